/** A locked matter as a locked file and back, as a whole, in part, and as changes. */
import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { copyOf } from '../../../renderer/casefile/copy'
import { bytesOfBlob } from '../../../renderer/casefile/bytes'
import { openIncoming } from '../../../renderer/casefile/incoming'
import { FileIsLocked, heldRoot, lockedHead, unlocked } from '../../../renderer/casefile/locked'
import { matterOf } from '../../../renderer/casefile/matterOf'
import { readCaseFile } from '../../../renderer/casefile/open'
import { rescueCaseFile } from '../../../renderer/casefile/rescue'
import { compareBackup, restoreBeside } from '../../../renderer/casefile/restore'
import { saveCaseFile, writeCaseFile } from '../../../renderer/casefile/save'
import { saveChanges } from '../../../renderer/casefile/saveChanges'
import { changePassphrase, createMatter, dropKeys, dropMatter, fileLockOf, finishTurning, hasKeys, listMatters, matterCard, newId, openLock, openMatter, rootOfFile, type Session, turnLockOff, turnLockOn } from '../../../renderer/store'
import { planCopy } from '../../../shared/casefile/copy'
import type { LockedHead } from '../../../shared/lock/envelope'
import { patch, put } from '../../../shared/log/change'
import { PERSON_DEFAULTS } from '../../../shared/records'
import { everythingSorted, Folder, NOTHING_LEFT, quick } from './locking'

type Bytes = Uint8Array<ArrayBuffer>

const turning = { onProgress: () => {}, signal: new AbortController().signal, disk: NOTHING_LEFT, derive: quick }
const quiet = { signal: new AbortController().signal, onProgress: () => {} }
const SECRET = 'zq7vplantedword'
const PASSPHRASE = 'seven grey otters sing'

/** Random numbers that come again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const sha256 = (bytes: Bytes) => createHash('sha256').update(bytes).digest('hex')

/** Catches what is written. */
let written: Uint8Array[] = []
const taken = (): Bytes => new Uint8Array(Buffer.concat(written.splice(0)))

async function savedFile(matterId: string): Promise<Bytes> {
  written = []
  await saveCaseFile(matterId, 'token', 'Otters.probata', { ...quiet, withoutBytes: false })
  return taken()
}

const filled = async (matterId: string, seed: number): Promise<void> => {
  const random = seeded(seed)
  const session = await openMatter(matterId)
  await session.commit({ label: `Import ${SECRET}`, bulk: true, ops: Array.from({ length: 150 }, (_, n) => put('people', { ...PERSON_DEFAULTS, id: newId('people'), name: `${SECRET} ${n} ünï 漢字`, note: 'x'.repeat(Math.floor(random() * 100)) })) })
  for (let n = 0; n < 8; n++) {
    // Some larger than a chunk of the file, and nothing in them that packs.
    const bytes = new Uint8Array(Math.floor(random() * 30_000) + (n % 3 === 1 ? 1_500_000 : 100))
    let word = Math.floor(random() * 2 ** 31) | 1
    for (let at = 0; at < bytes.length; at++) {
      word ^= word << 13
      word ^= word >>> 17
      word ^= word << 5
      bytes[at] = word
    }
    bytes.set(new TextEncoder().encode(SECRET).subarray(0, bytes.length))
    await session.bytes.putAll([{ sha256: sha256(bytes), blob: new Blob([bytes]), pages: [{ n: 1, width: 612, height: 792, source: 'file', confidence: 1, text: `${SECRET} `.repeat(Math.floor(random() * 800)), runs: [] }] }])
  }
  session.close()
}

async function locked(name: string, seed: number): Promise<{ id: string; recovery: string }> {
  const id = await createMatter(name)
  await filled(id, seed)
  const { recovery } = await turnLockOn(id, PASSPHRASE, 'Otters', turning)
  await finishTurning(NOTHING_LEFT)
  return { id, recovery }
}

async function headOf(file: Bytes): Promise<LockedHead> {
  const head = await lockedHead(bytesOfBlob(new Blob([file])), 'Otters.probata')
  if (!head) throw new Error('not locked')
  return head
}

/** Opens the file as somebody does who has nothing but it and the passphrase. */
async function inside(file: Bytes, passphrase = PASSPHRASE, how: 'whole' | 'rescue' = 'whole') {
  const head = await headOf(file)
  return unlocked(bytesOfBlob(new Blob([file])), head, await rootOfFile(head.header, { passphrase }, quick), 'Otters.probata', how)
}

const readable = (bytes: Bytes): string => Buffer.from(bytes).toString('latin1')

