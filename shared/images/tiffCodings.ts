/** Codings of bytes in TIFF strips: LZW (TIFF 6.0, section 13) and PackBits (section 9). */

const CLEAR = 256
const END = 257
const MOST_CODES = 4096

/**
 * Decodes LZW, highest bit first, its codes widened one early as TIFF has it.
 * @param out filled from its start; what does not fit is left away
 * @returns bytes written
 */
export function decodeLzw(data: Uint8Array, out: Uint8Array): number {
  const prefix = new Uint16Array(MOST_CODES)
  const last = new Uint8Array(MOST_CODES)
  const length = new Uint16Array(MOST_CODES)
  for (let code = 0; code < 256; code++) {
    last[code] = code
    length[code] = 1
  }
  let next = 258
  let bits = 9
  let before = -1
  let at = 0
  let held = 0
  let store = 0
  let written = 0
  while (written < out.length) {
    while (held < bits) {
      if (at >= data.length) return written
      store = ((store << 8) | (data[at++] as number)) & 0xffffff
      held += 8
    }
    const code = (store >> (held - bits)) & ((1 << bits) - 1)
    held -= bits
    if (code === END) return written
    if (code === CLEAR) {
      next = 258
      bits = 9
      before = -1
      continue
    }
    // The one code that is not in the table yet is the string before with its own first byte.
    if (code > next || (code === next && before < 0)) return written
    const known = code < next
    const source = known ? code : before
    const size = (length[source] as number) + (known ? 0 : 1)
    let first = source
    let to = written + (length[source] as number) - 1
    for (;;) {
      if (to < out.length) out[to] = last[first] as number
      to--
      if ((length[first] as number) <= 1) break
      first = prefix[first] as number
    }
    if (!known && written + size - 1 < out.length) out[written + size - 1] = last[first] as number
    if (before >= 0 && next < MOST_CODES) {
      prefix[next] = before
      last[next] = last[first] as number
      length[next] = Math.min(65_535, (length[before] as number) + 1)
      next++
      if (next >= (1 << bits) - 1 && bits < 12) bits++
    }
    written += size
    before = code
  }
  return out.length
}

/**
 * Decodes PackBits.
 * @param out filled from its start; what does not fit is left away
 * @returns bytes written
 */
export function decodePackBits(data: Uint8Array, out: Uint8Array): number {
  let written = 0
  for (let at = 0; at < data.length && written < out.length; ) {
    const head = data[at++] as number
    if (head < 128) {
      const part = data.subarray(at, Math.min(at + head + 1, at + out.length - written))
      out.set(part, written)
      written += part.length
      at += head + 1
    } else if (head > 128) {
      if (at >= data.length) break
      const end = Math.min(out.length, written + 257 - head)
      out.fill(data[at++] as number, written, end)
      written = end
    }
  }
  return written
}

/**
 * The same bytes with their bits the other way round.
 * @returns new bytes
 */
export function bitsReversed(data: Uint8Array): Uint8Array {
  return data.map((byte) => (((byte * 0x0802) & 0x22110) | ((byte * 0x8020) & 0x88440)) * 0x10101 >> 16)
}
