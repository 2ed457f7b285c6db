/** A text file that grows while it is read: chosen by the person, read in pieces by its token. No network: only a file. */
import { open, stat } from 'node:fs/promises'
import { dialog } from 'electron'
import type { FileToken } from '../shared/ipc/contract'
import { fileOfToken, mintToken } from './files'
import { mainWindow } from './window'

/** Most that one look brings. Bytes. */
const MOST = 262_144

export async function chooseFeed(): Promise<FileToken | null> {
  const window = mainWindow()
  const wish = { title: 'Follow a text file', properties: ['openFile' as const], filters: [{ name: 'Text', extensions: ['txt', 'asc', 'log'] }, { name: 'All files', extensions: ['*'] }] }
  const chosen = window ? await dialog.showOpenDialog(window, wish) : await dialog.showOpenDialog(wish)
  const path = chosen.filePaths[0]
  return chosen.canceled || !path ? null : mintToken(path)
}

/** @returns null where the file is gone or cannot be read: the page says so and looks again */
export async function readFeed(token: string, from: number): Promise<{ file: string; size: number; bytes: Uint8Array<ArrayBuffer> } | null> {
  const path = fileOfToken(token)
  if (path === null) return null
  try {
    const { ino, birthtimeMs, size, isFile } = await stat(path).then((found) => ({ ino: found.ino, birthtimeMs: found.birthtimeMs, size: found.size, isFile: found.isFile() }))
    if (!isFile) return null
    const length = Math.min(MOST, Math.max(0, size - from))
    const bytes = new Uint8Array(length)
    if (length === 0) return { file: `${ino} ${birthtimeMs}`, size, bytes }
    const file = await open(path, 'r')
    try {
      const { bytesRead } = await file.read(bytes, 0, length, from)
      return { file: `${ino} ${birthtimeMs}`, size, bytes: bytes.subarray(0, bytesRead) }
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}
