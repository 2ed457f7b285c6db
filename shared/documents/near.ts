/**
 * Near duplicates: documents whose words run alike. Runs of five words (shingles), MinHash with
 * banding to find candidates among many (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3),
 * and the exact Jaccard likeness of the candidates. The same text gives the same numbers everywhere.
 */

const RUN = 5
const HASHES = 128
/** 32 bands of 4: a pair at 0.7 is missed once in 4,000 times, one at 0.5 once in 8. */
const BANDS = 32
const ROWS = HASHES / BANDS
/** A bucket is compared with so many of its first members only: forms that thousands share end there. */
const MOST_IN_BUCKET = 48
/** Words looked at of one text; a longer one is judged by its beginning. */
const MOST_WORDS = 200_000

/** Spreads the bits of a 32-bit number (the last step of MurmurHash3). */
function spread(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const SEEDS = Uint32Array.from({ length: HASHES }, (_, n) => spread(0x9e3779b9 * (n + 1)))

function hashOf(word: string): number {
  let h = 0x811c9dc5
  for (let at = 0; at < word.length; at++) h = Math.imul(h ^ word.charCodeAt(at), 0x01000193)
  return h >>> 0
}

/**
 * Runs of five words of a text as sorted distinct 32-bit numbers; case and punctuation do not count.
 * A text of one to four words is one run; an empty one has none.
 */
export function shingles(text: string): Uint32Array {
  const words: number[] = []
  for (const match of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(hashOf(match[0]))
    if (words.length >= MOST_WORDS) break
  }
  if (words.length === 0) return new Uint32Array(0)
  const runs = new Uint32Array(Math.max(1, words.length - RUN + 1))
  for (let at = 0; at < runs.length; at++) {
    let h = 0
    for (let k = at; k < Math.min(at + RUN, words.length); k++) h = spread((Math.imul(h, 31) + (words[k] as number)) | 0)
    runs[at] = h
  }
  runs.sort()
  let kept = 0
  for (let at = 0; at < runs.length; at++) if (at === 0 || runs[at] !== runs[at - 1]) runs[kept++] = runs[at] as number
  return runs.slice(0, kept)
}

/** 128 least hashes of a text's runs; all at their highest where it has no word. */
export function signature(text: string): Uint32Array {
  return signatureOf(shingles(text))
}

/** As `signature`, of runs already made. */
export function signatureOf(runs: Uint32Array): Uint32Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at] as number
    for (let n = 0; n < HASHES; n++) {
      const h = spread(run ^ (SEEDS[n] as number))
      if (h < (least[n] as number)) least[n] = h
    }
  }
  return least
}

/** Jaccard likeness of two sets of runs, 0 to 1, exactly; 0 where one is empty. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let both = 0
  let i = 0
  let k = 0
  while (i < a.length && k < b.length) {
    const x = a[i] as number
    const y = b[k] as number
    if (x === y) {
      both++
      i++
      k++
    } else if (x < y) i++
    else k++
  }
  const all = a.length + b.length - both
  return both === 0 ? 0 : both / all
}

/** Likeness of two texts as their signatures tell it, 0 to 1; good to about ±0.09. */
export function guessedLikeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0
  for (let n = 0; n < HASHES; n++) if (a[n] === b[n]) same++
  return same / HASHES
}

/** Signatures in buckets: finds candidates without comparing each with each. Grows as texts are read. */
export class NearIndex {
  private readonly buckets = new Map<string, string[]>()
  private readonly signatures = new Map<string, Uint32Array>()

  get size(): number {
    return this.signatures.size
  }

  has(id: string): boolean {
    return this.signatures.has(id)
  }

  /** Adds a text by its signature; one with no words is remembered and like nothing. */
  add(id: string, own: Uint32Array): void {
    if (this.signatures.has(id)) return
    this.signatures.set(id, own)
    if (own[0] === 0xffffffff) return
    for (const key of bandsOf(own)) {
      const bucket = this.buckets.get(key)
      if (!bucket) this.buckets.set(key, [id])
      else if (bucket.length < MOST_IN_BUCKET) bucket.push(id)
    }
  }

  /** Ids that may be like `id`, likeliest first by their signatures, at least `least`; not itself. */
  candidates(id: string, least: number, most: number): { id: string; guess: number }[] {
    const own = this.signatures.get(id)
    if (!own || own[0] === 0xffffffff) return []
    const found = new Map<string, number>()
    for (const key of bandsOf(own)) {
      for (const other of this.buckets.get(key) ?? []) {
        if (other !== id && !found.has(other)) found.set(other, guessedLikeness(own, this.signatures.get(other) as Uint32Array))
      }
    }
    return [...found].map(([other, guess]) => ({ id: other, guess })).filter((one) => one.guess >= least).sort((a, b) => b.guess - a.guess || (a.id < b.id ? -1 : 1)).slice(0, most)
  }
}

function* bandsOf(own: Uint32Array): Iterable<string> {
  for (let band = 0; band < BANDS; band++) {
    let key = String.fromCharCode(band)
    for (let row = 0; row < ROWS; row++) {
      const h = own[band * ROWS + row] as number
      key += String.fromCharCode(h >>> 16, h & 0xffff)
    }
    yield key
  }
}

export type NearItem = { id: string; signature: Uint32Array; shingles: Uint32Array }
export type NearGroup = { members: { id: string; likeness: number }[] }

/**
 * Groups of texts that are at least `threshold` (0 to 1) like the first of their group; each text is in
 * one group at most, and the first is the one that most others are like. Its own likeness is 1.
 */
export function groupNear(items: readonly NearItem[], threshold: number): NearGroup[] {
  const index = new NearIndex()
  const byId = new Map(items.map((item) => [item.id, item]))
  const near = new Map<string, Map<string, number>>(items.map((item) => [item.id, new Map()]))
  for (const item of items) {
    index.add(item.id, item.signature)
    for (const { id } of index.candidates(item.id, Math.max(0, threshold - 0.25), MOST_IN_BUCKET * BANDS)) {
      const alike = likeness(item.shingles, (byId.get(id) as NearItem).shingles)
      if (alike < threshold) continue
      near.get(item.id)?.set(id, alike)
      near.get(id)?.set(item.id, alike)
    }
  }
  const taken = new Set<string>()
  const groups: NearGroup[] = []
  const byReach = [...near].filter(([, others]) => others.size > 0).sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1))
  for (const [id, others] of byReach) {
    if (taken.has(id)) continue
    const members = [...others].filter(([other]) => !taken.has(other)).map(([other, alike]) => ({ id: other, likeness: alike })).sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    if (members.length === 0) continue
    for (const one of members) taken.add(one.id)
    taken.add(id)
    groups.push({ members: [{ id, likeness: 1 }, ...members] })
  }
  return groups
}
