/** Seals of a long log, looked at one after the other: by WebAssembly, several times as fast as what a transaction needs at once. */
import { createSHA256 } from 'hash-wasm'
import { canonical } from './canonical'
import type { LogEntry } from './entry'
import type { Vector } from './vector'

/** @returns whether an entry's hash fits its content */
export async function sealReader(): Promise<(entry: LogEntry) => boolean> {
  const sum = await createSHA256()
  return ({ hash, ...rest }) => sum.init().update(canonical(rest)).digest('hex') === hash
}

/**
 * @param texts of each the JSON of a list of entries
 * @param known entries up to these numbers are passed over
 * @param isSealed a `sealReader`
 * @returns place of the first whose hash does not fit its content, counted over all texts from 0; null where all fit
 */
export function firstUnsealed(texts: readonly string[], known: Vector, isSealed: (entry: LogEntry) => boolean): number | null {
  let place = 0
  for (const text of texts) {
    for (const entry of JSON.parse(text) as LogEntry[]) {
      if (entry.seq > (known[entry.device] ?? 0) && !fits(entry, isSealed)) return place
      place++
    }
  }
  return null
}

/** What has no canonical form was never sealed. */
function fits(entry: LogEntry, isSealed: (entry: LogEntry) => boolean): boolean {
  try {
    return isSealed(entry)
  } catch {
    return false
  }
}
