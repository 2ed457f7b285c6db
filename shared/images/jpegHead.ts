/** More scans than any encoder makes would only cost time. */
const MOST_SCANS = 100

/**
 * What a JPEG stream says of its size (ITU-T T.81, annex B), before anything is decoded.
 * @param bytes from the start-of-image mark on
 * @returns null where it cannot be told, or where the stream would change it on its way
 */
export function jpegHead(bytes: Uint8Array): { width: number; height: number; components: number } | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  let found: { width: number; height: number; components: number } | null = null
  let scans = 0
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) {
      at++
      continue
    }
    const marker = bytes[at + 1] as number
    // Inside coded data: an escaped byte, a fill byte, a restart.
    if (marker === 0 || marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    // Its height comes after its data: no scanner writes that, and the decoder would begin anew.
    if (marker === 0xdc) return null
    if (marker === 0xd9) break
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (frame) {
      if (found) return null
      found = { height: word(bytes, at + 5), width: word(bytes, at + 7), components: bytes[at + 9] as number }
    }
    if (marker === 0xda && ++scans > MOST_SCANS) return null
    at += 2 + Math.max(2, word(bytes, at + 2))
  }
  return found && found.width > 0 && found.height > 0 ? found : null
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
