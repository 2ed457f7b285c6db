import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryId, type LogEntry } from '../../../shared/log/entry'
import { MatterDatabase } from '../../../renderer/store/database'
import { LogStore } from '../../../renderer/store/log/LogStore'
import { entriesOf, rowsOfEntries, runOf } from '../../../renderer/store/log/runs'

const entry = (device: string, seq: number, more: Partial<LogEntry> = {}): LogEntry => ({
  id: entryId(device, seq), device, seq, author: 'Ann', clock: `${seq}`, at: '2026-01-01T00:00:00.000Z', label: `Change ${seq}`, ops: [], undoes: null, redoes: null, prev: '', hash: `${seq}`, ...more,
})
const chain = (device: string, length: number) => Array.from({ length }, (_, at) => entry(device, at + 1))
const ids = (entries: readonly LogEntry[]) => entries.map((one) => one.id)

let count = 0
async function storeOf<T>(work: (db: MatterDatabase, log: LogStore) => Promise<T>): Promise<T> {
  const db = new MatterDatabase(`log-${count++}`, null)
  await db.open()
  try {
    return await work(db, new LogStore(db))
  } finally {
    db.close()
  }
}

async function gathered(parts: AsyncIterable<LogEntry[]>): Promise<string[]> {
  const all: string[] = []
  for await (const some of parts) all.push(...ids(some))
  return all
}

/** Each device's chain, cut into pieces of which each is a run or has a row an entry. */
const layout = fc.array(fc.array(fc.record({ length: fc.integer({ min: 1, max: 6 }), run: fc.boolean() }), { maxLength: 6 }), { minLength: 1, maxLength: 3 })

