/** What the lock of a matter needs of the system: a look into the profile's files, and word that the machine rests. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { app, powerMonitor } from 'electron'
import { mainWindow } from './window'

/**
 * How many of the words lie in the databases of the profile, as Chromium writes text: one byte a letter, or two.
 * Files that hold one stored blob each are not looked at: they are deleted with their database.
 */
export async function lookForWords(words: readonly string[]): Promise<number> {
  const patterns = words.map((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  const found = new Set<number>()
  const longest = Math.max(0, ...patterns.flat().map((one) => one.length))
  for await (const path of filesOf(join(app.getPath('userData'), 'IndexedDB'))) {
    let tail = Buffer.alloc(0)
    try {
      for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
        const bytes = Buffer.concat([tail, piece as Buffer])
        for (const [at, forms] of patterns.entries()) if (forms.some((form) => bytes.includes(form))) found.add(at)
        tail = bytes.subarray(Math.max(0, bytes.length - longest))
      }
    } catch (cause) {
      // A file that the database removed meanwhile holds nothing any more.
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
    }
  }
  return found.size
}

async function* filesOf(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !entry.name.endsWith('.blob')) yield* filesOf(path)
    else if (entry.isFile()) yield path
  }
}

/** Locks what is open when the machine goes to sleep or its screen is locked. */
export function lockWithTheMachine(): void {
  const lock = () => mainWindow()?.webContents.send('command', 'lock.now')
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
}
