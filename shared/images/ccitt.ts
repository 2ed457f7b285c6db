/**
 * Fax codings of black and white pictures: ITU-T T.4 (group 3, one and two dimensions, and the
 * form without line ends of TIFF 6.0, section 10) and T.6 (group 4).
 */
import { BLACK, MAKEUP, WHITE } from './ccittCodes'

/** How the lines are coded: 'huffman' has no line ends and begins each line on a byte. */
export type CcittCoding = 'huffman' | 'group3' | 'group4'

const TABLE_BITS = 13
/** Entry of a table: length of the run times 16, plus the length of its code. 0: no such code. */
const tables = [tableOf(WHITE), tableOf(BLACK)] as const

function tableOf(codes: readonly (readonly [number, string])[]): Int32Array {
  const table = new Int32Array(1 << TABLE_BITS)
  for (const [run, code] of [...codes, ...MAKEUP]) {
    const free = TABLE_BITS - code.length
    table.fill(run * 16 + code.length, Number.parseInt(code, 2) << free, (Number.parseInt(code, 2) + 1) << free)
  }
  return table
}

/** Modes of T.6, table 1, by their first seven bits. */
const PASS = 1
const HORIZONTAL = 2
/** the vertical modes are 10 plus how far a1 lies from b1 */
const VERTICAL = 10
const modes = modesOf([['0001', PASS], ['001', HORIZONTAL], ['1', 10], ['011', 11], ['000011', 12], ['0000011', 13], ['010', 9], ['000010', 8], ['0000010', 7]])

function modesOf(codes: readonly (readonly [string, number])[]): Uint8Array {
  const table = new Uint8Array(128)
  for (const [code, mode] of codes) {
    const free = 7 - code.length
    table.fill(mode * 8 + code.length, Number.parseInt(code, 2) << free, (Number.parseInt(code, 2) + 1) << free)
  }
  return table
}

/**
 * Decodes lines of one strip into packed bits, 1 for black.
 * @param data coded bytes, highest bit first
 * @param width pixels of a line
 * @param rows lines wanted
 * @param out at least `rows` lines of `ceil(width / 8)` bytes, zeroed
 * @param twoDimensional group 3 only: lines may be coded against the line above
 * @returns how many lines were decoded; fewer than `rows` where the data ends or goes wrong
 */
export function decodeCcitt(data: Uint8Array, coding: CcittCoding, width: number, rows: number, out: Uint8Array, twoDimensional = false): number {
  const reader = new Lines(data, width)
  const stride = (width + 7) >> 3
  for (let row = 0; row < rows; row++) {
    if (!reader.next(coding, twoDimensional)) return row
    paint(reader.line, reader.changes, out, row * stride)
  }
  return rows
}

/** A line is kept as the columns where its colour changes, the first to black. */
class Lines {
  line: Int32Array
  changes = 0
  private above: Int32Array
  private aboveChanges = 0
  private at = 0
  private readonly end: number

  constructor(private readonly data: Uint8Array, private readonly width: number) {
    this.line = new Int32Array(width + 4)
    this.above = new Int32Array(width + 4)
    this.end = data.length * 8
  }

  /** @returns false where there is no further line */
  next(coding: CcittCoding, twoDimensional: boolean): boolean {
    const line = this.above
    this.above = this.line
    this.aboveChanges = this.changes
    this.line = line
    this.changes = 0
    if (this.at >= this.end) return false
    if (coding === 'group4') return this.flat()
    if (coding === 'huffman') {
      this.at = (this.at + 7) & ~7
      return this.at < this.end && this.single()
    }
    const ends = this.lineEnds()
    // Six line ends on end close the page.
    if (ends > 3) return false
    if (this.at >= this.end) return false
    const flat = twoDimensional && this.bits(1) === 0
    if (twoDimensional) this.at++
    return (flat ? this.flat() : this.single()) || this.skipToLineEnd()
  }

