import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countSubparts, countUse, daysUntil, definitionsFor, documentsProduced, draftRequests, findDeficiencies, findObjections, ifNeverComes, instructionsFor, letterPaper, orderAt, orderOfProof, PLAIN_LIMITS, readableMinutes, setPaper, setTitle, silenceOf, standingOf, termsOf, TOOL } from '../../../shared/discovery'
import { phrase, readPattern, subjectOf, type Terms, toolsOf } from '../../../shared/discovery/fill'
import { withoutRepeats } from '../../../shared/discovery/draft'
import { claims } from '../../../shared/elements'
import { computeProof } from '../../../shared/proof'
import { type Deposition, type Document, Request, REQUEST_KINDS, RequestSet, type RequestKind } from '../../../shared/records'
import { example as matterOf } from './example'

const TERMS: Terms = { plaintiff: 'Roe', defendant: 'Example Network', from: '2024-01-01', until: null }

test.each<[RequestKind, string, string]>([
  ['rfp', 'documents sufficient to show each disclosure of the covered information', 'Documents sufficient to show each disclosure of the covered information, from January 1, 2024 through the present.'],
  ['rfp', 'each version of the agreement and records of plaintiff’s assent', 'Documents sufficient to show each version of the agreement and records of Roe’s assent, from January 1, 2024 through the present.'],
  ['rfp', 'pricing studies', 'All documents and communications concerning pricing studies, from January 1, 2024 through the present.'],
  ['interrogatory', 'identify each recipient', 'Identify each recipient, from January 1, 2024 through the present.'],
  ['interrogatory', 'whether message bodies were used', 'State whether message bodies were used, from January 1, 2024 through the present.'],
  ['rfa', "plaintiff paid all fees due to defendant", 'Admit that Roe paid all fees due to Example Network.'],
  ['rfa', 'Admit that it was on', 'Admit that it was on.'],
  ['deposition-topic', 'data flows', 'Data flows, from January 1, 2024 through the present.'],
])('%s: %s', (kind, words, text) => expect(phrase(kind, words, TERMS)).toBe(text))

test('every pattern of the library names a tool and fills without a rest of its own', () => {
  for (const claim of claims) for (const element of claim.elements) for (const pattern of element.requests) {
    const read = readPattern(pattern)
    expect(read, pattern).not.toBeNull()
    if (!read) continue
    const text = phrase(read.kind, read.words, TERMS)
    expect(text, pattern).toMatch(/^[A-Z].*[.?!]$/)
    expect(text, pattern).not.toMatch(/\b(?:the )?(?:plaintiff|defendant)\b/)
  }
})

test.each([
  ['Nothing shows that any message left', 'whether any message left', true], ['Nobody knows who received them', 'who received them', true], ['Nothing ties the messages to a data set', 'any connection between the messages and a data set', false],
  ['No retention schedule', 'retention schedule', false], ['Transfer record', 'Transfer record', false],
])('%s asks %s', (what, clause, question) => expect(subjectOf(what)).toEqual({ clause, question }))

test('tools are read from a plan in its order', () => {
  expect(toolsOf('RFP 4 (lineage), 30(b)(6) topic 2, RFA 1')).toEqual(['rfp', 'deposition-topic', 'rfa'])
  expect(toolsOf('Ask the client')).toEqual([])
})

function example() {
  const built = matterOf()
  return { ...built, proof: computeProof(built.input, { defendant: null, countIncorporatedCounts: false }) }
}

test('gaps become drafts with what they serve, once each', () => {
  const { proof, gap, element } = example()
  const drafts = draftRequests(proof.gaps.filter((row) => row.gap), proof, TERMS)
  expect(new Set(drafts.map((one) => `${one.kind} ${one.text}`)).size).toBe(drafts.length)
  expect(drafts.find((one) => one.kind === 'rfp')).toMatchObject({ gaps: [gap], elements: [element] })
  expect(drafts.map((one) => one.kind)).toContain('deposition-topic')
})

