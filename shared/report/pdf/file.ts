/** A PDF file while it is written: objects in any order, bytes taken away as they come, the table of them at the end. */
import { zlibSync } from 'fflate'

/** Small objects that are packed together. */
const TOGETHER = 400

/** A text as a PDF string: UTF-16 with its mark, as hex digits. */
export function pdfText(text: string): string {
  let hex = '<feff'
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0')
  return `${hex}>`
}

/** A number as PDF wants it: no exponent, three digits at most. */
export function pdfNumber(value: number): string {
  const text = value.toFixed(3)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

export class PdfFile {
  private readonly places: ({ kind: 'at'; offset: number } | { kind: 'in'; stream: number; index: number } | null)[] = [null]
  private chunks: Uint8Array[] = []
  private offset = 0
  private waiting: { number: number; body: string }[] = []

  constructor() {
    this.raw('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')
  }

  /** Bytes that the whole file has so far. */
  get size(): number {
    return this.offset
  }

  /** A number for an object that is written later. */
  reserve(): number {
    return this.places.push(null) - 1
  }

  /** Writes an object that is no stream. @returns its number */
  put(body: string, number = this.reserve()): number {
    this.waiting.push({ number, body })
    if (this.waiting.length >= TOGETHER) this.flush()
    return number
  }

  /** Writes a stream. @param dictionary its entries but for length and filter @param packed bytes that have a filter of their own */
  stream(dictionary: string, bytes: Uint8Array, number = this.reserve(), packed = false): number {
    const data = packed ? bytes : zlibSync(bytes, { level: 4 })
    this.places[number] = { kind: 'at', offset: this.offset }
    this.raw(`${number} 0 obj\n<<${dictionary}/Length ${data.length}${packed ? '' : '/Filter/FlateDecode'}>>\nstream\n`)
    this.bytes(data)
    this.raw('\nendstream\nendobj\n')
    return number
  }

  /** What was written since the last time, so that a large file need not be held. */
  take(): Uint8Array[] {
    const taken = this.chunks
    this.chunks = []
    return taken
  }

  /** Ends the file. @param root number of the catalog @param info number of the information dictionary */
  end(root: number, info: number): void {
    this.flush()
    const own = this.reserve()
    this.places[own] = { kind: 'at', offset: this.offset }
    const start = this.offset
    const table = new DataView(new ArrayBuffer(this.places.length * 8))
    for (const [n, place] of this.places.entries()) {
      if (place === null) {
        table.setUint8(n * 8, 0)
        continue
      }
      table.setUint8(n * 8, place.kind === 'at' ? 1 : 2)
      // Five bytes: a bundle may be larger than four gigabytes.
      const value = place.kind === 'at' ? place.offset : place.stream
      table.setUint8(n * 8 + 1, Math.floor(value / 2 ** 32))
      table.setUint32(n * 8 + 2, value % 2 ** 32)
      table.setUint16(n * 8 + 6, place.kind === 'at' ? 0 : place.index)
    }
    const data = zlibSync(new Uint8Array(table.buffer), { level: 4 })
    this.raw(`${own} 0 obj\n<</Type/XRef/Size ${this.places.length}/W[1 5 2]/Root ${root} 0 R/Info ${info} 0 R/Length ${data.length}/Filter/FlateDecode>>\nstream\n`)
    this.bytes(data)
    this.raw(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`)
  }

  private flush(): void {
    if (this.waiting.length === 0) return
    const stream = this.reserve()
    let at = 0
    const index: string[] = []
    const bodies: string[] = []
    for (const [n, { number, body }] of this.waiting.entries()) {
      index.push(`${number} ${at}`)
      bodies.push(body)
      at += body.length + 1
      this.places[number] = { kind: 'in', stream, index: n }
    }
    const count = this.waiting.length
    this.waiting = []
    const head = `${index.join(' ')}\n`
    this.stream(`/Type/ObjStm/N ${count}/First ${head.length}`, latin(`${head}${bodies.join('\n')}`), stream)
  }

  private raw(text: string): void {
    this.bytes(latin(text))
  }

  private bytes(bytes: Uint8Array): void {
    this.chunks.push(bytes)
    this.offset += bytes.length
  }
}

/** Text of PDF's own syntax as bytes; texts of people are hex digits in it, so each sign is one byte. */
export function latin(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
