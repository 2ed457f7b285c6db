/**
 * Two copies of a matter that went apart, brought together (design § 4): the union of their
 * entries, which is ours and what theirs goes on with. Everything else follows from `replay`, which is a function of that set; so merging is
 * commutative, associative and idempotent because the union of sets is.
 */
import { z } from '../records/schema'
import { type TableName, tableNames } from '../records'
import { byClock, parseClock } from './clock'
import type { LogEntry } from './entry'

const fields = z.record(z.string(), z.unknown())
const table = z.enum(tableNames as [TableName, ...TableName[]])
const rows = { rows: z.string().min(1).max(200), count: z.number().int().min(0), digest: z.string().max(64) }

/** An entry as it comes from another's file: nothing in it is trusted. */
export const ArrivedEntry = z.strictObject({
  id: z.string().min(1).max(120),
  device: z.string().min(1).max(80),
  seq: z.number().int().min(1),
  author: z.string().max(300),
  /** not after the year 9999: a clock that ran over would no longer sort */
  clock: z.string().max(120).refine((text) => parseClock(text).ms > 0 && parseClock(text).ms < 253_402_300_800_000),
  at: z.string().max(40),
  label: z.string().max(2000),
  ops: z.array(z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('put'), table, id: z.string().min(1).max(200), before: fields.nullable(), after: fields }),
    z.strictObject({ op: z.literal('patch'), table, id: z.string().min(1).max(200), before: fields, after: fields }),
    z.strictObject({ op: z.literal('delete'), table, id: z.string().min(1).max(200), before: fields }),
    z.strictObject({ op: z.literal('bulk-put'), table, ...rows }),
    z.strictObject({ op: z.literal('bulk-delete'), table, ...rows }),
  ])),
  undoes: z.string().max(120).nullable(),
  redoes: z.string().max(120).nullable(),
  prev: z.string().max(64),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  saw: z.record(z.string(), z.number().int().min(1)).optional(),
})

/** Why two histories cannot be brought together. */
export type Obstacle =
  /** one device wrote two different entries of one number: its data folder was copied and both went on */
  | { kind: 'forked'; device: string; seq: number }
  /** the entries begin after a point that we do not have */
  | { kind: 'gap'; device: string; from: number; to: number }
  | { kind: 'altered'; device: string; seq: number }

/** Newest entry of each device's chain. */
export type Ends = ReadonlyMap<string, Pick<LogEntry, 'seq' | 'hash'>>

/**
 * Whether another's entries go on from our log without a gap.
 * @param ends of our log
 * @param came entries that it does not have, each once and with a hash that fits; sorted by id
 * @returns why the two cannot be brought together, or null
 */
export function obstacleOf(ends: Ends, came: readonly LogEntry[]): Obstacle | null {
  const last = new Map(ends)
  for (const { device, seq, prev, hash } of came) {
    const before = last.get(device)
    if (seq !== (before?.seq ?? 0) + 1) return { kind: 'gap', device, from: (before?.seq ?? 0) + 1, to: seq - 1 }
    if (prev !== (before?.hash ?? '')) return { kind: 'altered', device, seq }
    last.set(device, { seq, hash })
  }
  for (const { saw } of came) {
    for (const [device, seq] of Object.entries(saw ?? {})) {
      const known = last.get(device)?.seq ?? 0
      if (known < seq) return { kind: 'gap', device, from: known + 1, to: seq }
    }
  }
  return null
}

/** A device whose clock was wrong, by at least a day. `ahead` in milliseconds; negative: behind. */
export type Drift = { device: string; author: string; ahead: number }

/** What of an entry tells whether a clock was right. */
export type Dated = Pick<LogEntry, 'id' | 'device' | 'author' | 'at' | 'clock' | 'saw'>

const DAY = 86_400_000

/**
 * Clocks that cannot have been right: an entry from the future, or one that is older than what its
 * own device had seen when it wrote it. Order does not suffer: the hybrid clock never goes back. Who
 * only ticked on behind a clock that is ahead is not blamed for it.
 * @param now milliseconds since 1970 on this machine
 */
export function drifts(entries: readonly Dated[], now: number): Drift[] {
  const ordered = [...entries].sort(byClock)
  const worst = new Map<string, Drift>()
  /** latest time that can be believed, of what each device knew after each of its entries */
  const known = new Map<string, number[]>()
  for (const { device, author, at, saw } of ordered) {
    const wall = Date.parse(at)
    const own = known.get(device) ?? []
    known.set(device, own)
    const seen = Object.entries(saw ?? {}).reduce((latest, [other, seq]) => Math.max(latest, known.get(other)?.[seq - 1] ?? 0), own.at(-1) ?? 0)
    own.push(wall - now > DAY || Number.isNaN(wall) ? seen : Math.max(seen, wall))
    if (Number.isNaN(wall)) continue
    const ahead = wall - now > DAY ? wall - now : seen - wall > DAY ? wall - seen : 0
    if (Math.abs(ahead) > Math.abs(worst.get(device)?.ahead ?? 0)) worst.set(device, { device, author, ahead })
  }
  return [...worst.values()].sort((a, b) => (a.device < b.device ? -1 : 1))
}
