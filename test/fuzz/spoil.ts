/** Ways to spoil a file, each the same for the same seed. */
import { unzipSync, zipSync } from 'fflate'

export type Random = () => number
export type Spoil = (bytes: Uint8Array, random: Random, signs: readonly string[]) => Uint8Array

const encoder = new TextEncoder()
const below = (most: number, random: Random) => Math.floor(random() * most)

/** A file grows by what is put in; one that would outgrow this is no small case any more. Bytes. */
const MOST = 400_000

/** Bytes changed, turned, cut out, doubled, moved, made vast; or a sign of the format put in where it hurts, once or many times. */
export const spoilBytes: Spoil = (bytes, random, signs) => {
  let now = Uint8Array.from(bytes)
  for (let times = 1 + below(7, random); times > 0; times--) {
    const from = below(now.length + 1, random)
    const to = Math.min(now.length, from + below(1 + 300 * random(), random))
    const kind = random()
    if (kind < 0.22) for (let at = from; at < Math.min(to + 1, from + 8, now.length); at++) now[at] = below(256, random)
    else if (kind < 0.3) now.subarray(from, from + 1).forEach((byte, _, one) => void one.fill(byte ^ (1 << below(8, random))))
    else if (kind < 0.38) now.fill(random() < 0.7 ? 0xff : 0x7f, from, from + 4)
    else if (kind < 0.46) now = joined(now.subarray(0, from), now.subarray(to))
    else if (kind < 0.54) now = joined(now.subarray(0, to), now.subarray(from))
    else if (kind < 0.6) now.copyWithin(from, below(now.length + 1, random), below(now.length + 1, random))
    else if (kind < 0.66) now = now.slice(0, from)
    else now = joined(now.subarray(0, from), encoder.encode((signs[below(signs.length, random)] ?? '').repeat(random() < 0.8 ? 1 : 1 + below(60, random))), now.subarray(kind < 0.85 ? from : to))
    if (now.length > MOST) now = now.slice(0, MOST)
  }
  return now
}

/** Whole numbers of 32 bits changed: tables of offsets, chains and lengths. Half of the time plain damage. */
export const spoilNumbers: Spoil = (bytes, random, signs) => {
  if (random() < 0.5) return spoilBytes(bytes, random, signs)
  const now = Uint8Array.from(bytes)
  const view = new DataView(now.buffer)
  const values = [-2, -1, 0, 1, 2, 3, below(now.length / 512, random), below(2 ** 31, random), -(2 ** 31)]
  for (let times = 1 + below(12, random); times > 0 && now.length >= 4; times--) {
    const at = 4 * below(Math.min(now.length, random() < 0.4 ? 600 : now.length) / 4, random)
    view.setInt32(Math.min(at, now.length - 4), values[below(values.length, random)] as number, random() < 0.9)
  }
  return now
}

/** One part of an archive spoilt, so that the archive itself still opens. Half of the time plain damage. */
export const spoilInside: Spoil = (bytes, random, signs) => {
  if (random() < 0.5) return spoilBytes(bytes, random, signs)
  const files = unzipSync(bytes)
  const names = Object.keys(files)
  const name = names[below(names.length, random)] as string
  files[name] = spoilBytes(files[name] as Uint8Array, random, signs) as Uint8Array<ArrayBuffer>
  return zipSync(files, { level: 0 })
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
