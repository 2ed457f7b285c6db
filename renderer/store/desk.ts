/**
 * The desk: which matters lie on this machine, and this machine's own settings. Not part of any
 * matter, never logged, never exported.
 */
import Dexie, { type EntityTable } from 'dexie'
import { MatterDatabase } from './database'
import { removeIndexFolder } from './indexFolder'
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
}

const NEWEST_DESK = 1

class DeskDatabase extends Dexie {
  declare matters: EntityTable<MatterCard, 'id'>
  declare settings: EntityTable<{ key: string; value: unknown }, 'key'>

  constructor() {
    super('probata-desk', { chromeTransactionDurability: 'strict' })
    this.version(NEWEST_DESK).stores({ matters: 'id', settings: 'key' })
  }
}

const desk = new DeskDatabase()

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
  await desk.matters.update(id, fields)
}

/** Removes for good what was deleted before the app last closed. Called once at start. */
export async function purgeDeletedMatters(): Promise<void> {
  const gone = (await desk.matters.toArray()).filter((card) => card.deleted !== null)
  for (const card of gone) await dropMatter(card.id)
}

/** Removes a matter for good, now; it must not be open. */
export async function dropMatter(id: string): Promise<void> {
  await MatterDatabase.remove(id)
  await removeIndexFolder(id)
  // What was typed in a deposition and had not become a note yet.
  await desk.settings.where('key').startsWith(`live-draft ${id} `).delete()
  await desk.matters.delete(id)
  await noteCount()
}

/** A setting of this machine, or `fallback` where it was never set. */
export async function getSetting<T>(key: string, fallback: T): Promise<T> {
  const row = await desk.settings.get(key)
  return row === undefined ? fallback : (row.value as T)
}

export async function putSetting(key: string, value: unknown): Promise<void> {
  await desk.settings.put({ key, value })
}

export async function removeSetting(key: string): Promise<void> {
  await desk.settings.delete(key)
}
