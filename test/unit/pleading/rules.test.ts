import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classify, isGeneralBelief } from '../../../shared/pleading/classify'
import { incorporated } from '../../../shared/pleading/incorporation'
import { parseComplaint } from '../../../shared/pleading'
import { ordinalOf } from '../../../shared/pleading/ordinal'
import { sentences } from '../../../shared/pleading/sentences'
import { alignComplaints, wordChanges } from '../../../shared/pleading/align'
import { readPlain } from '../../../shared/plain/read'

describe('Ordinals of counts', () => {
  test.each([
    ['I', 1], ['XIV', 14], ['3', 3], ['3rd', 3], ['THREE', 3], ['FIRST', 1], ['Twelfth', 12], ['TWENTY-FIRST', 21], ['THIRTIETH', 30],
    ['NINTEENTH', 19], // misspelt in a real complaint
    ['TWENTY FIRST', 21], ['IIII', null], ['BANANA', null], ['', null],
  ])('%s', (text, value) => expect(ordinalOf(text)).toBe(value))
})

describe('Incorporation by reference', () => {
  test.each([
    ['Plaintiff repeats and realleges paragraphs 1 through 45 as if fully set forth herein.', 46, [{ from: 1, to: 45 }]],
    ['Plaintiffs incorporate by reference the foregoing paragraphs.', 30, [{ from: 1, to: 29 }]],
    ['Plaintiff realleges ¶¶ 1-10, 12 and 15–20.', 60, [{ from: 1, to: 10 }, { from: 12, to: 12 }, { from: 15, to: 20 }]],
    ['Plaintiff repeats the preceding paragraphs except paragraphs 5 to 7.', 11, [{ from: 1, to: 4 }, { from: 8, to: 10 }]],
    ['Defendant sold the widget.', 5, null],
  ])('%s', (text, own, ranges) => expect(incorporated(text, own)).toEqual(ranges))
})

describe('Kind and flags of an allegation', () => {
  test.each([
    ['On information and belief, Defendant gave the messages to a third party.', 'conduct', ['information-and-belief']],
    ['Plaintiff is informed and believes and thereon alleges that the vendor kept a copy.', null, ['information-and-belief']],
    ['Plaintiff repeats and realleges the foregoing paragraphs.', 'incorporation', []],
    ['Venue is proper in this District under 28 U.S.C. § 1391(b).', 'venue', []],
    ['Defendant is liable to Plaintiff.', 'legal-conclusion', ['legal-conclusion']],
    ['On March 3, 2023, Defendant, in violation of the statute, sold the widget.', 'conduct', ['legal-conclusion', 'date']],
    ['Plaintiff Jane Roe is an individual residing in California.', 'party', []],
    ['Members of the class are so numerous that joinder is impracticable.', 'class', []],
  ])('%s', (text, kind, flags) => {
    const found = classify(text, false, false)
    if (kind) expect(found.kind).toBe(kind)
    expect(found.flags).toEqual(expect.arrayContaining(flags))
  })

  test('a general clause flags the pleading, not the paragraph', () => {
    const text = 'Plaintiff alleges on personal knowledge as to herself and on information and belief as to all other matters:'
    expect(isGeneralBelief(text)).toBe(true)
    expect(classify(text, false, false).flags).not.toContain('information-and-belief')
  })

  test('cues lie inside the text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => {
      for (const cue of classify(`${text} On information and belief, so.`, false, false).cues) {
        expect(cue.from).toBeGreaterThanOrEqual(0)
        expect(cue.to).toBeLessThanOrEqual(text.length + 32)
        expect(cue.from).toBeLessThan(cue.to)
      }
    }), { seed: 7, numRuns: 200 })
  })
})

test('Sentences know the full stops that end nothing', () => {
  const text = 'See Roe v. Acme, Inc. The court, per Hon. A. Smith, held so under 18 U.S.C. § 2702. It was reversed.'
  expect(sentences(text).map(({ from, to }) => text.slice(from, to))).toEqual(['See Roe v. Acme, Inc. The court, per Hon. A. Smith, held so under 18 U.S.C. § 2702.', 'It was reversed.'])
})

test('The reader never throws and ends on noise, and its places lie on its pages', () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 120 }), { maxLength: 120 }), (lines) => {
    const pages = readPlain(lines.join('\n'))
    const found = parseComplaint(pages)
    for (const paragraph of found.paragraphs) {
      expect(paragraph.place.page).toBeGreaterThanOrEqual(1)
      expect(paragraph.place.endPage).toBeLessThanOrEqual(pages.length)
    }
  }), { seed: 11, numRuns: 150 })
})

test('A megabyte of digits and dots is read in seconds', () => {
  const noise = Array.from({ length: 20_000 }, (_, n) => `${n % 977}. ${'x'.repeat(n % 60)}`).join('\n')
  const began = performance.now()
  parseComplaint(readPlain(noise))
  expect(performance.now() - began).toBeLessThan(20_000)
})

describe('An amended complaint beside the earlier one', () => {
  const earlier = ['Alpha sold a widget to the plaintiff in May.', 'The plaintiff paid for it.', 'The widget failed and struck the plaintiff.', 'Plaintiff realleges the foregoing.'].map((text, n) => ({ label: String(n + 1), text }))
  const later = ['Alpha sold a widget to the plaintiff in May.', 'A new fact, never pleaded before, about the board of directors.', 'The plaintiff paid for it in full and on time.', 'Plaintiff realleges the foregoing.'].map((text, n) => ({ label: String(n + 1), text }))

  test('says what is the same, changed, new and gone', () => {
    expect(alignComplaints(earlier, later).map((row) => [row.earlier, row.later, row.relation])).toEqual([
      [0, 0, 'same'], [null, 1, 'new'], [1, 2, 'changed'], [2, null, 'gone'], [3, 3, 'same'],
    ])
  })

  test('gives the later text back from its word changes', () => {
    fc.assert(fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), (a, b) => {
      expect(wordChanges(a, b).filter((part) => !part.removed).map((part) => part.text).join('')).toBe(b)
    }), { seed: 3, numRuns: 50 })
  })

  test('aligns 400 paragraphs with 400', () => {
    const many = Array.from({ length: 400 }, (_, n) => ({ label: String(n + 1), text: `Fact number ${n} concerns item ${n * 7} of the list ${n % 13}.` }))
    expect(alignComplaints(many, many).every((row) => row.relation === 'same')).toBe(true)
  })
})
