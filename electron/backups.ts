/** The folder that a person chose for backups: kept over restarts, listed, and emptied of what is too old. */
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { lstat, readdir, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog } from 'electron'
import type { BackupFile, BackupFolder } from '../shared/ipc/contract'
import { mintToken } from './files'
import { mintFolder } from './folders'
import { UNFINISHED } from './saves'
import { mainWindow } from './window'

const keptFile = () => join(app.getPath('userData'), 'backup-folder.json')

/** An unfinished file is somebody's who still writes, until it has not grown for a day. Milliseconds. */
const ABANDONED = 86_400_000

let known: BackupFolder | null = null
let knownPath: string | null = null

export function backupPath(): string | null {
  if (knownPath !== null) return knownPath
  try {
    const kept: unknown = JSON.parse(readFileSync(keptFile(), 'utf8'))
    return typeof kept === 'string' ? kept : null
  } catch {
    return null
  }
}

export function backupFolder(): BackupFolder | null {
  const path = backupPath()
  if (path === null) return null
  if (known === null || path !== knownPath) {
    knownPath = path
    known = { ...mintFolder(path), name: basename(path) || path, path }
  }
  return known
}

export async function chooseBackupFolder(): Promise<BackupFolder | null> {
  const window = mainWindow()
  const options = { title: 'Folder for backups', properties: ['openDirectory' as const, 'createDirectory' as const] }
  const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  const [path] = chosen.filePaths
  if (chosen.canceled || !path) return backupFolder()
  writeFileSync(keptFile(), JSON.stringify(path))
  knownPath = null
  known = null
  return backupFolder()
}

/** No backups are made from now on; those that are there stay. */
export function forgetBackupFolder(): null {
  try {
    unlinkSync(keptFile())
  } catch {
    // It was never chosen.
  }
  known = null
  knownPath = null
  return null
}

/** Case files in the folder, newest first. Null where the folder cannot be read. */
export async function listBackups(): Promise<BackupFile[] | null> {
  const path = backupPath()
  if (path === null) return []
  try {
    const found: BackupFile[] = []
    for (const entry of await readdir(path, { withFileTypes: true })) {
      if (!entry.isFile()) continue
      const full = join(path, entry.name)
      const { size, mtimeMs } = await lstat(full)
      if (UNFINISHED.test(entry.name) && entry.name.includes('.probata.part-')) {
        if (Date.now() - mtimeMs > ABANDONED) await unlink(full).catch(() => {})
      } else if (entry.name.endsWith('.probata')) found.push({ name: entry.name, size, modified: Math.round(mtimeMs), token: (await mintToken(full)).token })
    }
    return found.sort((a, b) => b.modified - a.modified)
  } catch {
    return null
  }
}

/** Deletes case files of the folder by name. @returns how many are gone */
export async function removeBackups(names: readonly string[]): Promise<number> {
  const path = backupPath()
  let gone = 0
  for (const name of path === null ? [] : names) {
    if (!name.endsWith('.probata')) continue
    await unlink(join(path as string, name)).then(() => gone++, () => {})
  }
  return gone
}
