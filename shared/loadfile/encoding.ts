import type { Encoding } from './model'

/** The encoding of a load file by its first bytes (domain § 8.1); never by its name. */
export function encodingOf(head: Uint8Array): { encoding: Encoding; bom: boolean } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: true }
  // The mark FF FE is never a thorn: a thorn is not followed by a column of zero bytes.
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true }
  let even = 0
  let odd = 0
  const looked = Math.min(head.length, 4096)
  for (let at = 0; at < looked; at++) if (head[at] === 0) at % 2 === 0 ? even++ : odd++
  // Latin text in two bytes a sign has a zero in every second place.
  if (odd > looked * 0.3 && even < looked * 0.05) return { encoding: 'utf-16le', bom: false }
  if (even > looked * 0.3 && odd < looked * 0.05) return { encoding: 'utf-16be', bom: false }
  return { encoding: isUtf8(head) ? 'utf-8' : 'windows-1252', bom: false }
}

/** Whether bytes are UTF-8; a sign cut off at their end does not speak against it. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(cut === 0 ? bytes : bytes.subarray(0, -cut))
      return true
    } catch {
      if (bytes.length <= cut) return false
    }
  }
  return false
}

/** Length in bytes of a text in that encoding. */
export function bytesIn(encoding: Encoding): (text: string) => number {
  if (encoding === 'windows-1252') return (text) => text.length
  if (encoding !== 'utf-8') return (text) => text.length * 2
  return (text) => {
    let bytes = text.length
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code < 0x80) continue
      // A pair of surrogates is four bytes: two for each half.
      bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2
    }
    return bytes
  }
}