test('two gaps that ask for the same make one draft', () => {
  const draft = { kind: 'rfp' as const, text: 'Documents sufficient to show each version of the agreement.', subparts: 1, gaps: ['gap_1'], elements: ['elm_1'], why: '' }
  const longer = { ...draft, text: 'Documents sufficient to show each version of the agreement and records of assent.', gaps: ['gap_2'], elements: ['elm_2'] }
  expect(withoutRepeats([draft, longer, { ...draft, kind: 'rfa' as const }])).toEqual([{ ...longer, gaps: ['gap_1', 'gap_2'], elements: ['elm_1', 'elm_2'] }, { ...draft, kind: 'rfa' }])
})

test('what falls: an element without anything verified, and its count with it', () => {
  const { proof, element, verified } = example()
  const fall = ifNeverComes([element, verified, 'elm_unknown'], proof)
  expect(fall.falls.map((one) => one.element)).toEqual([element])
  expect(fall.weaker.map((one) => one.element)).toEqual([verified])
  expect(fall.counts).toHaveLength(1)
  expect(fall.say).toContain('1 element falls')
  expect(ifNeverComes([], proof).say).toBe('No element rests on it.')
})

const SET: RequestSet = RequestSet.parse({
  id: 'rqs_1', kind: 'interrogatory', title: 'Set', by: 'pty_1', to: 'pty_2', instructions: ['Answer.'], definitions: [{ term: 'You', text: 'means Example.' }], spanFrom: null, spanUntil: null, state: 'served', served: '2025-01-30', servedHow: 'mail', due: '2025-03-06', dueWhy: '',
  extended: null, extendedWhy: '', responded: null, response: null, steps: [], created: '2025-01-30T00:00:00Z', note: '',
})
const ASKED: Request = Request.parse({ id: 'req_1', set: 'rqs_1', order: 1, number: 1, text: 'State it.', subparts: 1, gaps: [], elements: [], state: 'open', response: '', objections: [], produced: [], note: '' })

test('interrogatories are counted with their sub-parts for each pair of parties', () => {
  const sets = [SET, { ...SET, id: 'rqs_2', state: 'draft' as const }, { ...SET, id: 'rqs_3', to: 'pty_3' }, { ...SET, id: 'rqs_4', state: 'withdrawn' as const }]
  const requests = [{ ...ASKED, subparts: 20 }, { ...ASKED, id: 'req_2', set: 'rqs_2', subparts: 6 }, { ...ASKED, id: 'req_3', set: 'rqs_3', subparts: 25 }, { ...ASKED, id: 'req_4', set: 'rqs_4', subparts: 100 }]
  const use = countUse(sets, requests, [], PLAIN_LIMITS)
  expect(use.interrogatories).toEqual([{ by: 'pty_1', to: 'pty_2', served: 20, drafted: 6, over: true }, { by: 'pty_1', to: 'pty_3', served: 25, drafted: 0, over: false }])
  expect(countUse(sets, requests, [], { ...PLAIN_LIMITS, interrogatories: 26 }).interrogatories[0]?.over).toBe(false)
})

test('a 30(b)(6) notice and the deposition that came of it are one; longer ones are named', () => {
  const deposition = { id: 'dep_1', witness: 'Designee', organisation: true, state: 'planned', limitMinutes: 480 } as Deposition
  const notice = { ...SET, kind: 'deposition-topic' as const }
  expect(countUse([notice], [], [], PLAIN_LIMITS).depositions).toEqual({ used: 0, planned: 1, over: false })
  expect(countUse([notice], [], [deposition], PLAIN_LIMITS)).toMatchObject({ depositions: { used: 0, planned: 1, over: false }, longer: [{ witness: 'Designee', hours: 8 }] })
  expect(countUse([], [], Array.from({ length: 11 }, () => ({ ...deposition, state: 'ended' as const })), PLAIN_LIMITS).depositions).toEqual({ used: 11, planned: 0, over: true })
})

test.each([
  ['2025-02-01', 'open'], ['2025-02-27', 'soon'], ['2025-03-06', 'soon'], ['2025-03-07', 'overdue'],
])('on %s a served set is %s', (today, standing) => expect(standingOf(SET, [ASKED], today)).toBe(standing))

