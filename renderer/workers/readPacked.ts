/** Reads one file for the store: what lies in a text worker's reach is read, judged and made into rows there. */
import type { Document } from '../../shared/records'
import { type Packed, packed, wholeText, NOTHING_MORE } from './packed'
import type { WholeKind } from './pdf/protocol'
import { LostReader } from './pdf/TextWorker'
import { type Held, holdSmall, type ReadDocument, readHeld, readPage, SHARED_FROM } from './readDocument'
import type { ReadOptions } from './readOptions'
import { giveBack, type Reader, takeReader, takeReaderBeside } from './readers'
import { sha256OfBytes } from './sha256Of'

export type PackedDocument = Packed<ReadDocument>

/** `bytes`: of the file, where they were read before */
type Options = Omit<ReadOptions, 'onHash' | 'resume'> & { bytes?: Uint8Array<ArrayBuffer> | null }

/** What a text worker reads in one go, and as what. */
const TAKEN: Partial<Record<Document['kind'], 'pdf' | WholeKind>> = { pdf: 'pdf', docx: 'docx', mail: 'mail', rtf: 'rtf', xlsx: 'xlsx', pptx: 'pptx', text: 'plain', markdown: 'plain', csv: 'plain' }

/** As `readDocument`. */
export async function readPacked(blob: Blob, name: string, options: Options): Promise<PackedDocument> {
  const held = await holdSmall(blob, name, options.signal, options.bytes)
  const { bytes, sniffed } = held
  const isPdf = sniffed.kind === 'pdf'
  const kind = TAKEN[sniffed.kind]
  const inOneGo = bytes && options.ocr === 'later' && options.password == null
  if (!inOneGo || (!kind && sniffed.kind !== 'html')) return packedWhole(await readHeld(held, name, options), isPdf)
  const base = { size: blob.size, bytes, kind: sniffed.kind, media: sniffed.media, ...NOTHING_MORE }
  if (!kind) {
    // Only this thread has a parser of pages; no reader is needed.
    const [sha256, read] = [await sha256OfBytes(bytes), await readPage(bytes, name, sniffed.media)]
    return { ...base, sha256, ...packed(wholeText(sniffed.what ? { ...read, remarks: [sniffed.what, ...read.remarks] } : read), sha256, false) }
  }
  const { sha256, taken } = await take({ ...held, bytes }, name, kind, options.signal)
  return taken ? { ...base, sha256, ...taken } : packedWhole(await readHeld(held, name, options, sha256), isPdf)
}

/** The reader may have another file before this one: where that breaks it, this one is read by itself. */
async function take({ bytes, sniffed }: Held & { bytes: Uint8Array<ArrayBuffer> }, name: string, kind: 'pdf' | WholeKind, signal: AbortSignal) {
  const by = ({ text }: Reader) => text.take(bytes, name, kind, sniffed.what, SHARED_FROM - 1, signal)
  const beside = await takeReaderBeside(signal)
  try {
    return await by(beside)
  } catch (cause) {
    if (!(cause instanceof LostReader)) throw cause
  } finally {
    giveBack(beside)
  }
  const alone = await takeReader(signal)
  try {
    return await by(alone)
  } finally {
    giveBack(alone)
  }
}

const packedWhole = (read: ReadDocument, isPdf: boolean): PackedDocument => packed(read, read.sha256, isPdf)
