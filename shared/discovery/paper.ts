/** Sets of requests and letters about them as papers, before they become a file. */
import type { Matter, Request, RequestSet } from '../records'
import type { Paper, PaperPart } from '../report/paper'
import { openingOf } from './definitions'
import { dueOf } from './standing'
import { findDeficiencies, OBJECTION_WORD, type ObjectionKind } from './response'
import { paperDate, TOOL } from './words'

type Head = Pick<Matter, 'court' | 'caption' | 'docketNumber' | 'name' | 'counsel' | 'demonstration'>
export type Names = { by: string; to: string }

const LEGEND = 'DEMONSTRATION – NOT A COURT FILING'

function headOf(matter: Head, title: string): Omit<Paper, 'parts'> {
  return { title, court: matter.court, caption: matter.caption || matter.name, docket: matter.docketNumber }
}

const inOrder = (requests: readonly Request[]) => [...requests].filter((one) => one.state !== 'withdrawn').sort((a, b) => a.order - b.order)

/** A set as it is served: title, first sentence, definitions, instructions, each request under its number. */
export function setPaper(matter: Head, set: RequestSet, requests: readonly Request[], names: Names): Paper {
  const parts: PaperPart[] = [...legend(matter), { kind: 'heading', text: set.title.toUpperCase() }, { kind: 'text', text: openingOf(set.kind, names.by, names.to) }]
  if (set.definitions.length > 0) parts.push({ kind: 'heading', text: 'DEFINITIONS' }, ...set.definitions.map(({ term, text }): PaperPart => ({ kind: 'text', text: `“${term}” ${text}` })))
  if (set.instructions.length > 0) parts.push({ kind: 'heading', text: 'INSTRUCTIONS' }, ...set.instructions.map((text): PaperPart => ({ kind: 'text', text })))
  parts.push({ kind: 'heading', text: TOOL[set.kind].many.toUpperCase() })
  for (const one of inOrder(requests)) parts.push({ kind: 'heading', text: `${TOOL[set.kind].paper} ${one.number}:` }, { kind: 'text', text: one.text })
  parts.push(...signature(matter))
  return { ...headOf(matter, set.title), parts }
}

/**
 * The letter about responses that are missing or deficient: number, words, response, what is wrong, the rule,
 * what is asked, and by when.
 * @param by the day asked for, ISO
 */
export function letterPaper(matter: Head, set: RequestSet, requests: readonly Request[], names: Names, by: string, overdue: boolean): Paper {
  const silent = overdue && set.responded === null
  const due = dueOf(set)
  const parts: PaperPart[] = [...legend(matter), { kind: 'heading', text: `${set.title}: ${silent ? 'no response' : 'deficient responses'}` }, { kind: 'text', text: `Counsel for ${names.to || 'the responding party'}:` }]
  const served = set.served ? ` served on ${paperDate(set.served)}` : ''
  parts.push({ kind: 'text', text: silent
    ? `We write about ${set.title},${served}. Responses were due on ${due ? paperDate(due) : 'a day that has passed'}, and none has come.${set.kind === 'rfa' ? ' Under Rule 36(a)(3) the matters are admitted.' : ' Objections that were not made in time may be waived.'}`
    : `We write about the responses to ${set.title},${served}. The following are deficient.` })
  if (!silent) for (const one of letterRequests(requests)) parts.push(...deficientParts(set, one))
  parts.push(
    { kind: 'text', text: `We ask for ${silent ? 'complete responses' : 'amended responses, and for what they promise,'} by ${paperDate(by)}, and propose to confer by telephone before that day. This letter is part of the good-faith effort that Rule 37(a)(1) asks for.` },
    { kind: 'text', text: 'We reserve the right to move to compel, and to ask for expenses under Rule 37(a)(5).' }, ...signature(matter),
  )
  return { ...headOf(matter, 'Letter on discovery'), parts }
}

/** Requests that a letter speaks of: those marked deficient, else those that were objected to. */
function letterRequests(requests: readonly Request[]): Request[] {
  const deficient = inOrder(requests).filter((one) => one.state === 'deficient')
  return deficient.length > 0 ? deficient : inOrder(requests).filter((one) => one.state === 'objected' || (one.state === 'answered' && one.objections.length > 0))
}

function deficientParts(set: RequestSet, one: Request): PaperPart[] {
  const wrong = findDeficiencies(set.kind, one.response, one.produced.length)
  const objections = one.objections.map(({ kind }) => OBJECTION_WORD[kind as ObjectionKind] ?? kind)
  return [
    { kind: 'heading', text: `${TOOL[set.kind].paper} ${one.number}` },
    { kind: 'text', text: one.text },
    { kind: 'text', text: one.response.trim() === '' ? 'Response: none.' : `Response: ${one.response.trim()}` },
    { kind: 'text', text: `What is wrong: ${[...wrong.map(({ say, rule }) => `${say} (${rule})`), ...(objections.length > 0 ? [`Objections: ${objections.join(', ').toLowerCase()}.`] : []), ...(one.note.trim() === '' ? [] : [one.note.trim()])].join(' ') || 'It does not answer what was asked.'}` },
    { kind: 'text', text: set.kind === 'rfp' ? 'We ask that you produce what is responsive, say what is withheld and why, and name the day.' : set.kind === 'rfa' ? 'We ask for an admission, or for a denial that meets the substance.' : 'We ask for a complete answer.' },
  ]
}

const legend = (matter: Head): PaperPart[] => (matter.demonstration ? [{ kind: 'note', text: LEGEND }] : [])

function signature(matter: Head): PaperPart[] {
  const [own] = matter.counsel
  return [{ kind: 'text', text: 'Dated: ____________' }, { kind: 'text', text: own ? `${own.name}${own.appearsFor ? `, for ${own.appearsFor}` : ''}` : '____________________' }, { kind: 'note', text: 'A draft for an attorney to review. Not legal advice.' }]
}
