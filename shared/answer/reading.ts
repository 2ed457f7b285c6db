/** What a response's words do to the paragraph that it answers (FRCP 8(b)(1)–(6)). */
import { sentences } from '../pleading/sentences'
import { type Cue, findCues, isCatchAll } from './cues'
import type { AnsweringParty, PartyReading, Reading, ResponseFlag, ResponseKind, ResponsePart } from './model'
import { calledBy, namesBefore } from './who'

/** Longer responses are read to here; what one paragraph needs is said well before. */
const LONGEST = 20_000

const PART: Partial<Record<Cue['kind'], ResponsePart['kind']>> = {
  admitted: 'admitted', denied: 'denied', 'lacks-knowledge': 'lacks-knowledge', 'weak-lack': 'lacks-knowledge',
  'speaks-for-itself': 'evades', 'legal-conclusion': 'evades', 'no-response': 'evades',
}

/**
 * Reads one response.
 * @param text its words, without its number and without an allegation printed again
 * @param parties those who answer, to tell "Roe admits" from "Defendants admit"
 * @returns the kind for all of them together, flags, and parts whose offsets lie inside `text`
 */
export function readResponse(text: string, parties: readonly AnsweringParty[]): Reading {
  const words = text.slice(0, LONGEST)
  const cues = findCues(words)
  const parts = partsOf(words, cues, parties)
  const flags = flagsOf(words, cues, parts)
  return { kind: kindOf(words, cues, parts, flags), flags: [...flags], parts }
}

function flagsOf(text: string, cues: readonly Cue[], parts: readonly ResponsePart[]): Set<ResponseFlag> {
  const flags = new Set<ResponseFlag>()
  const has = (kind: Cue['kind']) => cues.some((one) => one.kind === kind)
  if (has('speaks-for-itself')) flags.add('speaks-for-itself')
  if (has('legal-conclusion')) flags.add('legal-conclusion')
  if (has('no-response')) flags.add('no-response-required')
  if (has('lacks-knowledge')) flags.add('lacks-knowledge')
  if (!has('lacks-knowledge') && has('weak-lack')) flags.add('weak-lack')
  if (has('denied') && /\bto the extent\b[^.;]{0,60}\b(?:responses?|answers?)\b[^.;]{0,40}\b(?:required|necessary)\b/i.test(text)) flags.add('to-the-extent')
  if (/\bden(?:y|ies|ied)\b[^.;]{0,60}\b(?:as (?:alleged|stated|phrased|worded|characterized|characterised)|literal)\b/i.test(text)) flags.add('literal-denial')
  if (parts.some((one) => one.who.length > 0)) flags.add('by-person')
  if (cues.length === 0) flags.add('no-verb')
  return flags
}

function kindOf(text: string, cues: readonly Cue[], parts: readonly ResponsePart[], flags: Set<ResponseFlag>): ResponseKind {
  const does = (kind: ResponsePart['kind']) => parts.some((one) => one.kind === kind)
  const lacks = does('lacks-knowledge')
  if (does('admitted')) {
    if (does('denied') || lacks) return 'partial'
    if (admitsOnly(text) || isQualified(text)) return 'partial'
    if (!admitsWhole(text)) flags.add('rest-unanswered')
    return 'admitted'
  }
  const first = cues.find((one) => one.kind === 'denied' || one.kind === 'lacks-knowledge' || one.kind === 'weak-lack')
  if (does('denied') && first?.kind === 'denied') return 'denied'
  if (lacks) return 'lacks-knowledge'
  if (does('denied')) return 'denied'
  const other = cues.map((one) => one.kind)
  if (other.includes('incorporated')) return 'incorporated'
  if (other.includes('legal-conclusion')) return 'legal-conclusion'
  if (other.includes('speaks-for-itself')) return 'speaks-for-itself'
  return 'no-response'
}

const admitsOnly = (text: string) => /\badmits? only\b|\bonly admits?\b|\badmit(?:s|ted)? (?:solely|in part)\b|\badmitted in part\b/i.test(text)

/** "Admits …, except that the price was lower": a part is taken back without a verb of denial. */
const isQualified = (text: string) => /\badmit(?:s|ted)?\b[^.;]{0,200}\b(?:except(?: that| for)?|with the exception of|but not)\b/i.test(text)

/** "Admitted.", "admits the allegations of paragraph 4", "admits the same": nothing is left over. */
export function admitsWhole(text: string): boolean {
  if (/^\W*admitted\W*\d{0,2}\W*$/i.test(text)) return true
  return /\badmits?\b(?: (?:and|that|to|each|every|all|of|the|truth|these|those|such|same|said|foregoing|factual))* (?:allegations?|averments?|same|statements?|matters?|facts?)\b(?: (?:contained|set forth|made|stated|alleged|of|in|therein|herein|this|that|said|the|his|her|its))*(?: paragraphs?[^.;]{0,20}| (?:first|second|third)[^.;]{0,40})?\s*[.;]?\s*$/i.test(text.replace(/\d{0,2}\W*$/, '.'))
    || /\b(?:allegations?|averments?) (?:of|in|contained in) (?:this )?paragraphs? ?[\d\s,–-]*(?:is|are) admitted\W*$/i.test(text)
}

