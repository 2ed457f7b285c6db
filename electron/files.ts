/** Files that the system handed over. The page gets a token and a name, never a path. */
import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FileToken } from '../shared/ipc/contract'

const paths = new Map<string, string>()

/** Waiting for the page to ask for them. */
export const handedFiles: FileToken[] = []

export async function mintToken(path: string): Promise<FileToken> {
  const token = randomBytes(16).toString('hex')
  paths.set(token, path)
  const size = await stat(path).then((found) => found.size, () => 0)
  return { token, name: basename(path), size }
}

export function fileOfToken(token: string): string | null {
  return paths.get(token) ?? null
}
