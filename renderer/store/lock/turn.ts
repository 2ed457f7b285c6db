/**
 * Putting a lock on a matter and taking it off: a new database beside the old one, copied, read back and
 * compared; then the matter's card is changed, which alone says which of the two is the matter; then the other
 * one goes. Whenever it is cut off, one whole matter is there, and the next start clears away the other.
 */
import Dexie, { type Table } from 'dexie'
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { Matter } from '../../../shared/records'
import { type Derive, derive } from '../../workers/lock/derive'
import { sha256Of } from '../../workers/sha256Of'
import { plainBlob, storable } from '../bytes'
import { MatterDatabase, type StoredBytes } from '../database'
import { DESK, listMatters, type MatterCard, matterCard, putMatterCard, putSetting, turnCard } from '../desk'
import { removeIndexFolder, removeSealedFolder } from '../indexFolder'
import { Mirror } from '../mirror'
import { databaseName, sealedName } from '../name'
import { RecordStore } from '../records/RecordStore'
import { dropKeys, keysOf } from './keyring'
import { MatterKeys } from './matterKeys'
import { makeLock, type Opener, openLock, storedLock } from './open'
import { endsOf, writeSnapshot } from './snapshot'
import { type Disk, DESK_MARK, sweep, type Traces } from './sweep'

export type Turning = {
  /** what is done now, how far it is, of how much */
  onProgress: (what: string, done: number, total: number) => void
  signal: AbortSignal
  disk: Disk
  derive?: Derive
}

/** Rows that are copied at a time; of page texts and bulk rows fewer, since one may have megabytes. */
const ROWS = 1000
const LARGE_ROWS = 20

/**
 * Encrypts a matter that is not open.
 * Call `finishTurning` in a page whose process has read nothing of the matter: only there can what it was be swept off the disk.
 * @param label name on the desk from now on; readable without the passphrase
 * @returns the recovery key to print
 * @throws ProblemError or the signal's reason: the matter is as it was
 */
export async function turnLockOn(matterId: string, passphrase: string, label: string, turning: Turning): Promise<{ recovery: string }> {
  const card = await cardOf(matterId)
  if (card.lock) throw new ProblemError(problem('lock.failed', 'This matter has a lock already.', 'Open it with its passphrase.'))
  turning.onProgress('Making the keys', 0, 0)
  const { root, slots, recovery } = await makeLock(matterId, passphrase, turning.derive ?? derive)
  const keys = new MatterKeys(root)
  const words = [0, 1].map(() => crypto.randomUUID().replaceAll('-', ''))
  const [plain, sealed] = [new MatterDatabase(matterId, null), new MatterDatabase(matterId, keys)]
  try {
    await Dexie.delete(sealedName(matterId))
    await removeSealedFolder(matterId)
    await plain.open()
    await copyAll(plain, sealed, turning)
    await firstSnapshot(plain, keys)
    // Found again in the files for as long as plain rows are.
    await plain.searchSeen.put({ search: 'sweep-mark', ids: words.slice(0, 1), at: '' })
    await putSetting(DESK_MARK, words[1])
    const numbers = (await turning.disk.numbers([databaseName(matterId), DESK])).filter((one) => one !== null)
    turning.signal.throwIfAborted()
    await turnCard({ ...card, name: label, court: '', docketNumber: '', lock: storedLock(slots), unswept: { numbers, words: words.map(backwards) } }, null, keys)
  } catch (cause) {
    plain.close()
    sealed.close()
    await Dexie.delete(sealedName(matterId))
    await removeSealedFolder(matterId)
    throw asProblem(cause)
  }
  plain.close()
  sealed.close()
  keys.wipe()
  turning.onProgress('Deleting what was readable', 0, 0)
  await removeIndexFolder(matterId)
  await Dexie.delete(databaseName(matterId))
  return { recovery }
}

/** Decrypts a locked matter that is not open, for good. */
export async function turnLockOff(matterId: string, by: Opener, turning: Turning): Promise<void> {
  await openLock(matterId, by, turning.derive ?? derive)
  const card = await cardOf(matterId)
  const keys = keysOf(matterId)
  if (!keys) throw new ProblemError(problem('lock.failed', 'This matter has no lock.'))
  const [plain, sealed] = [new MatterDatabase(matterId, null), new MatterDatabase(matterId, keys)]
  try {
    await Dexie.delete(databaseName(matterId))
    await copyAll(sealed, plain, turning)
    turning.signal.throwIfAborted()
    const matter = (await plain.table('matter').get('matter')) as Matter | undefined
    const { lock: _lock, unswept: _unswept, ...rest } = card
    await turnCard({ ...rest, name: matter?.name ?? card.name, court: matter?.court ?? '', docketNumber: matter?.docketNumber ?? '' }, keys, null)
    plain.close()
    sealed.close()
    await Dexie.delete(sealedName(matterId))
    await removeSealedFolder(matterId)
  } catch (cause) {
    plain.close()
    sealed.close()
    if ((await cardOf(matterId)).lock) await Dexie.delete(databaseName(matterId))
    throw asProblem(cause)
  } finally {
    dropKeys(matterId)
  }
}

type Leftover = { name: string; matterId: string; sweep: boolean }

/** Databases that are not the matter's, by its card, and matters that were not swept. */
async function leftovers(): Promise<Leftover[]> {
  const names = new Set((await indexedDB.databases()).map((one) => one.name))
  return (await listMatters()).flatMap(({ id, lock, unswept }): Leftover[] => {
    if (lock) return unswept || names.has(databaseName(id)) ? [{ name: databaseName(id), matterId: id, sweep: true }] : []
    return names.has(sealedName(id)) ? [{ name: sealedName(id), matterId: id, sweep: false }] : []
  })
}