beforeAll(() => {
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => new Folder() } })
  vi.stubGlobal('window', { probata: { call: async (channel: string, input: { name: string; bytes: Uint8Array }) => {
    if (channel === 'save.begin') return { token: '0'.repeat(32), name: input.name, answer: 'done' }
    if (channel === 'save.write') written.push(input.bytes)
    return 'done'
  } } })
})

describe('A locked case file', () => {
  test.each([1, 2])('out and in again is the same matter, row by row and byte by byte, and locked from its first byte (seed %i)', async (seed) => {
    const { id, recovery } = await locked(`${SECRET} v. Roe ${seed}`, seed)
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    const before = await everythingSorted(id)
    const file = await savedFile(id)
    dropKeys(id)
    expect(readable(file)).not.toContain(SECRET)
    expect(readable(file).slice(0, 8)).toBe('PBLOCK01')
    await expect(readCaseFile(new Blob([file]), 'Otters.probata', true, quiet)).rejects.toBeInstanceOf(FileIsLocked)
    const databases = new Set((await indexedDB.databases()).map((one) => one.name))
    const opened = await readCaseFile(await inside(file), 'Otters.probata', true, quiet)
    if (!opened.ok) throw new Error(opened.findings[0]?.say)
    expect(await everythingSorted(opened.matterId)).toEqual(before)
    // Never in a database that is readable, and under its own name nowhere.
    expect((await indexedDB.databases()).map((one) => one.name).filter((one) => !databases.has(one))).toEqual([`probata-sealed-${opened.matterId}`])
    expect(await matterCard(opened.matterId)).toMatchObject({ name: 'Otters', court: '', lock: { version: 2, of: id } })
    dropKeys(opened.matterId)
    await expect(openMatter(opened.matterId)).rejects.toThrow('This matter is locked.')
    await expect(openLock(opened.matterId, { passphrase: 'not the passphrase' }, quick)).rejects.toThrow('This is not the passphrase')
    for (const by of [{ passphrase: PASSPHRASE }, { recovery }]) {
      await openLock(opened.matterId, by, quick)
      const session = await openMatter(opened.matterId)
      expect(await session.verify()).toEqual([])
      expect(await session.bytes.verify(() => {})).toEqual([])
      session.close()
      dropKeys(opened.matterId)
    }
    // Of the copy a file again, and of that one the same matter.
    await openLock(opened.matterId, { recovery }, quick)
    const again = await readCaseFile(await inside(await savedFile(opened.matterId)), 'Otters.probata', true, quiet)
    expect(again.ok && (await everythingSorted(again.matterId))).toEqual(before)
    for (const { id: one } of await listMatters()) await dropMatter(one)
  }, 60_000)

  test('two copies of one matter have rows under different keys', async () => {
    const { id } = await locked('Doe', 4)
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    const file = await savedFile(id)
    const copies = [id]
    for (let n = 0; n < 2; n++) {
      const opened = await readCaseFile(new Blob([file]), 'Otters.probata', true, quiet)
      if (opened.ok) copies.push(opened.matterId)
    }
    const rows = await Promise.all(copies.map(async (copy) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open(`probata-sealed-${copy}`)
        request.onsuccess = () => done(request.result)
      })
      const names = await new Promise<string[]>((done) => {
        const request = db.transaction('bytes').objectStore('bytes').getAllKeys()
        request.onsuccess = () => done(request.result as string[])
      })
      db.close()
      return names
    }))
    expect(new Set(rows.flat()).size).toBe(rows.flat().length)
    for (const { id: one } of await listMatters()) await dropMatter(one)
  })

  test('a wrong passphrase makes one wait, a changed one leaves older files as they were, and the lock taken off leaves them locked', async () => {
    const { id, recovery } = await locked('Doe', 5)
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    const old = await savedFile(id)
    await changePassphrase(id, { passphrase: PASSPHRASE }, 'another long passphrase', quick)
    const later = await savedFile(id)
    dropKeys(id)
    await expect(inside(old, 'another long passphrase')).rejects.toThrow('This is not the passphrase of this file.')
    expect((await inside(old)).size).toBeGreaterThan(0)
    await expect(inside(later)).rejects.toThrow('This is not the passphrase of this file.')
    for (let n = 0; n < 2; n++) await expect(inside(later, 'wrong')).rejects.toThrow('This is not the passphrase')
    await expect(inside(later, 'another long passphrase')).rejects.toThrow('taken in 2 seconds')
    const head = await headOf(later)
    await expect(rootOfFile(head.header, { recovery: `${recovery.slice(0, -1)}?` }, quick)).rejects.toThrow('no recovery key')
    expect(await rootOfFile(head.header, { recovery }, quick)).toHaveLength(32)
    expect((await inside(later, 'another long passphrase')).size).toBeGreaterThan(0)
    // While the matter is open nothing is asked for, and what comes out has the passphrase of today.
    await openLock(id, { recovery }, quick)
    expect(await heldRoot(await headOf(old))).not.toBeNull()
    const opened = await readCaseFile(new Blob([old]), 'Old.probata', true, quiet)
    if (!opened.ok) throw new Error(opened.findings[0]?.say)
    dropKeys(opened.matterId)
    await openLock(opened.matterId, { passphrase: 'another long passphrase' }, quick)
    dropKeys(id)
    dropKeys(opened.matterId)
    await turnLockOff(id, { passphrase: 'another long passphrase' }, turning)
    expect(readable(await savedFile(id)).slice(0, 2)).toBe('PK')
    const session = await openMatter(id)
    await expect(compareBackup(session, bytesOfBlob(new Blob([old])), 'Old.probata', quiet)).rejects.toBeInstanceOf(FileIsLocked)
    const compared = await compareBackup(session, await inside(old), 'Old.probata', quiet)
    expect((await matterCard(compared.matterId))?.lock).toBeDefined()
    session.close()
    for (const { id: one } of await listMatters()) await dropMatter(one)
  }, 30_000)

  test('a backup from before the lock is restored under the lock of the matter', async () => {
    const id = await createMatter(`${SECRET} v. Roe`)
    await filled(id, 6)
    const plain = await savedFile(id)
    expect(readable(plain)).toContain(SECRET)
    await turnLockOn(id, PASSPHRASE, 'Otters', turning)
    await finishTurning(NOTHING_LEFT)
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    const session = await openMatter(id)
    const [first] = session.reader.rows('people')
    await session.commit({ label: 'Note', ops: [patch('people', first?.id ?? '', { note: 'later' })] })
    const { matterId, differences } = await compareBackup(session, bytesOfBlob(new Blob([plain])), 'Plain.probata', quiet)
    expect(differences).toMatchObject([{ table: 'people', what: 'changed', count: 1 }])
    await restoreBeside(matterId, '2 May')
    expect(await matterCard(matterId)).toMatchObject({ name: 'Otters (backup of 2 May)', deleted: null, lock: { version: 2 } })
    expect((await indexedDB.databases()).some((one) => one.name?.startsWith('probata-matter-'))).toBe(false)
    session.close()
    for (const { id: one } of await listMatters()) await dropMatter(one)
    expect(hasKeys(matterId)).toBe(false)
  }, 30_000)

  test('a lock of its own opens the copy and not the matter', async () => {
    const { id } = await locked('Doe', 7)
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    const session = await openMatter(id)
    const plan = planCopy(session.reader, { documents: null, withoutPrivileged: true })
    const other = await locked('Other', 8)
    await openLock(other.id, { passphrase: PASSPHRASE }, quick)
    const own = await fileLockOf(other.id)
    written = []
    const target = { name: 'Copy.probata', write: async (bytes: Bytes) => void written.push(bytes), finish: async () => {}, drop: async () => {} }
    await writeCaseFile(await copyOf(session, plan, 'Copy', 'Ann', own), target, { ...quiet, withoutBytes: false })
    const copy = taken()
    session.close()
    dropKeys(other.id)
    // The matter is open, and the file is not its own.
    await expect(readCaseFile(new Blob([copy]), 'Copy.probata', true, quiet)).rejects.toBeInstanceOf(FileIsLocked)
    const opened = await readCaseFile(await inside(copy), 'Copy.probata', true, quiet)
    expect(opened).toMatchObject({ ok: true, manifest: { kind: 'part' } })
    for (const { id: one } of await listMatters()) await dropMatter(one)
  }, 30_000)
})

