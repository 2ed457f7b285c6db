import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../shared/log/change'
import { andSettle, mergeWithPrevious, notAParagraph, readNumberAs, splitParagraph, splitPoints } from '../../../shared/pleading/fixes'
import type { Doubt, Gap, Paragraph, Support } from '../../../shared/records'
import { fixableOf, imported } from './paper'

const { ops } = imported()
const all = fixableOf(ops)
const at = (n: number) => all.paragraphs.find((one) => one.n === n) as Paragraph
const support = (of: string, source = 'doc_1'): Support => ({ id: `sup_${of.slice(4)}${source}`, of, source, bearing: 'supports', directness: 'direct', standing: 'proposed', note: '', defendants: [] })
const gap = (of: string): Gap => ({ id: 'gap_1', of, what: 'Logs', why: '', holder: '', plan: '', due: null, state: 'open', opened: '2026-01-05T00:00:00.000Z' })
const doubt = (paragraph: string, what = 'duplicate'): Doubt => ({ id: 'dbt_1', pleading: at(1).pleading, order: 1, what, say: 'Look.', paragraph, page: 1, rect: null, fixes: [], settled: false })
const patched = (operations: readonly Operation[], id: string) => operations.find((op) => op.op === 'patch' && op.id === id) as { fields: Partial<Paragraph> } | undefined

describe('joining to the paragraph before', () => {
  test('keeps every printed word, the number too', () => {
    const fix = mergeWithPrevious(at(5), all)
    const words = patched(fix?.ops ?? [], at(4).id)?.fields.text ?? ''
    expect(words).toContain(at(4).text)
    expect(words).toContain(at(5).text)
    expect(words).toContain(at(5).printed)
    expect(fix?.label).toBe('Join ¶ 5 to ¶ 4')
  })

  test('moves evidence and gaps, and drops what would stand twice', () => {
    const both = { ...all, supports: [support(at(5).id), support(at(4).id), support(at(5).id, 'doc_2')], gaps: [gap(at(5).id)] }
    const operations = mergeWithPrevious(at(5), both)?.ops ?? []
    expect(operations).toContainEqual({ op: 'delete', table: 'supports', id: support(at(5).id).id })
    expect(operations).toContainEqual({ op: 'patch', table: 'supports', id: support(at(5).id, 'doc_2').id, fields: { of: at(4).id } })
    expect(operations).toContainEqual({ op: 'patch', table: 'gaps', id: 'gap_1', fields: { of: at(4).id } })
  })

  test('is not offered for the first paragraph', () => {
    expect(mergeWithPrevious(at(1), all)).toBeNull()
  })

  test('settles the doubts about it', () => {
    const operations = mergeWithPrevious(at(5), { ...all, doubts: [doubt(at(5).id)] })?.ops ?? []
    expect(operations).toContainEqual({ op: 'patch', table: 'doubts', id: 'dbt_1', fields: { settled: true, paragraph: at(4).id } })
  })
})

describe('splitting', () => {
  const split = (paragraph: Paragraph, place: number) => {
    const fix = splitParagraph(paragraph, place, 'par_new', all)
    const second = fix?.ops.find((op) => op.op === 'put')
    return { first: patched(fix?.ops ?? [], paragraph.id)?.fields, second: second && 'record' in second ? (second.record as Paragraph) : undefined }
  }

  test('cuts at the sentence and puts the second half behind the first', () => {
    const [place] = splitPoints(at(4).text)
    const { first, second } = split(at(4), place as number)
    expect(second?.text).toBe('It did so without consent.')
    expect(`${first?.text} ${second?.text}`).toBe(at(4).text)
    expect(second?.label).toBe('4 (part 2)')
    expect(second?.order).toBeGreaterThan(at(4).order)
    expect(second?.order).toBeLessThan(at(5).order)
  })

  test('gives the second half the number that stood at the cut', () => {
    const swallowed = { ...at(4), text: 'First fact. 12. Second fact.' }
    const { second } = split(swallowed, 12)
    expect(second).toMatchObject({ n: 12, label: '12', printed: '12.', text: 'Second fact.' })
  })

  test('finds information and belief anew in each half', () => {
    const [place] = splitPoints(at(4).text)
    const { first, second } = split(at(4), place as number)
    expect(first?.flags).toContain('information-and-belief')
    expect(second?.flags).not.toContain('information-and-belief')
  })

  test('refuses a cut that leaves nothing on one side', () => {
    expect(splitParagraph(at(4), 0, 'par_new', all)).toBeNull()
    expect(splitParagraph(at(4), at(4).text.length, 'par_new', all)).toBeNull()
  })

  test('never loses a word, wherever it cuts', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.string({ minLength: 2, maxLength: 120 }), (place, words) => {
      const paragraph = { ...at(4), text: words, items: [], cues: [] }
      const { first, second } = split(paragraph, Math.min(place, words.length))
      if (!first || !second) return
      const plain = (text: string) => text.replace(/\s+/g, '')
      expect(plain(`${first.text}${second.printed}${second.text}`)).toBe(plain(words))
    }), { seed: 4 })
  })
})

describe('reading a number anew', () => {
  test('keeps two paragraphs of one number apart', () => {
    expect(patched(readNumberAs(at(5), 7, all).ops, at(5).id)?.fields).toEqual({ n: 7, label: '7 (second)' })
  })

  test('settles doubts about numbers only', () => {
    const number = readNumberAs(at(5), 50, { ...all, doubts: [doubt(at(5).id), { ...doubt(at(5).id, 'start-unclear'), id: 'dbt_2' }] })
    expect(number.ops.filter((op) => op.table === 'doubts')).toHaveLength(1)
  })
})

test('what is no paragraph goes with all that hangs on it', () => {
  const operations = notAParagraph(at(5), { ...all, supports: [support(at(5).id)], gaps: [gap(at(5).id)] }).ops
  expect(operations.map((op) => `${op.op} ${op.table}`)).toEqual(['delete supports', 'delete gaps', 'delete paragraphs'])
})

test('a mend that was asked for by a doubt settles it in the same change, once', () => {
  const mine = doubt(at(5).id, 'start-unclear')
  const fix = andSettle(readNumberAs(at(5), 50, { ...all, doubts: [mine] }), mine)
  expect(fix.ops.filter((op) => op.table === 'doubts')).toHaveLength(1)
  expect(andSettle(fix, mine).ops).toHaveLength(fix.ops.length)
})
