import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeProof, paragraphCites, type ProofInput, roman } from '../../../shared/proof'
import { type Assignment, type Count, type Element, type Gap, type Override, type Paragraph, type Party, RESPONSE_DEFAULTS, type Response, type Support } from '../../../shared/records'

const place = { page: 1, endPage: 1, rects: [] }

const paragraph = (n: number, extra: Partial<Paragraph> = {}): Paragraph => ({
  id: `par_${n}`, pleading: 'pld_1', order: n, n, label: String(n), printed: `${n}.`, place, text: `Fact ${n}.`, kind: 'conduct', flags: [], cues: [], items: [], footnotes: [], exhibits: [],
  count: null, heading: null, incorporates: null, notNeeded: false, debtAccepted: null, withdrawn: false, ...extra,
})
const count = (n: number, extra: Partial<Count> = {}): Count => ({
  id: `cnt_${n}`, pleading: 'pld_1', order: n, ordinal: n, printed: `COUNT ${n}`, name: `Count ${n}`, basis: [], against: [], by: [], defendants: [], claim: null, confirmed: true, place, incorporates: [], ...extra,
})
const element = (n: number, of = 'cnt_1'): Element => ({ id: `elm_${n}`, count: of, order: n, text: `Element ${n}`, short: `Element ${n}`, library: null, proof: [], requests: [] })
let next = 0
const support = (of: string, extra: Partial<Support> = {}): Support => ({ id: `sup_${next++}`, of, source: 'psg_1', bearing: 'supports', directness: 'direct', standing: 'verified', note: '', defendants: [], ...extra })
const gap = (of: string, extra: Partial<Gap> = {}): Gap => ({ id: `gap_${next++}`, of, what: 'A record is missing', why: '', holder: '', plan: '', due: null, state: 'open', opened: '2025-01-01T00:00:00.000Z', ...extra })
const assign = (p: number, e: number): Assignment => ({ id: `asg_${p}-${e}`, paragraph: `par_${p}`, element: `elm_${e}`, standing: 'confirmed', reason: '' })
const party = (n: number): Party => ({ id: `pty_${n}`, name: `Defendant ${n}`, definedAs: null, role: 'defendant', order: n })
const response = (n: number, extra: Partial<Response> = {}): Response => ({ ...RESPONSE_DEFAULTS, id: `rsp_${next++}`, paragraph: `par_${n}`, party: null, kind: 'admitted', quote: '', ...extra })

const input = (extra: Partial<ProofInput>): ProofInput => ({ paragraphs: [paragraph(1)], counts: [], elements: [], assignments: [], supports: [], gaps: [], overrides: [], responses: [], parties: [], ...extra })
const prove = (extra: Partial<ProofInput>, defendant: string | null = null) => computeProof(input(extra), { defendant, countIncorporatedCounts: false })
const statusOf = (extra: Partial<ProofInput>, defendant: string | null = null) => prove(extra, defendant).paragraphs.get('par_1')?.status

const undermines = { bearing: 'undermines' } as const
const proposed = { standing: 'proposed' } as const

describe('The status of an allegation is', () => {
  test.each<[string, string, Partial<ProofInput>]>([
    ['not needed for a legal conclusion', 'not-needed', { paragraphs: [paragraph(1, { kind: 'legal-conclusion' })], supports: [support('par_1')] }],
    ['not needed for an incorporation', 'not-needed', { paragraphs: [paragraph(1, { kind: 'incorporation' })] }],
    ['not needed where a person said so', 'not-needed', { paragraphs: [paragraph(1, { notNeeded: true })] }],
    ['admitted where the answer admits it, whatever else there is', 'admitted', { responses: [response(1)], supports: [support('par_1', undermines)] }],
    ['admitted by silence (FRCP 8(b)(6))', 'admitted', { responses: [response(1, { kind: 'admitted-by-silence' })] }],
    ['not admitted by a denial', 'unexamined', { responses: [response(1, { kind: 'denied' })] }],
    ['contested with verified support on both sides', 'contested', { supports: [support('par_1'), support('par_1', undermines)] }],
    ['undermined with verified evidence against it alone', 'undermined', { supports: [support('par_1', undermines), support('par_1', proposed)] }],
    ['supported with verified support and no open gap', 'supported', { supports: [support('par_1')], gaps: [gap('par_1', { state: 'closed' })] }],
    ['partial with verified support and an open gap', 'partial', { supports: [support('par_1')], gaps: [gap('par_1')] }],
    ['partial with proposed support only', 'partial', { supports: [support('par_1', proposed)] }],
    ['missing with an open gap and no support', 'missing', { gaps: [gap('par_1')] }],
    ['missing where what speaks against it is only proposed', 'missing', { gaps: [gap('par_1')], supports: [support('par_1', { ...undermines, ...proposed })] }],
    ['unexamined with nothing', 'unexamined', {}],
    ['unexamined where every link was rejected', 'unexamined', { supports: [support('par_1', { standing: 'rejected' })] }],
    ['unexamined with context alone', 'unexamined', { supports: [support('par_1', { bearing: 'context' })] }],
  ])('%s', (_name, status, extra) => expect(statusOf(extra)).toBe(status))

  test('never made by information and belief', () => {
    const proof = prove({ paragraphs: [paragraph(1, { flags: ['information-and-belief'] })] })
    expect(proof.paragraphs.get('par_1')?.status).toBe('unexamined')
    expect(proof.paragraphs.get('par_1')?.why).toContain('information and belief')
  })

  test('a person’s own, with the reason, over the computed one', () => {
    const override: Override = { id: 'ovr_1', of: 'par_1', status: 'supported', reason: 'Judicial notice.', at: '2025-01-01T00:00:00.000Z' }
    const one = prove({ overrides: [override] }).paragraphs.get('par_1')
    expect([one?.status, one?.computed]).toEqual(['supported', 'unexamined'])
    expect(one?.why).toContain('Judicial notice')
  })
})

