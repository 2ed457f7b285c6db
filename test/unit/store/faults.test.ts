/** Upgrades that fail, programs that are too old, clocks that jump: what was confirmed stays as it was. */
import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { NEWEST_STORE } from '../../../renderer/store/database'
import { stores001 } from '../../../renderer/store/migrations/001-first'
import { openDesk } from '../../../renderer/store/desk'
import { createMatter, newId, openMatter } from '../../../renderer/store/session'
import { put } from '../../../shared/log/change'
import { parseClock } from '../../../shared/log/clock'
import { PERSON_DEFAULTS, type Person } from '../../../shared/records'

const person = (name: string): Person => ({ ...PERSON_DEFAULTS, id: newId('people'), name })

afterEach(() => vi.useRealTimers())

/** A raw look at a database, past everything of ours: its version, its stores, its rows. */
async function look(name: string): Promise<{ version: number; stores: string[]; people: unknown[] }> {
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
  const people = db.objectStoreNames.contains('people') ? await new Promise<unknown[]>((done) => {
    const all = db.transaction('people').objectStore('people').getAll()
    all.onsuccess = () => done(all.result)
  }) : []
  const found = { version: db.version, stores: [...db.objectStoreNames].sort(), people }
  db.close()
  return found
}

/** Makes a database as another version of the program left it. */
async function plant(name: string, version: number, stores: readonly string[], rows: readonly object[]): Promise<void> {
  await new Promise<void>((done, fail) => {
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => {
      for (const store of stores) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store, { keyPath: store === 'heads' ? 'device' : 'id' })
      for (const row of rows) request.transaction?.objectStore('people').put(row)
    }
    request.onsuccess = () => {
      request.result.close()
      done()
    }
    request.onerror = () => fail(request.error)
  })
}

test('an upgrade that fails leaves the old data as it was, is said so, and can be tried again', async () => {
  const name = 'probata-matter-upgrade'
  const rows = [{ id: 'per_1', name: 'Ann Roe', role: '', organisation: '', note: '' }]
  await plant(name, 10, Object.keys(stores001).filter((store) => !['bulk', 'pages', 'bytes'].includes(store)), rows)
  const before = await look(name)
  const create = IDBDatabase.prototype.createObjectStore
  // The last store of the newest version: everything before it was made already.
  const broken = vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(function (this: IDBDatabase, store, options) {
    if (store === 'layouts') throw new DOMException('no room', 'QuotaExceededError')
    return create.call(this, store, options)
  })
  const failed = openMatter('upgrade')
  await expect(failed).rejects.toMatchObject({ problem: { code: 'store.failed', happened: 'This matter could not be brought to this version of Probata.', stands: 'Nothing in it was changed.' } })
  expect(await look(name)).toEqual(before)
  broken.mockRestore()
  const session = await openMatter('upgrade')
  expect(session.reader.get('people', 'per_1')?.name).toBe('Ann Roe')
  session.close()
  expect((await look(name)).stores).toContain('layouts')
})

test.each([
  ['more tables', (NEWEST_STORE + 1) * 10, ['futures']],
  // Dexie would add to such a database what it misses, and raise its version.
  ['tables of ours left out', 990, []],
])('a matter of a newer version with %s is refused and stays as it is', async (_what, version, more) => {
  const name = `probata-matter-newer-${version}`
  await plant(name, version, ['people', 'log', 'heads', ...more], [{ id: 'per_1', name: 'Ann' }])
  const before = await look(name)
  await expect(openMatter(`newer-${version}`)).rejects.toMatchObject({ problem: { code: 'store.newer-version', stands: 'Nothing in it was changed.' } })
  expect(await look(name)).toEqual(before)
})

test('a matter whose data is gone is said to be gone, and no empty one takes its place', async () => {
  await expect(openMatter('vanished')).rejects.toThrow('no longer in the data folder')
  expect((await indexedDB.databases()).map((one) => one.name)).not.toContain('probata-matter-vanished')
})

test('a list of matters of a newer version is refused and stays as it is', async () => {
  const name = 'probata-desk'
  await new Promise<void>((done) => {
    indexedDB.deleteDatabase(name).onsuccess = () => done()
  })
  await plant(name, 20, ['matters', 'settings'], [])
  const before = await look(name)
  await expect(openDesk()).rejects.toMatchObject({ problem: { code: 'store.newer-version' } })
  expect(await look(name)).toEqual(before)
  await new Promise<void>((done) => {
    indexedDB.deleteDatabase(name).onsuccess = () => done()
  })
})

test('a change that fails with nobody waiting for it is heard of', async () => {
  const session = await openMatter(await createMatter('Unheard'))
  const heard = new Promise<unknown>((done) => process.once('unhandledRejection', done))
  const others = process.rawListeners('unhandledRejection').filter((one) => one !== process.rawListeners('unhandledRejection').at(-1)) as NodeJS.UnhandledRejectionListener[]
  for (const one of others) process.off('unhandledRejection', one)
  try {
    void session.commit({ label: 'Add', ops: [put('people', { ...person('Ann'), name: '' })] })
    expect(await heard).toMatchObject({ problem: { code: 'store.invalid' } })
  } finally {
    for (const one of others) process.on('unhandledRejection', one)
    session.close()
  }
})

test('a clock that jumps by years, back and forth, changes no order, no undo and no chain', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const times = ['2025-03-01T10:00:00Z', '2031-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '2025-03-01T10:00:01Z', '1970-01-01T00:00:00Z', '2025-03-01T10:00:02Z']
  vi.setSystemTime(new Date(times[0] as string))
  const id = await createMatter('Clocks')
  let session = await openMatter(id)
  for (const [n, time] of times.entries()) {
    vi.setSystemTime(new Date(time))
    await session.commit({ label: `Add ${n}`, ops: [put('people', person(`P${n}`))] })
    // Also across a restart, with another time than before.
    session.close()
    session = await openMatter(id)
  }
  expect(await session.verify()).toEqual([])
  const log = (await session.log(0, 100)).reverse()
  expect(log.map((entry) => entry.label).slice(1)).toEqual(times.map((_, n) => `Add ${n}`))
  const clocks = log.map((entry) => parseClock(entry.clock))
  for (let n = 1; n < clocks.length; n++) expect(JSON.stringify(clocks[n]) === JSON.stringify(clocks[n - 1])).toBe(false)
  expect(log.map((entry) => entry.clock)).toEqual(log.map((entry) => entry.clock).toSorted())
  vi.setSystemTime(new Date('1980-06-01T00:00:00Z'))
  for (let n = times.length; n > 0; n--) expect((await session.undo())?.label).toBe(`Undo: Add ${n - 1}`)
  expect(session.reader.rows('people')).toEqual([])
  expect(await session.verify()).toEqual([])
  session.close()
})
