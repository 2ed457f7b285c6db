/**
 * Folders that are written as a whole: beside their place under a name of their own, and renamed when
 * everything is in them. What was cancelled, or cut off, leaves no folder under the name that was asked for.
 */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from 'electron'
import type { SaveAnswer, SaveToken } from '../shared/ipc/contract'
import { folderOfToken, mintFolder, writeInFolder } from './folders'
import { answerOf } from './saves'

type Whole = { beside: string; path: string }

const wholes = new Map<string, Whole>()

/** Begins a folder inside a chosen one; never over one that is there. */
export async function beginWhole(folder: string, name: string): Promise<SaveToken> {
  const root = folderOfToken(folder)
  if (root === null) return { token: '', name, answer: 'gone' }
  const path = join(root, name)
  const beside = `${path}.part-${randomBytes(6).toString('hex')}`
  try {
    if (await isThere(path)) return { token: '', name, answer: 'exists' }
    await mkdir(beside)
    const { token } = mintFolder(beside)
    wholes.set(token, { beside, path })
    return { token, name, answer: 'done' }
  } catch (cause) {
    return { token: '', name, answer: answerOf(cause) }
  }
}

/** Writes a file inside, or adds to one that was begun here. */
export async function writeWhole(token: string, path: string, bytes: Uint8Array, append: boolean): Promise<SaveAnswer> {
  if (!wholes.has(token)) return 'gone'
  try {
    await writeInFolder(token, path, bytes, append)
    return 'done'
  } catch (cause) {
    return answerOf(cause)
  }
}

/** Under its name, or not at all. */
export async function finishWhole(token: string): Promise<SaveAnswer> {
  const whole = wholes.get(token)
  if (!whole) return 'gone'
  try {
    // An empty folder of that name would be replaced without a word.
    if (await isThere(whole.path)) return 'exists'
    await rename(whole.beside, whole.path)
    wholes.delete(token)
    return 'done'
  } catch (cause) {
    return answerOf(cause)
  }
}

export async function dropWhole(token: string): Promise<null> {
  const whole = wholes.get(token)
  wholes.delete(token)
  if (whole) await rm(whole.beside, { recursive: true, force: true }).catch(() => {})
  return null
}

/** The app ends while a folder is under way: nothing of it stays. */
export function dropWholesAtEnd(): void {
  app.on('will-quit', () => {
    for (const { beside } of wholes.values()) {
      try {
        rmSync(beside, { recursive: true, force: true })
      } catch {
        // The disk may be gone; there is nobody left to tell.
      }
    }
  })
}

const isThere = (path: string) => access(path).then(() => true, () => false)
