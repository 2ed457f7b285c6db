/** Archives and mailboxes as the files that lie in them. */
import { splitMbox } from '../../shared/mail/mbox'
import { problem, type Problem, ProblemError, problemOf } from '../../shared/problem/problem'
import { chunksOf } from '../workers/loadfile/chunks'
import { sniff } from '../workers/kind'
import type { ImportFile } from './files'
import { leftOutOf, zipSource } from './production/source'

/** An archive in an archive in an archive: nobody packs deeper by hand. */
const DEPTH = 3
/** Files that come out of all archives of one import. */
const MOST_FILES = 200_000
/** Files whose beginnings are read beside each other: the disk answers many as quickly as one. */
const LOOKED_AT_TOGETHER = 32

/**
 * A file up to this size is read whole when its kind is looked at, and not again when its turn comes. Bytes; what
 * is stored of such a file are the bytes that were read.
 */
const READ_WHOLE = 48_000
/** Bytes of all files that are held so until their turn. */
const MOST_HELD = 100_000_000

/** `held`: bytes of small files that were read already */
export type Expanded = { files: ImportFile[]; held: Map<ImportFile, Uint8Array<ArrayBuffer>>; refused: { name: string; problem: Problem }[]; containers: { name: string; blob: Blob }[] }

/** @throws the signal's reason */
export async function expandFiles(files: readonly ImportFile[], signal: AbortSignal, onProgress: (name: string) => void): Promise<Expanded> {
  const out: Out = { files: [], held: new Map(), room: MOST_HELD, refused: [], containers: [] }
  await expandAll(files, 0, out, signal, onProgress)
  return out
}

type Out = Expanded & { room: number }

async function expandAll(files: readonly ImportFile[], depth: number, out: Out, signal: AbortSignal, onProgress: (name: string) => void): Promise<void> {
  for (let at = 0; at < files.length; at += LOOKED_AT_TOGETHER) {
    const some = files.slice(at, at + LOOKED_AT_TOGETHER)
    const media = await Promise.all(some.map((one) => mediaOf(one, out)))
    for (const [index, file] of some.entries()) await expand(file, media[index] ?? '', depth, out, signal, onProgress)
  }
}

/** What cannot be opened is said when it is read. */
async function mediaOf(one: ImportFile, out: Out): Promise<string> {
  const { file, name } = one
  if (file.size === 0) return ''
  const fits = file.size <= READ_WHOLE && file.size <= out.room
  if (fits) out.room -= file.size
  const bytes = fits ? await file.arrayBuffer().then((read) => new Uint8Array(read), () => null) : null
  if (bytes) out.held.set(one, bytes)
  return sniff(bytes ?? file, name).then((found) => found.media, () => '')
}

async function expand(file: ImportFile, media: string, depth: number, out: Out, signal: AbortSignal, onProgress: (name: string) => void): Promise<void> {
  signal.throwIfAborted()
  if ((media !== 'application/zip' && media !== 'application/mbox') || depth >= DEPTH) {
    out.files.push(file)
    return
  }
  onProgress(file.name)
  try {
    const inside = media === 'application/zip' ? await unzipped(file, out, signal) : await messagesOf(file, signal)
    if (out.files.length + inside.length > MOST_FILES) throw new ProblemError(problem('archive.too-large', `${file.name} holds more files than one import takes.`, 'Unpack it yourself and import it folder by folder.'))
    out.containers.push({ name: file.name, blob: file.file })
    await expandAll(inside, depth + 1, out, signal, onProgress)
  } catch (cause) {
    signal.throwIfAborted()
    out.refused.push({ name: file.name, problem: problemOf(cause, 'archive.broken', `${file.name} could not be unpacked.`, 'Copy or download it again.') })
  }
}

async function unzipped(file: ImportFile, out: Out, signal: AbortSignal): Promise<ImportFile[]> {
  const source = await zipSource(file.file, file.name, true)
  out.refused.push(...leftOutOf(source, file.name))
  const files: ImportFile[] = []
  for (const one of source.files) {
    signal.throwIfAborted()
    const at = one.path.lastIndexOf('/')
    files.push({ file: await one.blob(), name: one.path.slice(at + 1), folder: inFolder(file, at < 0 ? '' : one.path.slice(0, at)), modified: one.modified > 0 ? new Date(one.modified).toISOString() : null })
  }
  return files
}

async function messagesOf(file: ImportFile, signal: AbortSignal): Promise<ImportFile[]> {
  const files: ImportFile[] = []
  for await (const bytes of splitMbox(chunksOf(file.file)())) {
    signal.throwIfAborted()
    files.push({ file: new Blob([bytes as Uint8Array<ArrayBuffer>]), name: `message ${files.length + 1}.eml`, folder: inFolder(file, ''), modified: file.modified })
  }
  if (files.length === 0) throw new ProblemError(problem('mail.broken', `${file.name} is a mailbox without a message.`, 'Export it from the mail program again.'))
  return files
}

const inFolder = (file: ImportFile, inside: string) => [file.folder, file.name, inside].filter(Boolean).join('/')
