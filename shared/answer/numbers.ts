/** Paragraph numbers as answers print them: "12", "1-5", "3, 5 and 7–9", "12 through 19". */
import type { NumberRange } from './model'

const ONE = /^\s*(?:¶{1,2}\s*|paragraphs?\s+|nos?\.\s*)?(\d{1,4})(?:\([a-z0-9]{1,4}\))*/i
const THROUGH = /^\s*(?:[-–—]|through|thru|to|inclusive of)\s*(?=¶|\d|paragraph)/i
const AND = /^\s*(?:,\s*(?:and|&)?|;|and|&)\s*(?=¶|\d|paragraph)/i

export type NumberList = { ranges: NumberRange[]; to: number }

/**
 * Reads a list of numbers that begins a text.
 * @returns the ranges in order and where the list ends, or null where no number stands there; a
 *   range that falls ("9-5") is read as its two ends
 */
export function readNumberList(text: string): NumberList | null {
  const ranges: NumberRange[] = []
  let at = 0
  for (let count = 0; count < 400; count++) {
    const number = ONE.exec(text.slice(at, at + 40))
    if (!number?.[1]) break
    at += number[0].length
    const from = Number(number[1])
    const through = THROUGH.exec(text.slice(at, at + 24))
    const end = through ? ONE.exec(text.slice(at + through[0].length, at + through[0].length + 40)) : null
    if (through && end?.[1]) {
      at += through[0].length + end[0].length
      const to = fullEnd(from, end[1])
      if (to >= from) ranges.push({ from, to })
      else ranges.push({ from, to: from }, { from: to, to })
    } else ranges.push({ from, to: from })
    const and = AND.exec(text.slice(at, at + 12))
    if (!and) return { ranges, to: at }
    at += and[0].length
  }
  return ranges.length > 0 ? { ranges, to: at } : null
}

/** "123–5" ends at 125. */
function fullEnd(from: number, end: string): number {
  const first = String(from)
  return end.length < first.length && Number(end) < from ? Number(first.slice(0, first.length - end.length) + end) : Number(end)
}

/** Numbers after "paragraph" that a response names as what it responds to, in its first words. */
export function namedTargets(text: string): NumberRange[] | null {
  const head = text.slice(0, 320)
  // Numbers of paragraphs that are only taken over are no targets.
  const stop = /\b(?:incorporat|re-?alleg|repeat|restat|reassert)\w*/i.exec(head)?.index ?? head.length
  const match = /\b(?:paragraphs?|paras?\.|pars?\.|¶{1,2})\s*(?=\d)/i.exec(head.slice(0, stop))
  if (!match) return null
  return readNumberList(head.slice(match.index + match[0].length))?.ranges ?? null
}

export function sizeOf(ranges: readonly NumberRange[]): number {
  return ranges.reduce((sum, one) => sum + one.to - one.from + 1, 0)
}

/** "¶¶ 1–5, 7": as a person would cite them. */
export function citeRanges(ranges: readonly NumberRange[]): string {
  const words = ranges.map((one) => (one.from === one.to ? String(one.from) : `${one.from}–${one.to}`)).join(', ')
  return `${sizeOf(ranges) === 1 ? '¶' : '¶¶'} ${words}`
}
