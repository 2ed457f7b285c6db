/**
 * Of pairs in the order of their first members, those that also ascend in their second, with the
 * greatest weight together: what stayed in order. The rest moved.
 * @param seconds position of each pair's second member; `weights` as many, above 0
 * @returns for each pair whether it belongs to the heaviest ascending row
 */
export function heaviestAscending(seconds: readonly number[], weights: readonly number[]): boolean[] {
  const size = seconds.reduce((most, one) => Math.max(most, one), -1) + 1
  // A Fenwick tree of the heaviest row that ends at or before a position.
  const best = new Int32Array(size + 1).fill(-1)
  const total = new Float64Array(seconds.length)
  const before = new Int32Array(seconds.length).fill(-1)
  const heavier = (a: number, b: number) => (a < 0 ? b : b < 0 ? a : (total[b] as number) > (total[a] as number) ? b : a)
  let top = -1
  for (let at = 0; at < seconds.length; at++) {
    const position = (seconds[at] as number) + 1
    let found = -1
    for (let k = position - 1; k > 0; k -= k & -k) found = heavier(found, best[k] as number)
    before[at] = found
    total[at] = (found < 0 ? 0 : (total[found] as number)) + (weights[at] ?? 1)
    for (let k = position; k <= size; k += k & -k) best[k] = heavier(best[k] as number, at)
    top = heavier(top, at)
  }
  const kept = new Array<boolean>(seconds.length).fill(false)
  for (let at = top; at >= 0; at = before[at] as number) kept[at] = true
  return kept
}
