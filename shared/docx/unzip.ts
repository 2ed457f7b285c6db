import { unzipSync } from 'fflate'
import { ProblemError, problem } from '../problem/problem'

/** Bounds of an archive that is opened (domain § 15). */
const MOST_ENTRIES = 5000
const MOST_BYTES = 300_000_000
const MOST_RATIO = 200

/**
 * The named XML parts of an Office file, as text. Sizes are checked before anything is unpacked.
 * @throws ProblemError `archive.too-large`, `docx.broken`
 */
export function readParts(bytes: Uint8Array, wanted: readonly string[]): Map<string, string> {
  let entries = 0
  let total = 0
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        entries++
        if (!wanted.includes(file.name)) return false
        total += file.originalSize
        const ratio = file.originalSize / Math.max(1, file.size)
        if (entries > MOST_ENTRIES || total > MOST_BYTES || (ratio > MOST_RATIO && file.originalSize > 20_000_000)) {
          throw new ProblemError(problem('archive.too-large', 'This Word file unpacks to far more than a document can hold, so it was not opened.', 'If you trust it, save it anew in Word and import that.'))
        }
        return true
      },
    })
    return new Map(Object.entries(files).map(([name, data]) => [name, new TextDecoder().decode(data)]))
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw new ProblemError(problem('docx.broken', 'This Word file is damaged or cut short.', 'Open it in Word, save it anew, and import that.', '', cause))
  }
}
