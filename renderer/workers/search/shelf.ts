/** Where an index lies: in a file of the origin-private file system, or of a locked matter in memory and in a sealed file. */
import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import { indexFolder } from '../../store/indexFolder'
import { MatterKeys } from '../../store/lock/matterKeys'
import { readSealedFile, writeSealedFile } from '../../store/lock/sealedFile'

export interface Shelf {
  open(): Database
  /** Throws away what lies there; it must be closed. */
  discard(): void
  /** Keeps what an index that is open holds, where it is not kept as it is written. */
  save(database: Database): Promise<void>
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
    save: async () => {},
    end: () => {
      pool.pauseVfs()
    },
  }
}

const SEALED = 'index.sealed'

/**
 * In memory, where no other program reads it, and on the disk only as a sealed copy, from which it is loaded when the matter
 * is opened again. Where that copy is older than the matter the index catches up, as it does after a power cut.
 */
export async function sealedShelf(sqlite: Sqlite3Static, matter: string, dataKey: Uint8Array): Promise<Shelf> {
  const keys = new MatterKeys(dataKey)
  let kept = await loaded(matter, keys)
  return {
    open: () => {
      const db = new sqlite.oo1.DB(':memory:')
      if (!kept || !db.pointer) return db
      const { capi, wasm } = sqlite
      const at = wasm.allocFromTypedArray(kept)
      const code = capi.sqlite3_deserialize(db.pointer, 'main', at, kept.length, kept.length, capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE)
      kept = null
      if (code === 0) return db
      db.close()
      return new sqlite.oo1.DB(':memory:')
    },
    discard: () => {
      kept = null
    },
    save: async (database) => {
      if (database.pointer) await writeSealedFile(matter, SEALED, keys.sealedStream(SEALED, [sqlite.capi.sqlite3_js_db_export(database.pointer)]))
    },
    end: () => {},
  }
}

/** null where there is none, or it is not what was written: it is built anew then */
async function loaded(matter: string, keys: MatterKeys): Promise<Uint8Array | null> {
  try {
    const file = await readSealedFile(matter, SEALED)
    return file && new Uint8Array(await (await keys.openBlob(SEALED, file)).arrayBuffer())
  } catch {
    return null
  }
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
