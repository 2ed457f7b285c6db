/** The outer form of RTF 1.9.1: groups, control words, control symbols, bytes. No recursion, one pass. */
import { ProblemError, problem } from '../problem/problem'

export type RtfHandler = {
  open(): void
  close(): void
  /** a control word without its backslash, and its number where it has one */
  word(name: string, value: number | null): void
  /** a control symbol other than an escaped character: "*", "~", "-", "_", "|", ":" */
  symbol(sign: string): void
  /** a byte of text, in the codepage that holds at its place */
  byte(value: number): void
}

/** Deeper groups are made to break readers. */
const DEEPEST = 1000
const LONGEST_WORD = 40

/** Whether the bytes begin as RTF does: "{\rtf", after blanks or a byte order mark. */
export function isRtf(bytes: Uint8Array): boolean {
  return startOf(bytes) !== -1
}

function startOf(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (at < 1000 && (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09)) at++
  return String.fromCharCode(...bytes.subarray(at, at + 5)).toLowerCase() === '{\\rtf' ? at : -1
}

/**
 * Tells the handler what stands in the file, until its first group is closed.
 * Gives whether it was closed; a file cut short is not.
 * @throws ProblemError `file.not-readable` where it is no RTF or nested absurdly deep
 */
export function scanRtf(bytes: Uint8Array, handler: RtfHandler): { closed: boolean } {
  let at = startOf(bytes)
  if (at === -1) throw new ProblemError(problem('file.not-readable', 'This is not a rich-text file: it does not begin as one.', 'Open it in the program that made it, save it as PDF or .docx, and import that.'))
  let depth = 0
  while (at < bytes.length) {
    const byte = bytes[at++] as number
    if (byte === 0x7b) {
      if (++depth > DEEPEST) throw new ProblemError(problem('file.not-readable', 'This rich-text file is nested far deeper than any word processor writes, so it was not read.', 'Open it in a word processor, save it anew, and import that.'))
      handler.open()
    } else if (byte === 0x7d) {
      handler.close()
      if (--depth <= 0) return { closed: true }
    } else if (byte === 0x5c) at = control(bytes, at, handler)
    else if (byte !== 0x0d && byte !== 0x0a && byte !== 0) handler.byte(byte)
  }
  return { closed: false }
}

/** Reads what follows a backslash; gives where it ends. */
function control(bytes: Uint8Array, from: number, handler: RtfHandler): number {
  const first = bytes[from]
  if (first === undefined) return from
  if (!isLetter(first)) return symbol(bytes, from, first, handler)
  let at = from
  while (isLetter(bytes[at]) && at - from < LONGEST_WORD) at++
  const name = String.fromCharCode(...bytes.subarray(from, at))
  const negative = bytes[at] === 0x2d && isDigit(bytes[at + 1])
  if (negative) at++
  let value: number | null = null
  for (let digits = 0; isDigit(bytes[at]); at++, digits++) if (digits < 10) value = (value ?? 0) * 10 + (bytes[at] as number) - 0x30
  if (negative && value !== null) value = -value
  if (bytes[at] === 0x20) at++
  // Raw bytes: neither braces nor backslashes mean anything in them.
  if (name === 'bin') return at + Math.max(0, value ?? 0)
  handler.word(name, value)
  return at
}

function symbol(bytes: Uint8Array, at: number, first: number, handler: RtfHandler): number {
  if (first === 0x27) {
    const high = hexOf(bytes[at + 1])
    const low = hexOf(bytes[at + 2])
    if (high === -1 || low === -1) return at + 1
    handler.byte(high * 16 + low)
    return at + 3
  }
  if (first === 0x0d || first === 0x0a) handler.word('par', null)
  else if (first === 0x09) handler.word('tab', null)
  else if (first === 0x5c || first === 0x7b || first === 0x7d) handler.byte(first)
  else handler.symbol(String.fromCharCode(first))
  return at + 1
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (isDigit(byte)) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
