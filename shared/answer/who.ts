/** Who, among several that answer together, a clause speaks for; and who they are. */
import type { AnsweringParty } from './model'

const ALL = /\b(?:they|it|he|she|(?:all|each|the)?\s*(?:answering\s+)?defendants?)\s*(?:\w+ly\s+)?$/i

/**
 * Names of those who are the subject of a verb.
 * @param words the clause up to its verb
 * @returns names as in `parties`; an empty list where all of them are meant; null where no subject is said
 */
export function namesBefore(words: string, parties: readonly AnsweringParty[]): string[] | null {
  const subject = words.slice(-160)
  if (/\bit is(?: further| also| specifically| expressly)*\s*$/i.test(subject)) return []
  const named = parties.length < 2 ? [] : parties.filter((party) => calledBy(party).some((name) => standsIn(subject, name)))
  if (named.length > 0 && named.length < parties.length) return named.map((one) => one.name)
  return named.length > 0 || ALL.test(subject) ? [] : null
}

/** Full name, defined term, last name. */
export function calledBy(party: AnsweringParty): string[] {
  const last = party.name.split(/\s+/).at(-1) ?? ''
  const isPerson = /^\p{Lu}[\p{L}.’'-]+(?:\s+\p{Lu}[\p{L}.’'-]*){1,3}$/u.test(party.name) && !/\b(?:Inc|LLC|Corp|Corporation|Company|Party|Ltd|LLP|Bank|Group|University|City|County|State)\b/.test(party.name)
  return [party.name, party.definedAs ?? '', isPerson && last.length > 2 ? last : ''].filter((one) => one.length > 1)
}

/** Whether a name stands in a text as whole words. */
export function standsIn(text: string, name: string): boolean {
  const at = plain(` ${text} `).indexOf(plain(` ${name} `))
  return at >= 0
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')

const OPENING = /\b(?:answering\s+)?defendants?\b[:,]?\s+(?=[A-Z])/gi
const STOPS = /\s*(?:,?\s*\(?(?:collectively|together|hereinafter)\b|\s+(?:hereby\s+)?(?:states?|answers?|responds?|files?|submits?|admits?|den(?:y|ies)|alleges?|by and through|through|for (?:its|his|her|their)|as and for|pursuant|by (?:its|his|her|their|undersigned)|in answer|in response|respectfully)\b)/i
const COLLECTIVE = /^(?:the\s+)?(?:answering\s+)?defendants?$/i

/**
 * Those who answer, from the sentence that opens the answer: `Defendants Ann Roe, Acme Corp.
 * ("Acme") and … ("Defendants") answer …`.
 */
export function answeringParties(opening: string): AnsweringParty[] {
  const text = opening.replace(/\s+/g, ' ').slice(0, 20_000)
  let best: AnsweringParty[] = []
  for (const match of text.matchAll(OPENING)) {
    const from = match.index + match[0].length
    const rest = text.slice(from, from + 1500)
    const stop = STOPS.exec(rest)
    if (!stop || stop.index === 0) continue
    const found = listOf(rest.slice(0, stop.index))
    // The sentence that answers stands behind the caption and counsel's block.
    if (found.length > 0 && found.length >= best.length) best = found
  }
  return best
}

function listOf(words: string): AnsweringParty[] {
  const found: AnsweringParty[] = []
  // A defined term is taken off first: it may hold a comma or an "and".
  const terms: (string | null)[] = []
  const bare = words.replace(/\s*\(\s*(?:hereinafter\s*,?\s*)?(?:the\s+)?[“"']([^”"')]{1,80})[”"']\s*(?:or\s+[“"'][^)]{0,80})?\)/gi, (_all, term: string) => {
    terms.push(term)
    return `\uE000${terms.length - 1}\uE001`
  })
  const pieces = bare.split(/\s*;\s*(?:and\s+)?|,(?!\s*(?:and\s+)?(?:Inc|LLC|L\.L\.C|LP|LLP|Ltd|Corp|Co\b|Jr|Sr|N\.A|an?\s|as\s|individually|in (?:his|her|their)|d\/b\/a|a\/k\/a))\s*(?:and\s+)?|\s+and\s+(?=[A-Z])/i)
  for (const piece of pieces.slice(0, 60)) {
    const term = /\uE000(\d+)\uE001/.exec(piece)?.[1]
    const name = piece.replace(/\uE000\d+\uE001/g, '').replace(/,\s*(?:an?|as|individually|in (?:his|her|their)|d\/b\/a|a\/k\/a)\b.*$/i, '').replace(/^(?:and|defendants?|the)\s+/i, '').replace(/[\s,;:]+$/, '').replace(/(?<!\b(?:Inc|Corp|Ltd|Co|Jr|Sr|N\.A|L\.L\.C|L\.P|Esq))\.+$/, '').trim()
    if (!/^[\p{Lu}\d]/u.test(name) || name.length > 200 || COLLECTIVE.test(name) || /\b(?:complaint|court|plaintiff)/i.test(name)) continue
    const definedAs = term === undefined ? null : (terms[Number(term)] ?? null)
    found.push({ name, definedAs: definedAs !== null && COLLECTIVE.test(definedAs) ? null : definedAs })
  }
  return found
}
