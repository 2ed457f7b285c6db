/** What a file is, by its content; the name only decides between kinds of text. */
import { holdsOneMessage, looksLikeMail, looksLikeMbox } from '../../shared/mail/mbox'
import { isEncryptedOffice, oleKind } from '../../shared/office/sniff'
import type { Document } from '../../shared/records'
import { chunksOf } from './loadfile/chunks'

/** `what`: of a file that is not read, why; a sentence. */
export type Sniffed = { kind: Document['kind']; media: string; what: string }

const SIGNATURES: readonly [number[], Sniffed][] = [
  [[0x89, 0x50, 0x4e, 0x47], { kind: 'image', media: 'image/png', what: '' }],
  [[0xff, 0xd8, 0xff], { kind: 'image', media: 'image/jpeg', what: '' }],
  [[0x47, 0x49, 0x46, 0x38], { kind: 'image', media: 'image/gif', what: '' }],
  [[0x42, 0x4d], { kind: 'image', media: 'image/bmp', what: '' }],
  [[0x49, 0x49, 0x2a, 0x00], { kind: 'image', media: 'image/tiff', what: '' }],
  [[0x4d, 0x4d, 0x00, 0x2a], { kind: 'image', media: 'image/tiff', what: '' }],
  [[0x49, 0x49, 0x2b, 0x00], { kind: 'unread', media: 'image/tiff', what: 'This is a BigTIFF, which Probata does not read; save it as a plain TIFF or PDF.' }],
  [[0x4d, 0x4d, 0x00, 0x2b], { kind: 'unread', media: 'image/tiff', what: 'This is a BigTIFF, which Probata does not read; save it as a plain TIFF or PDF.' }],
  [[0xff, 0x57, 0x50, 0x43], { kind: 'unread', media: 'application/vnd.wordperfect', what: 'Probata does not read WordPerfect files yet.' }],
  [[0x1f, 0x8b], { kind: 'unread', media: 'application/gzip', what: 'Probata does not read compressed archives.' }],
  [[0x37, 0x7a, 0xbc, 0xaf], { kind: 'unread', media: 'application/x-7z-compressed', what: 'Probata does not open 7z archives.' }],
  [[0x52, 0x61, 0x72, 0x21], { kind: 'unread', media: 'application/vnd.rar', what: 'Probata does not open RAR archives.' }],
  [[0x21, 0x42, 0x44, 0x4e], { kind: 'unread', media: 'application/vnd.ms-outlook-pst', what: 'Probata does not open Outlook data files (PST); have the messages saved as .msg or .eml.' }],
]

/** Bytes that tell what a compound file holds. */
const COMPOUND_HEAD = 1_048_576

/** @param file its bytes where they were read already: to ask for parts of a blob again takes longer than to look at them */
export async function sniff(file: Blob | Uint8Array<ArrayBuffer>, name: string): Promise<Sniffed> {
  const head = await part(file, 0, 4096)
  // A PDF may carry some bytes before its header (ISO 32000-2, annex I).
  if (latin(head.subarray(0, 1028)).includes('%PDF-')) return { kind: 'pdf', media: 'application/pdf', what: '' }
  const riff = latin(head.subarray(0, 12))
  if (riff.startsWith('RIFF') && riff.endsWith('WEBP')) return { kind: 'image', media: 'image/webp', what: '' }
  for (const [bytes, sniffed] of SIGNATURES) if (bytes.every((byte, index) => head[index] === byte)) return sniffed
  if (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0) return compound(file)
  if (head[0] === 0x50 && head[1] === 0x4b) return office(file, name)
  if (head.length === 0 || looksBinary(head)) return { kind: 'unread', media: 'application/octet-stream', what: unknown(name) }
  const text = await ofMailbox(textKind(head, name), file)
  const promised = promisedBy(name)
  return promised && text.what === '' ? { ...text, what: `This file is named .${promised} but its content is text.` } : text
}

async function part(file: Blob | Uint8Array<ArrayBuffer>, from: number, to: number): Promise<Uint8Array> {
  return file instanceof Blob ? new Uint8Array(await file.slice(from, to).arrayBuffer()) : file.subarray(from, to)
}

const MESSAGE: Sniffed = { kind: 'mail', media: 'message/rfc822', what: '' }

/** A mailbox of one message is that message. What is too damaged to be told apart stays a mailbox. */
async function ofMailbox(sniffed: Sniffed, file: Blob | Uint8Array<ArrayBuffer>): Promise<Sniffed> {
  return sniffed.media === 'application/mbox' && (await holdsOneMessage(chunksOf(file instanceof Blob ? file : new Blob([file]))()).catch(() => false)) ? MESSAGE : sniffed
}

