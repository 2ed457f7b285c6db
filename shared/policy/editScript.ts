/** Shortest edit scripts over rows of numbers (Myers 1986), parted at rows that both have once (patience) where they grow too long. */
import { heaviestAscending } from './longest'

/** Stretches that both have: from `a` and `b`, `length` long, ascending in both. */
export type Match = { a: number; b: number; length: number }

/** Insertions and deletions after which the search gives up and parts the rows another way. */
const MOST_EDITS = 1500

/**
 * What two rows have in common, in order.
 * @param a, b numbers that stand for words or sentences
 */
export function commonRuns(a: Int32Array, b: Int32Array, mostEdits = MOST_EDITS): Match[] {
  const found: Match[] = []
  between(a, 0, a.length, b, 0, b.length, mostEdits, found)
  const joined: Match[] = []
  for (const one of found) {
    const last = joined.at(-1)
    if (last && last.a + last.length === one.a && last.b + last.length === one.b) last.length += one.length
    else joined.push({ ...one })
  }
  return joined
}

function between(a: Int32Array, aFrom: number, aTo: number, b: Int32Array, bFrom: number, bTo: number, most: number, found: Match[]): void {
  let head = 0
  while (aFrom + head < aTo && bFrom + head < bTo && a[aFrom + head] === b[bFrom + head]) head++
  if (head > 0) found.push({ a: aFrom, b: bFrom, length: head })
  let tail = 0
  while (aTo - tail > aFrom + head && bTo - tail > bFrom + head && a[aTo - tail - 1] === b[bTo - tail - 1]) tail++
  const [a0, a1, b0, b1] = [aFrom + head, aTo - tail, bFrom + head, bTo - tail]
  if (a0 < a1 && b0 < b1) {
    const runs = myers(a, a0, a1, b, b0, b1, most)
    if (runs) found.push(...runs)
    else {
      const anchors = patience(a, a0, a1, b, b0, b1)
      let [x, y] = [a0, b0]
      for (const anchor of anchors) {
        between(a, x, anchor.a, b, y, anchor.b, most, found)
        found.push({ ...anchor, length: 1 })
        x = anchor.a + 1
        y = anchor.b + 1
      }
      // Without one common rare row the rest is taken as replaced whole.
      if (anchors.length > 0) between(a, x, a1, b, y, b1, most, found)
    }
  }
  if (tail > 0) found.push({ a: aTo - tail, b: bTo - tail, length: tail })
}

function myers(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number, most: number): Match[] | null {
  const [n, m] = [a1 - a0, b1 - b0]
  const limit = Math.min(n + m, most)
  const offset = limit + 1
  const v = new Int32Array(2 * limit + 3)
  const trace: Int32Array[] = []
  for (let d = 0; d <= limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && (v[offset + k - 1] as number) < (v[offset + k + 1] as number)) ? (v[offset + k + 1] as number) : (v[offset + k - 1] as number) + 1
      let y = x - k
      while (x < n && y < m && a[a0 + x] === b[b0 + y]) {
        x++
        y++
      }
      v[offset + k] = x
      if (x >= n && y >= m) return walkedBack(trace, d, n, m, a0, b0, v.slice(offset - d, offset + d + 1))
    }
    trace.push(v.slice(offset - d, offset + d + 1))
  }
  return null
}

/** `trace[d]` holds the furthest x of diagonals -d to d. */
function walkedBack(trace: readonly Int32Array[], edits: number, n: number, m: number, a0: number, b0: number, last: Int32Array): Match[] {
  const runs: Match[] = []
  let [x, y] = [n, m]
  const at = (d: number, k: number) => {
    const row = d === edits ? last : (trace[d] as Int32Array)
    return k < -d || k > d ? -1 : (row[k + d] as number)
  }
  for (let d = edits; d >= 0; d--) {
    const k = x - y
    const down = d > 0 && (k === -d || (k !== d && at(d - 1, k - 1) < at(d - 1, k + 1)))
    const before = d === 0 ? 0 : down ? k + 1 : k - 1
    const startX = d === 0 ? 0 : down ? at(d - 1, before) : at(d - 1, before) + 1
    const length = x - startX
    if (length > 0) runs.push({ a: a0 + startX, b: b0 + startX - k, length })
    x = d === 0 ? 0 : at(d - 1, before)
    y = d === 0 ? 0 : x - before
  }
  return runs.reverse()
}

/** Rows that stand once in either, in the longest order that both keep. */
function patience(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number): { a: number; b: number }[] {
  const once = (row: Int32Array, from: number, to: number) => {
    const places = new Map<number, number>()
    for (let at = from; at < to; at++) places.set(row[at] as number, places.has(row[at] as number) ? -1 : at)
    return places
  }
  const [inA, inB] = [once(a, a0, a1), once(b, b0, b1)]
  const pairs: { a: number; b: number }[] = []
  for (const [value, at] of inA) {
    const other = inB.get(value)
    if (at >= 0 && other !== undefined && other >= 0) pairs.push({ a: at, b: other })
  }
  const kept = heaviestAscending(pairs.map((one) => one.b - b0), pairs.map(() => 1))
  return pairs.filter((_one, index) => kept[index])
}
