/**
 * Counts of an Exif directory (TIFF 6.0 § 2) that no file can hold. exifr makes room for as many values as a tag
 * claims, up to 32 GB, before it looks whether they are there.
 */
const ENTRY = 12
/** Tags that lead to a directory below: Exif, GPS. */
const BELOW = new Set([0x8769, 0x8825])

/** @returns the bytes, or a copy of them in which every count that is larger than the file is zero */
export function withSoundCounts(bytes: Uint8Array): Uint8Array {
  let sound = bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const walk = (head: number, offset: number, little: boolean, depth: number): void => {
    const at = head + offset
    if (at + 2 > bytes.length) return
    const count = view.getUint16(at, little)
    for (let n = 0, entry = at + 2; n < count && entry + ENTRY <= bytes.length; n++, entry += ENTRY) {
      if (view.getUint32(entry + 4, little) > bytes.length) {
        if (sound === bytes) sound = bytes.slice()
        sound.fill(0, entry + 4, entry + 8)
      } else if (depth < 2 && BELOW.has(view.getUint16(entry, little))) walk(head, view.getUint32(entry + 8, little), little, depth + 1)
    }
  }
  for (let head = 0; head + 8 <= bytes.length; head++) {
    const little = bytes[head] === 0x49 && bytes[head + 1] === 0x49 && bytes[head + 2] === 0x2a && bytes[head + 3] === 0
    if (little || (bytes[head] === 0x4d && bytes[head + 1] === 0x4d && bytes[head + 2] === 0 && bytes[head + 3] === 0x2a)) walk(head, view.getUint32(head + 4, little), little, 0)
  }
  return sound
}