test('an extension moves it, a deficient response shows before all, silence admits', () => {
  expect(standingOf({ ...SET, extended: '2025-03-20' }, [], '2025-03-07')).toBe('open')
  expect(standingOf({ ...SET, state: 'responded' }, [{ state: 'deficient' }], '2025-03-07')).toBe('deficient')
  expect(silenceOf({ ...SET, kind: 'rfa' }, 'overdue')).toContain('admitted')
  expect(silenceOf(SET, 'open')).toBe('')
  expect(daysUntil('not a day', '2025-03-07')).toBeNull()
})

test.each<[RequestKind, string, number, string[]]>([
  ['rfp', 'Defendant objects that this is overly broad, unduly burdensome, vague and not proportional. Subject to and without waiving its objections, it will produce responsive documents.', 0, ['Rule 34(b)(2)(C)', 'Rule 34(b)(2)(C)', 'Rule 34(b)(2)(B)', 'Rule 34(b)(2)(B)']],
  ['rfp', 'Defendant will produce responsive documents by March 14, 2025.', 0, []],
  ['rfp', 'Defendant objects because the term “pipeline” is vague, and withholds nothing on that ground. Documents withheld: none.', 1, []],
  ['rfa', 'Defendant lacks sufficient information to admit or deny.', 0, ['Rule 36(a)(4)']],
  ['interrogatory', 'See the business records under Rule 33(d).', 0, ['Rule 33(d)(1)']],
  ['interrogatory', '', 0, ['Rule 33(b)(3)']],
])('a response to an %s: %s', (kind, response, produced, rules) => expect(findDeficiencies(kind, response, produced).map((one) => one.rule)).toEqual(rules))

test('objections are found with their sentences; a promise is none', () => {
  expect(findObjections('Example objects that it is overbroad. It also objects as privileged.')).toEqual([{ kind: 'overbroad', words: 'Example objects that it is overbroad.' }, { kind: 'privilege', words: 'It also objects as privileged.' }])
  expect(findObjections('Example will produce confidential documents under the protective order.')).toEqual([])
})

test('no words make the readers throw or hang', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), fc.constantFrom(...REQUEST_KINDS), (text, kind) => {
    findObjections(text)
    expect(findDeficiencies(kind, text, 0)).toBeInstanceOf(Array)
    expect(countSubparts(text)).toBeGreaterThanOrEqual(1)
    expect(phrase(kind, text, TERMS)).toMatch(/[.?!]$/)
    subjectOf(text)
    readPattern(text)
  }))
  for (const noise of ['subject to '.repeat(20_000), '(a) '.repeat(50_000), 'nothing shows that '.repeat(20_000), '(“'.repeat(20_000), 'will produce '.repeat(20_000)]) {
    findDeficiencies('rfp', noise, 0)
    findObjections(noise)
    countSubparts(noise)
    subjectOf(noise)
    termsOf([{ label: '1', text: noise }], 'Compl.')
  }
})

test('sub-parts are counted as they are printed', () => {
  expect(countSubparts('State: (a) who; (b) when; (c) why.')).toBe(3)
  expect(countSubparts('State the facts under § 2702(b) and Rule 34(a).')).toBe(1)
})

test('terms of the complaint become definitions where they are used', () => {
  const terms = termsOf([{ label: '11', text: 'Its private messages (“InMail”) and the setting (the “Setting” or “Toggle”) are' }], 'Compl.')
  expect(terms.map((one) => one.term)).toEqual(['InMail', 'Setting', 'Toggle'])
  const found = definitionsFor('rfp', 'Example', [{ name: 'Example, Inc.', definedAs: 'Example' }], terms, ['Documents on each InMail'])
  expect(found.map((one) => one.term)).toEqual(['You', 'Example', 'Document', 'Communication', 'Concerning', 'InMail'])
  for (const kind of REQUEST_KINDS) expect(instructionsFor(kind, ['Roe']).length).toBeGreaterThan(0)
})

