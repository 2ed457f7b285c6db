import { beforeAll, describe, expect, test } from 'vitest'
import { alignAnswer, parseAnswer } from '../../../shared/answer'
import { faultOf, faultRows } from '../../../shared/answer/evasive'
import { meetAndConferLetter } from '../../../shared/answer/letter'
import { removeAnswer, setAnswering, setKind, settle, shift } from '../../../shared/answer/mend'
import { answerOperations } from '../../../shared/answer/records'
import type { Operation } from '../../../shared/log/change'
import { parseComplaint } from '../../../shared/pleading'
import { complaintOperations, recordsOf } from '../../../shared/pleading/records'
import { computeProof, standing } from '../../../shared/proof'
import { type Answer, type Defense, type Document, type Paragraph, type Party, type Pleading, type Response, tables } from '../../../shared/records'
import { answeredComplaint, answers } from '../../papers/answers'
import { readPdf } from '../../papers/read'

let next = 0
const newId = (table: string) => `${({ answers: 'ans', responses: 'rsp', defenses: 'dfn', parties: 'pty', pleadings: 'pld', paragraphs: 'par', headings: 'hdg', counts: 'cnt', elements: 'elm', assignments: 'asg', doubts: 'dbt', documents: 'doc' } as Record<string, string>)[table] ?? 'xxx'}_${String(++next).padStart(6, '0')}`
const NOW = '2026-01-05T00:00:00.000Z'

type Case = { pleading: Pleading; paragraphs: Paragraph[]; parties: Party[]; ops: Operation[]; responses: Response[]; answer: Answer }

/** The paper of that name, imported into a matter with two defendants. */
async function imported(name: string): Promise<Case> {
  const parsed = parseComplaint(await readPdf(await answeredComplaint()))
  const { ops } = complaintOperations(parsed, {
    document: { id: 'doc_1' } as Document, newId: newId as never, now: NOW, shortForm: 'Compl.', title: 'Complaint', replaces: null, matter: null, parties: [], propose: () => null,
  })
  const paragraphs = recordsOf<Paragraph>(ops, 'paragraphs')
  const parties = recordsOf<Party>(ops, 'parties')
  const pleading = recordsOf<Pleading>(ops, 'pleadings')[0] as Pleading
  const paper = answers.find((one) => one.name === name)
  const answer = parseAnswer(await readPdf((await paper?.pdf()) as Uint8Array), { highest: 15 })
  const done = answerOperations(answer, alignAnswer(answer, { paragraphs, docketNumber: null, amendment: 0 }), { document: 'doc_2', pleading, paragraphs, parties, answers: [], responses: [], newId, now: NOW })
  return { pleading, paragraphs, parties, ops: done.ops, responses: recordsOf<Response>(done.ops, 'responses'), answer: recordsOf<Answer>(done.ops, 'answers')[0] as Answer }
}

const of = ({ paragraphs, responses }: Case, n: number) => responses.filter((one) => one.paragraph === paragraphs.find((p) => p.n === n)?.id)
const statusOf = (one: Case, n: number, options: { defendant?: string | null; ineffectiveDenials?: 'open' | 'admitted' | 'admitted-unless-catch-all' } = {}) => {
  const proof = computeProof({ paragraphs: one.paragraphs, counts: [], elements: [], assignments: [], supports: [], gaps: [], overrides: [], responses: one.responses, parties: one.parties }, { defendant: null, countIncorporatedCounts: false, ...options })
  return proof.paragraphs.get(one.paragraphs.find((p) => p.n === n)?.id ?? '')?.status
}

