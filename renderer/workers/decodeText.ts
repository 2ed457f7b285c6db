import { ProblemError, problem } from '../../shared/problem/problem'

/** A text file of more is stored, not read. Bytes. */
export const MOST_TEXT = 50_000_000

/** Text of a file: by its byte order mark, else UTF-8, else Windows-1252. */
export async function decodeText(file: Blob | Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const size = file instanceof Blob ? file.size : file.length
  if (size > MOST_TEXT) {
    throw new ProblemError(problem('file.too-large', `${name} is a text of ${Math.round(size / 1e6).toLocaleString()} MB; Probata reads up to ${MOST_TEXT / 1e6} MB of text.`, 'Split it into parts and import those.'))
  }
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
