/** The log of a matter, some entries at a time: all of it at once may be hundreds of megabytes. */
import Dexie from 'dexie'
import type { LogEntry } from '../../shared/log/entry'
import type { AnyRecord } from '../../shared/records'
import type { MatterDatabase } from './database'
import { readBulk } from './batches'

/** Entries that are read at a time: to ask costs some milliseconds. */
const PART = 2000

/**
 * In the order of ids, which is that of each chain. The next ones are on their way while the last are looked at.
 * @param from id behind which it begins; @param to the last that is wanted
 */
export async function* logInParts(db: MatterDatabase, from: string = Dexie.minKey as unknown as string, to: string = Dexie.maxKey as unknown as string): AsyncGenerator<LogEntry[]> {
  const read = async (after: string): Promise<LogEntry[]> => db.log.where('id').between(after, to, false, true).limit(PART).toArray()
  let coming = read(from)
  for (;;) {
    const entries = await coming
    const last = entries.at(-1)
    if (!last) return
    const whole = entries.length < PART
    if (!whole) {
      coming = read(last.id)
      // Looked at only when its turn comes, which may be never.
      coming.catch(() => {})
    }
    yield entries
    if (whole) return
  }
}

/** Rows of the imports that an entry names. @param tables rows of others are not read: there may be a hundred thousand */
export async function rowsOfEntry(db: MatterDatabase, { ops }: LogEntry, tables: ReadonlySet<string> | null = null): Promise<Map<string, AnyRecord[]>> {
  const rows = new Map<string, AnyRecord[]>()
  for (const op of ops) if ('rows' in op && !rows.has(op.rows) && (tables === null || tables.has(op.table))) rows.set(op.rows, await readBulk(db, op.rows))
  return rows
}
