/** Numbers as bytes: seven bits a byte, the lowest first, the eighth says that more follow (LEB128). */

/** What was read is not what was written: the index file is damaged, and is built anew. */
export class Damaged extends Error {
  override readonly name = 'Damaged'
}

const encoder = new TextEncoder()

/** A row of bytes that grows. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 16)
  length = 0

  /** @param value 0 to 2^32 - 1 */
  number(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5)
    const { bytes } = this
    let rest = value
    while (rest > 127) {
      bytes[this.length++] = (rest & 127) | 128
      rest >>>= 7
    }
    bytes[this.length++] = rest
  }

  /** In UTF-8; U+FFFD for a lone half of a pair, which stands for nothing in any text. */
  text(text: string): void {
    // No letter takes more.
    const most = text.length * 3
    if (this.length + most > this.bytes.length) this.grow(most)
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** What was written since the last call, in memory of its own. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.length)
    this.length = 0
    return taken
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }
}

/** Reads numbers one after the other. Throws `Damaged` behind the end. */
export class ByteReader {
  at = 0

  constructor(private readonly bytes: Uint8Array) {}

  get ended(): boolean {
    return this.at >= this.bytes.length
  }

  number(): number {
    const { bytes } = this
    let byte = bytes[this.at++]
    if (byte === undefined) throw new Damaged('a list ends too early')
    if (byte < 128) return byte
    let value = byte & 127
    for (let shift = 7; shift <= 28; shift += 7) {
      byte = bytes[this.at++]
      if (byte === undefined) throw new Damaged('a list ends too early')
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
    }
    throw new Damaged('a number is too long')
  }
}

/** Ascending numbers by their distances. */
export function packAscending(values: readonly number[], out: ByteWriter): void {
  let before = 0
  for (const value of values) {
    out.number(value - before)
    before = value
  }
}

export function unpackAscending(bytes: Uint8Array): Uint32Array {
  const reader = new ByteReader(bytes)
  const values: number[] = []
  let value = 0
  while (!reader.ended) {
    value += reader.number()
    values.push(value)
  }
  return Uint32Array.from(values)
}

/** A sum over bytes by which a damaged row is told: 32 bits, FNV-1a over four bytes at a time. */
export function sumOf(bytes: Uint8Array, start = 0x811c9dc5): number {
  let sum = start ^ bytes.length
  const whole = bytes.length & ~3
  for (let at = 0; at < whole; at += 4) {
    sum = Math.imul(sum ^ ((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)), 0x01000193)
    sum ^= sum >>> 15
  }
  for (let at = whole; at < bytes.length; at++) sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193)
  return sum | 0
}

/** The same over the letters of a text. */
export function sumOfText(text: string, start = 0x811c9dc5): number {
  let sum = start ^ text.length
  for (let at = 0; at < text.length; at++) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
    sum ^= sum >>> 15
  }
  return sum | 0
}

/** 64 bits over a text, as hexadecimal digits: tells whether a unit has changed since it was indexed. */
export function stampOf(...parts: readonly (string | number | null)[]): string {
  const text = parts.join('\u0000')
  const half = (start: number) => (sumOfText(text, start) >>> 0).toString(16).padStart(8, '0')
  return half(0x811c9dc5) + half(0x2545f491)
}
