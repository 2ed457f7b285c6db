import { type ArchiveWords, unpack } from '../office/archive'

/** How a refused Word file is spoken of. */
export const WORD: ArchiveWords = { code: 'docx.broken', file: 'Word file', program: 'Word' }

/**
 * The named XML parts of a Word file, as text. Sizes are checked before anything is unpacked.
 * @throws ProblemError `archive.too-large`, `docx.broken`
 */
export function readParts(bytes: Uint8Array, wanted: readonly string[]): Map<string, string> {
  const files = unpack(bytes, (name) => wanted.includes(name), WORD)
  return new Map([...files].map(([name, data]) => [name, new TextDecoder().decode(data)]))
}
