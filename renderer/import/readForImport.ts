import { ProblemError } from '../../shared/problem/problem'
import type { Session } from '../store'
import { type ReadDocument, readDocument } from '../workers'
import type { ImportProgress } from './documents'
import type { ImportFile } from './files'
import type { ImportNote } from './pending'

export type ReadingOptions = {
  signal: AbortSignal
  onProgress: (progress: ImportProgress) => void
  /** asked for an encrypted file; null leaves it out. `again`: the last one was wrong */
  askPassword?: (again: boolean) => Promise<string | null>
}

/** Reads a pleading whole, recognised where it must be; its bytes are stored first, so that a crash in the recognition costs a page. */
export async function readForImport(session: Session, file: ImportFile, note: ImportNote, options: ReadingOptions): Promise<ReadDocument> {
  let password: string | null = null
  for (let again = false; ; again = true) {
    try {
      return await readDocument(file.file, file.name, {
        signal: options.signal, password, ocr: 'now', onProgress: options.onProgress, known: (hash) => session.bytes.pages(hash),
        onRecognised: (hash, page) => session.bytes.putPages(hash, [page]),
        onHash: async (hash) => {
          if (!(await session.bytes.has(hash))) await session.bytes.put(hash, file.file)
          await note.stored([{ index: 0, sha256: hash }])
        },
      })
    } catch (cause) {
      const needs = cause instanceof ProblemError && cause.problem.code === 'pdf.password'
      password = needs && options.askPassword ? await options.askPassword(again) : null
      if (password === null) throw cause
    }
  }
}
