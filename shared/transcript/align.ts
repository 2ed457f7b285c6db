/** Two texts that say much the same, word by word: a draft and its certified transcript, lines and captions. */

/** Words in a row that make two places the same. */
const RUN = 3
/** Between two places that are sure, stretches up to this are compared word by word. */
const LOCAL = 400

/** The longest run of rows, in their order, in which a number rises. */
export function longestRising<T>(rows: readonly T[], numberOf: (row: T) => number): T[] {
  const ends: number[] = []
  const before = new Int32Array(rows.length).fill(-1)
  rows.forEach((row, index) => {
    const value = numberOf(row)
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (numberOf(rows[ends[middle] as number] as T) < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = index
  })
  const run: T[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) run.push(rows[at] as T)
  return run.reverse()
}

/** Where three words in a row stand once in either text, in an order that both share. @returns pairs of indices */
export function anchorsOf(one: readonly string[], other: readonly string[]): [number, number][] {
  const once = (words: readonly string[]) => {
    const places = new Map<string, number>()
    for (let at = 0; at + RUN <= words.length; at++) {
      const key = words.slice(at, at + RUN).join(' ')
      places.set(key, places.has(key) ? -1 : at)
    }
    return places
  }
  const there = once(other)
  const pairs = [...once(one)].flatMap(([key, at]): [number, number][] => {
    const place = there.get(key) ?? -1
    return at >= 0 && place >= 0 ? [[at, place]] : []
  })
  return longestRising(pairs.sort((a, b) => a[0] - b[0]), (pair) => pair[1])
}

/** For each word of `one` the index of the same word in `other`, rising; -1 where it is not there. */
export function alignWords(one: readonly string[], other: readonly string[]): Int32Array {
  const map = new Int32Array(one.length).fill(-1)
  let [a, b] = [0, 0]
  for (const [nextA, nextB] of [...anchorsOf(one, other), [one.length, other.length] as const]) {
    if (nextA < a || nextB < b) continue
    between(one, other, map, a, nextA, b, nextB)
    for ([a, b] = [nextA, nextB]; a < one.length && b < other.length && one[a] === other[b]; a++, b++) map[a] = b
  }
  return map
}

/** The longest common subsequence of two short stretches. */
function between(one: readonly string[], other: readonly string[], map: Int32Array, fromA: number, toA: number, fromB: number, toB: number): void {
  const [n, m] = [toA - fromA, toB - fromB]
  if (n === 0 || m === 0 || n > LOCAL || m > LOCAL) return
  const table = new Uint16Array((n + 1) * (m + 1))
  const at = (i: number, j: number) => table[i * (m + 1) + j] as number
  for (let i = n - 1; i >= 0; i--) for (let j = m - 1; j >= 0; j--) table[i * (m + 1) + j] = one[fromA + i] === other[fromB + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  for (let [i, j] = [0, 0]; i < n && j < m;) {
    if (one[fromA + i] === other[fromB + j]) {
      map[fromA + i] = fromB + j
      i++
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
}
