/** The folder that a matter leaves into: written beside its place, with a fingerprint of every file in it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { bridge } from '../bridge'
import { mustBeDone } from '../export/mustBeDone'
import { bytesOfContent, type Content, piecesOf } from '../store'
import { sha256OfBytes } from '../workers/sha256Of'

/** Bytes that cross to the main process at a time. */
const PIECE = 8_000_000

export class LeaveTarget {
  private readonly sums = new Map<string, string>()

  private constructor(private readonly token: string, readonly name: string) {}

  /** @param folder token of the folder that the person chose @throws ProblemError where it cannot be begun there */
  static async begin(folder: string, name: string): Promise<LeaveTarget> {
    const begun = (await bridge()?.call('whole.begin', { folder, name })) ?? { token: '', name, answer: 'failed' as const }
    mustBeDone(begun.answer, name)
    return new LeaveTarget(begun.token, name)
  }

  /** One file, whole. @returns its fingerprint */
  async put(path: string, content: string | Uint8Array<ArrayBuffer>): Promise<string> {
    const bytes = typeof content === 'string' ? (new TextEncoder().encode(content) as Uint8Array<ArrayBuffer>) : content
    const hash = await sha256OfBytes(bytes)
    await this.send(path, bytes, false)
    this.sums.set(path, hash)
    return hash
  }

  /** One stored file, a large one in pieces. @returns its fingerprint */
  async copy(path: string, content: Content): Promise<string> {
    if (content.size <= PIECE) return this.put(path, await bytesOfContent(content))
    const grown = this.grow(path)
    for await (const piece of piecesOf(content)) await grown.add(piece)
    return grown.end()
  }

  /** A file that is written bit by bit. It is there even where nothing is added. */
  grow(path: string): { add(content: string | Uint8Array<ArrayBuffer>): Promise<void>; end(): Promise<string> } {
    const sum = sha256.create()
    let waiting: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    let begun = false
    const flush = async () => {
      const bytes = waiting.length === 1 && waiting[0] ? waiting[0] : new Uint8Array(await new Blob(waiting).arrayBuffer())
      waiting = []
      size = 0
      await this.send(path, bytes, begun)
      begun = true
    }
    return {
      add: async (content) => {
        const bytes = typeof content === 'string' ? (new TextEncoder().encode(content) as Uint8Array<ArrayBuffer>) : content
        if (bytes.length === 0) return
        sum.update(bytes)
        waiting.push(bytes)
        size += bytes.length
        if (size >= PIECE) await flush()
      },
      end: async () => {
        if (size > 0 || !begun) await flush()
        const hash = bytesToHex(sum.digest())
        this.sums.set(path, hash)
        return hash
      },
    }
  }

  /** Lines as "sha256sum -c" reads them, in the order of the paths. */
  fingerprints(): string {
    return [...this.sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, hash]) => `${hash}  ${path}\n`).join('')
  }

  get files(): number {
    return this.sums.size
  }

  /** The folder is whole and takes its name. */
  async finish(): Promise<void> {
    mustBeDone((await bridge()?.call('whole.finish', { token: this.token })) ?? 'failed', this.name)
  }

  /** Nothing of it stays. */
  async drop(): Promise<void> {
    await bridge()?.call('whole.drop', { token: this.token })
  }

  private async send(path: string, bytes: Uint8Array<ArrayBuffer>, append: boolean): Promise<void> {
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
      mustBeDone((await bridge()?.call('whole.write', { token: this.token, path, bytes: bytes.length <= PIECE ? bytes : bytes.slice(at, at + PIECE), append: append || at > 0 })) ?? 'failed', path)
    }
  }
}
