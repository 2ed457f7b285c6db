/**
 * Opens databases only where that is safe. Which version lies there is looked up before Dexie touches it:
 * Dexie opens a newer database as well, and mends in it what differs from its own schema.
 */
import type Dexie from 'dexie'
import { ProblemError, problem } from '../../shared/problem/problem'
import { MatterDatabase, NEWEST_STORE } from './database'

/** Dexie multiplies versions by ten in the browser's own count. */
const DEXIE_FACTOR = 10

/** Version of a database on this machine as we count; null where there is none of that name. */
async function storedVersion(name: string): Promise<number | null> {
  const version = (await indexedDB.databases()).find((one) => one.name === name)?.version
  return version === undefined ? null : Math.floor(version / DEXIE_FACTOR)
}

/**
 * @param newest what this program knows
 * @param what "This matter", "The list of matters": begins the sentences
 * @throws ProblemError where a newer program wrote it, or it cannot be opened or brought up to date; nothing in it was changed then
 */
export async function openSafely(db: Dexie, newest: number, what: string): Promise<void> {
  let there: number | null = null
  try {
    there = await storedVersion(db.name)
    if (there === null || there <= newest) {
      await db.open()
      return
    }
  } catch (cause) {
    db.close()
    const untouched = 'Nothing in it was changed.'
    if (there !== null && there < newest) throw new ProblemError(problem('store.failed', `${what} could not be brought to this version of Probata.`, 'Free some space on the disk and try again; the version before still opens it.', untouched, cause))
    throw new ProblemError(problem('store.failed', `${what} could not be opened.`, 'See whether the disk is full, failing, or may not be written to, then try again.', untouched, cause))
  }
  throw new ProblemError(problem('store.newer-version', `${what} was written by a newer version of Probata.`, 'Open it with that version.', 'Nothing in it was changed.'))
}

/**
 * The database of a matter that is there.
 * @throws ProblemError also where its data is gone from the data folder: an empty one must not take its place
 */
export async function openMatterDatabase(matterId: string): Promise<MatterDatabase> {
  const db = new MatterDatabase(matterId)
  if ((await storedVersion(db.name).catch(() => 0)) === null) {
    throw new ProblemError(problem('store.failed', 'The data of this matter is no longer in the data folder.', 'Put the folder back from a backup, or open the matter’s case file.', 'The other matters are not touched by this.'))
  }
  await openSafely(db, NEWEST_STORE, 'This matter')
  return db
}

/** The database of a matter that begins. */
export async function makeMatterDatabase(matterId: string): Promise<MatterDatabase> {
  const db = new MatterDatabase(matterId)
  await openSafely(db, NEWEST_STORE, 'The new matter')
  return db
}
