/** Ascending numbers of units: both, either, neither. */

export function bothOf(one: Uint32Array, other: Uint32Array): Uint32Array {
  const [small, large] = one.length <= other.length ? [one, other] : [other, one]
  const out = new Uint32Array(small.length)
  let count = 0
  let at = 0
  // A few units against many are looked up, not walked past.
  const jump = large.length > small.length * 16
  for (let index = 0; index < small.length; index++) {
    const uid = small[index] as number
    if (jump) at = placeOf(large, uid, at)
    else while (at < large.length && (large[at] as number) < uid) at++
    if (at >= large.length) break
    if (large[at] === uid) out[count++] = uid
  }
  return out.subarray(0, count)
}

export function eitherOf(one: Uint32Array, other: Uint32Array): Uint32Array {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const out = new Uint32Array(one.length + other.length)
  let [a, b, count] = [0, 0, 0]
  while (a < one.length || b < other.length) {
    const [left, right] = [one[a] ?? Number.POSITIVE_INFINITY, other[b] ?? Number.POSITIVE_INFINITY]
    out[count++] = Math.min(left, right)
    if (left <= right) a++
    if (right <= left) b++
  }
  return out.subarray(0, count)
}

/** Units of the mask that are not among those given. */
export function othersOf(units: Uint32Array, mask: Uint8Array): Uint32Array {
  const out: number[] = []
  let at = 0
  for (let uid = 0; uid < mask.length; uid++) {
    if (mask[uid] !== 1) continue
    while (at < units.length && (units[at] as number) < uid) at++
    if (units[at] !== uid) out.push(uid)
  }
  return Uint32Array.from(out)
}

/** First place from `from` on whose value is at least `value`. */
export function placeOf(values: ArrayLike<number>, value: number, from = 0, end = values.length): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Place of a value in ascending ones; -1 where it is not there. */
export function indexOf(values: Uint32Array, value: number): number {
  const at = placeOf(values, value)
  return values[at] === value ? at : -1
}

/** A row of numbers that grows. */
export class Growing {
  values = new Uint32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) this.room(this.length + 1)
    this.values[this.length++] = value
  }

  /** Makes room for so many numbers altogether. */
  room(length: number): void {
    if (length <= this.values.length) return
    const larger = new Uint32Array(Math.max(this.values.length * 2, length))
    larger.set(this.values.subarray(0, this.length))
    this.values = larger
  }

  taken(): Uint32Array {
    return this.values.slice(0, this.length)
  }
}
