/** Messages made in code, and a die that always falls the same way. */
export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** mulberry32: numbers from 0 to below 1, the same for the same seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Bytes with some of them changed, cut out, doubled or replaced by signs that mean something. */
export function mutated(bytes: Uint8Array, roll: () => number, signs: readonly string[]): Uint8Array {
  let now = bytes
  const at = () => Math.floor(roll() * (now.length + 1))
  const changes = 1 + Math.floor(roll() * 8)
  for (let change = 0; change < changes; change++) {
    const from = at()
    const to = Math.min(now.length, from + Math.floor(roll() * roll() * 200))
    const kind = roll()
    if (kind < 0.35) {
      now = now.slice()
      for (let place = from; place < Math.min(to, from + 8); place++) now[place] = Math.floor(roll() * 256)
    } else if (kind < 0.5) now = joined(now.subarray(0, from), now.subarray(to))
    else if (kind < 0.65) now = joined(now.subarray(0, to), now.subarray(from))
    else if (kind < 0.7) now = now.slice(0, from)
    else now = joined(now.subarray(0, from), bytesOf((signs[Math.floor(roll() * signs.length)] ?? '').repeat(1 + Math.floor(roll() * roll() * 50))), now.subarray(kind < 0.85 ? from : to))
  }
  return now
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** How many cases a fuzz tries; PROBATA_FUZZ asks for more. */
export const CASES = Math.max(1, Number(process.env.PROBATA_FUZZ) || 200)
/** A case of more hangs, in the eyes of who waits. Milliseconds. */
export const LONGEST = 5000
