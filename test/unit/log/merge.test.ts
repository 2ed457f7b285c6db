import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatClock, later, parseClock, tick } from '../../../shared/log/clock'
import { canonical } from '../../../shared/log/canonical'
import { digestOfRows, entryId, type LogEntry, type LoggedOperation, seal } from '../../../shared/log/entry'
import { inverse } from '../../../shared/log/inverse'
import { ArrivedEntry, drifts, type Ends, obstacleOf } from '../../../shared/log/merge'
import { contestedPart, narrowed, type Replayed, replay } from '../../../shared/log/replay'
import { sparing, touchesOf } from '../../../shared/log/sparing'
import { Touches } from '../../../shared/log/touches'
import { news, vectorOf } from '../../../shared/log/vector'
import { verifyLog } from '../../../shared/log/verify'
import type { AnyRecord } from '../../../shared/records'

type Row = Record<string, unknown>
const bulk = new Map<string, AnyRecord[]>()
const rowsOf = async (rows: string) => bulk.get(rows)
const person = (id: string, name: string): Row => ({ id, name, role: '', organisation: '', note: '', addresses: [] })

/** One copy of the matter: what the store does, without the database. */
class Copy {
  entries: LogEntry[] = []
  constructor(readonly device: string, readonly wrong: number) {}

  async state() {
    return (await replay(this.entries, rowsOf)).records
  }

