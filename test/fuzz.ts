/** Seeded trial of a reader with spoilt input: the same cases each run; more of them with PROBATA_FUZZ. */
import { ProblemError } from '../shared/problem/problem'

export const CASES = Number(process.env.PROBATA_FUZZ ?? 200)

/** mulberry32 */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Bytes changed, cut, doubled, or with a sign of the format put in where it hurts. */
export function spoilt(bytes: Uint8Array, random: () => number, signs: readonly string[]): Uint8Array {
  let out: Uint8Array = Uint8Array.from(bytes)
  for (let times = 1 + Math.floor(random() * 6); times > 0; times--) {
    const at = Math.floor(random() * (out.length + 1))
    const what = random()
    if (what < 0.35) for (let n = 0; n < 1 + random() * 8 && out.length > 0; n++) out[Math.floor(random() * out.length)] = Math.floor(random() * 256)
    else if (what < 0.55) out = out.slice(0, at)
    else if (what < 0.7) out = joined(out.slice(0, at), out.slice(Math.floor(at * random())))
    else out = joined(out.slice(0, at), new TextEncoder().encode(signs[Math.floor(random() * signs.length)] ?? ''), out.slice(at))
  }
  return out
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Longest that one case may take. Milliseconds. */
const LIMIT = 5000

/** Runs a reader over spoilt copies of the samples. @throws with the seed of the first case that crashed or hung */
export async function tryAll(name: string, samples: readonly Uint8Array[], signs: readonly string[], read: (bytes: Uint8Array) => unknown): Promise<void> {
  for (let seed = 1; seed <= CASES; seed++) {
    const random = chance(seed)
    const bytes = spoilt(samples[seed % samples.length] as Uint8Array, random, signs)
    const began = performance.now()
    try {
      await read(bytes)
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw new Error(`${name}, seed ${seed}: ${String(cause)}`, { cause })
    }
    const took = performance.now() - began
    if (took > LIMIT) throw new Error(`${name}, seed ${seed}: ${Math.round(took)} ms`)
  }
}
