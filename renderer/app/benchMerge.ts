/** Two copies of a matter of which each went on by many entries, brought together. */
import { formatClock } from '../../shared/log/clock'
import { entryId, type LogEntry, seal } from '../../shared/log/entry'
import type { Matter, Person } from '../../shared/records'
import { PERSON_DEFAULTS } from '../../shared/records'
import { makeId } from '../../shared/records/id'
import type { CliJob } from '../../shared/ipc/contract'
import { openCaseIntake, openMatter } from '../store'
import { bareRows } from '../store/bare'
import type { BenchLine } from './bench'
import { bridge } from '../bridge'

/** Entries of each history. */
const LONG = 100_000
/** People that both know; one entry in twenty writes one of them, so that there are conflicts. */
const COMMON = 500
const BEGAN = 1_700_000_000_000

type Fields = Record<string, unknown>
type Log = { entries: LogEntry[]; records: Map<string, Fields> }

const idOf = (n: number) => makeId('per', BEGAN, new Uint8Array([n & 255, (n >> 5) & 255, (n >> 10) & 255, (n >> 15) & 255, (n >> 20) & 255]))
const person = (n: number): Person => ({ ...PERSON_DEFAULTS, id: idOf(n), name: `Person ${n}` })

function base(): Log {
  const matter: Matter = {
    id: 'matter', name: 'Bench of merging', caption: '', court: '', docketNumber: '', judge: '', counsel: [], classAction: false, demonstration: false, created: new Date(BEGAN).toISOString(),
    settings: { exhibitPrefix: 'PX-', countIncorporatedCounts: false },
  }
  const people = Array.from({ length: COMMON }, (_, n) => person(n))
  const entry = seal({
    id: entryId('dev_base', 1), device: 'dev_base', seq: 1, author: 'Base', clock: formatClock({ ms: BEGAN, counter: 0 }, 'dev_base'), at: new Date(BEGAN).toISOString(), label: 'Begin',
    ops: [{ op: 'put', table: 'matter', id: 'matter', before: null, after: matter }, ...people.map((one) => ({ op: 'put' as const, table: 'people' as const, id: one.id, before: null, after: one as Fields }))], undoes: null, redoes: null, prev: '',
  })
  return { entries: [entry], records: new Map<string, Fields>([['matter matter', matter], ...people.map((one) => [`people ${one.id}`, one as Fields] as const)]) }
}

/** Entries that are made and put in at a time, so that what is measured is the memory of the merge and not of its preparation. */
const AT_ONCE = 5000

/** The matter as it began, gone on with by one device; what stands in its tables is what its log says. */
async function goneOn(from: Log, device: string, first: number): Promise<string> {
  const intake = await openCaseIntake()
  const records = new Map(from.records)
  let prev = ''
  let clock = ''
  await intake.put('log.jsonl', from.entries)
  for (let at = 0; at < LONG; at += AT_ONCE) {
    const entries: LogEntry[] = []
    for (let n = at; n < Math.min(LONG, at + AT_ONCE); n++) {
      const ms = BEGAN + 1000 + n * 10
      const common = n % 20 === 0
      const made = common ? null : person(first + n)
      const id = made?.id ?? idOf((n / 20) % COMMON)
      const before = records.get(`people ${id}`) ?? {}
      const note = `${device} ${n}`
      clock = formatClock({ ms, counter: 0 }, device)
      const entry = seal({
        id: entryId(device, n + 1), device, seq: n + 1, author: device, clock, at: new Date(ms).toISOString(), label: 'Change',
        ops: [made ? { op: 'put', table: 'people', id, before: null, after: made as Fields } : { op: 'patch', table: 'people', id, before: { note: before.note ?? '' }, after: { note } }],
        undoes: null, redoes: null, prev, ...(n === 0 ? { saw: { dev_base: 1 } } : {}),
      })
      prev = entry.hash
      entries.push(entry)
      records.set(`people ${id}`, made ?? { ...before, note })
    }
    await intake.put('log.jsonl', entries)
  }
  const began = from.entries.map((one) => ({ device: one.device, seq: one.seq, hash: one.hash, clock: one.clock }))
  await intake.put('heads.jsonl', [...began, { device, seq: LONG, hash: prev, clock, saw: { dev_base: 1 } }])
  for (const table of ['matter', 'people']) {
    const rows = [...records].filter(([key]) => key.startsWith(`${table} `)).map(([, record]) => record)
    for (let at = 0; at < rows.length; at += AT_ONCE) await intake.put(`records/${table}.jsonl`, rows.slice(at, at + AT_ONCE))
  }
  const done = await intake.finish(true)
  if ('findings' in done) throw new Error(done.findings[0]?.say)
  return done.matterId
}

/** @param job its folder `out` hears when what is measured began and ended, for what samples the memory from outside */
export async function mergeSpeed(job: CliJob): Promise<BenchLine[]> {
  const begun = base()
  const [into, from] = [await goneOn(begun, 'dev_one', 1_000_000), await goneOn(begun, 'dev_two', 2_000_000)]
  const session = await openMatter(into)
  try {
    await session.conflicts.idle()
    const shown = await timed(() => session.merge(from, false))
    const merged = await timed(() => session.merge(from, true))
    const report = merged.result
    if (report.came.length !== LONG || report.conflicts.length === 0 || shown.result.conflicts.length !== report.conflicts.length) throw new Error('the merge did not bring what it should')
    const people = session.reader.rows('people')
    const changed = new Set(report.came.flatMap((entry) => entry.ops.flatMap((op) => ('id' in op ? [op.id] : []))))
    const bare = await timed(() => bareRows({ log: report.came, people: people.filter((one) => changed.has(one.id)) }))
    const out = job.folders.out?.token
    if (out) await bridge()?.call('folder.write', { token: out, path: 'times.json', bytes: new TextEncoder().encode(JSON.stringify({ 'showing a merge': shown, merging: merged }, ['showing a merge', 'merging', 'seconds', 'from', 'to'])), append: false })
    const of = `of two histories of ${LONG.toLocaleString()} entries, ${report.conflicts.length} conflicts`
    return [
      { what: `Preview of a merge ${of}`, ours: shown.seconds, peer: null, unit: 's', ratio: null },
      { what: `Merge ${of}, against its rows put bare`, ours: merged.seconds, peer: bare.seconds, unit: 's', ratio: merged.seconds / bare.seconds },
    ]
  } finally {
    session.close()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; from: number; to: number; result: T }> {
  const [from, began] = [Date.now(), performance.now()]
  const result = await work()
  return { result, seconds: (performance.now() - began) / 1000, from, to: Date.now() }
}
