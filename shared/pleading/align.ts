/**
 * An amended complaint beside the earlier one: which paragraph became which. By the longest common
 * order of equal texts first, then by likeness in the stretches between.
 */
import { diffWordsWithSpace } from 'diff'

export type Relation = 'same' | 'changed' | 'new' | 'gone' | 'renumbered'

export type WordChange = { text: string; added: boolean; removed: boolean }

export type AlignedRow = {
  /** index into the earlier paragraphs, or null where it is new */
  earlier: number | null
  /** index into the later ones, or null where it is gone */
  later: number | null
  relation: Relation
  /** 0 to 1 */
  likeness: number
}

export type Alignable = { label: string; text: string }

/** Below this two paragraphs are not the same one changed. */
const ALIKE = 0.45

/** Rows in the order of the later complaint; what is gone stands where it stood. */
export function alignComplaints(earlier: readonly Alignable[], later: readonly Alignable[]): AlignedRow[] {
  const pairs = new Map<number, { earlier: number; likeness: number }>()
  const taken = new Set<number>()
  matchEqual(earlier, later, pairs, taken)
  matchAlike(earlier, later, pairs, taken)
  return inOrder(earlier, later, pairs, taken)
}

/** Word-level difference of two texts, blanks kept, so that the later text can be put together again. */
export function wordChanges(earlier: string, later: string): WordChange[] {
  return diffWordsWithSpace(earlier, later).map((part) => ({ text: part.value, added: part.added ?? false, removed: part.removed ?? false }))
}

const plain = (text: string) => text.toLowerCase().replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim()

function matchEqual(earlier: readonly Alignable[], later: readonly Alignable[], pairs: Map<number, { earlier: number; likeness: number }>, taken: Set<number>): void {
  const places = new Map<string, number[]>()
  earlier.forEach((one, index) => {
    const key = plain(one.text)
    places.set(key, [...(places.get(key) ?? []), index])
  })
  later.forEach((one, index) => {
    const candidates = (places.get(plain(one.text)) ?? []).filter((at) => !taken.has(at))
    // Boilerplate ("realleges the foregoing") recurs: the nearest place is the same one.
    const nearest = candidates.reduce<number | null>((best, at) => (best === null || Math.abs(at - index) < Math.abs(best - index) ? at : best), null)
    if (nearest === null) return
    taken.add(nearest)
    pairs.set(index, { earlier: nearest, likeness: 1 })
  })
}

function matchAlike(earlier: readonly Alignable[], later: readonly Alignable[], pairs: Map<number, { earlier: number; likeness: number }>, taken: Set<number>): void {
  const bags = earlier.map((one) => bagOf(one.text))
  const scores: { later: number; earlier: number; likeness: number; rank: number }[] = []
  later.forEach((one, index) => {
    if (pairs.has(index)) return
    const bag = bagOf(one.text)
    bags.forEach((other, at) => {
      if (taken.has(at)) return
      const likeness = dice(bag, other)
      if (likeness < ALIKE) return
      // Of equally alike ones, the one in the same place of the order.
      const shift = Math.abs(index / later.length - at / earlier.length)
      scores.push({ later: index, earlier: at, likeness, rank: likeness - shift * 0.1 })
    })
  })
  for (const score of scores.sort((a, b) => b.rank - a.rank)) {
    if (pairs.has(score.later) || taken.has(score.earlier)) continue
    pairs.set(score.later, { earlier: score.earlier, likeness: score.likeness })
    taken.add(score.earlier)
  }
}

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>()
  for (const word of plain(text).match(/[\p{L}\p{N}]+/gu) ?? []) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** Share of words that both have (Sørensen–Dice over bags of words). */
function dice(a: Map<string, number>, b: Map<string, number>): number {
  let shared = 0
  let total = 0
  for (const [word, count] of a) {
    shared += Math.min(count, b.get(word) ?? 0)
    total += count
  }
  for (const count of b.values()) total += count
  return total === 0 ? 0 : (2 * shared) / total
}

function inOrder(earlier: readonly Alignable[], later: readonly Alignable[], pairs: Map<number, { earlier: number; likeness: number }>, taken: Set<number>): AlignedRow[] {
  const rows: AlignedRow[] = []
  let next = 0
  const flushGone = (upTo: number) => {
    for (; next < upTo; next++) if (!taken.has(next)) rows.push({ earlier: next, later: null, relation: 'gone', likeness: 0 })
  }
  later.forEach((one, index) => {
    const pair = pairs.get(index)
    if (!pair) {
      rows.push({ earlier: null, later: index, relation: 'new', likeness: 0 })
      return
    }
    flushGone(pair.earlier)
    next = Math.max(next, pair.earlier + 1)
    const moved = earlier[pair.earlier]?.label !== one.label
    rows.push({ earlier: pair.earlier, later: index, relation: pair.likeness < 1 ? 'changed' : moved ? 'renumbered' : 'same', likeness: pair.likeness })
  })
  flushGone(earlier.length)
  return rows
}
