import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMatter, openMatter } from '../../../renderer/store'
import { type LogRun, rowsOfEntries } from '../../../renderer/store/log/runs'
import { formatClock } from '../../../shared/log/clock'
import { entryId, type LogEntry, seal } from '../../../shared/log/entry'
import { PERSON_DEFAULTS } from '../../../shared/records'
import { makeId } from '../../../shared/records/id'
import { Beside, honest } from '../log/beside'
import { copyOf } from './copyOf'
import { everything } from './everything'

const LENGTH = 4300
const DEVICE = 'dev_BEN'

/** Another copy of the matter, in which Ben wrote very many changes, of which some were altered on the disk. */
async function longCopy(matterId: string, alter: (entry: LogEntry) => LogEntry): Promise<string> {
  const copy = await copyOf(matterId)
  const db = new Dexie(`probata-matter-${copy}`)
  await db.open()
  const saw = Object.fromEntries((await db.table('heads').toArray()).map((head: { device: string; seq: number }) => [head.device, head.seq]))
  const entries: LogEntry[] = []
  for (let seq = 1; seq <= LENGTH; seq++) {
    const ms = Date.now() + seq
    const id = makeId('per', ms, new Uint8Array([seq & 255, seq >> 8, 0, 0, 0]))
    entries.push(seal({
      id: entryId(DEVICE, seq), device: DEVICE, seq, author: 'Ben', clock: formatClock({ ms, counter: 0 }, DEVICE), at: new Date(ms).toISOString(), label: `Add person ${seq}`,
      ops: [{ op: 'put', table: 'people', id, before: null, after: { ...PERSON_DEFAULTS, id, name: `Person ${seq}` } }], undoes: null, redoes: null, prev: entries.at(-1)?.hash ?? '', ...(seq === 1 ? { saw } : {}),
    }))
  }
  const last = entries.at(-1) as LogEntry
  const { runs, singles } = rowsOfEntries(entries)
  await db.table('runs').bulkPut(runs.map((run): LogRun => ({ ...run, json: JSON.stringify((JSON.parse(run.json) as LogEntry[]).map(alter)) })))
  await db.table('log').bulkPut(singles)
  await db.table('heads').put({ device: DEVICE, seq: LENGTH, hash: last.hash, clock: last.clock, saw })
  db.close()
  return copy
}

const started: Beside[] = []

/** Answers when all has long been read. */
class Late extends Beside {
  constructor() {
    super(honest, 400)
    started.push(this)
  }
}

describe.each(['beside the page', 'in the page, where no worker can be had'])('A long history of a colleague, checked %s', (where) => {
  beforeEach(() => {
    started.length = 0
    if (where === 'beside the page') vi.stubGlobal('Worker', Late)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    expect(started.every((one) => one.ended)).toBe(true)
    expect(started.length > 0).toBe(where === 'beside the page')
  })

  test('is brought in; cancelled while it is read or checked, it leaves nothing behind', async () => {
    const id = await createMatter('Doe v. Roe')
    const copy = await longCopy(id, (entry) => entry)
    const ann = await openMatter(id)
    const before = await everything(id)
    for (const stage of ['Reading both histories', 'Checking what came']) {
      const cancel = new AbortController()
      await expect(ann.merge(copy, true, { signal: cancel.signal, onProgress: (what) => {
        if (what === stage) cancel.abort(new DOMException('Cancelled.', 'AbortError'))
      } })).rejects.toThrow('Cancelled.')
    }
    expect(await everything(id)).toEqual(before)
    expect((await ann.merge(copy, true)).came).toHaveLength(LENGTH)
    expect(ann.reader.rows('people')).toHaveLength(LENGTH)
    expect(await ann.verify()).toEqual([])
    ann.close()
  })

  test('of which changes were altered is refused for the first of them, wherever it was found', async () => {
    const id = await createMatter('Doe v. Roe')
    const ann = await openMatter(id)
    const before = await everything(id)
    const label = (...wrong: number[]) => (entry: LogEntry): LogEntry => (wrong.includes(entry.seq) ? { ...entry, label: 'Altered' } : entry)
    for (const [wrong, first] of [[[500], 500], [[4299], 4299], [[2700, 4200], 2700]] as const) await expect(ann.merge(await longCopy(id, label(...wrong)), true)).rejects.toThrow(`Change ${first} of Ben was altered after it was written.`)
    // An entry that names itself wrongly is seen at once, one whose content was altered only where it is hashed.
    const named = (entry: LogEntry): LogEntry => (entry.seq === 4200 ? { ...entry, id: `${entry.id}0` } : label(2700)(entry))
    await expect(ann.merge(await longCopy(id, named), true)).rejects.toThrow('Change 2700 of Ben was altered after it was written.')
    expect(await everything(id)).toEqual(before)
    ann.close()
  })
})
