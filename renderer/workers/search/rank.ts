/** The order of results: BM25 (Robertson and Zaragoza, 2009) over the parts of the query that are not under a NOT. */
import type { Scored } from './evaluate'

const K1 = 1.2
const B = 0.75

/**
 * @param lengths tokens of each unit, by uid
 * @param count how many units there are, and how long they are on average
 * @returns score by uid
 */
export function scoresOf(scored: readonly Scored[], lengths: Uint32Array, count: number, average: number): Float32Array {
  const scores = new Float32Array(lengths.length)
  for (const { units, times } of scored) {
    const rarity = Math.log(1 + (count - units.length + 0.5) / (units.length + 0.5))
    for (let at = 0; at < units.length; at++) {
      const uid = units[at] as number
      const often = times[at] as number
      scores[uid] = (scores[uid] as number) + (rarity * often * (K1 + 1)) / (often + K1 * (1 - B + (B * (lengths[uid] as number)) / average))
    }
  }
  return scores
}

/**
 * The best units in order. Quick where few of many are wanted.
 * @param idOf of equal ones the smaller id comes first: an index that was built anew, in another order, must not answer differently
 */
export function bestOf(units: ArrayLike<number>, scores: Float32Array, wanted: number, idOf: (uid: number) => string): number[] {
  const worse = (a: number, b: number) => (scores[a] as number) < (scores[b] as number) || (scores[a] === scores[b] && idOf(a) > idOf(b))
  const heap: number[] = []
  const sink = (from: number) => {
    let at = from
    for (;;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && worse(heap[child] as number, heap[least] as number)) least = child
      if (least === at) return
      ;[heap[at], heap[least]] = [heap[least] as number, heap[at] as number]
      at = least
    }
  }
  if (wanted <= 0) return []
  for (let index = 0; index < units.length; index++) {
    const uid = units[index] as number
    if (heap.length < wanted) {
      heap.push(uid)
      if (heap.length === wanted) for (let at = (wanted >> 1) - 1; at >= 0; at--) sink(at)
    } else if (worse(heap[0] as number, uid)) {
      heap[0] = uid
      sink(0)
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1))
}
