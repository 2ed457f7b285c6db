/**
 * The desk: which matters lie on this machine, and this machine's own settings. Not part of any
 * matter, never logged, never exported.
 */
import Dexie, { type EntityTable } from 'dexie'
import type { StoredLock } from '../../shared/lock/keys'
import { ProblemError, problem } from '../../shared/problem/problem'
import { MatterDatabase } from './database'
import { removeIndexFolder, removeSealedFolder } from './indexFolder'
import { dropKeys, keysNamed, keysOf } from './lock/keyring'
import type { MatterKeys } from './lock/matterKeys'
import { openSafely } from './openDatabase'

export type MatterCard = {
  id: string
  name: string
  court: string
  docketNumber: string
  demonstration: boolean
  created: string
  opened: string
  archived: boolean
  /** set while the deletion can still be undone: until the app closes */
  deleted: string | null
  /** of a locked matter; its name here is then a label that is not secret, and court and number are empty */
  lock?: StoredLock
  /**
   * Plain text from before the lock may still be on the disk; it is swept when the page is loaded next. By what
   * it is found: numbers of databases, and words, which are kept backwards: here they are no trace.
   */
  unswept?: { numbers: number[]; words: string[] }
}

const NEWEST_DESK = 1

export class DeskDatabase extends Dexie {
  declare matters: EntityTable<MatterCard, 'id'>
  declare settings: EntityTable<{ key: string; value: unknown }, 'key'>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(NEWEST_DESK).stores({ matters: 'id', settings: 'key' })
  }
}

export const DESK = 'probata-desk'

let desk = new DeskDatabase(DESK)

/** The desk's tables under another name; for the sweep alone. */
export const openDeskAs = (name: string): DeskDatabase => new DeskDatabase(name)

/** Runs with the desk's database closed, and opens it again. */
export async function withoutDesk(work: () => Promise<void>): Promise<void> {
  desk.close()
  try {
    await work()
  } finally {
    desk = new DeskDatabase(DESK)
  }
}

/**
 * Called once at the start, before anything is read.
 * @throws ProblemError where a newer program wrote the list of matters, or it cannot be opened
 */
export async function openDesk(): Promise<void> {
  await openSafely(desk, NEWEST_DESK, 'The list of matters')
}

/** All matters, most recently opened first. */
export async function listMatters(): Promise<MatterCard[]> {
  const cards = await desk.matters.toArray()
  return cards.sort((a, b) => (a.opened < b.opened ? 1 : -1))
}

export async function putMatterCard(card: MatterCard): Promise<void> {
  await desk.matters.put(card)
  await noteCount()
}

/** How many matters there are, kept beside the engine's database: where that is damaged, the engine begins an empty one and says nothing. */
const COUNT = 'probata.matters'

async function noteCount(): Promise<void> {
  globalThis.localStorage?.setItem(COUNT, String(await desk.matters.count()))
}

/** Matters that were here when the list was last written, where the list is empty now; else 0. */
export async function lostMatters(): Promise<number> {
  if ((await desk.matters.count()) === 0) return Number(globalThis.localStorage?.getItem(COUNT) ?? 0)
  await noteCount()
  return 0
}

/** The person has read that matters are gone. */
export function forgetLostMatters(): void {
  globalThis.localStorage?.removeItem(COUNT)
}

export async function updateMatterCard(id: string, fields: Partial<MatterCard>): Promise<void> {
  await desk.transaction('rw', desk.matters, async () => {
    const card = await desk.matters.get(id)
    if (!card) return
    // Of a locked matter the desk knows no more than its label.
    const { name: _name, court: _court, docketNumber: _number, ...rest } = fields
    await desk.matters.update(id, card.lock ? rest : fields)
  })
}

/** Names a locked matter on the desk. The label is readable without the passphrase. */
export async function labelLockedMatter(id: string, label: string): Promise<void> {
  await desk.matters.update(id, { name: label })
}

export async function matterCard(id: string): Promise<MatterCard | undefined> {
  return desk.matters.get(id)
}

/** @throws ProblemError where the matter has a lock and its keys are not here */
export async function refuseLocked(id: string): Promise<void> {
  if (keysOf(id) || !(await desk.matters.get(id))?.lock) return
  throw new ProblemError(problem('lock.locked', 'This matter is locked.', 'Open it with its passphrase; on the command line add --passphrase-stdin.', 'Nothing in it was read.'))
}

/**
 * Puts a lock on a card or takes it off, together with what the settings keep of the matter: in one step,
 * by which it is decided which of the two databases is the matter.
 */
export async function turnCard(card: MatterCard, before: MatterKeys | null, after: MatterKeys | null): Promise<void> {
  await desk.transaction('rw', desk.matters, desk.settings, async () => {
    const own = await desk.settings.filter((row) => row.key.includes(card.id)).toArray()
    await desk.settings.bulkPut(own.map(({ key, value }) => ({ key, value: sealedSetting(after, key, plainSetting(before, key, value, null)) })))
    await desk.matters.put(card)
  })
}

/** Removes for good what was deleted before the app last closed. Called once at start. */
export async function purgeDeletedMatters(): Promise<void> {
  const gone = (await desk.matters.toArray()).filter((card) => card.deleted !== null)
  for (const card of gone) await dropMatter(card.id)
}

/** Removes a matter for good, now; it must not be open. */
export async function dropMatter(id: string): Promise<void> {
  dropKeys(id)
  await MatterDatabase.remove(id)
  await removeIndexFolder(id)
  await removeSealedFolder(id)
  // What was typed in a deposition and had not become a note yet, and scans that nobody decided on.
  await desk.settings.where('key').startsWith(`live-draft ${id} `).delete()
  await desk.settings.delete(`scans ${id}`)
  await desk.matters.delete(id)
  await noteCount()
}

/** A setting of this machine, or `fallback` where it was never set. */
export async function getSetting<T>(key: string, fallback: T): Promise<T> {
  const row = await desk.settings.get(key)
  return row === undefined ? fallback : plainSetting(keysNamed(key), key, row.value, fallback)
}

export async function putSetting(key: string, value: unknown): Promise<void> {
  const keys = keysNamed(key)
  // What comes late from a matter that was locked meanwhile must not be stored readable.
  const matterId = keys ? undefined : /mat_[0-9A-Za-z-]+/.exec(key)?.[0]
  if (matterId && (await desk.matters.get(matterId))?.lock) return
  await desk.settings.put({ key, value: sealedSetting(keys, key, value) })
}

export async function removeSetting(key: string): Promise<void> {
  await desk.settings.delete(key)
}

/** A setting that names a locked matter may hold what was typed in it: it is sealed with that matter's keys. */
type SealedSetting = { sealed: Uint8Array }

const isSealed = (value: unknown): value is SealedSetting => typeof value === 'object' && value !== null && 'sealed' in value && value.sealed instanceof Uint8Array

function sealedSetting(keys: MatterKeys | null, key: string, value: unknown): unknown {
  return keys ? { sealed: keys.seal('settings', key, [value]) } : value
}

function plainSetting<T>(keys: MatterKeys | null, key: string, value: unknown, fallback: T): T {
  if (!isSealed(value)) return value as T
  return keys ? ((keys.open('settings', key, value.sealed) as [T])[0]) : fallback
}