describe('With several defendants', () => {
  const parties = [party(1), party(2)]
  test('an allegation is admitted only where all admit it', () => {
    const one = [response(1, { party: 'pty_1' })]
    expect(statusOf({ parties, responses: one })).toBe('unexamined')
    expect(statusOf({ parties, responses: one }, 'pty_1')).toBe('admitted')
    expect(statusOf({ parties, responses: one }, 'pty_2')).toBe('unexamined')
    expect(statusOf({ parties, responses: [...one, response(1, { party: 'pty_2' })] })).toBe('admitted')
  })
  test('evidence that speaks to one of them counts for that one', () => {
    const supports = [support('par_1', { defendants: ['pty_1'] })]
    expect(statusOf({ parties, supports }, 'pty_1')).toBe('supported')
    expect(statusOf({ parties, supports }, 'pty_2')).toBe('unexamined')
  })
  test('a count against the other is not shown', () => {
    const proof = prove({ parties, counts: [count(1, { defendants: ['pty_1'] }), count(2)] }, 'pty_2')
    expect([...proof.counts.keys()]).toEqual(['cnt_2'])
  })
})

describe('An element', () => {
  const base = { paragraphs: [paragraph(1), paragraph(2)], counts: [count(1)], elements: [element(1)], assignments: [assign(1, 1), assign(2, 1)] }
  const of = (extra: Partial<ProofInput>) => prove({ ...base, ...extra }).elements.get('elm_1')

  test.each<[string, string, Partial<ProofInput>]>([
    ['takes the worst of its allegations', 'missing', { supports: [support('par_1')], gaps: [gap('par_2')] }],
    ['is supported where all of them are', 'supported', { supports: [support('par_1'), support('par_2')] }],
    ['is partial where one is supported and one unexamined', 'partial', { supports: [support('par_1')] }],
    ['is unexamined where nobody has looked at any', 'unexamined', {}],
    ['is carried by support on the element itself', 'supported', { supports: [support('elm_1')], gaps: [gap('par_2')] }],
    ['is contested where that support meets undermined allegations', 'contested', { supports: [support('elm_1'), support('par_1', undermines)] }],
    ['is missing with a gap of its own', 'missing', { supports: [support('par_1'), support('par_2')], gaps: [gap('elm_1')] }],
    ['is unexamined with no paragraph assigned', 'unexamined', { assignments: [] }],
    ['is unexamined where only conclusions are pleaded', 'unexamined', { paragraphs: [paragraph(1, { kind: 'legal-conclusion' }), paragraph(2, { kind: 'legal-conclusion' })] }],
  ])('%s', (_name, status, extra) => expect(of(extra)?.status).toBe(status))

  test('says which paragraphs it rests on, and that they are on information and belief', () => {
    const flags: Paragraph['flags'] = ['information-and-belief']
    const why = of({ paragraphs: [paragraph(1, { flags }), paragraph(2, { flags })], gaps: [gap('par_1'), gap('par_2')] })?.why
    expect(why).toBe('It rests on ¶¶ 1, 2, all on information and belief, with nothing behind them.')
  })

  test('rests on facts of another count only where the matter says so', () => {
    const extra = { ...base, paragraphs: [paragraph(1, { count: 'cnt_2' }), paragraph(2)], counts: [count(1), count(2)], supports: [support('par_2')], gaps: [gap('par_1')] }
    expect(prove(extra).elements.get('elm_1')?.status).toBe('supported')
    expect(computeProof(input(extra), { defendant: null, countIncorporatedCounts: true }).elements.get('elm_1')?.status).toBe('missing')
  })

  test('makes its count as bad as the worst of them', () => {
    const proof = prove({ ...base, elements: [element(1), element(2)], assignments: [assign(1, 1), assign(2, 2)], supports: [support('par_1')], gaps: [gap('par_2')] })
    expect(proof.counts.get('cnt_1')?.status).toBe('missing')
    expect(proof.counts.get('cnt_1')?.why).toBe('“Element 2” is missing.')
  })
})

