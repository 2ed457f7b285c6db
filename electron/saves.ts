/**
 * Files that are written piece by piece: beside their place, and renamed when they are whole. What was
 * cancelled, or cut off, leaves no file under the name that was asked for.
 */
import { randomBytes } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { access, type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog } from 'electron'
import type { SaveAnswer, SaveToken } from '../shared/ipc/contract'
import { folderOfToken } from './folders'
import { mainWindow } from './window'

type Save = { handle: FileHandle; beside: string; path: string; mayReplace: boolean }

const saves = new Map<string, Save>()

/** What a file under way is called behind its own name; backups that a power cut left are found by it. */
export const UNFINISHED = /\.part-[0-9a-f]{12}$/

/** Asks where to save. The dialog asks by itself whether a file that is there may be replaced. */
export async function chooseSave(name: string): Promise<SaveToken | null> {
  const window = mainWindow()
  const chosen = window ? await dialog.showSaveDialog(window, { defaultPath: name }) : await dialog.showSaveDialog({ defaultPath: name })
  return chosen.canceled || !chosen.filePath ? null : begin(chosen.filePath, true)
}

export async function beginInFolder(folder: string, name: string): Promise<SaveToken> {
  const root = folderOfToken(folder)
  if (root === null) return { token: '', name, answer: 'gone' }
  return begin(join(root, name), false)
}

async function begin(path: string, mayReplace: boolean): Promise<SaveToken> {
  const name = basename(path)
  const beside = `${path}.part-${randomBytes(6).toString('hex')}`
  try {
    if (!mayReplace && (await isThere(path))) return { token: '', name, answer: 'exists' }
    const token = randomBytes(16).toString('hex')
    saves.set(token, { handle: await open(beside, 'wx'), beside, path, mayReplace })
    return { token, name, answer: 'done' }
  } catch (cause) {
    return { token: '', name, answer: answerOf(cause) }
  }
}

export async function writeSave(token: string, bytes: Uint8Array): Promise<SaveAnswer> {
  const save = saves.get(token)
  if (!save) return 'gone'
  try {
    for (let at = 0; at < bytes.length; ) at += (await save.handle.write(bytes, at)).bytesWritten
    return 'done'
  } catch (cause) {
    await dropSave(token)
    return answerOf(cause)
  }
}

/** On the disk and under its name, or not at all. */
export async function finishSave(token: string): Promise<SaveAnswer> {
  const save = saves.get(token)
  if (!save) return 'gone'
  try {
    await save.handle.sync()
    await save.handle.close()
    if (!save.mayReplace && (await isThere(save.path))) {
      await unlink(save.beside)
      return 'exists'
    }
    await rename(save.beside, save.path)
    return 'done'
  } catch (cause) {
    await unlink(save.beside).catch(() => {})
    return answerOf(cause)
  } finally {
    saves.delete(token)
  }
}

export async function dropSave(token: string): Promise<null> {
  const save = saves.get(token)
  saves.delete(token)
  await save?.handle.close().catch(() => {})
  if (save) await unlink(save.beside).catch(() => {})
  return null
}

/** Nothing stays of files that are under way: who wrote them has ended. */
export function dropSaves(): void {
  for (const [token, { handle, beside }] of saves) {
    saves.delete(token)
    void handle.close().catch(() => {})
    try {
      unlinkSync(beside)
    } catch {
      // The disk may be gone; there is nobody left to tell.
    }
  }
}

export function dropSavesAtEnd(): void {
  app.on('will-quit', dropSaves)
}

const isThere = (path: string) => access(path).then(() => true, () => false)

/** What a failure of the disk is called at the page. */
export function answerOf(cause: unknown): SaveAnswer {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full'
    case 'ENOENT':
    case 'ENOTDIR':
      return 'gone'
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'refused'
    default:
      return 'failed'
  }
}
