/** Where an index lies: in a file of the origin-private file system, or of a locked matter in memory only. */
import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import { indexFolder } from '../../store/indexFolder'

export interface Shelf {
  open(): Database
  /** Throws away what lies there; it must be closed. */
  discard(): void
  /** Lets go of the files. */
  end(): void
}

const FILE = '/index.sqlite'
/** How long another window's or the last session's worker may hold the file. Milliseconds. */
const WAIT_FOR_FILE = 10_000

export async function fileShelf(sqlite: Sqlite3Static, matter: string): Promise<Shelf> {
  const pool = await poolOf(sqlite, matter)
  return {
    open: () => new pool.OpfsSAHPoolDb(FILE),
    discard: () => {
      pool.unlink(FILE)
      pool.unlink(`${FILE}-journal`)
    },
    end: () => {
      pool.pauseVfs()
    },
  }
}

/** Nothing of it ever comes to the disk: it is built anew whenever the matter is opened. */
export function memoryShelf(sqlite: Sqlite3Static): Shelf {
  return { open: () => new sqlite.oo1.DB(':memory:'), discard: () => {}, end: () => {} }
}

async function poolOf(sqlite: Sqlite3Static, matter: string) {
  const until = performance.now() + WAIT_FOR_FILE
  for (;;) {
    try {
      return await sqlite.installOpfsSAHPoolVfs({ directory: `/${indexFolder(matter)}`, name: `search-${Math.round(performance.now())}`, initialCapacity: 4 })
    } catch (cause) {
      // The last session's worker may not have let go of the file yet.
      if (performance.now() > until) throw cause
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