/** One part a cue that acts, from the start of its clause to the start of the next one's. */
function partsOf(text: string, cues: readonly Cue[], parties: readonly AnsweringParty[]): ResponsePart[] {
  const acting = cues.filter((one) => PART[one.kind] !== undefined && !isRestOfLack(text, one))
  const names = new Set(parties.flatMap((party) => calledBy(party).flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean))))
  const starts = acting.map((one, index) => clauseStart(text, one, acting[index - 1]?.to ?? 0, names))
  const parts: ResponsePart[] = []
  let who: string[] = []
  let sentence = -1
  const ends = sentences(text)
  acting.forEach((cue, index) => {
    const from = starts[index] as number
    const own = namesBefore(text.slice(from, cue.from), parties)
    const at = ends.findIndex((one) => cue.from < one.to)
    // "Roe denies that …, and admits that …": the second verb has the first one's subject, within the sentence.
    if (own !== null) who = own
    else if (at !== sentence || !isBareVerb(text.slice(from, cue.from))) who = []
    sentence = at
    const to = trimEnd(text, starts[index + 1] ?? text.length, cue.to)
    parts.push({ kind: PART[cue.kind] as ResponsePart['kind'], from, to, who })
  })
  return parts
}

/** Nothing but connectives stands before the verb. */
const isBareVerb = (words: string) => /^[\s,;]*(?:(?:and|but|further|also|specifically|expressly|then|additionally|except|that|therefore|hereby)[\s,]*)*$/i.test(words)

/** "deny those allegations deny except": a stray verb of the lack's own tail acts on nothing. */
function isRestOfLack(text: string, cue: Cue): boolean {
  return cue.kind === 'denied' && /^\s*(?:except|[.,;]|$)/.test(text.slice(cue.to)) && /\ballegations\s*$/.test(text.slice(0, cue.from))
}

const CONNECTS = /^(?:and|but|except|excepting|that|for|it|is|are|was|they|he|she|all|each|of|the|both|answering|defendants?|further|furthermore|also|specifically|expressly|explicitly|hereby|only|therefore|however|then|additionally|affirmatively|otherwise|being|mr|ms|mrs|dr|does|do|while|whereas|or|would|must)$/i

/**
 * Where the clause of a verb begins: back over its adverbs, its subject and the word that joins it. What
 * evades has no such verb; its clause begins behind the last stop or joint.
 * @param names words of the names of those who answer, in lower case; empty where they are not known
 */
function clauseStart(text: string, cue: Cue, floor: number, names: ReadonlySet<string>): number {
  const head = text.slice(floor, cue.from)
  if (PART[cue.kind] === 'evades') return floor + lastJoint(head)
  let start = head.length
  let subject = false
  for (const match of [...head.matchAll(/\S+/g)].reverse()) {
    const raw = match[0]
    const word = raw.replace(/^[(“"‘']+|[,)”"’'.]+$/g, '')
    const isName = names.size > 0 ? word.toLowerCase().split(/[^\p{L}\p{N}]+/u).every((part) => part === '' || names.has(part)) && word !== '' : /^\p{Lu}/u.test(word)
    if (/[;:]$/.test(raw) || (/[.]$/.test(raw) && !CONNECTS.test(word)) || !(CONNECTS.test(word) || isName || raw === ',')) break
    // "…, admits": a verb without a subject of its own; what stands before the comma is another clause's.
    if (raw.endsWith(',') && !subject && !/^(?:and|but|that|except)$/i.test(word)) break
    if (isName || /^(?:they|it|he|she|defendants?)$/i.test(word)) subject = true
    start = match.index ?? start
  }
  return floor + start + leading(head.slice(start))
}

function lastJoint(head: string): number {
  const last = [...head.matchAll(/[;.:]\s+|,\s+(?:and|but)\s+|\s(?:and (?:further )?(?:aver|state)s?|but|however,?)\s/gi)].at(-1)
  return last ? (last.index ?? 0) + leading(last[0]) : leading(head)
}

const leading = (words: string) => /^[;.:,\s)”"’]+/.exec(words)?.[0].length ?? 0

function trimEnd(text: string, to: number, least: number): number {
  let end = to
  while (end > least && /\s/.test(text[end - 1] ?? '')) end--
  return end
}

/**
 * How each of several answering parties responded, where not all did alike: "except that Roe
 * admits the allegations" admits for Roe alone.
 */
export function readByParty(text: string, reading: Reading, parties: readonly AnsweringParty[]): PartyReading[] {
  if (parties.length < 2 || !reading.flags.includes('by-person')) return []
  const found = parties.map((party) => ({ party: party.name, kind: kindFor(text, reading, party.name) }))
  return found.some((one) => one.kind !== found[0]?.kind) ? found : []
}

function kindFor(text: string, reading: Reading, party: string): ResponseKind {
  const own = reading.parts.filter((one) => one.who.includes(party))
  const common = reading.parts.filter((one) => one.who.length === 0)
  const said = own.map((one) => text.slice(one.from, one.to))
  // What one says of the whole paragraph for oneself goes before what all say together.
  const whole = own.findIndex((one, index) => one.kind !== 'evades' && /\b(?:the|all)(?: of the)? allegations (?:in|of) this paragraph\b|\bden(?:y|ies) all\b/i.test(said[index] ?? ''))
  const counted = whole >= 0 ? own : [...common, ...own]
  const does = (kind: ResponsePart['kind']) => counted.some((one) => one.kind === kind)
  if (does('admitted')) return does('denied') || does('lacks-knowledge') ? 'partial' : 'admitted'
  const first = counted.find((one) => one.kind === 'denied' || one.kind === 'lacks-knowledge')
  return first ? (first.kind as ResponseKind) : reading.kind
}

/** The sentence that denies whatever is not admitted, or everything; null where there is none. */
export function catchAllIn(text: string): string | null {
  for (const { from, to } of sentences(text)) {
    for (const one of text.slice(from, to).split(/;\s+/)) if (one.length < 2000 && isCatchAll(one)) return one
  }
  return null
}
