/** What tests of locked matters have in common: a quick key, and stand-ins for what only the browser and the main process have. */
import { createHash } from 'node:crypto'
import type { Disk } from '../../../renderer/store'
import type { Derive } from '../../../renderer/workers/lock/derive'
import { everything } from './everything'

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

/** Names of a locked matter are hidden, and lie in another order in each copy. */
export const everythingSorted = async (matterId: string): Promise<string[]> => (await everything(matterId)).sort()
