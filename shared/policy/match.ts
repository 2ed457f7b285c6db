/** Which section of one text is which of another, though renumbered, moved or retitled. */
import { foldWords, wordsOf } from './fold'
import type { PolicyText, Section } from './model'
import { ancestors } from './read'

/** Indices of a section in the older and in the newer text. */
export type Pair = { old: number; new: number }

/** What is known of a section for the comparison; made once for a text. */
type Sketch = { whole: string; title: string; path: string; number: string | null; grams: Set<string>; index: number; share: number }

/** As much alike, and two sections are one. 0 to 1. */
const ALIKE = 0.45
/** So much of a section tells which it is. Characters. */
const LOOKED_AT = 40_000
/** A row of words that more sections than this have tells nothing. */
const COMMON = 24

const sketches = new WeakMap<PolicyText, Sketch[]>()

function sketchesOf(policy: PolicyText): Sketch[] {
  const known = sketches.get(policy)
  if (known) return known
  const made = policy.sections.map((section, index) => sketchOf(policy, section, index))
  sketches.set(policy, made)
  return made
}

function sketchOf(policy: PolicyText, section: Section, index: number): Sketch {
  const words = wordsOf(policy.text.slice(section.body, Math.min(section.to, section.body + LOOKED_AT)))
  const title = foldWords(section.title)
  const step = words.length >= 8 ? 2 : 1
  const grams = new Set<string>()
  for (let at = 0; at + step <= words.length; at++) grams.add(step === 2 ? `${words[at]} ${words[at + 1]}` : (words[at] as string))
  return {
    whole: section.to - section.from > LOOKED_AT ? policy.text.slice(section.from, section.to) : foldWords(policy.text.slice(section.from, section.to)), title, path: [...ancestors(policy.sections, index).map((one) => foldWords(one.title)), title].join(' › '),
    number: section.number, grams, index, share: policy.sections.length > 1 ? index / (policy.sections.length - 1) : 0,
  }
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1
  if (a.size === 0 || b.size === 0) return 0
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let common = 0
  for (const one of small) if (large.has(one)) common++
  return (2 * common) / (a.size + b.size)
}

function titleLikeness(a: string, b: string): number {
  if (a === b) return 1
  const [x, y] = [new Set(a.split(' ')), new Set(b.split(' '))]
  return likeness(x, y)
}

/** How much two sections are one: words first, then title, then number. 0 to 1. */
function scoreOf(a: Sketch, b: Sketch): number {
  const words = likeness(a.grams, b.grams)
  const number = a.number !== null && a.number === b.number ? 0.1 : 0
  if (a.title === '' || b.title === '') return a.title === b.title ? Math.min(1, words * 0.9 + number) : words * 0.7 + number
  const same = a.title === b.title
  // The same title under the same heads is the same section, however much of it was rewritten.
  const floor = same && a.path === b.path ? 0.66 : same ? 0.3 : 0
  const short = Math.min(a.grams.size, b.grams.size) === 0
  return Math.min(1, Math.max(floor + words * 0.3 + (floor > 0 ? number : 0), words * (short ? 0 : 0.65) + titleLikeness(a.title, b.title) * 0.25 + number))
}

/**
 * Pairs the sections of two texts, one to one; the same input gives the same pairs.
 * @returns in the order of the newer text
 */
export function matchSections(older: PolicyText, newer: PolicyText): Pair[] {
  // Two texts without any heading are one section each, whatever became of the words.
  if (older.sections.length === 1 && newer.sections.length === 1) return [{ old: 0, new: 0 }]
  return matchSketches(sketchesOf(older), sketchesOf(newer))
}

/** A section of any text, to be found again in another: a section that was gone may come back. */
export type Remembered = { policy: PolicyText; index: number }

/** Pairs remembered sections with those of a text that are still free. @returns `old` counts in `pool` */
export function matchRemembered(pool: readonly Remembered[], newer: PolicyText, free: ReadonlySet<number>): Pair[] {
  const old = pool.map((one, index) => ({ ...(sketchesOf(one.policy)[one.index] as Sketch), index }))
  return matchSketches(old, sketchesOf(newer).filter((one) => free.has(one.index)))
}

function matchSketches(olds: readonly Sketch[], news: readonly Sketch[]): Pair[] {
  const pairs: Pair[] = []
  const [usedOld, usedNew] = [new Set<number>(), new Set<number>()]
  const take = (a: Sketch, b: Sketch) => {
    usedOld.add(a.index)
    usedNew.add(b.index)
    pairs.push({ old: a.index, new: b.index })
  }
  takeEqual(olds, news, take)
  const freeOld = olds.filter((one) => !usedOld.has(one.index))
  const freeNew = news.filter((one) => !usedNew.has(one.index))
  const candidates = candidatesOf(freeOld, freeNew)
  candidates.sort((a, b) => b.score - a.score || a.apart - b.apart || a.b.index - b.b.index || a.a.index - b.a.index)
  for (const { a, b } of candidates) if (!usedOld.has(a.index) && !usedNew.has(b.index)) take(a, b)
  return pairs.sort((a, b) => a.new - b.new)
}

/** The very same words, title and all: the first with the first where there are several. */
function takeEqual(olds: readonly Sketch[], news: readonly Sketch[], take: (a: Sketch, b: Sketch) => void): void {
  const waiting = new Map<string, Sketch[]>()
  for (const one of olds) {
    const key = `${one.path}\n${one.whole}`
    waiting.set(key, [...(waiting.get(key) ?? []), one])
  }
  const left: Sketch[] = []
  for (const one of news) {
    const there = waiting.get(`${one.path}\n${one.whole}`)?.shift()
    if (there) take(there, one)
    else left.push(one)
  }
  const elsewhere = new Map<string, Sketch[]>()
  for (const list of waiting.values()) for (const one of list) elsewhere.set(one.whole, [...(elsewhere.get(one.whole) ?? []), one])
  for (const one of left) {
    const there = one.grams.size >= 3 ? elsewhere.get(one.whole)?.shift() : undefined
    if (there) take(there, one)
  }
}

function candidatesOf(olds: readonly Sketch[], news: readonly Sketch[]): { a: Sketch; b: Sketch; score: number; apart: number }[] {
  const byKey = new Map<string, number[]>()
  const keysOf = (one: Sketch) => [`= ${one.title}`, ...(one.number === null ? [] : [`# ${one.number}`]), ...one.grams]
  for (const [at, one] of olds.entries()) {
    for (const key of keysOf(one)) {
      const list = byKey.get(key)
      if (list) list.push(at)
      else byKey.set(key, [at])
    }
  }
  const found: { a: Sketch; b: Sketch; score: number; apart: number }[] = []
  for (const b of news) {
    const near = new Set<number>()
    for (const key of keysOf(b)) {
      const list = byKey.get(key)
      if (list && list.length <= COMMON) for (const at of list) near.add(at)
    }
    for (const at of near) {
      const a = olds[at] as Sketch
      const score = scoreOf(a, b)
      if (score >= ALIKE) found.push({ a, b, score, apart: Math.abs(a.share - b.share) })
    }
  }
  return found
}
