/** Recordings of testimony. They stay where they are: gigabytes are neither copied nor read at once, only found again. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dialog } from 'electron'
import type { RecordingFile } from '../shared/ipc/contract'
import { mintToken } from './files'
import { keptPaths } from './keptPaths'
import { mainWindow } from './window'

/** Where recordings lay, by mark. Of this computer only: the page, and so the matter, never learns a path. */
const kept = keptPaths('recordings.json')

/** Read at either end for the mark. Bytes. */
const ENDS = 1 << 20
const MOST_KEPT = 2000

export async function chooseRecording(): Promise<RecordingFile | null> {
  const window = mainWindow()
  const wish = { title: 'Recording of this testimony', properties: ['openFile' as const], filters: [{ name: 'Video and audio', extensions: ['mp4', 'm4v', 'mov', 'webm', 'mkv', 'ogv', 'ogg', 'oga', 'opus', 'mp3', 'm4a', 'wav', 'flac'] }, { name: 'All files', extensions: ['*'] }] }
  const chosen = window ? await dialog.showOpenDialog(window, wish) : await dialog.showOpenDialog(wish)
  const [path] = chosen.filePaths
  if (chosen.canceled || !path) return null
  const found = await recordingAt(path)
  if (found) keep(found.mark, path)
  return found
}

/** @returns null where nothing is known of it here, or another file lies in its place */
export async function findRecording(mark: string): Promise<RecordingFile | null> {
  const path = kept.read()[mark]
  if (path === undefined || !existsSync(path)) return null
  const found = await recordingAt(path)
  return found?.mark === mark ? found : null
}

async function recordingAt(path: string): Promise<RecordingFile | null> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const hash = createHash('sha256').update(`${size}\n`)
      for (const at of [0, Math.max(0, size - ENDS)]) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(ENDS, size)), 0, Math.min(ENDS, size), at)
        hash.update(buffer.subarray(0, bytesRead))
      }
      return { ...(await mintToken(path)), mark: hash.digest('hex') }
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}

function keep(mark: string, path: string): void {
  const { [mark]: _, ...others } = kept.read()
  try {
    kept.write(Object.fromEntries([...Object.entries(others), [mark, path]].slice(-MOST_KEPT)))
  } catch {
    // A full disk: the recording is asked for again at the next start, which says so by itself.
  }
}
