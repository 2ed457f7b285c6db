/** Events proposed from the dates that papers name, each with its sentence. A person decides. */
import { findDates, type FoundDate } from '../dates/find'
import type { PhraseOptions } from '../dates/phrase'

export type Proposal = {
  /** EDTF; the words themselves where they are no date yet */
  date: string
  words: string
  zone: string
  /** the sentence, shortened */
  what: string
  /** half-open range of the sentence in the text */
  from: number
  to: number
}

const LONGEST = 400
/** Sentences shorter than this are headings, stamps or cells, which tell of nothing. */
const SHORTEST = 25
const MOST_A_TEXT = 500

/**
 * Proposals from one text. A date that has no year takes that of the date before it only as a
 * question; what cannot be a date is kept as its words, to be looked at.
 */
export function proposalsIn(text: string, options: PhraseOptions): Proposal[] {
  const found: Proposal[] = []
  const seen = new Set<string>()
  for (const one of findDates(text, options)) {
    if (found.length >= MOST_A_TEXT) break
    const sentence = text.slice(one.sentence.from, one.sentence.to).replace(/\s+/g, ' ').trim()
    if (sentence.length < SHORTEST || bareOf(sentence, one) < SHORTEST / 2) continue
    const words = text.slice(one.from, one.to).replace(/\s+/g, ' ').slice(0, 500)
    const date = one.reading.kind === 'date' && one.reading.edtf !== null && one.reading.edtf.length <= 80 ? one.reading.edtf : words.slice(0, 80)
    const key = `${date} ${one.sentence.from}`
    if (seen.has(key)) continue
    seen.add(key)
    found.push({ date, words, zone: one.reading.zone, what: shortened(sentence, words), from: one.sentence.from, to: one.sentence.to })
  }
  return found
}

/** Letters of a sentence besides the date itself. */
function bareOf(sentence: string, { from, to }: FoundDate): number {
  return sentence.length - (to - from)
}

/** A long sentence is cut about its date. */
function shortened(sentence: string, words: string): string {
  if (sentence.length <= LONGEST) return sentence
  const at = Math.max(0, sentence.indexOf(words))
  const start = Math.max(0, Math.min(at - LONGEST / 2, sentence.length - LONGEST))
  return `${start > 0 ? '… ' : ''}${sentence.slice(start, start + LONGEST).trim()}${start + LONGEST < sentence.length ? ' …' : ''}`
}

/** What tells two proposals of one place apart from two of different ones. */
export const proposalKey = (source: string, words: string): string => `${source} ${words.toLowerCase()}`
