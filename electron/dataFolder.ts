/** Whether the data folder can be written to. Where it cannot, the engine would end without a word. */
import { createWriteStream, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { MESSAGES } from './cli'

/** @returns what is wrong, as sentences; null where nothing is */
export function whyNotWritable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true })
    // Tried, not asked: a disk that failed refuses only when it is written to.
    rmdirSync(mkdtempSync(join(folder, '.writable-')))
    return null
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    // What is there can still be read, and each change that finds no room is said.
    if (code === 'ENOSPC' || code === 'EDQUOT') return null
    const happened = code === 'EROFS' ? 'The disk of the data folder is read-only, or was made so because it fails.' : 'The data folder may not be written to.'
    return `${happened} Probata was not opened, and nothing was changed. See that ${folder} can be written to, then start Probata again.`
  }
}

/** Says it and ends. @param hidden a command line: said there */
export function refuseToStart(why: string, hidden: boolean): void {
  if (hidden) {
    createWriteStream('', { fd: MESSAGES }).write(`${why}\n`, () => app.exit(2))
    return
  }
  // The engine needs a folder even to show this.
  app.setPath('userData', mkdtempSync(join(tmpdir(), 'probata-')))
  void app.whenReady().then(() => {
    dialog.showErrorBox('Probata', why)
    app.exit(1)
  })
}
