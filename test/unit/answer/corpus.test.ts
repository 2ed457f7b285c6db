import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { alignAnswer, amendmentOf, parseAnswer } from '../../../shared/answer'
import type { Alignment, ParsedAnswer, ResponseKind } from '../../../shared/answer/model'
import { parseComplaint } from '../../../shared/pleading'
import type { ParsedComplaint } from '../../../shared/pleading/model'
import { corpusFile, hasCorpus } from '../../corpus'
import { readPdf } from '../../papers/read'

const FILE = 'pleadings/sines-v-kessler-answer-kessler.pdf'

/** What the corpus says of a response, as the kinds that may stand for it. */
function kindsOf(value: string): ResponseKind[] {
  const [said = '', text = ''] = value.split('|')
  if (/^mixed|except|Kessler admits/.test(said)) return ['partial']
  if (/^neither|^\s*$/.test(said)) return /Admitted/.test(text) ? ['admitted'] : ['speaks-for-itself', 'no-response']
  if (/^lacks/.test(said)) return ['lacks-knowledge']
  if (/^incorporates/.test(said)) return ['incorporated']
  return /^denied/.test(said) ? ['denied'] : ['admitted']
}

describe.skipIf(!hasCorpus)('The real answer', () => {
  const read = async (file: string) => readPdf(new Uint8Array(readFileSync(corpusFile(file) as string)))
  let complaint: ParsedComplaint
  let answer: ParsedAnswer
  let aligned: Alignment
  beforeAll(async () => {
    complaint = parseComplaint(await read('pleadings/sines-v-kessler-second-amended-complaint.pdf'))
    answer = parseAnswer(await read(FILE), { highest: Math.max(...complaint.paragraphs.map((one) => one.n)) })
    aligned = alignAnswer(answer, { paragraphs: complaint.paragraphs, docketNumber: complaint.caption.docketNumber, amendment: amendmentOf(complaint.caption.title) })
  }, 60_000)

  test('every response meets its paragraph, and none meets the prayer', () => {
    expect(aligned.responses.map((one) => complaint.paragraphs[one.paragraph]?.n)).toEqual(Array.from({ length: 372 }, (_, index) => index + 1))
    expect(aligned.missing).toEqual([])
  })

  test('the kinds are those of the corpus', () => {
    const truth = readFileSync(corpusFile('ground-truth.tsv') as string, 'utf8').split('\n').flatMap((line) => {
      const [file, fact = '', value = ''] = line.split('\t')
      const n = file === FILE ? /^response (\d+)$/.exec(fact)?.[1] : undefined
      return n ? [{ n: Number(n), kinds: kindsOf(value) }] : []
    })
    expect(truth.length).toBeGreaterThan(20)
    const wrong = truth.filter(({ n, kinds }) => !kinds.includes(aligned.responses[n - 1]?.kind as ResponseKind)).map(({ n }) => n)
    expect(wrong.length / truth.length).toBeLessThanOrEqual(0.05)
    expect(wrong).toEqual([])
  })

  test('the tally over all is near the tally that a machine made of single words', () => {
    const count = (kind: ResponseKind) => aligned.responses.filter((one) => one.kind === kind).length
    expect(count('incorporated')).toBe(8)
    expect(count('admitted')).toBe(4)
    expect(Math.abs(count('partial') - 83)).toBeLessThanOrEqual(3)
    expect(Math.abs(count('denied') + count('lacks-knowledge') - 274)).toBeLessThanOrEqual(3)
  })

  test('defenses, parties, the words that deny the rest, and the drift near the end', () => {
    expect(answer.parties.map((one) => one.definedAs ?? one.name)).toEqual(['Jason Kessler', 'Nathan Damigo', 'Matthew Parrott', 'IE', 'TWP'])
    expect(answer.defenses.map((one) => one.name)).toEqual(['Assumption of the Risk', 'Contributory Negligence', 'Duress', 'Illegality'])
    expect(answer.generalDenial?.words).toContain('not specifically and explicitly admitted')
    expect(aligned.answersIt).toBe('yes')
    expect(aligned.doubts.filter((one) => one.what === 'drift').length).toBeGreaterThan(0)
  })

  test('it is no answer to the first complaint', async () => {
    const first = parseComplaint(await read('pleadings/sines-v-kessler-complaint.pdf'))
    const other = alignAnswer(parseAnswer(await read(FILE), { highest: 347 }), { paragraphs: first.paragraphs, docketNumber: first.caption.docketNumber, amendment: amendmentOf(first.caption.title) })
    expect(other.answersIt).toBe('no')
  })
})
