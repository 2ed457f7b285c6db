import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { changePassphrase, createMatter, dropKeys, finishTurning, getSetting, listMatters, newId, openCaseRows, openLock, openMatter, putSetting, turnLockOff, turnLockOn } from '../../../renderer/store'
import { PlainReader } from '../../../renderer/store/plain'
import { MatterDatabase } from '../../../renderer/store/database'
import { keysOf } from '../../../renderer/store/lock/keyring'
import type { MatterKeys } from '../../../renderer/store/lock/matterKeys'
import { fillFromSnapshot } from '../../../renderer/store/lock/snapshot'
import { Mirror } from '../../../renderer/store/mirror'
import { put } from '../../../shared/log/change'
import { PERSON_DEFAULTS, tableNames } from '../../../shared/records'
import { everythingSorted, Folder, NOTHING_LEFT, opfs, quick } from './locking'

const turning = (signal = new AbortController().signal) => ({ onProgress: () => {}, signal, disk: NOTHING_LEFT, derive: quick })
const PASSPHRASE = 'correct horse battery'
const SECRET = 'Zwetschgenwasser'

/** Everything that the browser's storage holds, as text. */
async function stored(): Promise<string> {
  const parts: string[] = []
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(name as string)
      request.onsuccess = () => done(request.result)
    })
    for (const table of db.objectStoreNames) {
      const request = db.transaction(table).objectStore(table).getAll()
      const rows = await new Promise<Record<string, unknown>[]>((done) => {
        request.onsuccess = () => done(request.result)
      })
      for (const row of rows) {
        parts.push(name as string, table, JSON.stringify(row))
        for (const value of Object.values(row)) {
          if (value instanceof Uint8Array) parts.push(new TextDecoder('latin1').decode(value))
          if (value instanceof Blob) parts.push(new TextDecoder('latin1').decode(await value.arrayBuffer()))
        }
      }
    }
    db.close()
  }
  return parts.join('\n')
}

const bytes = new TextEncoder().encode(`${SECRET} in a file `.repeat(500))
const hash = createHash('sha256').update(bytes).digest('hex')
const page = { n: 1, width: 612, height: 792, source: 'file' as const, confidence: 1, text: `${SECRET} on a page`, runs: [] }

