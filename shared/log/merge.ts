/**
 * Two copies of a matter that went apart, brought together (design § 4): the union of their
 * entries. Everything else follows from `replay`, which is a function of that set; so merging is
 * commutative, associative and idempotent because the union of sets is.
 */
import { z } from '../records/schema'
import { type TableName, tableNames } from '../records'
import { parseClock } from './clock'
import { isSealed, type LogEntry } from './entry'
import { vectorOf } from './vector'

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

export type Union = { ok: true; entries: LogEntry[]; came: LogEntry[] } | { ok: false; obstacle: Obstacle }

/**
 * @param ours a whole log
 * @param theirs a whole log, or a part of one that goes on from `ours`
 * @param isWhole whether the hash of an entry fits its content, where that was looked at before
 * @returns all entries sorted by id, and those that `ours` did not have; or why it cannot be
 */
export function union(ours: readonly LogEntry[], theirs: readonly LogEntry[], isWhole: (entry: LogEntry) => boolean = isSealed): Union {
  const all = new Map(ours.map((entry) => [entry.id, entry]))
  const came: LogEntry[] = []
  for (const entry of theirs) {
    const there = all.get(entry.id)
    if (there) {
      if (there.hash !== entry.hash) return { ok: false, obstacle: { kind: 'forked', device: entry.device, seq: entry.seq } }
      continue
    }
    if (!isWhole(entry)) return { ok: false, obstacle: { kind: 'altered', device: entry.device, seq: entry.seq } }
    all.set(entry.id, entry)
    came.push(entry)
  }
  const entries = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const last = new Map<string, LogEntry>()
  for (const entry of entries) {
    const before = last.get(entry.device)
    if (entry.seq !== (before?.seq ?? 0) + 1) return { ok: false, obstacle: { kind: 'gap', device: entry.device, from: (before?.seq ?? 0) + 1, to: entry.seq - 1 } }
    if (entry.prev !== (before?.hash ?? '')) return { ok: false, obstacle: { kind: 'altered', device: entry.device, seq: entry.seq } }
    last.set(entry.device, entry)
  }
  const heads = vectorOf(entries)
  for (const entry of came) for (const [device, seq] of Object.entries(entry.saw ?? {})) if ((heads[device] ?? 0) < seq) return { ok: false, obstacle: { kind: 'gap', device, from: (heads[device] ?? 0) + 1, to: seq } }
  return { ok: true, entries, came }
}

/** A device whose clock was wrong, by at least a day. `ahead` in milliseconds; negative: behind. */
export type Drift = { device: string; author: string; ahead: number }

const DAY = 86_400_000

/**
 * Clocks that cannot have been right: an entry from the future, or one that is older than what its
 * own device had seen when it wrote it. Order does not suffer: the hybrid clock never goes back. Who
 * only ticked on behind a clock that is ahead is not blamed for it.
 * @param now milliseconds since 1970 on this machine
 */
export function drifts(entries: readonly LogEntry[], now: number): Drift[] {
  const ordered = [...entries].sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : a.id < b.id ? -1 : 1))
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
