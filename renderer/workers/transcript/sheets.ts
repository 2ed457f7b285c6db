/** The sheets of a text file, each decoded by itself: one curly quote in it makes the whole of a string twice as wide, and everything done to it slower. */
import { sheetsOf } from '../../../shared/plain/read'
import { decodeText } from '../decodeText'

const FORM_FEED = 0x0c

/** As `sheetsOf(decodeText(…))`. @throws ProblemError where the text is too large */
export async function decodeSheets(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string[]> {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (wide || !bytes.includes(FORM_FEED)) return sheetsOf(await decodeText(bytes, name))
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let from = 0; from <= bytes.length; ) {
    const found = bytes.indexOf(FORM_FEED, from)
    const to = found < 0 ? bytes.length : found
    parts.push(bytes.subarray(from, to))
    from = to + 1
  }
  const decoded = (decoder: TextDecoder) => parts.flatMap((part) => sheetsOf(decoder.decode(part)))
  try {
    return decoded(new TextDecoder('utf-8', { fatal: true }))
  } catch {
    return decoded(new TextDecoder('windows-1252'))
  }
}