  /** Bits ahead, zeros past the end of the data. */
  private bits(count: number): number {
    const byte = this.at >> 3
    const { data } = this
    const word = ((data[byte] ?? 0) << 16) | ((data[byte + 1] ?? 0) << 8) | (data[byte + 2] ?? 0)
    return (word >> (24 - (this.at & 7) - count)) & ((1 << count) - 1)
  }

  /** Takes the line ends ahead, with the zeros that fill up before them. */
  private lineEnds(): number {
    for (let found = 0; ; found++) {
      if (this.bits(11) !== 0) return found
      let at = this.at + 11
      while (at < this.end && ((this.data[at >> 3] ?? 0) >> (7 - (at & 7)) & 1) === 0) at++
      if (at >= this.end) {
        this.at = this.end
        return found
      }
      this.at = at + 1
    }
  }

  /** A line that went wrong is shown like the one above it, and the next one begins at its mark. */
  private skipToLineEnd(): boolean {
    while (this.at < this.end && this.bits(11) !== 0) this.at++
    if (this.at >= this.end) return false
    this.line.set(this.above.subarray(0, this.aboveChanges))
    this.changes = this.aboveChanges
    return true
  }

  private run(colour: 0 | 1): number {
    let length = 0
    for (;;) {
      const entry = tables[colour][this.bits(TABLE_BITS)] as number
      if (entry === 0 || this.at >= this.end) return -1
      this.at += entry & 15
      const part = entry >> 4
      length += part
      if (part < 64) return length
      if (length > this.width) return -1
    }
  }

  /** A line in one dimension. */
  private single(): boolean {
    let column = 0
    for (let colour: 0 | 1 = 0; column < this.width; colour = colour === 0 ? 1 : 0) {
      const length = this.run(colour)
      if (length < 0 || column + length > this.width || this.changes > this.width) return false
      column += length
      this.line[this.changes++] = column
    }
    return this.closed()
  }

  /** A line that ends black ends at its edge. */
  private closed(): boolean {
    if ((this.changes & 1) === 1) this.line[this.changes++] = this.width
    return true
  }

  /** A line against the one above (T.6, 2.2). */
  private flat(): boolean {
    const { width, line, above } = this
    let a0 = 0
    let colour: 0 | 1 = 0
    let seek = 0
    let begun = false
    while (a0 < width) {
      const entry = modes[this.bits(7)] as number
      if (entry === 0 || this.at >= this.end) return false
      this.at += entry & 7
      const mode = entry >> 3
      if (mode === HORIZONTAL) {
        const first = this.run(colour)
        const second = first < 0 ? -1 : this.run(colour === 0 ? 1 : 0)
        if (second < 0 || a0 + first + second > width || this.changes > width) return false
        line[this.changes++] = a0 + first
        a0 += first + second
        line[this.changes++] = a0
        begun = true
        continue
      }
      // b1: the first change above, right of a0, to the other colour; changes to black have even places.
      while (seek > 0 && (above[seek - 1] as number) > a0) seek--
      while (seek < this.aboveChanges && ((above[seek] as number) < a0 || ((above[seek] as number) === a0 && begun) || (seek & 1) !== colour)) seek++
      const b1 = seek < this.aboveChanges ? (above[seek] as number) : width
      if (mode === PASS) {
        a0 = seek + 1 < this.aboveChanges ? (above[seek + 1] as number) : width
        begun = true
        continue
      }
      const a1 = b1 + mode - VERTICAL
      if (a1 < a0 || a1 > width || this.changes > width) return false
      line[this.changes++] = a1
      a0 = a1
      begun = true
      colour = colour === 0 ? 1 : 0
    }
    return this.closed()
  }
}

/** Sets the black stretches of a line. */
function paint(line: Int32Array, changes: number, out: Uint8Array, from: number): void {
  for (let index = 0; index + 1 < changes; index += 2) {
    const end = line[index + 1] as number
    for (let x = line[index] as number; x < end; ) {
      if ((x & 7) === 0 && end - x >= 8) {
        out[from + (x >> 3)] = 0xff
        x += 8
      } else {
        out[from + (x >> 3)] = (out[from + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
        x++
      }
    }
  }
}