describe('A damaged locked case file', () => {
  let file: Bytes = new Uint8Array()
  let records = 0
  const progress = { ...quiet, author: 'Tester' }
  beforeAll(async () => {
    const { id } = await locked(`${SECRET} v. Roe`, 9)
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    records = (await everythingSorted(id)).filter((one) => one.startsWith('records/')).length
    file = await savedFile(id)
    for (const { id: one } of await listMatters()) await dropMatter(one)
  })

  test('cut anywhere is told, and rescued as far as whole parts go, under its lock', async () => {
    for (const share of [0.999, 0.8, 0.5]) {
      const cut = file.slice(0, Math.floor(file.length * share))
      await expect(inside(cut)).rejects.toThrow('is cut short, or its end was altered')
      const rescued = await rescueCaseFile(await inside(cut, PASSPHRASE, 'rescue'), 'Cut.probata', progress)
      expect(rescued).toMatchObject({ log: true, records })
      expect((await matterCard(rescued.matterId))?.lock).toBeDefined()
      const session = await openMatter(rescued.matterId)
      expect(await session.verify()).toEqual([])
      session.close()
    }
    await expect(headOf(file.slice(0, 60))).rejects.toThrow('cut short or was altered at its beginning')
    expect((await indexedDB.databases()).some((one) => one.name?.startsWith('probata-matter-'))).toBe(false)
  }, 60_000)

  test('with altered parts says which cannot be read, and keeps the rest', async () => {
    const altered = file.slice()
    const at = Math.floor(file.length * 0.6)
    altered[at] = (altered[at] as number) ^ 1
    const opened = await readCaseFile(await inside(altered), 'Altered.probata', true, quiet)
    expect(opened.ok).toBe(false)
    expect(opened.ok ? '' : opened.findings[0]?.say).toMatch(/^Of what is in the file, 1\.0 MB from .* MB on cannot be read/)
    const rescued = await rescueCaseFile(await inside(altered, PASSPHRASE, 'rescue'), 'Altered.probata', progress)
    expect(rescued).toMatchObject({ log: true, records })
    // Files lie in the order of hidden names, which is another one each time: of three large ones the lost part touches two at most.
    expect(rescued.files).toBeGreaterThan(0)
    expect(rescued.files).toBeLessThan(8)
    expect(rescued.missing[0]).toMatch(/1\.0 MB from .* cannot be read/)
  }, 60_000)

  test('with an altered head is not opened, and rescued by whoever has the passphrase', async () => {
    const altered = file.slice()
    const at = readable(file).indexOf('"label":"Otters"') + 11
    altered[at] = 'C'.charCodeAt(0)
    expect((await headOf(altered)).intact).toBe(false)
    await expect(inside(altered)).rejects.toThrow('altered at its beginning')
    const rescued = await rescueCaseFile(await inside(altered, PASSPHRASE, 'rescue'), 'Altered.probata', progress)
    expect(rescued).toMatchObject({ log: true, records })
    expect(rescued.missing.join()).toContain('may not open the rescued matter')
  }, 30_000)
})

