/** What a response says: objections by kind, and what is missing in it. Proposals for a person to confirm. */
import type { RequestKind } from '../records'

export const OBJECTIONS = ['overbroad', 'burden', 'vague', 'relevance', 'proportionality', 'privilege', 'confidential', 'premature', 'possession', 'compound', 'other'] as const
export type ObjectionKind = (typeof OBJECTIONS)[number]

export const OBJECTION_WORD: Record<ObjectionKind, string> = {
  overbroad: 'Overbroad', burden: 'Undue burden', vague: 'Vague, ambiguous', relevance: 'Not relevant', proportionality: 'Not proportional', privilege: 'Privilege, work product', confidential: 'Confidential',
  premature: 'Premature', possession: 'Not in possession, custody or control', compound: 'Compound, over the limit', other: 'Other',
}

const CUES: readonly [ObjectionKind, RegExp][] = [
  ['overbroad', /\bover(?:ly )?broad\b|\boverbreadth\b/i], ['burden', /\bundu(?:e|ly) burden(?:some)?\b|\bburdensome\b|\boppressive\b|\bharass/i], ['vague', /\bvague\b|\bambiguous\b|\bunintelligible\b/i],
  ['relevance', /\bnot relevant\b|\birrelevant\b|\bneither relevant\b|\breasonably calculated\b/i], ['proportionality', /\bproportional/i], ['privilege', /\bprivileged?\b|\bwork[- ]product\b|\bcommon interest\b/i],
  ['confidential', /\bconfidential(?:ity)?\b|\btrade secrets?\b|\bproprietary\b/i], ['premature', /\bpremature\b|\bdiscovery is (?:on-?going|not complete)\b|\bseeks? expert\b/i],
  ['possession', /\bnot (?:in|within) (?:its|their|his|her)? ?(?:possession|custody)\b|\bpossession, custody,? (?:or|and) control\b/i], ['compound', /\bcompound\b|\bdiscrete subparts\b|\bnumerical limit\b/i],
]

const LONGEST = 20_000

/** Objections that a response's words raise, each with the sentence that raises it. */
export function findObjections(response: string): { kind: ObjectionKind; words: string }[] {
  const found: { kind: ObjectionKind; words: string }[] = []
  const sentences = response.slice(0, LONGEST).split(/(?<=[.;!?])\s+/)
  for (const [kind, cue] of CUES) {
    const words = sentences.find((sentence) => cue.test(sentence) && (/\bobject/i.test(sentence) || kind !== 'confidential'))
    if (words && /\bobject/i.test(response)) found.push({ kind, words: words.trim().slice(0, 4000) })
  }
  return found
}

export type Deficiency = { say: string; rule: string }

/** What is wrong with a response on its face. @returns sentences with the rule that each rests on */
export function findDeficiencies(kind: RequestKind, response: string, produced: number): Deficiency[] {
  const text = response.slice(0, LONGEST)
  if (text.trim() === '') return [{ say: 'There is no response.', rule: kind === 'rfa' ? 'Rule 36(a)(3)' : kind === 'interrogatory' ? 'Rule 33(b)(3)' : 'Rule 34(b)(2)(A)' }]
  const found: Deficiency[] = []
  const objects = /\bobject/i.test(text)
  if (/\bsubject to (?:and|these|the foregoing|its)\b[^.]{0,80}\b(?:waiv|objection)/i.test(text)) found.push({ say: 'It answers “subject to” objections, so that nobody can tell what was left out.', rule: kind === 'rfp' ? 'Rule 34(b)(2)(C)' : 'Rule 33(b)(3)' })
  if (objects && kind === 'rfp' && !/\bwithh(?:old|eld)/i.test(text)) found.push({ say: 'It objects and does not say whether anything is withheld on that ground.', rule: 'Rule 34(b)(2)(C)' })
  if (objects && findObjections(text).length >= 3 && !/\bbecause\b|\bin that\b|\bspecifically\b/i.test(text)) found.push({ say: 'The objections are boilerplate: none says why for this request.', rule: kind === 'rfp' ? 'Rule 34(b)(2)(B)' : kind === 'rfa' ? 'Rule 36(a)(5)' : 'Rule 33(b)(4)' })
  if (kind === 'rfp' && /\bwill produce\b/i.test(text) && produced === 0 && !/\b(?:by|on|before|within)\b[^.]{0,40}\b(?:\d{1,2}|days?|january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(text)) found.push({ say: 'It promises documents and names no day for them.', rule: 'Rule 34(b)(2)(B)' })
  if (kind === 'rfa' && /\black(?:s|ing)? (?:sufficient )?(?:knowledge|information)/i.test(text) && !/\breasonable inquiry\b/i.test(text)) found.push({ say: 'It pleads lack of knowledge without saying that a reasonable inquiry was made.', rule: 'Rule 36(a)(4)' })
  if (kind === 'interrogatory' && /\b33\(d\)|\bbusiness records\b/i.test(text) && produced === 0) found.push({ say: 'It points to business records without naming them in sufficient detail.', rule: 'Rule 33(d)(1)' })
  return found
}
