/** As much of Node's Buffer as reading a repository by isomorphic-git needs; a worker has none. */

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** Bytes with Node's names for reading them; `slice` is a view, as there. */
export class ReadBuffer extends Uint8Array<ArrayBuffer> {
  // Node's own takes other arguments than the class that it stands on, too.
  static override from(source: unknown, encoding?: unknown): ReadBuffer {
    if (typeof source === 'string') return encoding === 'hex' ? fromHex(source) : view(encoder.encode(source))
    if (source instanceof ArrayBuffer) return new ReadBuffer(source)
    const copy = ReadBuffer.alloc((source as ArrayLike<number>).length)
    copy.set(source as ArrayLike<number>)
    return copy
  }

  static alloc(size: number): ReadBuffer {
    return new ReadBuffer(new ArrayBuffer(size))
  }

  static isBuffer(value: unknown): boolean {
    return value instanceof ReadBuffer
  }

  static concat(parts: readonly Uint8Array[]): ReadBuffer {
    const whole = ReadBuffer.alloc(parts.reduce((sum, one) => sum + one.length, 0))
    let at = 0
    for (const one of parts) {
      whole.set(one, at)
      at += one.length
    }
    return whole
  }

  override slice(from?: number, to?: number): ReadBuffer {
    return this.subarray(from, to) as ReadBuffer
  }

  override toString(encoding = 'utf8', from = 0, to = this.length): string {
    const part = this.subarray(from, to)
    return encoding === 'hex' ? Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('') : decoder.decode(part)
  }

  readUInt8(at = 0): number {
    return this.within(at, 1).getUint8(0)
  }

  readUInt16BE(at = 0): number {
    return this.within(at, 2).getUint16(0)
  }

  readUInt32BE(at = 0): number {
    return this.within(at, 4).getUint32(0)
  }

  copy(target: Uint8Array, at = 0, from = 0, to = this.length): number {
    const part = this.subarray(from, to).subarray(0, Math.max(0, target.length - at))
    target.set(part, at)
    return part.length
  }

  /** @throws RangeError where the bytes end before */
  private within(at: number, length: number): DataView {
    return new DataView(this.buffer, this.byteOffset + at, Math.min(length, this.length - at))
  }
}

const view = (bytes: Uint8Array) => new ReadBuffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length)
const fromHex = (text: string) => ReadBuffer.from((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))