  write(ops: LoggedOperation[], now: number, undoes: string | null = null): void {
    const own = this.entries.filter((one) => one.device === this.device)
    const before = own.at(-1)
    const clock = tick(this.entries.reduce((last, one) => later(last, parseClock(one.clock)), { ms: 0, counter: 0 }), now + this.wrong)
    const saw = news([...own].reverse().find((one) => one.saw)?.saw ?? {}, vectorOf(this.entries), this.device)
    const seq = own.length + 1
    this.entries = [...this.entries, seal({
      id: entryId(this.device, seq), device: this.device, seq, author: this.device, clock: formatClock(clock, this.device), at: new Date(now + this.wrong).toISOString(),
      label: 'Change', ops, undoes, redoes: null, prev: before?.hash ?? '', ...(saw ? { saw } : {}),
    })].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  take(other: readonly LogEntry[]): void {
    const came = this.news(other)
    const obstacle = obstacleOf(this.ends(), came)
    if (obstacle) throw new Error(obstacle.kind)
    this.entries = [...this.entries, ...came].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  ends(): Ends {
    return new Map(this.entries.map((one) => [one.device, one]))
  }

  news(other: readonly LogEntry[]): LogEntry[] {
    const known = vectorOf(this.entries)
    return other.filter((one) => one.seq > (known[one.device] ?? 0))
  }
}

type Step = { who: number; what: number; which: number; value: number; with: number }
const step: fc.Arbitrary<Step> = fc.record({ who: fc.nat(4), what: fc.nat(11), which: fc.nat(3), value: fc.nat(3), with: fc.nat(4) })
const FIELDS = ['name', 'role', 'note', 'organisation']

async function play(steps: Step[], wrong: number[]): Promise<Copy[]> {
  const copies = [0, 1, 2, 3, 4].map((n) => new Copy(`dev${n}`, wrong[n] ?? 0))
  for (const [at, { who, what, which, value, with: other }] of steps.entries()) {
    const copy = copies[who] as Copy
    const now = 1_700_000_000_000 + at * 1000
    const id = `per_${which}`
    const there = (await copy.state()).get(`people ${id}`)
    const field = FIELDS[value] as string
    if (what < 2) copy.take((copies[other] as Copy).entries)
    else if (what < 4 && !there) copy.write([{ op: 'put', table: 'people', id, before: null, after: person(id, `n${value}`) }], now)
    else if (what < 8 && there) copy.write([{ op: 'patch', table: 'people', id, before: { [field]: there[field] }, after: { [field]: `v${at}` } }], now)
    else if (what === 8 && there) copy.write([{ op: 'put', table: 'people', id, before: there, after: { ...there, note: `w${value}` } }], now)
    else if (what === 9 && there) copy.write([{ op: 'delete', table: 'people', id, before: there }], now)
    else if (what === 10) {
      const rows = [0, 1, 2].map((n) => person(`per_b${who}${at}${n}`, 'bulk')) as AnyRecord[]
      bulk.set(`r${who}-${at}`, rows)
      copy.write([{ op: 'bulk-put', table: 'people', rows: `r${who}-${at}`, count: 3, digest: digestOfRows(rows) }], now)
    } else if (what === 11) {
      const last = copy.entries.filter((one) => one.device === copy.device).at(-1)
      if (last) copy.write(inverse(last.ops), now, last.id)
    }
  }
  return copies
}

const shownOf = ({ conflicts, settled }: Pick<Replayed, 'conflicts' | 'settled'>) => JSON.parse(JSON.stringify([conflicts, settled], (_key, value) => (value === undefined ? null : value))) as unknown

const shown = async (entries: LogEntry[]) => {
  const { records, conflicts, settled } = await replay(entries, rowsOf)
  return canonical([[...records].sort(([a], [b]) => (a < b ? -1 : 1)), [...conflicts, ...settled].map((one) => ({ ...one, versions: one.versions.map((version) => ({ ...version, value: version.value ?? null })) }))])
}

/** What the store does with a long log, of which it keeps only what bears on theirs: the same as with all of it. */
async function broughtInPartly(ours: Copy, theirs: readonly LogEntry[]): Promise<void> {
  const before = await contestedPart(ours.entries, rowsOf)
  const touches = new Touches()
  for (const entry of ours.entries) touches.add(entry, (rows) => (bulk.get(rows) ?? []).map((row) => row.id))
  const contested = touches.contested()
  expect([...contested.keys].sort()).toEqual([...before.keys].sort())
  const little = await contestedPart(ours.entries.filter((entry) => entry.saw || contested.entries.has(entry.id)).map((entry) => (contested.entries.has(entry.id) ? entry : { ...entry, ops: [] })), rowsOf)
  expect(little.part.map(({ id, ops }) => [id, ops])).toEqual(before.part.map(({ id, ops }) => [id, ops]))

  const came = [...new Map(ours.news(theirs).map((entry) => [entry.id, entry])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(obstacleOf(ours.ends(), came)).toBeNull()
  const only = new Set(came.flatMap(({ ops }) => ops.flatMap((op) => ('rows' in op ? (bulk.get(op.rows) ?? []).map((row) => `${op.table} ${row.id}`) : [`${op.table} ${op.id}`]))))
  const wanted = new Set([...only, ...contested.keys])
  const whole = await replay([...ours.entries, ...came], rowsOf, { only })
  const both = [...ours.entries.flatMap((entry) => narrowed(entry, wanted, bulk) ?? []), ...came]
  const partly = await replay(both, rowsOf, { only })
  expect(canonical(shownOf(partly))).toBe(canonical(shownOf(whole)))
  for (const key of only) expect(partly.records.get(key)).toEqual(whole.records.get(key))
  const after = await replay(both.flatMap((entry) => narrowed(entry, partly.contested, bulk) ?? []), rowsOf, { only: new Set() })
  expect(canonical(shownOf(after))).toBe(canonical(shownOf(whole)))
}

/** A short run in CI, always the same; `PROBATA_HISTORIES=5000` plays as many, new ones each time. */
const HISTORIES = Number(process.env.PROBATA_HISTORIES ?? 0)

describe('Merging', () => {
  test('five copies in any order, and twice, come to the same records and conflicts, and the log verifies', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), fc.array(fc.constantFrom(0, 0, -3e11, 3e11), { minLength: 5, maxLength: 5 }), fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }), async (steps, wrong, order) => {
      const copies = await play(steps, wrong)
      const inOrder = new Copy('x', 0)
      for (const copy of copies) inOrder.take(copy.entries)
      const other = new Copy('y', 0)
      for (const n of order) other.take((copies[n] as Copy).entries)
      const pairs = new Copy('z', 0)
      const left = new Copy('l', 0)
      for (const copy of copies.slice(0, 2)) left.take(copy.entries)
      for (const copy of copies.slice(2)) pairs.take(copy.entries)
      pairs.take(left.entries)
      const all = await shown(inOrder.entries)
      expect(await shown(other.entries)).toBe(all)
      expect(await shown(pairs.entries)).toBe(all)
      inOrder.take(other.entries)
      expect(await shown(inOrder.entries)).toBe(all)
      // What the screens keep of a long log tells the same conflicts, and a merge makes the same records of those it touches.
      const { records: whole, ...told } = await replay(inOrder.entries, rowsOf)
      const { part } = await contestedPart(inOrder.entries, rowsOf)
      const short = await replay(part, rowsOf, { only: new Set() })
      expect(canonical(shownOf(short))).toBe(canonical(shownOf(told)))
      for (const [key, record] of short.records) expect(record).toEqual(whole.get(key))
      await broughtInPartly(copies[0] as Copy, copies.slice(1).flatMap((copy) => copy.entries))
      const heads = new Map<string, { seq: number; hash: string }>()
      for (const entry of inOrder.entries) heads.set(entry.device, { seq: entry.seq, hash: entry.hash })
      const records = [...(await inOrder.state()).values()] as unknown as AnyRecord[]
      expect(await verifyLog(inOrder.entries, heads, rowsOf, async () => records, ['people'])).toEqual([])
      for (const entry of inOrder.entries) expect(ArrivedEntry.safeParse(entry).success).toBe(true)
    }), HISTORIES > 0 ? { numRuns: HISTORIES } : { seed: 10, numRuns: 300 })
  }, 120_000 + HISTORIES * 100)

  const apart = () => {
    const [ann, ben] = [new Copy('ann', 0), new Copy('ben', 0)] as const
    ann.write([{ op: 'put', table: 'people', id: 'per_1', before: null, after: person('per_1', 'A') }], 1_700_000_000_000)
    ben.take(ann.entries)
    return { ann, ben }
  }
  const patch = (field: string, before: string, after: string): LoggedOperation => ({ op: 'patch', table: 'people', id: 'per_1', before: { [field]: before }, after: { [field]: after } })

  test('keeps both where different fields were changed, and lists both values of one field until somebody settles it', async () => {
    const { ann, ben } = apart()
    ann.write([patch('name', 'A', 'Ann’s'), patch('note', '', 'hers')], 1_700_000_001_000)
    ben.write([patch('name', 'A', 'Ben’s'), patch('role', '', 'his')], 1_700_000_002_000)
    ann.take(ben.entries)
    const { records, conflicts } = await replay(ann.entries, rowsOf)
    expect(records.get('people per_1')).toMatchObject({ name: 'Ben’s', note: 'hers', role: 'his' })
    expect(conflicts).toMatchObject([{ field: 'name', versions: [{ value: 'Ben’s', author: 'ben' }, { value: 'Ann’s', author: 'ann' }] }])
    ann.write([patch('name', 'Ben’s', 'Ben’s')], 1_700_000_003_000)
    expect((await replay(ann.entries, rowsOf)).conflicts).toEqual([])
  })

  test('a record deleted here and changed there is a conflict, and comes back whole where the change is later', async () => {
    const { ann, ben } = apart()
    ann.write([{ op: 'delete', table: 'people', id: 'per_1', before: person('per_1', 'A') }], 1_700_000_001_000)
    ben.write([patch('note', '', 'his')], 1_700_000_002_000)
    ann.take(ben.entries)
    const { records, conflicts } = await replay(ann.entries, rowsOf)
    expect(records.get('people per_1')).toEqual({ ...person('per_1', 'A'), note: 'his' })
    expect(conflicts).toMatchObject([{ field: null, versions: [{ value: true, author: 'ben' }, { value: false, author: 'ann' }] }])
  })

  test('notices a clock that is years ahead, and one that is behind; what was seen still comes before', async () => {
    const { ann, ben } = apart()
    const future = new Copy('cleo', 3e11)
    future.take(ann.entries)
    future.write([patch('name', 'A', 'future')], 1_700_000_001_000)
    ben.take(future.entries)
    ben.write([patch('name', 'future', 'after')], 1_700_000_002_000)
    expect((await ben.state()).get('people per_1')).toMatchObject({ name: 'after' })
    expect(drifts(ben.entries, 1_700_000_003_000).map((one) => [one.device, Math.sign(one.ahead)])).toEqual([['cleo', 1]])
  })

  test('a device that only ticks on behind a clock that is ahead is not blamed; one that went back behind what it had seen is', () => {
    const { ann, ben } = apart()
    ben.write([patch('name', 'A', 'B')], 1_700_000_001_000)
    const slow = new Copy('dan', -3e11)
    slow.take(ben.entries)
    slow.write([patch('role', '', 'x')], 1_700_000_002_000)
    ann.take(slow.entries)
    ann.write([patch('note', '', 'y')], 1_700_000_003_000)
    expect(drifts(ann.entries, 1_700_000_004_000)).toEqual([{ device: 'dan', author: 'dan', ahead: expect.closeTo(-3e11, -5) }])
  })

  test.each([
    ['altered', (entries: LogEntry[]) => entries.map((one) => (one.device === 'ben' && one.seq === 2 ? { ...one, prev: '0'.repeat(64) } : one))],
    ['gap', (entries: LogEntry[]) => entries.filter((one) => !(one.device === 'ben' && one.seq === 1))],
  ])('refuses entries with %s', (kind, spoil) => {
    const { ann, ben } = apart()
    ben.write([patch('name', 'A', 'B')], 1_700_000_001_000)
    ben.write([patch('name', 'B', 'C')], 1_700_000_002_000)
    expect(obstacleOf(ann.ends(), ann.news(spoil(ben.entries)))).toMatchObject({ kind })
  })

  test('refuses an entry whose author had seen what is not here', () => {
    const { ann, ben } = apart()
    const cleo = new Copy('cleo', 0)
    cleo.take(ann.entries)
    cleo.write([patch('name', 'A', 'C')], 1_700_000_001_000)
    ben.take(cleo.entries)
    ben.write([patch('name', 'C', 'B')], 1_700_000_002_000)
    expect(obstacleOf(ann.ends(), ann.news(ben.entries.filter((one) => one.device === 'ben')))).toEqual({ kind: 'gap', device: 'cleo', from: 1, to: 1 })
  })
})

test('An undo spares what another changed meanwhile, and says whose it was', () => {
  const { ops } = { ops: [{ op: 'patch', table: 'people', id: 'per_1', before: { name: 'B', note: 'b' }, after: { name: 'A', note: 'a' } }] satisfies LoggedOperation[] }
  const theirs = { author: 'Ben', ops: [{ op: 'patch', table: 'people', id: 'per_1', before: { name: 'B' }, after: { name: 'Ben’s' } }] } as unknown as LogEntry
  expect(sparing(ops, touchesOf([theirs], new Map()))).toEqual({ spared: 'Ben', ops: [{ ...ops[0], before: { note: 'b' }, after: { note: 'a' } }] })
  const created: LoggedOperation[] = [{ op: 'delete', table: 'people', id: 'per_1', before: person('per_1', 'A') }]
  expect(sparing(created, touchesOf([theirs], new Map()))).toEqual({ spared: 'Ben', ops: [] })
  expect(sparing(created, touchesOf([], new Map()))).toEqual({ spared: null, ops: created })
})
