/** What the lock of a matter needs of the system: a page that ends wholly, a look into the profile's files, and word that the machine rests. */
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, powerMonitor } from 'electron'
import type { Remains } from '../shared/ipc/contract'
import { databaseOf, type Entry, entriesOfLog, entriesOfTable, isNameOf, numberOf, WrongFormat } from '../shared/lock/levelFiles'
import { APP_URL } from './protocol'
import { dropSaves } from './saves'
import { holdWindow, mainWindow } from './window'
import { closeWitness } from './witness'

const stores = () => join(app.getPath('userData'), 'IndexedDB')

/**
 * The numbers under which the database engine keeps databases of these names; null for one that it does not
 * have, or that it keeps in another way than as tables of LevelDB.
 */
export async function numbersOf(names: readonly string[]): Promise<(number | null)[]> {
  const newest = names.map(() => ({ sequence: -1, number: null as number | null }))
  // A table that is just being written holds what others hold still.
  for await (const entry of allEntries(new Set([0]), () => {})) {
    for (const [at, name] of names.entries()) {
      const known = newest[at]
      if (known && entry.sequence > known.sequence && isNameOf(name, entry.key)) newest[at] = { sequence: entry.sequence, number: entry.value && numberOf(entry.value) }
    }
  }
  return newest.map((one) => one.number)
}

/** What is left on the disk of databases that were deleted: rows, stored files, and words that lay in them alone. */
export async function lookFor({ numbers, words }: { numbers: readonly number[]; words: readonly string[] }): Promise<Remains> {
  const wanted = new Set(numbers)
  let rows = 0
  const unread = () => {
    rows++
  }
  if (wanted.size > 0) for await (const { key, value } of allEntries(wanted, unread)) if (value && wanted.has(databaseOf(key))) rows++
  let files = 0
  for await (const path of filesOf(stores(), true)) {
    const folder = /\.blob[\\/]([0-9a-f]+)[\\/]/.exec(path)?.[1]
    if (folder !== undefined && wanted.has(Number.parseInt(folder, 16))) files++
  }
  return { rows, files, words: words.length === 0 ? 0 : await lookForWords(words) }
}

/** @param unread called for each file that cannot be read as what it should be */
async function* allEntries(wanted: ReadonlySet<number>, unread: () => void): AsyncGenerator<Entry> {
  for await (const path of filesOf(stores(), false)) {
    const bytes = /\.(?:ldb|log)$/.test(path) ? await readFile(path).catch(unlessGone) : null
    if (!bytes || bytes.length === 0) continue
    try {
      yield* path.endsWith('.ldb') ? entriesOfTable(bytes, wanted) : entriesOfLog(bytes)
    } catch (cause) {
      if (!(cause instanceof WrongFormat)) throw cause
      unread()
    }
  }
}

/** How many of the words lie in the files of the databases as Chromium writes text: one byte a letter, or two. */
async function lookForWords(words: readonly string[]): Promise<number> {
  const patterns = words.map((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()])
  const found = new Set<number>()
  const longest = Math.max(0, ...patterns.flat().map((one) => one.length))
  for await (const path of filesOf(stores(), false)) {
    let tail = Buffer.alloc(0)
    try {
      for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
        const bytes = Buffer.concat([tail, piece as Buffer])
        for (const [at, forms] of patterns.entries()) if (forms.some((form) => bytes.includes(form))) found.add(at)
        tail = bytes.subarray(Math.max(0, bytes.length - longest))
      }
    } catch (cause) {
      unlessGone(cause)
    }
  }
  return found.size
}

/** A file that the engine removed meanwhile holds nothing any more. */
function unlessGone(cause: unknown): null {
  if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
  return null
}

/** @param blobs whether the folders of stored files are gone through as well */
async function* filesOf(folder: string, blobs: boolean): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && (blobs || !entry.name.endsWith('.blob'))) yield* filesOf(path, blobs)
    else if (entry.isFile()) yield path
  }
}

/** Of another site than the app's own: the browser gives it a process of its own, and ends the other. */
const NOTHING = 'data:text/html,<title>Probata</title>'
/** Milliseconds that the page's process is given to end. */
const ENDING = 5000
/** Milliseconds after which the database engine has closed its files, once nobody has them open. */
const CLOSING = 3500

/**
 * Ends the page's process, with whatever it had in memory of a matter, and begins the app's page in a new one.
 * @param closing whether to wait until the engine has closed its files too: opening them anew, it throws away what was deleted
 */
export async function beginAnew(closing: boolean): Promise<void> {
  const contents = mainWindow()?.webContents
  if (!contents || contents.isDestroyed()) return
  closeWitness()
  holdWindow(false)
  // Nobody is left to write them to their end.
  dropSaves()
  const url = contents.getURL()
  const before = contents.getOSProcessId()
  await contents.loadURL(NOTHING)
  const until = Date.now() + ENDING
  while (Date.now() < until && app.getAppMetrics().some((one) => one.pid === before)) await pause(50)
  if (closing) await pause(CLOSING)
  if (!contents.isDestroyed()) await contents.loadURL(url.startsWith(APP_URL) ? url : `${APP_URL}index.html`)
}

const pause = (time: number) => new Promise((done) => setTimeout(done, time))

/** Locks what is open when the machine goes to sleep or its screen is locked. */
export function lockWithTheMachine(): void {
  const lock = () => mainWindow()?.webContents.send('command', 'lock.rest')
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
}
