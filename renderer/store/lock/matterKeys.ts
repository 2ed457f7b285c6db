/** The keys of one locked matter while it is open, and all that is encrypted with them. */
import { concatBytes } from '@noble/hashes/utils.js'
import { keyFor, NONCE_BYTES, SALT_BYTES } from '../../../shared/lock/keys'
import { hideName, joinSealed, NotAuthentic, openRow, placeOf, rowBytes, rowOf, sealRow, showName, splitSealed } from '../../../shared/lock/rows'
import { type Cipher, openStream, sealStream } from '../../../shared/lock/stream'
import { type Content, piecesOf } from '../content'
import { pacer } from '../pacer'

type Bytes = Uint8Array<ArrayBuffer>

/** A sealed file says so: only such a blob may be stored in a locked matter. */
const SEALED_TYPE = 'application/x-probata-sealed'
/** Names that are remembered: to hide one takes a tenth of a millisecond, and a file's pages share theirs. */
const REMEMBERED = 4000
/** Bytes from which on WebCrypto is quicker: each asking of it takes as long as the cipher here takes for so many. */
const LARGE = 24_000
/** Bytes of a file that is not gathered in memory while it is sealed. */
const LARGE_FILE = 64_000_000

export class MatterKeys {
  private readonly records: Uint8Array
  private readonly names: Uint8Array
  private readonly streams: Uint8Array
  private readonly hidden = new Map<string, string>()
  private readonly shown = new Map<string, string>()
  private imported: Promise<CryptoKey> | null = null
  private wiped = false

  /**
   * @param dataKey given on to workers by message, never stored
   * @param root what locked files are made and opened with; workers have none
   */
  constructor(readonly dataKey: Uint8Array, private readonly root: Uint8Array | null = null) {
    this.records = keyFor(dataKey, 'records')
    this.names = keyFor(dataKey, 'names')
    this.streams = keyFor(dataKey, 'streams')
  }

  hide(name: string): string {
    let hidden = this.hidden.get(name)
    if (hidden === undefined) {
      hidden = hideName(this.names, name)
      this.remember(name, hidden)
    }
    return hidden
  }

  show(hidden: string): string {
    let name = this.shown.get(hidden)
    if (name === undefined) {
      name = showName(this.names, hidden)
      this.remember(name, hidden)
    }
    return name
  }

  /** The root key. @throws where the matter was locked meanwhile */
  rootKey(): Uint8Array {
    this.mustLive()
    if (!this.root) throw new Error('there is no root key here')
    return this.root
  }

  /** At once, without leaving a transaction. */
  seal(table: string, key: unknown, row: unknown): Uint8Array {
    this.mustLive()
    return sealRow(this.records, placeOf(table, key), row, random(NONCE_BYTES))
  }

  open(table: string, key: unknown, sealed: Uint8Array): unknown {
    return openRow(this.records, placeOf(table, key), sealed)
  }

  /** The same for a row that may be large, quicker, and not at once. */
  async sealLarge(table: string, key: unknown, row: unknown): Promise<Uint8Array> {
    const plain = rowBytes(row) as Bytes
    if (plain.length < LARGE) return this.seal(table, key, row)
    const nonce = random(NONCE_BYTES)
    const place = placeOf(table, key) as Bytes
    return joinSealed(nonce, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: place }, await this.cryptoKey(), plain)))
  }

  async openLarge(table: string, key: unknown, sealed: Uint8Array): Promise<unknown> {
    const { nonce, body } = splitSealed(sealed)
    try {
      return rowOf(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce as Bytes, additionalData: placeOf(table, key) as Bytes }, await this.cryptoKey(), body as Bytes)))
    } catch {
      throw new NotAuthentic('a row is not what was written')
    }
  }

  /** Many rows, with turns for the window in between: not within a transaction that goes on. */
  async openMany(table: string, rows: readonly { key: unknown; sealed: Uint8Array }[]): Promise<unknown[]> {
    const opened: unknown[] = new Array(rows.length)
    const large: Promise<void>[] = []
    const pause = pacer()
    for (const [at, { key, sealed }] of rows.entries()) {
      if (sealed.length < LARGE) opened[at] = this.open(table, key, sealed)
      else large.push(this.openLarge(table, key, sealed).then((row) => {
        opened[at] = row
      }))
      await pause()
    }
    await Promise.all(large)
    return opened
  }

  /** @param place what the bytes are, for instance "file" and a fingerprint */
  async sealBlob(place: string, content: Content): Promise<Blob> {
    const parts: BlobPart[] = []
    // What is encrypted may leave this page's memory: of a large file only some chunks are here.
    for await (const part of this.sealedStream(place, piecesOf(content))) parts.push(content.size > LARGE_FILE ? new Blob([part]) : part)
    return new Blob(parts, { type: SEALED_TYPE })
  }

  async openBlob(place: string, blob: Blob, type = ''): Promise<Blob> {
    const parts: Bytes[] = []
    for await (const part of this.openedStream(place, piecesOf(blob))) parts.push(part)
    return new Blob(parts, { type })
  }

  /** The same of a small file, whose bytes lie in its row. */
  async sealBytes(place: string, plain: Uint8Array): Promise<Bytes> {
    const parts: Bytes[] = []
    for await (const part of this.sealedStream(place, [plain])) parts.push(part)
    const sealed = concatBytes(...parts) as Bytes
    sealedRows.add(sealed)
    return sealed
  }

  /** Seals what is stored beside the rows. */
  sealedStream(place: string, plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Bytes> {
    this.mustLive()
    return sealStream(this.streams, place, random(SALT_BYTES), plain, webCipher)
  }

  openedStream(place: string, sealed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Bytes> {
    this.mustLive()
    return openStream(this.streams, place, sealed, webCipher)
  }

  /** Overwrites the keys. Copies that the engine made are gone when the page is loaded anew. */
  wipe(): void {
    this.wiped = true
    for (const key of [this.dataKey, this.root, this.records, this.names, this.streams]) key?.fill(0)
    this.hidden.clear()
    this.shown.clear()
    this.imported = null
  }

  /** What goes on behind a lock must fail, and never encrypt with a key of zeros. */
  private mustLive(): void {
    if (this.wiped) throw new Error('the matter was locked meanwhile')
  }

  private cryptoKey(): Promise<CryptoKey> {
    this.mustLive()
    this.imported ??= crypto.subtle.importKey('raw', this.records as Bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
    return this.imported
  }

  private remember(name: string, hidden: string): void {
    if (this.hidden.size >= REMEMBERED) {
      this.hidden.clear()
      this.shown.clear()
    }
    this.hidden.set(name, hidden)
    this.shown.set(hidden, name)
  }
}

/** Whether bytes were sealed: all that may be stored of a file of a locked matter. */
export const isSealed = (bytes: unknown): boolean => (bytes instanceof Blob ? bytes.type === SEALED_TYPE : sealedRows.has(bytes as Bytes))

/** Sealed bytes of small files, on their way into a row. */
const sealedRows = new WeakSet<Bytes>()

export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

export async function webCipher(key: Uint8Array): Promise<Cipher> {
  const own = await crypto.subtle.importKey('raw', key as Bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const given = (nonce: Bytes, place: Bytes) => ({ name: 'AES-GCM', iv: nonce, additionalData: place })
  return {
    seal: async (nonce, place, plain) => new Uint8Array(await crypto.subtle.encrypt(given(nonce, place), own, plain)),
    open: async (nonce, place, sealed) => new Uint8Array(await crypto.subtle.decrypt(given(nonce, place), own, sealed)),
  }
}