describe('The gap list', () => {
  test('puts an element with no other support first', () => {
    const proof = prove({
      paragraphs: [paragraph(1), paragraph(2), paragraph(3)], counts: [count(1)], elements: [element(1), element(2)], assignments: [assign(1, 1), assign(2, 2), assign(3, 1)],
      supports: [support('par_3')], gaps: [gap('par_1', { id: 'gap_weaker' }), gap('par_2', { id: 'gap_falls' })],
    })
    expect(proof.gaps.map((row) => [row.id, row.danger])).toEqual([['gap_falls', 3], ['gap_weaker', 2]])
    expect(proof.gaps[0]?.why).toBe('Count I, element 2 (element 2) rests on this paragraph alone.')
  })
  test('names what nobody has recorded a gap for', () => {
    expect(prove({}).gaps).toMatchObject([{ id: 'par_1', gap: null, danger: 1 }])
  })
  test('leaves out what is supported, closed or needs no proof', () => {
    expect(prove({ supports: [support('par_1')], gaps: [gap('par_1', { state: 'dropped' })] }).gaps).toEqual([])
  })
})

describe('A debt under Rule 11(b)(3)', () => {
  const flags: Paragraph['flags'] = ['information-and-belief']
  test.each<[string, string, Partial<ProofInput>]>([
    ['is open until evidence backs it', 'open', { paragraphs: [paragraph(1, { flags })] }],
    ['is backed by verified support', 'backed', { paragraphs: [paragraph(1, { flags })], supports: [support('par_1')] }],
    ['is not backed by a proposal', 'open', { paragraphs: [paragraph(1, { flags })], supports: [support('par_1', proposed)] }],
    ['is accepted with a reason', 'accepted', { paragraphs: [paragraph(1, { flags, debtAccepted: { reason: 'Known to the defendant only.', at: '2025-01-01T00:00:00.000Z' } })] }],
    ['ends where the allegation is withdrawn', 'withdrawn', { paragraphs: [paragraph(1, { flags, withdrawn: true })] }],
  ])('%s', (_name, state, extra) => expect(prove(extra).debts).toMatchObject([{ paragraph: 'par_1', state }]))
})

test('Paragraphs are cited in ranges as papers do', () => {
  expect(paragraphCites([1, 2, 3, 7, 9, 10].map((n) => paragraph(n)))).toBe('¶¶ 1–3, 7, 9, 10')
  expect(paragraphCites([paragraph(4)])).toBe('¶ 4')
})

test('Roman numerals go to the thirties', () => {
  expect([1, 4, 9, 14, 21, 39].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XXI', 'XXXIX'])
})

describe('For any matter', () => {
  const anySupport = fc.record({ of: fc.constantFrom('par_1', 'par_2', 'par_3', 'elm_1', 'elm_2'), bearing: fc.constantFrom('supports', 'undermines', 'context'), standing: fc.constantFrom('proposed', 'verified', 'rejected') })
  const anyGap = fc.record({ of: fc.constantFrom('par_1', 'par_2', 'par_3', 'elm_1'), state: fc.constantFrom('open', 'closed', 'dropped') })
  const matter = (supports: { of: string; bearing: string; standing: string }[], gaps: { of: string; state: string }[]) => ({
    paragraphs: [paragraph(1), paragraph(2), paragraph(3)], counts: [count(1)], elements: [element(1), element(2)], assignments: [assign(1, 1), assign(2, 1), assign(3, 2)],
    supports: supports.map((one) => support(one.of, one as Partial<Support>)), gaps: gaps.map((one) => gap(one.of, one as Partial<Gap>)),
  })
  const statuses = (extra: Partial<ProofInput>) => {
    const proof = prove(extra)
    return [...proof.paragraphs].map(([id, one]) => [id, one.status]).concat([...proof.elements].map(([id, one]) => [id, one.status])).sort()
  }
  test('the order of the records makes no difference', () => {
    fc.assert(fc.property(fc.array(anySupport, { maxLength: 12 }), fc.array(anyGap, { maxLength: 6 }), (supports, gaps) => {
      const one = matter(supports, gaps)
      const other = Object.fromEntries(Object.entries(one).map(([name, rows]) => [name, [...rows].reverse()]))
      expect(statuses(other)).toEqual(statuses(one))
    }), { seed: 5, numRuns: 200 })
  })
  test('every status says why in a sentence', () => {
    fc.assert(fc.property(fc.array(anySupport, { maxLength: 12 }), fc.array(anyGap, { maxLength: 6 }), (supports, gaps) => {
      const proof = prove(matter(supports, gaps))
      for (const one of [...proof.paragraphs.values(), ...proof.elements.values(), ...proof.counts.values()]) expect(one.why).toMatch(/^[“A-Z¶\d].*[.”]$/u)
    }), { seed: 6, numRuns: 200 })
  })
})