describe('The lock', () => {
  let id = ''
  let before: string[] = []
  let recovery = ''

  beforeAll(async () => {
    vi.stubGlobal('navigator', { storage: { getDirectory: async () => new Folder() } })
    id = await createMatter(`${SECRET} v. Roe`)
    const session = await openMatter(id)
    await session.commit({ label: `Add ${SECRET}`, ops: [put('people', { ...PERSON_DEFAULTS, id: newId('people'), name: SECRET, role: '', organisation: '', note: '' })] })
    await session.commit({ label: 'Import people', bulk: true, ops: Array.from({ length: 700 }, (_, n) => put('people', { ...PERSON_DEFAULTS, id: newId('people'), name: `${SECRET} ${n}`, role: '', organisation: '', note: '' })) })
    await session.bytes.putAll([{ sha256: hash, blob: new Blob([bytes]), pages: [page, { ...page, n: 2 }] }])
    await session.jobs.put({ id: 'job', kind: 'documents', started: '', files: [{ sha256: hash, name: `${SECRET}.pdf`, folder: '', modified: null, size: 1 }], done: [] })
    await session.jobs.noteArrived([{ job: 'job', path: `vol/${SECRET}.tif`, size: 1, modified: 1, sha256: hash, found: null }])
    await session.seen.remember({ query: SECRET, stem: true, at: '' })
    await putSetting(`live-draft ${id} dep_1`, `${SECRET} being typed`)
    session.close()
    before = await everythingSorted(id)
    expect(await stored()).toContain(SECRET)
    const turned = await turnLockOn(id, PASSPHRASE, 'Matter one', turning())
    recovery = turned.recovery
    expect((await listMatters())[0]?.unswept).toBeDefined()
    expect(await finishTurning(NOTHING_LEFT)).toBe(true)
    expect((await listMatters())[0]?.unswept).toBeUndefined()
  })

  test('leaves no word of the matter, and no fingerprint of its files, in the store', async () => {
    const all = await stored()
    expect(all).not.toContain(SECRET)
    expect(all).not.toContain(hash)
    expect((await indexedDB.databases()).map((one) => one.name)).toEqual(expect.arrayContaining([`probata-sealed-${id}`, 'probata-desk']))
    expect((await indexedDB.databases()).length).toBe(2)
    expect(await listMatters()).toMatchObject([{ name: 'Matter one', court: '', docketNumber: '' }])
  })

  test('refuses whoever has no key', async () => {
    await expect(openMatter(id)).rejects.toThrow('This matter is locked.')
    await expect(openCaseRows(id)).rejects.toThrow('This matter is locked.')
    await expect(openLock(id, { passphrase: 'wrong passphrase' }, quick)).rejects.toThrow('This is not the passphrase')
    await expect(openLock(id, { recovery: `${recovery.slice(0, -1)}?` }, quick)).rejects.toThrow('no recovery key')
    expect(await getSetting(`live-draft ${id} dep_1`, 'nothing')).toBe('nothing')
  })

  test('opened, is the same matter row by row, can be worked in, and nothing of that is readable', async () => {
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    expect(await everythingSorted(id)).toEqual(before)
    const session = await openMatter(id)
    expect(await session.verify()).toEqual([])
    expect(await session.bytes.verify(() => {})).toEqual([])
    expect(new Uint8Array(await (await session.bytes.get(hash)).arrayBuffer())).toEqual(bytes)
    expect(await session.bytes.stored()).toEqual(new Set([hash]))
    expect(await session.bytes.has(hash)).toBe(true)
    expect((await session.bytes.pages(hash)).map((one) => one.text)).toEqual([page.text, page.text])
    expect(await session.bytes.pagesOf([hash, 'none'])).toHaveLength(2)
    expect(await session.bytes.page(hash, 2)).toMatchObject({ n: 2, text: page.text })
    expect((await session.jobs.arrived('job')).has(`vol/${SECRET}.tif`)).toBe(true)
    expect((await session.seen.history())[0]?.query).toBe(SECRET)
    expect(await getSetting(`live-draft ${id} dep_1`, '')).toBe(`${SECRET} being typed`)
    const person = newId('people')
    await session.commit({ label: 'Add one', ops: [put('people', { ...PERSON_DEFAULTS, id: person, name: `New ${SECRET}`, role: '', organisation: '', note: '' })] })
    await session.commit({ label: 'Rename', ops: [{ op: 'patch', table: 'people', id: person, fields: { note: SECRET } }, { op: 'patch', table: 'matter', id: 'matter', fields: { name: `Other ${SECRET}` } }] })
    await session.undo()
    await session.redo()
    await session.bytes.put('0'.repeat(64), new Blob([SECRET]))
    await session.bytes.putAll(['c', 'a', 'f', 'b', '0'].map((digit, n) => ({ sha256: digit.repeat(64), blob: new Blob([SECRET, digit]), pages: [{ ...page, n: n + 1 }] })))
    expect(await session.bytes.stored()).toEqual(new Set([hash, ...['c', 'a', 'f', 'b', '0'].map((digit) => digit.repeat(64))]))
    expect(await (await session.bytes.get('f'.repeat(64))).text()).toBe(`${SECRET}f`)
    await session.bytes.putPages('0'.repeat(64), [page])
    await putSetting(`live-draft ${id} dep_2`, SECRET)
    expect((await session.log(0, 3)).map((entry) => entry.label)).toEqual(['Redo: Rename', 'Undo: Rename', 'Rename'])
    expect(await session.verify()).toEqual([])
    session.close()
    const data = keysOf(id)?.dataKey
    const reader = await PlainReader.open(id, data ? new Uint8Array(data) : null)
    const read: string[] = []
    for await (const rows of reader.records('people')) read.push(...rows.map((one) => one.name))
    expect(read).toHaveLength(702)
    expect(await reader.together(['people', 'pages'], async (reads) => [(await reads.records('people', [person])).get(person)?.note, (await reads.pages(hash)).map((one) => one.text)])).toEqual([SECRET, [page.text, page.text]])
    expect((await reader.heads())[0]?.seq).toBeGreaterThan(4)
    reader.close()
    dropKeys(id)
    expect(await stored()).not.toContain(SECRET)
  })

  test('opens by its snapshot what reading the rows gives, also when more was written since, and never by one that does not fit', async () => {
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    const records = (session: Awaited<ReturnType<typeof openMatter>>) => JSON.stringify(tableNames.map((table) => [...session.reader.rows(table)].sort((a, b) => (a.id < b.id ? -1 : 1))))
    const file = `sealed-${id}/records.sealed`
    // One was made with the lock; without it the rows are read, and another one is written.
    expect(opfs.has(file)).toBe(true)
    opfs.delete(file)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const first = await openMatter(id)
    while (!opfs.has(file)) {
      await vi.advanceTimersByTimeAsync(1000)
      await new Promise((done) => setImmediate(done))
    }
    vi.useRealTimers()
    await first.commit({ label: 'Since', ops: [put('people', { ...PERSON_DEFAULTS, id: newId('people'), name: `Since ${SECRET}`, role: '', organisation: '', note: '' })] })
    await first.commit({ label: 'Many since', bulk: true, ops: Array.from({ length: 40 }, (_, n) => put('people', { ...PERSON_DEFAULTS, id: newId('people'), name: `Many ${n}`, role: '', organisation: '', note: '' })) })
    await first.undo()
    const then = records(first)
    first.close()
    const snapshot = opfs.get(file) as Blob
    expect(new TextDecoder('latin1').decode(await snapshot.arrayBuffer())).not.toContain(SECRET)
    const device = first.device
    const filled = async () => {
      const [db, mirror] = [new MatterDatabase(id), new Mirror()]
      await db.open()
      const behind = await fillFromSnapshot(db, keysOf(id) as MatterKeys, mirror, device)
      db.close()
      return { behind, people: mirror.rows('people').length }
    }
    expect((await filled()).behind).toBeGreaterThan(200)
    const second = await openMatter(id)
    expect(records(second)).toBe(then)
    second.close()
    const altered = new Uint8Array(await snapshot.arrayBuffer())
    altered[100] = (altered[100] as number) ^ 1
    opfs.set(file, new Blob([altered]))
    expect(await filled()).toEqual({ behind: null, people: 0 })
    opfs.set(file, snapshot.slice(0, 50))
    expect((await filled()).behind).toBeNull()
    const db = new MatterDatabase(id)
    await db.heads.put({ device: 'dev_other', seq: 1, hash: 'f'.repeat(64), clock: '' })
    opfs.set(file, snapshot)
    expect((await filled()).behind).toBeNull()
    await db.heads.delete('dev_other')
    db.close()
    opfs.delete(file)
    const third = await openMatter(id)
    expect(records(third)).toBe(then)
    third.close()
    opfs.set(file, snapshot)
    dropKeys(id)
  })

  test('a row in another place does not open', async () => {
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(`probata-sealed-${id}`)
      request.onsuccess = () => done(request.result)
    })
    const store = db.transaction('people', 'readwrite').objectStore('people')
    const [one, other] = await new Promise<{ id: string; sealed: Uint8Array }[]>((done) => {
      const request = store.getAll(null, 2)
      request.onsuccess = () => done(request.result)
    })
    if (!one || !other) throw new Error('no rows')
    const write = (sealed: Uint8Array) => new Promise<void>((done) => {
      const transaction = db.transaction('people', 'readwrite')
      transaction.objectStore('people').put({ id: one.id, sealed })
      transaction.oncomplete = () => done()
    })
    await write(other.sealed)
    const beside = await openMatter(id)
    expect((await beside.verify()).map((one) => one.say)).toEqual([expect.stringContaining('not what was written')])
    beside.close()
    opfs.clear()
    await expect(openMatter(id)).rejects.toThrow()
    await write(one.sealed)
    db.close()
    const session = await openMatter(id)
    expect(await session.verify()).toEqual([])
    session.close()
    dropKeys(id)
  })

  test('another passphrase opens, the old one no more, the recovery key still', async () => {
    await expect(changePassphrase(id, { passphrase: PASSPHRASE }, 'short', quick)).rejects.toThrow('too easy')
    await changePassphrase(id, { passphrase: PASSPHRASE }, 'another long passphrase', quick)
    await expect(openLock(id, { passphrase: PASSPHRASE }, quick)).rejects.toThrow('not the passphrase')
    await openLock(id, { passphrase: 'another long passphrase' }, quick)
    dropKeys(id)
    await openLock(id, { recovery: recovery.toLowerCase().replaceAll('-', ' ') }, quick)
    dropKeys(id)
  })

  test('wrong ones make one wait, also after a restart, and with the clock put back', async () => {
    const at = new Date('2030-01-01T00:00:00Z')
    for (let n = 0; n < 3; n++) await expect(openLock(id, { passphrase: 'wrong' }, quick, () => at)).rejects.toThrow('not the passphrase')
    await expect(openLock(id, { passphrase: 'another long passphrase' }, quick, () => at)).rejects.toThrow('taken in 2 seconds')
    await expect(openLock(id, { passphrase: 'another long passphrase' }, quick, () => new Date('2020-01-01T00:00:00Z'))).rejects.toThrow('taken in')
    await openLock(id, { passphrase: 'another long passphrase' }, quick, () => new Date('2030-01-01T00:00:05Z'))
    dropKeys(id)
  })

  test('stopped half-way, the matter is as it was; taken off, it is as before', async () => {
    await expect(turnLockOff(id, { passphrase: 'another long passphrase' }, turning(AbortSignal.abort()))).rejects.toThrow()
    await expect(openMatter(id)).rejects.toThrow('locked')
    expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(`probata-matter-${id}`)
    await turnLockOff(id, { passphrase: 'another long passphrase' }, turning())
    expect((await listMatters())[0]).toMatchObject({ name: `Other ${SECRET}` })
    const session = await openMatter(id)
    expect(await session.verify()).toEqual([])
    session.close()
    expect(await getSetting(`live-draft ${id} dep_1`, '')).toBe(`${SECRET} being typed`)
    const off = new AbortController()
    const stopping = { ...turning(off.signal), onProgress: (_what: string, done: number) => done > 20 && off.abort() }
    await expect(turnLockOn(id, PASSPHRASE, 'Matter one', stopping)).rejects.toThrow()
    expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(`probata-sealed-${id}`)
    const again = await openMatter(id)
    expect(await again.verify()).toEqual([])
    again.close()
    await finishTurning(NOTHING_LEFT)
    expect((await listMatters())[0]?.lock).toBeUndefined()
  })
})