/** Whether something was cut off that the next start has to end. */
export async function isTurning(): Promise<boolean> {
  return (await leftovers()).length > 0
}

/** At the start: ends what was cut off. @returns whether nothing that should be gone was found on the disk afterwards */
export async function finishTurning(disk: Disk): Promise<boolean> {
  let clean = true
  for (const { name, matterId, sweep: plain } of await leftovers()) {
    if (plain) clean = (await sweepMatter(matterId, disk)) && clean
    else {
      await Dexie.delete(name)
      await removeSealedFolder(matterId)
    }
  }
  return clean
}

const backwards = (word: string) => [...word].reverse().join('')

async function sweepMatter(matterId: string, disk: Disk): Promise<boolean> {
  await removeIndexFolder(matterId)
  const known = (await cardOf(matterId)).unswept ?? { numbers: [], words: [] }
  return ending(matterId, await sweep(databaseName(matterId), { numbers: known.numbers, words: known.words.map(backwards) }, disk))
}

/** After a new passphrase: what was wrapped under the old one goes too. @returns whether it is gone from the disk */
export async function forgetOldPassphrase(matterId: string, disk: Disk): Promise<boolean> {
  const traces: Traces = { numbers: (await disk.numbers([DESK])).filter((one) => one !== null), words: [] }
  const card = await cardOf(matterId)
  await putMatterCard({ ...card, unswept: traces })
  return ending(matterId, await sweep(null, traces, disk))
}

async function ending(matterId: string, clean: boolean): Promise<boolean> {
  if (!clean) return false
  const { unswept: _unswept, ...rest } = await cardOf(matterId)
  await putMatterCard(rest)
  return true
}

async function cardOf(matterId: string): Promise<MatterCard> {
  const card = await matterCard(matterId)
  if (!card) throw new ProblemError(problem('lock.failed', 'There is no such matter here.'))
  return card
}

async function copyAll(from: MatterDatabase, to: MatterDatabase, { onProgress, signal }: Turning): Promise<void> {
  await Promise.all([from.open(), to.open()])
  const counts = await Promise.all(from.tables.map((table) => table.count()))
  const total = counts.reduce((sum, one) => sum + one, 0)
  let done = 0
  for (const table of from.tables) {
    for await (const rows of chunksOf(table as Table<object, unknown>)) {
      signal.throwIfAborted()
      if (table.name === 'bytes') await copyFiles(rows as StoredBytes[], from, to, signal)
      else await copyRows(rows, table.name, to)
      done += rows.length
      onProgress(to.keys ? 'Encrypting, and reading back' : 'Decrypting, and reading back', done, total)
    }
  }
  for (const [at, table] of from.tables.entries()) if ((await to.table(table.name).count()) !== counts[at]) throw new Error(`rows of ${table.name} are missing in the copy`)
}

/** So that it opens the first time as it does later. Without it its rows are read, so that a failure costs time only. */
async function firstSnapshot(plain: MatterDatabase, keys: MatterKeys): Promise<void> {
  const mirror = new Mirror()
  for (const [table, records] of await new RecordStore(plain).everything()) mirror.fill(table, records)
  await writeSnapshot(plain.matterId, keys, mirror, endsOf(await plain.heads.toArray())).catch(() => {})
}

async function copyRows(rows: object[], name: string, to: MatterDatabase): Promise<void> {
  const table = to.table(name) as Table<object, unknown>
  await table.bulkPut(rows)
  const back = await table.bulkGet(rows.map((row) => keyIn(table, row)))
  for (const [at, row] of rows.entries()) if (JSON.stringify(back[at]) !== JSON.stringify(row)) throw new Error(`a row of ${name} did not come back as it was written`)
}

async function copyFiles(rows: readonly StoredBytes[], from: MatterDatabase, to: MatterDatabase, signal: AbortSignal): Promise<void> {
  for (const row of rows) {
    signal.throwIfAborted()
    const blob = await plainBlob(from, row)
    await to.bytes.put({ ...row, blob: await storable(to, row.sha256, blob) })
    const back = await to.bytes.get(row.sha256)
    const plain = back && (await plainBlob(to, back))
    // A file that was damaged before stays as it is; the copy must be equal, not right.
    if (!plain || (await sha256Of(plain, AT_ONCE)) !== (await sha256Of(blob, AT_ONCE))) throw new Error('a file did not come back as it was written')
  }
}

/** A larger file is read as a stream. Bytes. */
const AT_ONCE = 64_000_000

async function* chunksOf(table: Table<object, unknown>): AsyncGenerator<object[]> {
  const size = ['bytes', 'bulk', 'packs', 'runs', 'pages', 'texts', 'layouts'].includes(table.name) ? LARGE_ROWS : ROWS
  let rows = await table.orderBy(':id').limit(size).toArray()
  while (rows.length > 0) {
    yield rows
    const last = rows.at(-1) as object
    rows = rows.length < size ? [] : await table.where(':id').above(keyIn(table, last)).limit(size).toArray()
  }
}

function keyIn(table: Table, row: object): string {
  const path = table.schema.primKey.keyPath
  return (Array.isArray(path) ? path.map((one) => Dexie.getByKeyPath(row, one)) : Dexie.getByKeyPath(row, path as string)) as string
}

function asProblem(cause: unknown): unknown {
  if (cause instanceof ProblemError || (cause instanceof DOMException && cause.name === 'AbortError')) return cause
  const full = cause instanceof Error && `${cause.name} ${cause.message}`.includes('Quota')
  return new ProblemError(full
    ? problem('store.full', 'The disk is too full: for a while the matter needs its room twice.', 'Free some space, then try again.', 'The matter is as it was.', cause)
    : problem('lock.failed', 'The lock could not be changed.', 'Try again; if it happens again, restart Probata.', 'The matter is as it was.', cause))
}
