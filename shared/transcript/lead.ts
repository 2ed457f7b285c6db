/** The numbers at the left of rows. A row is looked at once; what its number means is asked several times. */
import type { Panel } from './model'
import { beginOf, isBlankCode, isDigitCode } from './row'
import { type Stamps, takeLeft } from './stamps'

/** A row, its time at the left taken off; `word`: what stands where a line number does, and ends at `end`; `n` where it is a number. */
export type Read = { row: string; time: string; blank: boolean; word: string; n: number | null; end: number }

/** Letters that OCR reads for digits. */
const MISREAD: Record<string, string> = { l: '1', I: '1', i: '1', '|': '1', O: '0', o: '0', S: '5', s: '5', B: '8', Z: '2', z: '2', g: '9', q: '9' }

/** Looks at the beginning of a row once: a word of one or two letters within its first 24 columns may be the number of a line. */
export function readRow(row: string, time = ''): Read {
  const at = beginOf(row)
  let end = at
  while (end < at + 3 && end < row.length && !isBlankCode(row.charCodeAt(end))) end++
  if (at > 24 || end === at || end > at + 2) return { row, time, blank: at === row.length, word: '', n: null, end: 0 }
  const first = row.charCodeAt(at)
  const second = end === at + 1 ? null : row.charCodeAt(at + 1)
  const n = !isDigitCode(first) ? null : second === null ? first - 48 : isDigitCode(second) ? (first - 48) * 10 + second - 48 : null
  return { row, time, blank: false, word: n === null ? row.slice(at, end) : '', n, end }
}

/** The number of a line, null where it has none; of a recognised page also letters that may stand for the expected one. */
export function leadOf({ word, n }: Read, ocr: boolean, expected: number): number | null {
  if (n !== null || !ocr || word === '') return n
  const guess = [...word].map((letter) => MISREAD[letter] ?? letter).join('')
  return guess === String(expected) ? expected : null
}

export const readRows = (panel: Panel, stamps: Stamps): Read[] => panel.rows.map((whole) => {
  if (!stamps.left) return readRow(whole)
  const { row, time } = takeLeft(whole)
  return readRow(row, time)
})
