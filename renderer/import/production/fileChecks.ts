/** Checks that need the bytes of the files: type, hash, size, pages of a picture, words of privilege. */
import { readTiff } from '../../../shared/images/tiffFile'
import type { Findings } from '../../../shared/loadfile/findings'
import type { ProducedDocument } from '../../../shared/loadfile/produced'
import { hashKind } from '../../../shared/loadfile/values'
import { decodeText } from '../../workers/decodeText'
import type { LoadfileWorker } from '../../workers/loadfile/LoadfileWorker'
import type { SourceFile } from './source'

export type Found = { document: ProducedDocument; native: SourceFile | null; text: SourceFile | null; images: (SourceFile | null)[] }

const SIGNS: readonly [RegExp, (head: Uint8Array) => boolean, string][] = [
  [/\.pdf$/i, (head) => latin(head, 1028).includes('%PDF-'), 'a PDF'],
  [/\.tiff?$/i, (head) => /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/.test(latin(head, 4)), 'a TIFF picture'],
  [/\.jpe?g$/i, (head) => head[0] === 0xff && head[1] === 0xd8, 'a JPEG picture'],
  [/\.png$/i, (head) => head[0] === 0x89 && latin(head, 4).endsWith('PNG'), 'a PNG picture'],
  [/\.(?:msg|doc|xls|ppt)$/i, (head) => head[0] === 0xd0 && head[1] === 0xcf, 'an Office file of the older kind'],
  [/\.(?:docx|xlsx|pptx|zip)$/i, (head) => latin(head, 2) === 'PK', 'an Office file or archive'],
]

const latin = (bytes: Uint8Array, length: number) => String.fromCharCode(...bytes.subarray(0, length))

/** Text files are looked through up to this size. Bytes. */
const MOST_TEXT = 20_000_000
const PRIVILEGED = /\b(?:attorney[-– ]client (?:privileged?|communication)|privileged (?:and|&) confidential|attorney work product|work product doctrine)\b/i

/** One document's files. Nothing is thrown: what could not be read is a finding. */
export async function checkFiles(found: Found, findings: Findings, worker: LoadfileWorker, signal: AbortSignal): Promise<void> {
  const { document, native, text, images } = found
  const bates = document.bates?.first ?? document.id
  const row = document.row.line
  for (const file of [native, text, ...images]) {
    if (!file) continue
    if (file.size === 0) findings.add('empty-file', row, bates, () => `${file.path} has no bytes.`, file.path)
    else if (file !== text) await checkType(file, row, bates, findings)
  }
  if (native && native.size > 0) await checkClaims(document, native, row, bates, findings, worker, signal)
  if (text && text.size > 0 && text.size <= MOST_TEXT) await checkText(text, row, bates, findings)
  const [image] = images
  const claimed = document.images.length === 1 && document.images[0]?.frame === 0 ? spanOf(document) : null
  if (image && claimed !== null && claimed > 1 && /\.tiff?$/i.test(image.path)) {
    const frames = await tiffFrames(await image.blob()).catch(() => null)
    if (frames !== null && frames !== claimed) findings.add('page-count', row, bates, () => `${image.path} has ${frames} ${frames === 1 ? 'page' : 'pages'}; ${bates} should have ${claimed}.`, image.path)
  }
}

function spanOf({ bates }: ProducedDocument): number | null {
  const digits = (value: string) => Number(/(\d+)\D*$/.exec(value)?.[1] ?? Number.NaN)
  const span = bates ? digits(bates.last) - digits(bates.first) + 1 : Number.NaN
  return Number.isFinite(span) && span > 0 ? span : null
}

async function checkType(file: SourceFile, row: number, bates: string, findings: Findings): Promise<void> {
  const sign = SIGNS.find(([name]) => name.test(file.path))
  if (!sign) return
  const head = await file.blob().then(async (blob) => new Uint8Array(await blob.slice(0, 1100).arrayBuffer())).catch(() => null)
  if (head && !sign[1](head)) findings.add('wrong-type', row, bates, () => `${file.path} is named like ${sign[2]}, but its content is something else.`, file.path)
}

async function checkClaims(document: ProducedDocument, native: SourceFile, row: number, bates: string, findings: Findings, worker: LoadfileWorker, signal: AbortSignal): Promise<void> {
  const { values } = document
  for (const claimed of [values.sha256, values.sha1, values.md5]) {
    const kind = claimed ? hashKind(claimed) : null
    if (!claimed || !kind) continue
    const is = await worker.digest(await native.blob(), kind, signal)
    if (is !== claimed.toLowerCase()) findings.add('hash-mismatch', row, bates, () => `${native.path} has the ${kind.toUpperCase()} ${is}; the load file says ${claimed.toLowerCase()}.`, native.path)
    break
  }
  const size = values.fileSize?.replace(/[,\s]/g, '')
  // Sizes are often rounded to kilobytes; only a plain count of bytes can be held against the file.
  if (size && /^\d{4,}$/.test(size) && Number(size) !== native.size) findings.add('size-mismatch', row, bates, () => `${native.path} has ${native.size.toLocaleString()} bytes; the load file says ${Number(size).toLocaleString()}.`, native.path)
}

async function checkText(file: SourceFile, row: number, bates: string, findings: Findings): Promise<void> {
  const text = await file.blob().then((blob) => decodeText(blob, file.path)).catch(() => null)
  if (text === null) return
  if (text.includes('\ufffd')) findings.add('encoding', row, bates, () => `${file.path} has characters that could not be read.`, file.path)
  if (text.trim() === '') findings.add('empty-file', row, bates, () => `${file.path} holds no words; its pages will have to be recognised.`, file.path)
  const words = PRIVILEGED.exec(text)
  if (words) findings.add('privileged-word', row, bates, () => `${file.path} says “${words[0]}”. If it was produced by mistake, stop and notify the producing party (FRCP 26(b)(5)(B)).`, file.path)
}

/** Pages of a TIFF, thumbnails left out; null where it is damaged. */
export async function tiffFrames(blob: Blob): Promise<number | null> {
  if (blob.size > MOST_TIFF) return null
  try {
    return readTiff(new Uint8Array(await blob.arrayBuffer()), MOST_PAGES).pages.length
  } catch {
    return null
  }
}

const MOST_TIFF = 700_000_000
const MOST_PAGES = 10_000
