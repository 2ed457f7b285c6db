/** How much of the disk the app's folder takes, by what, and how much is free. */
import { lstat, readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from 'electron'
import type { DiskUse } from '../shared/ipc/contract'
import { backupPath } from './backups'

/** Folders of the profile that hold a person's work, and what they hold. All else is the engine's own. */
const HOLDS: Record<string, DiskUse['parts'][number]['what']> = { IndexedDB: 'database', 'File System': 'index' }

export async function diskUse(): Promise<DiskUse> {
  const folder = app.getPath('userData')
  const sizes = { database: 0, index: 0, engine: 0 }
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = join(folder, entry.name)
    sizes[HOLDS[entry.name] ?? 'engine'] += entry.isDirectory() ? await sizeOf(full) : await lstat(full).then((one) => one.size, () => 0)
  }
  const backups = backupPath()
  return {
    folder, parts: Object.entries(sizes).map(([what, size]) => ({ what: what as keyof typeof sizes, size })),
    data: await spaceAt(folder), backups: backups === null ? null : await spaceAt(backups),
  }
}

/** Bytes in a folder, deep; what vanishes meanwhile counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  let size = 0
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const full = join(folder, entry.name)
    if (entry.isDirectory()) size += await sizeOf(full)
    else if (entry.isFile()) size += await lstat(full).then((one) => one.size, () => 0)
  }
  return size
}

async function spaceAt(path: string): Promise<{ free: number; total: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(path)
    return { free: bavail * bsize, total: blocks * bsize }
  } catch {
    return null
  }
}
