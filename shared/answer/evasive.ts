/** What is wrong with a response: what a letter to the other side asks to be mended. */
import type { Answer, Paragraph, Party, Response } from '../records'
import { INEFFECTIVE, type ResponseFlag, type ResponseKind } from './model'

export const FAULTS = ['silent', 'speaks-for-itself', 'legal-conclusion', 'no-response', 'own-matter', 'weak-lack', 'rest-unanswered', 'literal-denial'] as const
export type Fault = (typeof FAULTS)[number]

export type FaultRow = {
  paragraph: Paragraph
  /** those who responded so; one for each party that did */
  responses: Response[]
  fault: Fault
}

/** The fault in a few words, what is asked for, and the rule. */
export const FAULT_WORDS: Record<Fault, { name: string; ask: string; rule: string }> = {
  silent: { name: 'No response', ask: 'No response was served to', rule: 'An allegation is admitted if a response is due and it is not denied (FRCP 8(b)(6)).' },
  'speaks-for-itself': { name: '“Speaks for itself”', ask: 'The answer says that a document speaks for itself in response to', rule: 'A party must admit, deny, or state that it lacks knowledge (FRCP 8(b)(1)(B), (5)). That a document speaks for itself is none of the three.' },
  'legal-conclusion': { name: '“Legal conclusion”', ask: 'The answer declines to respond, as to a legal conclusion, to', rule: 'FRCP 8(b) makes no exception for legal conclusions; facts in such a paragraph need a response.' },
  'no-response': { name: 'Response refused', ask: 'The answer neither admits nor denies', rule: 'A party must admit or deny the allegations asserted against it (FRCP 8(b)(1)(B)).' },
  'own-matter': { name: 'Lacks knowledge of its own acts', ask: 'The answer pleads lack of knowledge of what the defendant itself is, did or wrote in response to', rule: 'Lack of knowledge may be pleaded only after a reasonable inquiry and not of matters within one’s own knowledge (FRCP 8(b)(5), 11(b)(4)).' },
  'weak-lack': { name: 'Not the words of 8(b)(5)', ask: 'The answer says that something is not known, but not that no belief about its truth can be formed, in response to', rule: 'Only lack of knowledge or information sufficient to form a belief about the truth has the effect of a denial (FRCP 8(b)(5)).' },
  'rest-unanswered': { name: 'The rest is left open', ask: 'The answer admits a part and does not respond to the rest of', rule: 'A party that means to deny only a part must admit the part that is true and deny the rest (FRCP 8(b)(4)).' },
  'literal-denial': { name: 'Denies only the words', ask: 'The answer denies the allegation “as alleged”, which may admit another version of it, in', rule: 'A denial must fairly respond to the substance of the allegation (FRCP 8(b)(2)).' },
}

const BY_FLAG: readonly [ResponseFlag, Fault][] = [['own-matter', 'own-matter'], ['weak-lack', 'weak-lack'], ['rest-unanswered', 'rest-unanswered'], ['literal-denial', 'literal-denial']]

/** The fault of one response, the gravest first; null where it is a proper one. */
export function faultOf(response: { kind: ResponseKind; flags: readonly ResponseFlag[] }): Fault | null {
  if (response.kind === 'admitted-by-silence') return 'silent'
  if (INEFFECTIVE.has(response.kind)) return response.kind as Fault
  // What nobody responded to but a catch-all denies is still left unanswered.
  if (response.kind === 'denied' && response.flags.includes('catch-all') && response.flags.length === 1) return 'silent'
  return BY_FLAG.find(([flag]) => response.flags.includes(flag))?.[1] ?? null
}

/** Faulty responses in the order of the complaint, one row a paragraph and fault. */
export function faultRows(paragraphs: readonly Paragraph[], responses: readonly Response[]): FaultRow[] {
  const of = new Map(paragraphs.map((one) => [one.id, one]))
  const rows = new Map<string, FaultRow>()
  for (const response of responses) {
    const paragraph = of.get(response.paragraph)
    const fault = paragraph ? faultOf(response) : null
    if (!paragraph || !fault) continue
    const key = `${paragraph.id} ${fault}`
    const row = rows.get(key)
    if (row) row.responses.push(response)
    else rows.set(key, { paragraph, responses: [response], fault })
  }
  return [...rows.values()].sort((a, b) => a.paragraph.order - b.paragraph.order)
}

/** Names of those who answer: the parties of the answer, or all defendants. */
export function answeringNames(answer: Answer, parties: readonly Party[]): string[] {
  const own = parties.filter((one) => answer.parties.includes(one.id))
  const shown = own.length > 0 ? own : parties.filter((one) => one.role === 'defendant')
  return shown.map((one) => one.definedAs ?? one.name)
}
