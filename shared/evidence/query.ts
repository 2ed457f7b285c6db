/** From an allegation, an element or a gap to what is looked for: words with weights, quotations, dates. */
import { type DateSpan, datesIn } from './dates'
import { standsFor } from './synonyms'
import { stemsOf, type Word, wordsOf } from './words'
import type { Weights } from './weights'

/** What evidence is looked for. */
export type Need = {
  text: string
  /** heading above it, the element it serves, why the gap matters: tells what it is about, and weighs less */
  context: string
  /** names of parties and people, and defined terms of the complaint ("InMail", "Data Terms") */
  names: readonly string[]
}

export type Term = {
  stem: string
  /** as the allegation has it */
  shown: string
  /** against a plain word of the allegation */
  weight: number
  kind: 'word' | 'name' | 'number'
  /** stems that may stand for it */
  also: readonly string[]
}

export type Query = {
  terms: readonly Term[]
  /** stems of neighbouring terms: "private message" */
  pairs: ReadonlySet<string>
  /** stems of each quotation of three words or more */
  quotes: readonly { stems: readonly string[]; shown: string }[]
  dates: readonly DateSpan[]
  /** folded names that the allegation names */
  named: readonly string[]
}

/** Words that carry no fact of their own. */
const COMMON = new Set(stemsOf(
  'the and for that with from this have has had was were are is be been being its it their they them into which these those such other but not no nor never his her he she our we you your i us my me than then also any all each every ' +
    'a an of to in on at by or as if so do does did done who whom whose what when where why how between through during before after above below under upon about more most very will would could should shall may might can ' +
    'there here only same both some one two within because while until against over up out off again further once own too just per via etc said',
))

/** Words of pleading itself: see `boilerplate`. */
const PLEADING = new Set(stemsOf(
  'plaintiff plaintiffs defendant defendants information belief believe believes alleges alleged allege allegation paragraph complaint court including without herein therein hereby thereof thereby herewith aforementioned ' +
    'foregoing relevant times time class action matter case count claim incorporate reference fully forth set respective likewise furthermore moreover accordingly because result members member pursuant respectively',
))

/** Text parts that say nothing of the facts and are left out whole. */
const FORMULAS = /\b(?:up)?on information and belief,?|\bat all (?:relevant )?times(?: relevant(?: hereto)?)?,?|\bas (?:more fully )?(?:set forth|alleged|described) (?:above|below|herein)/gi

const QUOTED = /[“"]([^“”"]{6,400})[”"]/g

/** More terms than these are not looked for: the weightiest stay. */
const MOST_TERMS = 60

/** @param stemmed as the index was made */
export function makeQuery(need: Need, weights: Weights, stemmed = true): Query {
  const text = need.text.replace(FORMULAS, (formula) => ' '.repeat(formula.length))
  const dates = datesIn(text)
  const names = namesIn(need.names, stemmed)
  const terms = new Map<string, Term>()
  const kept: (Word | null)[] = []
  for (const word of wordsOf(text, 0, text.length, stemmed)) {
    const inDate = dates.some((date) => word.from >= date.from && word.to <= date.to)
    const term = inDate ? null : termOf(word, text, names, weights, stemmed)
    kept.push(term ? word : null)
    if (!term) continue
    const there = terms.get(term.stem)
    // Said twice is meant: it weighs half as much again.
    terms.set(term.stem, there ? { ...there, weight: Math.max(there.weight, term.weight) * (there.weight < term.weight * 1.5 ? 1.5 : 1) } : term)
  }
  for (const word of wordsOf(need.context, 0, need.context.length, stemmed)) {
    const term = termOf(word, need.context, names, weights, stemmed)
    if (term && !terms.has(term.stem)) terms.set(term.stem, { ...term, weight: term.weight * weights.context })
  }
  const sorted = [...terms.values()].filter((one) => one.weight > 0).sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1)).slice(0, MOST_TERMS)
  return { terms: sorted, pairs: pairsOf(kept), quotes: quotesOf(need.text, stemmed), dates, named: named(need, text) }
}

function termOf(word: Word, text: string, names: ReadonlySet<string>, weights: Weights, stemmed: boolean): Term | null {
  const { stem } = word
  const isNumber = /\d/.test(stem)
  if (COMMON.has(stem) || (stem.length < 2 && !isNumber)) return null
  const shown = text.slice(word.from, word.to).replace(/[-\u00ad]\s+/g, '')
  const also = stemmed && weights.synonym > 0 ? standsFor(stem) : []
  if (isNumber) return { stem, shown, weight: stem.length < 2 ? weights.number / 3 : weights.number, kind: 'number', also }
  if (PLEADING.has(stem)) return { stem, shown, weight: weights.boilerplate, kind: 'word', also: [] }
  // A capital within a sentence marks a name or a defined term.
  const defined = names.has(stem) || (word.capital && /[\p{Ll},’)] $/u.test(text.slice(Math.max(0, word.from - 2), word.from)))
  return { stem, shown, weight: defined ? weights.name : 1, kind: defined ? 'name' : 'word', also }
}

function namesIn(names: readonly string[], stemmed: boolean): Set<string> {
  return new Set(names.flatMap((name) => wordsOf(name, 0, name.length, stemmed).map((word) => word.stem)).filter((stem) => stem.length > 2 && !COMMON.has(stem)))
}

/** Which of the names stand in the allegation, folded for comparing with a document's people. */
function named(need: Need, text: string): string[] {
  const folded = ` ${fold(text)} `
  return [...new Set(need.names.map(fold).filter((name) => name.length > 2 && !PARTS.test(name) && folded.includes(` ${name} `)))].sort()
}

/** What a party is called in its role names nobody. */
const PARTS = /^(?:lead )?(?:plaintiffs?|defendants?|class(?: members?)?)$/

/** Lower case, letters and digits only, one blank between words. */
export const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

function pairsOf(words: readonly (Word | null)[]): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < words.length; at++) {
    const [one, other] = [words[at], words[at + 1]]
    if (one && other) pairs.add(`${one.stem} ${other.stem}`)
  }
  return pairs
}

function quotesOf(text: string, stemmed: boolean): { stems: string[]; shown: string }[] {
  return [...text.matchAll(QUOTED)].map((match) => ({ stems: wordsOf(match[1] as string, 0, (match[1] as string).length, stemmed).map((word) => word.stem), shown: match[1] as string })).filter((one) => one.stems.length >= 3)
}
