/**
 * What each device had seen of the others when it wrote: the order of cause and effect, which no
 * clock can tell (Lamport, 1978). An entry names in `saw` the heads of the others, where any of them
 * came in since the entry before it on its device.
 */
import type { LogEntry } from './entry'

/** Newest entry known of each device. */
export type Vector = Readonly<Record<string, number>>

/** Whether `later` was written by somebody who had `earlier` before them. */
export type Saw = (later: LogEntry, earlier: LogEntry) => boolean

export function vectorOf(entries: Iterable<Pick<LogEntry, 'device' | 'seq'>>): Vector {
  const vector: Record<string, number> = {}
  for (const { device, seq } of entries) vector[device] = Math.max(vector[device] ?? 0, seq)
  return vector
}

function joined(a: Vector, b: Vector): Vector {
  const both: Record<string, number> = { ...a }
  for (const [device, seq] of Object.entries(b)) both[device] = Math.max(both[device] ?? 0, seq)
  return both
}

/** All that is known of other devices, where some of it is newer than `before`; else undefined. */
export function news(before: Vector, now: Vector, device: string): Vector | undefined {
  const others = Object.entries(now).filter(([other]) => other !== device)
  return others.some(([other, seq]) => seq > (before[other] ?? 0)) ? Object.fromEntries(others) : undefined
}

/** Reads a log once, then answers for any two of its entries. */
export function causality(entries: readonly LogEntry[]): Saw {
  const steps = new Map<string, { seq: number; vector: Vector }[]>()
  for (const entry of [...entries].filter((one) => one.saw !== undefined).sort((a, b) => a.seq - b.seq)) {
    const known = steps.get(entry.device) ?? []
    known.push({ seq: entry.seq, vector: joined(known.at(-1)?.vector ?? {}, entry.saw ?? {}) })
    steps.set(entry.device, known)
  }
  return (later, earlier) => {
    if (later.device === earlier.device) return later.seq >= earlier.seq
    const known = steps.get(later.device) ?? []
    let low = 0
    let high = known.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((known[middle]?.seq ?? 0) <= later.seq) low = middle + 1
      else high = middle
    }
    return (known[low - 1]?.vector[earlier.device] ?? 0) >= earlier.seq
  }
}
