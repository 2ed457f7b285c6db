/**
 * Takes plain text from before a lock off the disk. To delete a database is not enough: LevelDB, in which
 * Chromium keeps all of them, holds deleted rows in its files until it merges those, and a stored file stays for
 * as long as a page has it in its memory. So this is done in a page that has read nothing of the matter, and
 * relies on what was found by looking into the files: deleting a database makes LevelDB merge the files of its
 * rows; only rows that were written out of its memory before that go (so another database is made and deleted
 * first, which writes it out); files that were merged are removed at the next such occasion (so two more
 * follow). The outcome is looked at each time, row by row: a lock that only seems to lock is none.
 */
import Dexie from 'dexie'
import type { Remains } from '../../../shared/ipc/contract'
import { DESK, openDeskAs, withoutDesk } from '../desk'

/** What the main process says of the profile's files. */
export type Disk = {
  /** under which numbers the engine keeps these databases; null where that cannot be told */
  numbers(databases: readonly string[]): Promise<(number | null)[]>
  /** what is left of databases of these numbers, and of words that lay in them alone */
  look(traces: Traces): Promise<Remains>
}

/** By what plain text from before a lock would be found again. */
export type Traces = { numbers: number[]; words: string[] }

const ROUNDS = 40
/** Milliseconds that LevelDB is given for a merge. */
const PAUSE = 250
const COPY = `${DESK}-copy`
/** Setting in a copy of the desk that is whole. */
const WHOLE = 'whole'

/** Setting that only the desk before the sweep has, to be looked for afterwards. */
export const DESK_MARK = 'sweep-mark'

const pause = () => new Promise((done) => setTimeout(done, PAUSE))

/** Makes and deletes a database, by which LevelDB writes out what it has in memory. */
async function nudge(): Promise<void> {
  const name = `probata-sweep-${crypto.randomUUID()}`
  const filler = new Dexie(name)
  filler.version(1).stores({ rows: 'id' })
  await filler.table('rows').bulkPut(Array.from({ length: 8 }, (_, id) => ({ id, bytes: crypto.getRandomValues(new Uint8Array(1000)) })))
  filler.close()
  await Dexie.delete(name)
  await pause()
}

/** Deletes a database so that its rows are in no file any more. It must be closed. */
async function deleteThoroughly(name: string): Promise<void> {
  await nudge()
  await Dexie.delete(name)
  await pause()
  await nudge()
}

/**
 * The desk as a new database, without what its rows once said.
 * A copy that is whole is there before the desk is deleted, and until it is back.
 */
async function rewriteDesk(): Promise<void> {
  await withoutDesk(async () => {
    await Dexie.delete(COPY)
    await copyDesk(DESK, COPY, true)
    await deleteThoroughly(DESK)
    await copyDesk(COPY, DESK, false)
    await Dexie.delete(COPY)
  })
}

/** Called at the start, before the desk is read: ends a rewriting that was cut off. */
export async function mendDesk(): Promise<void> {
  if (!(await indexedDB.databases()).some((one) => one.name === COPY)) return
  await withoutDesk(async () => {
    const [copy, desk] = [openDeskAs(COPY), openDeskAs(DESK)]
    const whole = (await copy.settings.get(WHOLE)) !== undefined
    const empty = (await desk.matters.count()) === 0 && (await desk.settings.count()) === 0
    copy.close()
    desk.close()
    if (whole && empty) await copyDesk(COPY, DESK, false)
    await Dexie.delete(COPY)
  })
}

async function copyDesk(from: string, to: string, mark: boolean): Promise<void> {
  const [source, target] = [openDeskAs(from), openDeskAs(to)]
  try {
    const [matters, settings] = await Promise.all([source.matters.toArray(), source.settings.toArray()])
    await target.transaction('rw', target.matters, target.settings, async () => {
      await target.matters.bulkPut(matters)
      await target.settings.bulkPut(settings.filter((row) => row.key !== WHOLE && row.key !== DESK_MARK))
      if (mark) await target.settings.put({ key: WHOLE, value: true })
    })
  } finally {
    source.close()
    target.close()
  }
}

/**
 * Deletes a matter's plain database, where there is one, and whatever the desk once said of it.
 * @returns whether nothing of either was found afterwards
 */
export async function sweep(plain: string | null, traces: Traces, disk: Disk): Promise<boolean> {
  if (plain !== null) await deleteThoroughly(plain)
  await rewriteDesk()
  for (let round = 0; round < ROUNDS; round++) {
    await nudge()
    // What cannot be looked at is not clean; it must not keep anybody from the other matters.
    const found = await disk.look(traces).catch(() => null)
    if (found && found.rows + found.files + found.words === 0) return true
  }
  return false
}
