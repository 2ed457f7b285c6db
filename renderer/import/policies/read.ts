/** Files of a policy's versions, read into sections, before anything is imported. */
import { dayOfName } from '../../../shared/policy/days'
import type { Captured } from '../../../shared/policy/gather'
import { readPolicy } from '../../../shared/policy/read'
import { problem, type Problem, ProblemError, problemOf } from '../../../shared/problem/problem'
import { readDocument } from '../../workers'
import type { ImportFile } from '../files'

/** A file that may hold a version. `captured` and `source` where more is known than its name says. */
export type VersionFile = { file: ImportFile; path: string; captured: string | null; source: string | null }

/** A version's text with the file that it came from; `sha256` names the document it becomes. */
export type ReadVersion = Captured & { file: ImportFile; sha256: string }

export type VersionsRead = { captured: ReadVersion[]; refused: { name: string; problem: Problem }[]; left: string[]; /** what a person must know of how they were found */ notes: string[] }

/** Files read beside each other. */
const LANES = 3

/**
 * Reads version files. What cannot be read is named with its sentence; the others go on.
 * @throws the signal's reason where it was aborted
 */
export async function readVersions({ files, left, notes }: { files: readonly VersionFile[]; left: readonly string[]; notes: readonly string[] }, options: { signal: AbortSignal; onProgress: (done: number, total: number, what: string) => void }): Promise<VersionsRead> {
  const ends: (ReadVersion | { name: string; problem: Problem })[] = new Array(files.length)
  const waiting = [...files.entries()]
  let done = 0
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      options.signal.throwIfAborted()
      const [index, one] = next
      ends[index] = await readOne(one, options.signal)
      done++
      options.onProgress(done, files.length, one.file.name)
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch((cause: unknown) => {
    waiting.length = 0
    throw cause
  })))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return { captured: ends.filter((one): one is ReadVersion => 'text' in one), refused: ends.filter((one) => 'problem' in one), left: [...left], notes: [...notes] }
}

async function readOne(one: VersionFile, signal: AbortSignal): Promise<ReadVersion | { name: string; problem: Problem }> {
  const { file, path } = one
  try {
    const read = await readDocument(file.file, file.name, { signal, onProgress: () => {}, ocr: 'later' })
    if (read.pages.length === 0) throw new ProblemError(problem('file.unsupported', `${file.name} holds no text that can be read.`, 'Save it as PDF or text.'))
    // A saved page says itself when it was saved; else the name or the folder may.
    const named = one.captured === null && read.date === null ? dayOfName(file.name) ?? dayOfName(file.folder) : null
    const captured = one.captured ?? read.date ?? (named?.date || null)
    const source = one.source ?? (read.date ? 'saved page' : named?.date ? `file name ${file.name}` : `file ${file.name}`)
    return { key: path, name: file.name, folder: file.folder, captured, source, text: readPolicy(read.pages, read.kind === 'markdown'), file, sha256: read.sha256 }
  } catch (cause) {
    signal.throwIfAborted()
    return { name: path, problem: problemOf(cause, 'file.not-readable', `${file.name} could not be read.`, 'Check that the file is still there and that you may read it.') }
  }
}