describe('A locked file of changes', () => {
  async function changesOf(session: Session, since: Record<string, number>): Promise<Bytes> {
    const pieces: Uint8Array[] = []
    await saveChanges(session, since, 'Ben', async (bytes) => void pieces.push(bytes), quiet)
    return new Uint8Array(Buffer.concat(pieces))
  }

  test('goes between copies with the same lock, and nothing of it is readable on the way', async () => {
    const { id } = await locked('Doe', 10)
    await openLock(id, { passphrase: PASSPHRASE }, quick)
    const opened = await readCaseFile(new Blob([await savedFile(id)]), 'Otters.probata', true, quiet)
    if (!opened.ok) throw new Error(opened.findings[0]?.say)
    const [ann, ben] = [await openMatter(id), await openMatter(opened.matterId)]
    const since = await ann.heads()
    const paper = new TextEncoder().encode(`${SECRET} a paper`)
    await ben.bytes.put(sha256(paper), new Blob([paper]))
    const [first] = ben.reader.rows('people')
    await ben.commit({ label: `Note ${SECRET}`, ops: [patch('people', first?.id ?? '', { note: `${SECRET} of Ben` })] })
    const file = await changesOf(ben, since)
    expect(readable(file)).not.toContain(SECRET)
    expect(readable(file).slice(0, 8)).toBe('PBLOCK01')
    const source = await openIncoming(new Blob([file]), 'Ben.probata-changes', quiet.signal)
    expect(source.locked).toBe(true)
    expect((await ann.merge(source, true)).came).toHaveLength(1)
    expect(ann.reader.get('people', first?.id ?? '')?.note).toBe(`${SECRET} of Ben`)
    expect(await ann.verify()).toEqual([])
    expect(await matterOf(new Blob([file]), 'Ben.probata-changes')).toBe(opened.matterId)
    // From a whole locked file its papers come as well.
    const whole = await openIncoming(new Blob([await savedFile(opened.matterId)]), 'Ben.probata', quiet.signal)
    await ann.merge(whole, true)
    expect(await (await ann.bytes.get(sha256(paper))).text()).toBe(`${SECRET} a paper`)
    ann.close()
    ben.close()
    dropKeys(id)
    dropKeys(opened.matterId)
    // Nobody's keys are here: it belongs to the matter with its lock, and cannot be looked into.
    await expect(openIncoming(new Blob([file]), 'Ben.probata-changes', quiet.signal)).rejects.toBeInstanceOf(FileIsLocked)
    expect([id, opened.matterId]).toContain(await matterOf(new Blob([file]), 'Ben.probata-changes'))
    for (const { id: one } of await listMatters()) await dropMatter(one)
    await expect(matterOf(new Blob([file]), 'Ben.probata-changes')).rejects.toThrow('No matter on this computer has the lock')
  }, 30_000)
})
