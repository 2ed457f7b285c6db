/** Folders that a person chose: listed, and written into, by token and never outside of them. */
import { randomBytes } from 'node:crypto'
import { appendFile, lstat, mkdir, open, readdir, realpath } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { dialog } from 'electron'
import type { FolderToken, ListedFile } from '../shared/ipc/contract'
import { mintToken } from './files'
import { mainWindow } from './window'

const folders = new Map<string, string>()
/** files that were begun here; only these may grow */
const begun = new Set<string>()

/** More is not a production but a disk. */
const MOST_FILES = 2_000_000
const DEPTH = 64

export function mintFolder(path: string): FolderToken {
  const token = randomBytes(16).toString('hex')
  folders.set(token, path)
  return { token, name: basename(path) }
}

export function folderOfToken(token: string): string | null {
  return folders.get(token) ?? null
}

export async function chooseFolder(): Promise<FolderToken | null> {
  const window = mainWindow()
  const options = { properties: ['openDirectory' as const, 'createDirectory' as const] }
  const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  const [path] = chosen.filePaths
  return chosen.canceled || !path ? null : mintFolder(path)
}

/** Files of a folder, deep; links are not followed. */
export async function listFolder(token: string): Promise<ListedFile[]> {
  const root = folders.get(token)
  if (!root) throw new Error('folder.list: no such folder')
  const found: ListedFile[] = []
  const walk = async (folder: string, inside: string, depth: number): Promise<void> => {
    if (depth > DEPTH) return
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (found.length >= MOST_FILES) return
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`
      const full = join(folder, entry.name)
      if (entry.isDirectory()) await walk(full, path, depth + 1)
      else if (entry.isFile()) {
        const { size, mtimeMs } = await lstat(full)
        found.push({ path, size, modified: Math.round(mtimeMs), token: (await mintToken(full)).token })
      }
    }
  }
  await walk(root, '', 0)
  return found
}

/** @throws where the path would leave the folder, or a file of that name is there already */
export async function writeInFolder(token: string, path: string, bytes: Uint8Array, append: boolean): Promise<null> {
  const root = folders.get(token)
  if (!root) throw new Error('folder.write: no such folder')
  const full = join(root, path)
  await mkdir(dirname(full), { recursive: true })
  // A link inside the folder could lead out of it.
  const parent = await realpath(dirname(full))
  const top = await realpath(root)
  if (parent !== top && !parent.startsWith(top + sep)) throw new Error('folder.write: outside of the folder')
  if (append) {
    if (!begun.has(full)) throw new Error('folder.write: not begun here')
    await appendFile(full, bytes)
    return null
  }
  const handle = await open(full, 'wx')
  begun.add(full)
  try {
    await handle.writeFile(bytes)
  } finally {
    await handle.close()
  }
  return null
}
