/** What tests of locked matters have in common: a quick key, and stand-ins for what only the browser and the main process have. */
import { createHash } from 'node:crypto'
import { bytesOfContent, type Disk, openCaseRows } from '../../../renderer/store'
import type { Derive } from '../../../renderer/workers/lock/derive'
import { WHOLE_PARTS } from '../../../shared/casefile/layout'

/** Stands for Argon2id, which has tests of its own: as quick as a test needs. */
export const quick: Derive = async (passphrase, salt) => new Uint8Array(createHash('sha256').update(passphrase).update(salt).digest())
export const NOTHING_LEFT: Disk = { numbers: async (names) => names.map(() => null), look: async () => ({ rows: 0, files: 0, words: 0 }) }

/** The origin-private file system, as far as it is used: one folder of files. */
export const opfs = new Map<string, Blob>()
const missing = () => new DOMException('not there', 'NotFoundError')
export class Folder {
  constructor(private readonly path = '') {}
  async getDirectoryHandle(name: string, { create = false } = {}): Promise<Folder> {
    const path = `${this.path}${name}/`
    if (!create && ![...opfs.keys()].some((one) => one.startsWith(path))) throw missing()
    return new Folder(path)
  }
  async getFileHandle(name: string, { create = false } = {}) {
    const path = this.path + name
    if (!create && !opfs.has(path)) throw missing()
    const parts: BlobPart[] = []
    return {
      getFile: async () => opfs.get(path),
      createWritable: async () => ({
        write: async (part: BlobPart) => void parts.push(part),
        abort: async () => {},
        close: async () => void opfs.set(path, new Blob(parts)),
      }),
    }
  }
  async removeEntry(name: string): Promise<void> {
    for (const path of opfs.keys()) if (path.startsWith(`${this.path}${name}/`)) opfs.delete(path)
  }
}

/** Every row and every stored file of a matter, as text. */
export async function everything(matterId: string): Promise<string[]> {
  const rows = await openCaseRows(matterId)
  const all: string[] = []
  for (const part of WHOLE_PARTS) for await (const some of rows.rows(part)) all.push(...some.map((row) => `${part} ${JSON.stringify(row)}`))
  for await (const { sha256, size, content } of rows.bytes()) all.push(`${sha256} ${size} ${createHash('sha256').update(await bytesOfContent(content)).digest('hex')}`)
  rows.close()
  return all.sort()
}
