/** A case file as a zip: its list, its manifest, and the bytes of one entry. Nothing in it is trusted. */
import './zipSettings'
import { type FileEntry, Reader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { CASE_FORMAT, fingerprintOf, MANIFEST, Manifest, WHOLE_PARTS } from '../../shared/casefile/layout'
import { ProblemError, problem } from '../../shared/problem/problem'
import { type Content, NEWEST } from '../store'
import type { CaseBytes } from './bytes'

const LARGEST_MANIFEST = 1_000_000
/** A matter of more files than these is no matter but an attack on memory. */
const MOST_ENTRIES = 5_000_000
/** Lines of JSON become a tenth when they are packed; a bomb becomes a thousandth. */
export const MOST_PACKED = 400
export const PACKED_FREELY = 50_000_000

export type CaseZip = {
  manifest: Manifest
  entries: Map<string, FileEntry>
  /** sentences on entries that a case file does not have */
  strange: string[]
  close(): Promise<void>
}

export class BytesReader extends Reader<CaseBytes> {
  constructor(private readonly bytes: CaseBytes) {
    super(bytes)
    this.size = bytes.size
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.bytes.read(Math.min(index, this.bytes.size), Math.min(index + length, this.bytes.size))
  }
}

const COPY_AGAIN = 'Copy it again from where it came, or rescue what can be read.'
const UNCHANGED = 'Nothing was changed.'

/** What a kind of file is called where one cannot be read. */
export type ZipWords = { notOne: string; choose: string; again: string; update: string }

const CASE_WORDS: ZipWords = { notOne: 'is not a case file', choose: 'Choose a file whose name ends in .probata.', again: COPY_AGAIN, update: 'Open it with that version.' }

export type Listing = { entries: Map<string, FileEntry>; /** names that it lists more than once */ twice: string[]; close(): Promise<void> }

/** The list of a zip of ours. @throws ProblemError `case.not-one`, `case.broken` (its list is gone: what is in it can still be looked for) */
export async function listZip(bytes: CaseBytes, name: string, words: ZipWords): Promise<Listing> {
  const reader = new ZipReader(new BytesReader(bytes))
  const entries = new Map<string, FileEntry>()
  const twice: string[] = []
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.size >= MOST_ENTRIES) throw new Error('too many entries')
      if (entry.directory) continue
      if (entries.has(entry.filename)) twice.push(entry.filename)
      entries.set(entry.filename, entry)
    }
  } catch (cause) {
    // What a lock is around was a case file once, also where its beginning does not open any more.
    const signed = bytes.size < 4 ? new Uint8Array(4) : await bytes.read(0, 4).catch(() => null)
    throw new ProblemError(!signed || (signed[0] === 0x50 && signed[1] === 0x4b)
      ? problem('case.broken', `${name} is cut short or was altered: the list of what it holds, at its end, cannot be read.`, words.again, UNCHANGED, cause)
      : problem('case.not-one', `${name} ${words.notOne}.`, words.choose, UNCHANGED, cause))
  }
  return { entries, twice, close: () => reader.close() }
}

/** The manifest as JSON, of a version that we know. @throws ProblemError `case.not-one`, `store.newer-version` */
export async function readManifest({ entries }: Listing, name: string, words: ZipWords): Promise<unknown> {
  const listed = entries.get(MANIFEST)
  if (!listed || listed.uncompressedSize > LARGEST_MANIFEST) throw new ProblemError(problem('case.not-one', `${name} ${words.notOne}: it has no manifest.`, words.choose, UNCHANGED))
  const text: unknown = await listed.getData(new TextWriter()).then(JSON.parse).catch(() => null)
  const newer = Newer.read(text)
  if (newer.format > CASE_FORMAT || newer.schema > NEWEST) throw new ProblemError(problem('store.newer-version', `${name} was written by a newer version of Probata.`, words.update, UNCHANGED))
  return text
}

/** @throws ProblemError `case.not-one`, `case.broken`, `store.newer-version` */
export async function openZip(bytes: CaseBytes, name: string): Promise<CaseZip> {
  const listing = await listZip(bytes, name, CASE_WORDS)
  const { entries, twice, close } = listing
  const foreign = [...entries.keys()].filter((path) => path !== MANIFEST && !WHOLE_PARTS.includes(path) && fingerprintOf(path) === null)
  const strange = [...twice.map((path) => `${shown(path)} is in the file twice.`), ...foreign.map((path) => `${shown(path)} does not belong into a case file.`)]
  const manifest = Manifest.safeParse(await readManifest(listing, name, CASE_WORDS))
  if (!manifest.success) throw new ProblemError(problem('case.broken', `The manifest of ${name} was altered or is of another program.`, COPY_AGAIN, UNCHANGED))
  return { manifest: manifest.data, entries, strange, close }
}

/** A newer manifest may have fields that we do not know: its versions are looked at before anything else. */
const Newer = {
  read: (text: unknown): { format: number; schema: number } => {
    const { probata, format, schema } = (typeof text === 'object' && text !== null ? text : {}) as Record<string, unknown>
    const figure = (value: unknown) => (probata === 'case file' && typeof value === 'number' ? value : 0)
    return { format: figure(format), schema: figure(schema) }
  },
}

/** Control signs and signs that turn the direction of writing are shown as what they are. */
export function shown(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
  return `“${plain.length > 120 ? `${plain.slice(0, 119)}…` : plain}”`
}

/** Whether an entry would unpack to far more than lines of records ever do. */
export function isBomb(entry: Pick<FileEntry, 'compressedSize' | 'uncompressedSize'>): boolean {
  return entry.uncompressedSize > PACKED_FREELY + entry.compressedSize * MOST_PACKED
}

const LOCAL_HEADER = 30

/** Where the data of an entry lies in the file; null where its place makes no sense. */
export async function placeOf(bytes: CaseBytes, entry: FileEntry): Promise<{ from: number; to: number } | null> {
  if (entry.encrypted || entry.offset + LOCAL_HEADER > bytes.size) return null
  const head = new DataView((await bytes.read(entry.offset, entry.offset + LOCAL_HEADER)).buffer)
  if (head.getUint32(0, true) !== 0x04034b50) return null
  const from = entry.offset + LOCAL_HEADER + head.getUint16(26, true) + head.getUint16(28, true)
  const to = from + entry.compressedSize
  return to > bytes.size ? null : { from, to }
}

/** Where the bytes of an entry that is stored and not packed lie; null where it is packed or damaged. */
export async function storedPlace(bytes: CaseBytes, entry: FileEntry): Promise<{ from: number; to: number } | null> {
  return entry.compressionMethod === 0 && entry.compressedSize === entry.uncompressedSize ? placeOf(bytes, entry) : null
}

/** The bytes of an entry that is stored and not packed, to be kept. */
export async function storedBytes(bytes: CaseBytes, entry: FileEntry): Promise<Content | null> {
  const place = await storedPlace(bytes, entry)
  return place && bytes.content(place.from, place.to)
}