describe('An answer as records', () => {
  let plain: Case
  let two: Case
  let gaps: Case
  beforeAll(async () => {
    plain = await imported('a plain answer with headed defenses')
    two = await imported('two defendants in one answer who differ')
    gaps = await imported('paragraphs left out, nothing that covers them')
  })

  test('every record fits its schema, and parts lie inside what is quoted', () => {
    for (const one of [plain, two, gaps]) {
      for (const op of one.ops) if (op.op === 'put') expect(() => tables[op.table].parse(op.record)).not.toThrow()
      for (const response of one.responses) for (const part of response.parts) expect(part.to).toBeLessThanOrEqual(response.quote.length)
    }
  })

  test('an answer of one defendant of two admits for that one alone', () => {
    const acme = plain.parties.find((one) => one.name.startsWith('ACME'))?.id as string
    const stone = plain.parties.find((one) => one.name.startsWith('ROBERT'))?.id as string
    expect(plain.answer.parties).toEqual([acme])
    expect([statusOf(plain, 2), statusOf(plain, 2, { defendant: acme }), statusOf(plain, 2, { defendant: stone })]).toEqual(['unexamined', 'admitted', 'unexamined'])
  })

  test('two who answer together share a record, and have one each where they differ', () => {
    expect(of(two, 2).map((one) => one.party)).toEqual([null])
    expect(of(two, 3).map((one) => one.kind).sort()).toEqual(['admitted', 'lacks-knowledge'])
    const stone = two.parties.find((one) => one.name.startsWith('ROBERT'))?.id as string
    expect([statusOf(two, 2), statusOf(two, 3), statusOf(two, 3, { defendant: stone })]).toEqual(['admitted', 'unexamined', 'admitted'])
  })

  test('what is left out is admitted by silence, the prayer is not', () => {
    expect([5, 8, 9].map((n) => of(gaps, n)[0]?.kind)).toEqual(['admitted-by-silence', 'admitted-by-silence', 'admitted-by-silence'])
    expect(of(gaps, 13)).toEqual([])
    expect(statusOf(gaps, 8, { defendant: gaps.answer.parties[0] ?? null })).toBe('admitted')
  })

  test('what denies nothing counts as the setting says', () => {
    const options = { defendant: plain.answer.parties[0] ?? null }
    expect([statusOf(plain, 5, options), statusOf(plain, 5, { ...options, ineffectiveDenials: 'admitted-unless-catch-all' }), statusOf(plain, 5, { ...options, ineffectiveDenials: 'admitted' })]).toEqual(['unexamined', 'admitted', 'admitted'])
  })

  test('responses of an answer that was replaced no longer count', () => {
    expect(standing(plain.responses, [{ ...plain.answer, operative: false }])).toEqual([])
    expect(standing(plain.responses, [plain.answer])).toHaveLength(plain.responses.length)
  })

  test('faults are found, and the letter quotes each', () => {
    const rows = faultRows(gaps.paragraphs, gaps.responses)
    expect(rows.map((one) => [one.paragraph.n, one.fault])).toEqual([[5, 'silent'], [8, 'silent'], [9, 'silent']])
    const letter = meetAndConferLetter({
      matter: { name: 'Roe v. Acme', caption: '', court: '', docketNumber: '4:24-cv-01234' }, answer: plain.answer, pleading: plain.pleading, parties: plain.parties, rows: faultRows(plain.paragraphs, plain.responses), on: '2026-01-05', by: null,
    })
    const words = JSON.stringify(letter)
    expect(words).toContain('speaks for itself')
    expect(words).toContain('¶ 5 of the complaint')
    expect(faultOf({ kind: 'denied', flags: [] })).toBeNull()
  })

  test('mends: kind, doubt, who answers, removal', () => {
    const response = of(plain, 5)
    const paragraph = plain.paragraphs[4] as Paragraph
    expect(setKind(paragraph, response, 'admitted').ops).toMatchObject([{ op: 'patch', fields: { kind: 'admitted', confirmed: true, flags: [] } }])
    const doubted = { ...gaps.answer, doubts: gaps.answer.doubts.map((one) => ({ ...one, settled: false })) }
    expect(settle(doubted, 0, true).ops).toMatchObject([{ fields: { doubts: [{ settled: true }] } }])
    const both = plain.parties.filter((one) => one.role === 'defendant').map((one) => one.id)
    const change = setAnswering(plain.answer, both, both, plain.responses, () => newId('responses'))
    expect(change.ops.filter((op) => op.op === 'put')).toHaveLength(plain.responses.length)
    expect(change.ops.filter((op) => op.op === 'delete')).toHaveLength(plain.responses.length)
    expect(removeAnswer(plain.answer, plain.responses, recordsOf<Defense>(plain.ops, 'defenses')).ops).toHaveLength(plain.responses.length + 3)
  })

  test('a shift moves each response on by one, down and up, and takes off what has no place', () => {
    const from = plain.paragraphs[5] as Paragraph
    const apply = (rows: readonly Response[], by: 1 | -1, at: Paragraph) => {
      const change = shift(plain.answer, at, by, plain.paragraphs, rows)
      const gone = new Set(change.ops.flatMap((op) => (op.op === 'delete' ? [op.id] : [])))
      const moved = new Map(change.ops.flatMap((op) => (op.op === 'patch' ? [[op.id, op.fields as Partial<Response>] as const] : [])))
      return rows.filter((one) => !gone.has(one.id)).map((one) => ({ ...one, ...moved.get(one.id) }))
    }
    const place = (rows: readonly Response[], id: string) => plain.paragraphs.find((one) => one.id === rows.find((row) => row.id === id)?.paragraph)?.n
    const sixth = of(plain, 6)[0]?.id ?? ''
    const fifth = of(plain, 5)[0]?.id ?? ''
    const down = apply(plain.responses, 1, from)
    expect([place(down, fifth), place(down, sixth)]).toEqual([5, 7])
    const back = apply(down, -1, plain.paragraphs[6] as Paragraph)
    expect([place(back, fifth), place(back, sixth)]).toEqual([5, 6])
  })
})