describe('Entries of the log, wherever they lie', () => {
  test('are read as one list, in part, from either end and by their ids', async () => {
    await fc.assert(fc.asyncProperty(layout, fc.nat(40), fc.nat(40), (devices, a, b) => storeOf(async (db, log) => {
      const all: LogEntry[] = []
      for (const [n, pieces] of devices.entries()) {
        let seq = 1
        for (const { length, run } of pieces) {
          const some = Array.from({ length }, () => entry(`dev_${n}`, seq++))
          all.push(...some)
          if (run) await db.runs.add(runOf(some))
          else await db.log.bulkAdd(some)
        }
      }
      const names = ids(all)
      const [low = '', high = ''] = [entryId('dev_0', Math.min(a, b)), entryId(`dev_${devices.length - 1}`, Math.max(a, b))]
      expect(await gathered(log.parts())).toEqual(names)
      expect(await gathered(log.backwards())).toEqual([...names].reverse())
      expect(await gathered(log.parts(low, high))).toEqual(names.filter((id) => id > low && id <= high))
      expect(await gathered(log.backwards(high, low))).toEqual(names.filter((id) => id >= low && id < high).reverse())
      expect(await log.count()).toBe(names.length)
      expect(ids(await log.page(a, b))).toEqual([...names].reverse().slice(a, a + b))
      expect(ids(await log.some([...names, 'dev_9:0000000001'])).sort()).toEqual(names)
      expect(ids(await log.newest('dev_0', a))).toEqual(a === 0 ? [] : names.filter((id) => id.startsWith('dev_0:')).slice(-a))
      expect(ids(await log.since('dev_0', a))).toEqual(names.filter((id) => id.startsWith('dev_0:') && id >= entryId('dev_0', a)))
    })), { numRuns: 60 })
  })

  test('are read in stretches of very many runs, with the texts of these and of no others, and entries between runs are not passed over', () => storeOf(async (db, log) => {
    // More runs than are read at a time, singles between them, and a run that follows a single.
    const pieces = [...Array.from({ length: 120 }, () => ({ length: 3, run: true })), { length: 2, run: false }, ...Array.from({ length: 60 }, () => ({ length: 2, run: true })), { length: 5, run: false }]
    const all: LogEntry[] = []
    for (const device of ['dev_0', 'dev_1']) {
      let seq = 1
      for (const { length, run } of pieces) {
        const some = Array.from({ length }, () => entry(device, seq++))
        all.push(...some)
        if (run) await db.runs.add(runOf(some))
        else await db.log.bulkAdd(some)
      }
    }
    for (const [from, to] of [['', '\uffff'], [entryId('dev_0', 2), entryId('dev_1', 100)], [entryId('dev_0', 150), entryId('dev_1', 361)]] as const) {
      const wanted = all.filter(({ id }) => id > from && id <= to)
      const read: LogEntry[] = []
      let withTexts = 0
      for await (const { entries, texts } of log.stretches(from, to)) {
        read.push(...entries)
        if (!texts) continue
        expect(texts.flatMap((text) => JSON.parse(text) as LogEntry[])).toEqual(entries)
        withTexts += entries.length
      }
      expect(read).toEqual(wanted)
      expect(withTexts).toBeGreaterThan(150)
    }
  }))

  test('lie together only where they follow each other, and are not few', () => {
    const two = [...chain('dev_a', 150), ...chain('dev_b', 12)].sort((a, b) => a.seq - b.seq)
    const { runs, singles } = rowsOfEntries(two)
    expect(runs.map((run) => [run.first, run.last, entriesOf(run).length])).toEqual([[entryId('dev_a', 1), entryId('dev_a', 40), 40], [entryId('dev_a', 41), entryId('dev_a', 80), 40], [entryId('dev_a', 81), entryId('dev_a', 120), 40], [entryId('dev_a', 121), entryId('dev_a', 150), 30]])
    expect(ids(singles)).toEqual(ids(chain('dev_b', 12)))
    const gap = rowsOfEntries([...chain('dev_a', 60).slice(0, 55), ...chain('dev_a', 130).slice(60), entry('dev_a', 131, { id: 'dev_a:9999999999' })])
    expect(gap.runs.map((run) => entriesOf(run).length)).toEqual([40, 15, 40, 30])
    expect(gap.singles).toHaveLength(1)
  })

  test('settle into runs behind the work, and none is missed by who reads meanwhile', () => storeOf(async (db, log) => {
    const all = chain('dev_a', 6200)
    await db.log.bulkAdd(all)
    await db.heads.put({ device: 'dev_a', seq: 6200, hash: '', clock: '' })
    const readers = Promise.all(Array.from({ length: 4 }, async () => {
      expect(await gathered(log.parts())).toEqual(ids(all))
      expect(await gathered(log.backwards())).toEqual(ids(all).reverse())
    }))
    let steps = 0
    while (await log.settleSome()) steps++
    await readers
    expect(steps).toBe(13)
    expect(await db.runs.count()).toBe(104)
    expect(await db.log.count()).toBe(6200 - 104 * 40)
    expect(await gathered(log.parts())).toEqual(ids(all))
    expect(await log.get(entryId('dev_a', 777))).toEqual(all[776])
  }))

  test('of one device settle though those of another do not follow each other', () => storeOf(async (db, log) => {
    const gaps = chain('dev_a', 5200).filter((one) => one.seq % 2 === 0)
    const all = [...gaps, ...chain('dev_b', 2600)]
    await db.log.bulkAdd(all)
    for (const device of ['dev_a', 'dev_b']) await db.heads.put({ device, seq: 5200, hash: '', clock: '' })
    while (await log.settleSome()) ;
    expect(await db.runs.count()).toBe(8)
    expect(await db.log.count()).toBe(all.length - 8 * 40)
    expect(await gathered(log.parts())).toEqual(ids(all))
  }))

  test('what a device had seen is found before an entry', () => storeOf(async (_db, log) => {
    const all = chain('dev_a', 120).map((one) => (one.seq === 30 ? { ...one, saw: { dev_b: 7 } } : one))
    await log.put(all)
    expect(await log.sawBefore(all[100] as LogEntry)).toEqual({ dev_b: 7 })
    expect(await log.sawBefore(all[20] as LogEntry)).toBe(null)
  }))
})
