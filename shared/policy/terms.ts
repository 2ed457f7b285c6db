/** The history of words over versions: where they first stand, change and vanish, always in the versions that are held. */
import { formatEdtf } from '../dates/format'
import { dayOf, type DatedVersion, inOrder, noticeRegions, whenOf } from './dated'
import { modalityNear } from './modality'
import { findTerms, type TermQuery } from './query'
import { sectionName } from './read'
import { reachOf } from './regions'
import { type Sentence, sentencesOf } from './sentences'

export type TermSentence = {
  words: string
  /** places of the sought words in `words` */
  places: { from: number; to: number }[]
  /** offsets in the version's text */
  from: number
  to: number
  section: number
  /** "Privacy Policy, effective 18 Sep 2024, § 2.1" */
  cite: string
  /** regions of the notice that it stands in; null where it stands in none */
  notice: readonly string[] | null
  modality: string | null
  /** beside the version before */
  change: 'new' | 'kept' | 'reworded'
  /** what stood there before, where it was reworded */
  before: { words: string; modality: string | null } | null
}

export type TermRow = {
  version: DatedVersion
  stands: boolean
  sentences: TermSentence[]
  /** sentences of the version before that are gone */
  gone: string[]
  state: 'absent' | 'first' | 'same' | 'changed' | 'vanished' | 'back'
}

export type TermHistory = {
  rows: TermRow[]
  first: TermRow | null
  last: TermRow | null
  /** since when, as a sentence, with the gap before it */
  say: string
  /** days between which the words may have come; null where they stand in the first version held, or nowhere */
  gapBefore: { from: string | null; to: string | null } | null
}

/** As many words in common, and two sentences are one that was reworded. 0 to 1. */
const REWORDED = 0.55

/**
 * @param versions of one policy in one language, in any order
 * @param region only what reaches this region counts; null for all
 */
export function termHistory(versions: readonly DatedVersion[], query: TermQuery, region: string | null = null): TermHistory {
  const rows: TermRow[] = []
  let stoodOnce = false
  let before: { version: DatedVersion; found: Found[] } | null = null
  for (const version of inOrder(versions)) {
    const applies = region === null || reachOf(version.regions, region) !== 'no'
    const found = applies ? findIn(version, query, region) : []
    const stands = found.length > 0
    const { sentences, gone } = besides(found, before, version)
    const state = rowState(stands, stoodOnce, before !== null && before.found.length > 0, sentences.some((one) => one.change !== 'kept') || gone.length > 0)
    rows.push({ version, stands, sentences, gone, state })
    if (stands) stoodOnce = true
    before = { version, found }
  }
  const first = rows.find((row) => row.stands) ?? null
  const last = rows.filter((row) => row.stands).at(-1) ?? null
  const at = first ? rows.indexOf(first) : -1
  const without = at > 0 ? (rows[at - 1]?.version ?? null) : null
  const gapBefore = first && without ? { from: dayKnown(without, 'last'), to: dayKnown(first.version, 'first') } : null
  return { rows, first, last, gapBefore, say: sayFirst(query, rows, first, without, gapBefore) }
}

type Found = { sentence: Sentence; places: { from: number; to: number }[]; notice: readonly string[] | null }

function findIn(version: DatedVersion, query: TermQuery, region: string | null): Found[] {
  const notices = noticeRegions(version.text)
  return sentencesOf(version.text).flatMap((sentence): Found[] => {
    const places = findTerms(query, sentence.folded)
    if (!places) return []
    const notice = notices[sentence.section] ?? null
    return region !== null && notice !== null && reachOf(notice, region) === 'no' ? [] : [{ sentence, places, notice }]
  })
}

function rowState(stands: boolean, stoodOnce: boolean, stoodBefore: boolean, differs: boolean): TermRow['state'] {
  if (!stands) return stoodBefore ? 'vanished' : 'absent'
  if (!stoodOnce) return 'first'
  if (!stoodBefore) return 'back'
  return differs ? 'changed' : 'same'
}

function besides(found: readonly Found[], before: { version: DatedVersion; found: Found[] } | null, version: DatedVersion): { sentences: TermSentence[]; gone: string[] } {
  const old = [...(before?.found ?? [])]
  const takeSame = (folded: string) => {
    const at = old.findIndex((one) => one.sentence.folded === folded)
    return at < 0 ? null : old.splice(at, 1)[0]
  }
  const kept = found.map((one) => takeSame(one.sentence.folded) !== null)
  const sentences = found.map((one, at): TermSentence => {
    const base = asSentence(one, version)
    if (!before) return base
    if (kept[at]) return { ...base, change: 'kept' }
    const near = nearest(one.sentence, old.map((other) => other.sentence))
    if (near) old.splice(old.findIndex((other) => other.sentence === near), 1)
    // What was reworded may have lacked the sought words before.
    const was = near ?? nearest(one.sentence, sentencesOf(before.version.text).filter((other) => Math.abs(other.folded.length - one.sentence.folded.length) < one.sentence.folded.length))
    return was ? { ...base, change: 'reworded', before: { words: was.words, modality: modalityNear(was.folded, Math.min(one.places[0]?.from ?? 0, was.folded.length)) } } : base
  })
  return { sentences, gone: before ? old.map((one) => one.sentence.words) : [] }
}

function asSentence({ sentence, places, notice }: Found, version: DatedVersion): TermSentence {
  const section = version.text.sections[sentence.section]
  return {
    words: sentence.words, places, from: sentence.from, to: sentence.to, section: sentence.section, notice, change: 'new', before: null,
    cite: `${version.label}${section ? `, ${sectionName(section)}` : ''}`, modality: modalityNear(sentence.folded, places[0]?.from ?? 0),
  }
}

const wordSets = new WeakMap<Sentence, Set<string>>()

function wordsIn(sentence: Sentence): Set<string> {
  const known = wordSets.get(sentence)
  if (known) return known
  const words = new Set(sentence.folded.match(/[\p{L}\p{N}]+/gu))
  wordSets.set(sentence, words)
  return words
}

function nearest(sentence: Sentence, others: readonly Sentence[]): Sentence | null {
  const words = wordsIn(sentence)
  let best: { one: Sentence; score: number } | null = null
  for (const one of others) {
    const own = wordsIn(one)
    let common = 0
    for (const word of own) if (words.has(word)) common++
    const score = (2 * common) / (words.size + own.size)
    if (score >= REWORDED && (!best || score > best.score)) best = { one, score }
  }
  return best?.one ?? null
}

/** The day that bounds a gap: when the text was last seen, or first. */
function dayKnown(version: DatedVersion, side: 'first' | 'last'): string | null {
  const seen = side === 'last' ? (version.last ?? version.first) : version.first
  return seen === null ? version.effective : dayOf(seen)
}

function sayFirst(query: TermQuery, rows: readonly TermRow[], first: TermRow | null, without: DatedVersion | null, gap: TermHistory['gapBefore']): string {
  const named = /["“”]/.test(query.text) ? query.text : `“${query.text}”`
  if (rows.length === 0) return 'There is no version to look in yet.'
  if (!first) return `${named} stands in none of the ${rows.length} versions we hold.`
  if (!without) return `${named} stands already in the first version we hold, ${whenOf(first.version)}. Nothing here shows since when.`
  const between = gap?.from && gap.to && gap.from < gap.to ? ` No capture between ${formatEdtf(gap.from)} and ${formatEdtf(gap.to)} is held: another capture, or a request for all versions, would close this.` : ''
  return `In the versions we hold, ${named} first appears in the one ${whenOf(first.version)}. The one before it, ${whenOf(without)}, does not have it.${between}`
}
