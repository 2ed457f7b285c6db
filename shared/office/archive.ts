/** Opening of zip archives (Office files) within bounds: nothing is unpacked before its size is known. */
import { unzipSync } from 'fflate'
import { type ProblemCode, ProblemError, problem } from '../problem/problem'

/** Bounds of an archive that is opened (domain § 15). */
const MOST_ENTRIES = 5000
const MOST_BYTES = 300_000_000
const MOST_RATIO = 200
/** A small part may well shrink a thousandfold: an empty table does. */
const RATIO_COUNTS_FROM = 20_000_000

/** How a refusal speaks of the file: "This Word file is damaged … Open it in Word". */
export type ArchiveWords = { code: ProblemCode; file: string; program: string }

/** Sizes in bytes, as the archive's directory claims them. */
export type ArchiveEntry = { name: string; packed: number; size: number }

/**
 * The directory of an archive, in order; nothing is unpacked.
 * @throws ProblemError `archive.too-large`, or the code of `words` where it is no archive
 */
export function listEntries(bytes: Uint8Array, words: ArchiveWords): ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  run(words, () => {
    unzipSync(bytes, {
      filter: (file) => {
        entries.push({ name: file.name, packed: file.size, size: file.originalSize })
        if (entries.length > MOST_ENTRIES) throw tooLarge(words)
        return false
      },
    })
  })
  return entries
}

/**
 * Unpacks the parts whose names are wanted. All of them together may be `most` bytes.
 * @throws ProblemError `archive.too-large`, or the code of `words` where it is damaged
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean, words: ArchiveWords, most = MOST_BYTES): Map<string, Uint8Array> {
  let entries = 0
  let total = 0
  return run(words, () => {
    const files = unzipSync(bytes, {
      filter: (file) => {
        entries++
        if (!wanted(file.name)) return false
        total += file.originalSize
        const ratio = file.originalSize / Math.max(1, file.size)
        // A packed part hardly grows: one that claims to is made to keep a reader busy.
        const grows = file.size > file.originalSize * 1.1 + 1000
        if (entries > MOST_ENTRIES || total > most || grows || (ratio > MOST_RATIO && file.originalSize > RATIO_COUNTS_FROM)) throw tooLarge(words)
        return true
      },
    })
    return new Map(Object.entries(files))
  })
}

function tooLarge(words: ArchiveWords): ProblemError {
  return new ProblemError(problem('archive.too-large', `This ${words.file} unpacks to far more than a document can hold, so it was not opened.`, `If you trust it, save it anew in ${words.program} and import that.`))
}

function run<T>(words: ArchiveWords, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw new ProblemError(problem(words.code, `This ${words.file} is damaged or cut short.`, `Open it in ${words.program}, save it anew, and import that.`, '', cause))
  }
}
