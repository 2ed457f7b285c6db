/**
 * Stands in for iconv-lite, which the reader of Outlook messages asks for: the browser decodes
 * every code page itself, and the library's tables would be half a megabyte of the app.
 */
export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** Only asked for where a message is written, which Probata never does. */
export function encode(): never {
  throw new Error('messages are not written')
}

export default { decode, encode }
