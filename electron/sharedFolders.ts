/**
 * The folder that a matter shares with colleagues: chosen by the person, kept over restarts, listed and
 * watched. Only files of changes at its top are seen; links and folders in it are not followed. What is
 * written there goes through `saves`: beside its place, renamed when it is whole, never over another's.
 */
import { type FSWatcher, watch } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dialog } from 'electron'
import type { BackupFile, BackupFolder } from '../shared/ipc/contract'
import { mintToken } from './files'
import { mintFolder } from './folders'
import { keptPaths } from './keptPaths'
import { mainWindow } from './window'

const kept = keptPaths('shared-folders.json')

/** More files of changes than these are not read at one look. */
const MOST_FILES = 20_000
/** A sync program writes in many steps; the page is told once they pause. Milliseconds. */
const PAUSE = 400

const minted = new Map<string, BackupFolder>()
/** tokens by path, so that looking again and again gives no new ones */
const tokens = new Map<string, string>()
let watcher: FSWatcher | null = null
let pause: NodeJS.Timeout | null = null

function keep(matter: string, path: string | null): void {
  const { [matter]: _before, ...others } = kept.read()
  kept.write(path === null ? others : { ...others, [matter]: path })
}

export function sharedFolder(matter: string): BackupFolder | null {
  const path = kept.read()[matter]
  if (path === undefined) return null
  const known = minted.get(path) ?? { ...mintFolder(path), name: basename(path) || path, path }
  minted.set(path, known)
  return known
}

export async function chooseSharedFolder(matter: string): Promise<BackupFolder | null> {
  const window = mainWindow()
  const options = { title: 'Shared folder', properties: ['openDirectory' as const, 'createDirectory' as const] }
  const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  const [path] = chosen.filePaths
  if (!chosen.canceled && path) keep(matter, path)
  return sharedFolder(matter)
}

/** The folder and what is in it stay as they are. */
export function forgetSharedFolder(matter: string): null {
  keep(matter, null)
  return null
}

/** Files of changes at the top of the folder, by name. Null where it cannot be reached. */
export async function listShared(matter: string): Promise<BackupFile[] | null> {
  const path = kept.read()[matter]
  if (path === undefined) return null
  try {
    const found: BackupFile[] = []
    for (const entry of await readdir(path, { withFileTypes: true })) {
      if (found.length >= MOST_FILES) break
      if (!entry.isFile() || !entry.name.toLowerCase().endsWith('.probata-changes') || entry.name.length > 200) continue
      const full = join(path, entry.name)
      const held = await lstat(full).catch(() => null)
      if (!held?.isFile()) continue
      const token = tokens.get(full) ?? (await mintToken(full)).token
      tokens.set(full, token)
      found.push({ name: entry.name, size: held.size, modified: Math.round(held.mtimeMs), token })
    }
    return found.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return null
  }
}

/** Tells the page of changes in the folder of this matter, and of no other; of none where it is null. */
export function watchShared(matter: string | null): null {
  watcher?.close()
  watcher = null
  const path = matter === null ? undefined : kept.read()[matter]
  if (path === undefined) return null
  try {
    watcher = watch(path, () => {
      if (pause) clearTimeout(pause)
      pause = setTimeout(() => mainWindow()?.webContents.send('shared'), PAUSE)
    })
    // A server may go away, and some give no notice at all: the page looks from time to time as well.
    watcher.on('error', () => watcher?.close())
  } catch {
    // Not there just now.
  }
  return null
}