const MATTER = { court: 'United States District Court', caption: 'Roe v. Example', docketNumber: '1:25-cv-1', name: 'Roe', counsel: [{ name: 'A. Counsel', appearsFor: 'Roe' }], demonstration: false }

test('a set and a letter as papers: every request once, in order, with what is wrong and by when', () => {
  const requests = [{ ...ASKED, id: 'req_2', number: 2, order: 2, text: 'Second.' }, ASKED, { ...ASKED, id: 'req_3', number: 3, order: 3, state: 'withdrawn' as const, text: 'Gone.' }]
  const words = (paper: ReturnType<typeof setPaper>) => paper.parts.map((part) => ('text' in part ? part.text : '')).join('\n')
  const paper = words(setPaper(MATTER, SET, requests, { by: 'Roe', to: 'Example' }))
  expect(paper.indexOf('INTERROGATORY NO. 1:')).toBeLessThan(paper.indexOf('INTERROGATORY NO. 2:'))
  expect(paper).not.toContain('Gone.')
  expect(words(letterPaper(MATTER, SET, requests, { by: 'Roe', to: 'Example' }, '2025-03-20', true))).toMatch(/were due on March 6, 2025, and none has come[\s\S]*by March 20, 2025/)
  const deficient = words(letterPaper(MATTER, { ...SET, responded: '2025-03-06' }, [{ ...ASKED, state: 'deficient', response: 'Defendant objects.', objections: [{ kind: 'overbroad', words: '' }], note: 'No search was made.' }], { by: 'Roe', to: 'Example' }, '2025-03-20', false))
  expect(deficient).toMatch(/Response: Defendant objects\.[\s\S]*Objections: overbroad\. No search was made\./)
  expect(words(setPaper({ ...MATTER, demonstration: true }, SET, requests, { by: '', to: '' }))).toContain('NOT A COURT FILING')
})

test('titles count the sets', () => {
  expect(setTitle('rfp', 'Plaintiff', 'LinkedIn', 2)).toBe('Plaintiff’s Second Set of Requests for Production of Documents to LinkedIn')
  expect(setTitle('subpoena', '', '', 1)).toBe(TOOL.subpoena.set)
})

test('produced ranges are resolved to documents, held ones are not named', () => {
  const document = (id: string, first: string, last: string, quarantine: Document['quarantine'] = null) => ({ id, bates: { first, last }, quarantine }) as Document
  const documents = [document('doc_1', 'LI_000001', 'LI_000010'), document('doc_2', 'LI_000011', 'LI_000012'), document('doc_3', 'LI_000013', 'LI_000020', { since: '', demandedBy: '', reason: '' }), document('doc_4', 'XX_000011', 'XX_000012')]
  expect(documentsProduced(documents, [{ first: 'LI_000010', last: 'LI_000015' }]).map((one) => one.id)).toEqual(['doc_1', 'doc_2'])
  expect(documentsProduced(documents, [{ first: 'no number', last: 'LI_1' }])).toEqual([])
})

test('the order of proof adds up, and moving keeps every step between its neighbours', () => {
  const { proof, element } = example()
  const steps = [1, 2, 3].map((order) => ({ id: `prs_${order}`, element, order, kind: 'witness' as const, on: null, say: `W${order}`, minutes: 45 }))
  expect(orderOfProof(steps, proof).find((one) => one.element === element)).toMatchObject({ minutes: 135, steps: [{ say: 'W1' }, { say: 'W2' }, { say: 'W3' }] })
  expect(readableMinutes(135)).toBe('2 h 15 min')
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 }), (moves) => {
    let list = [1, 2, 3, 4, 5].map((order) => ({ name: order, order }))
    for (const to of moves) {
      const [taken, ...rest] = list
      if (!taken) return
      const at = Math.min(to, rest.length)
      const moved = { ...taken, order: orderAt(rest, at) }
      list = [...rest, moved].sort((a, b) => a.order - b.order)
      expect(list.indexOf(moved)).toBe(at)
    }
  }))
})