/** What a name promises of the content, where that is no text. */
function promisedBy(name: string): string | null {
  return /\.(pdf|docx|png|jpe?g|gif|webp|bmp|tiff?)$/i.exec(name)?.[1] ?? null
}

/** A name that promises what the content does not keep is worth saying. */
function unknown(name: string): string {
  const promised = promisedBy(name)
  return promised ? `This file is named .${promised} but its content is something else; it may be damaged.` : 'Probata does not know this kind of file.'
}

async function office(file: Blob | Uint8Array<ArrayBuffer>, name: string): Promise<Sniffed> {
  const size = file instanceof Blob ? file.size : file.length
  const tail = latin(await part(file, Math.max(0, size - 65_536), size)) + latin(await part(file, 0, 65_536))
  if (tail.includes('word/document.xml')) return { kind: 'docx', media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', what: '' }
  if (tail.includes('xl/workbook.bin')) return { kind: 'unread', media: 'application/vnd.ms-excel.sheet.binary', what: 'Probata does not read binary workbooks (.xlsb); save it as .xlsx.' }
  if (tail.includes('xl/workbook')) return { kind: 'xlsx', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', what: '' }
  if (tail.includes('ppt/presentation')) return { kind: 'pptx', media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', what: '' }
  if (tail.includes('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return { kind: 'xlsx', media: 'application/vnd.oasis.opendocument.spreadsheet', what: '' }
  if (tail.includes('mimetypeapplication/vnd.oasis.opendocument')) return { kind: 'unread', media: 'application/vnd.oasis.opendocument', what: 'Probata does not read this kind of OpenDocument file; save it as .docx or PDF.' }
  if (/\.docx$/i.test(name)) return { kind: 'docx', media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', what: '' }
  return { kind: 'unread', media: 'application/zip', what: 'This is a zip archive.' }
}

/** Older Office and Outlook, by the names of the streams inside. */
async function compound(file: Blob | Uint8Array<ArrayBuffer>): Promise<Sniffed> {
  const bytes = await part(file, 0, COMPOUND_HEAD)
  switch (oleKind(bytes)) {
    case 'msg': return { kind: 'mail', media: 'application/vnd.ms-outlook', what: '' }
    case 'xls': return { kind: 'xlsx', media: 'application/vnd.ms-excel', what: '' }
    case 'doc': return { kind: 'unread', media: 'application/msword', what: 'Probata does not read Word files of before 2007; save it as .docx or PDF.' }
    case 'ppt': return { kind: 'unread', media: 'application/vnd.ms-powerpoint', what: 'Probata does not read slides of before 2007; save them as .pptx or PDF.' }
    default:
      if (isEncryptedOffice(bytes)) return { kind: 'unread', media: 'application/x-ole-storage', what: 'This Office file is encrypted; save it without its password.' }
      return { kind: 'unread', media: 'application/x-ole-storage', what: 'Probata does not know what this compound file holds.' }
  }
}

function textKind(bytes: Uint8Array, name: string): Sniffed {
  const head = latin(bytes)
  if (/^\s*(?:<!doctype html|<html|<head|<body)/i.test(head) || (/\.html?$/i.test(name) && /<\w+[\s>]/.test(head))) return { kind: 'html', media: 'text/html', what: '' }
  if (/\.(?:md|markdown)$/i.test(name)) return { kind: 'markdown', media: 'text/markdown', what: '' }
  if (/\.(?:csv|tsv)$/i.test(name)) return { kind: 'csv', media: 'text/csv', what: '' }
  if (head.startsWith('{\\rtf')) return { kind: 'rtf', media: 'application/rtf', what: '' }
  if (looksLikeMbox(bytes)) return { kind: 'unread', media: 'application/mbox', what: 'This is a mailbox of several messages.' }
  if (/^MIME-Version:|^Snapshot-Content-Location:/im.test(head) && /^Content-Type:\s*multipart\/related/im.test(head) && (/\.mht(?:ml)?$/i.test(name) || /^Snapshot-Content-Location:|^From:\s*<Saved by/im.test(head))) return { kind: 'html', media: 'multipart/related', what: '' }
  if (looksLikeMail(bytes, /\.eml$/i.test(name) ? 1 : 2)) return MESSAGE
  return { kind: 'text', media: 'text/plain', what: '' }
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4096)) + (bytes.length > 4096 ? new TextDecoder('latin1').decode(bytes.subarray(4096)) : '')
}

/** Text holds no zero bytes, but for UTF-16 with its mark in front. */
function looksBinary(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false
  const odd = head.filter((byte) => byte === 0 || (byte < 9 && byte > 0) || (byte > 13 && byte < 27)).length
  return head.includes(0) || odd > head.length * 0.05
}
