/** Texts broken into lines of a width. */
import { RIGHT, runsRight } from './bidi'
import type { FontSet, Shaped, Stretch } from './fonts'

export type TextLine = {
  stretches: readonly Stretch[]
  /** in thousandths of the type size */
  width: number
  right: boolean
  /** the words as they are said, where they stand in another order on the line; else null */
  said: string | null
}

/** Words and blanks; scripts that are written without blanks break between any two signs. */
const PIECES = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud888][\udc00-\udfff]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+|\s/g

type Piece = { text: string; bold: boolean; width: number }

/**
 * @param parts what is written after one another, in one or two weights; "\n" ends a line
 * @param width in thousandths of the type size
 */
export function breakLines(fonts: FontSet, parts: readonly { text: string; bold: boolean }[], width: number): TextLine[] {
  const lines: TextLine[] = []
  const right = runsRight(parts.map((one) => one.text).join(' '))
  let line: Piece[] = []
  let taken = 0
  const end = () => {
    while (line.at(-1)?.text === ' ') line.pop()
    lines.push(lineOf(fonts, line, right))
    line = []
    taken = 0
  }
  const add = (piece: Piece) => {
    if (piece.text === ' ' && line.length === 0) return
    if (taken + piece.width > width && line.length > 0 && piece.text !== ' ') end()
    line.push(piece)
    taken += piece.width
  }
  for (const { text, bold } of parts) {
    for (const [at, row] of text.split(/\r\n?|\n/).entries()) {
      if (at > 0) end()
      for (const [found] of row.matchAll(PIECES)) {
        const piece = /\s/.test(found) && found !== '\u00a0' ? ' ' : found
        const own = fonts.shape(piece, bold ? 'bold' : 'plain').width
        if (own <= width) add({ text: piece, bold, width: own })
        else for (const part of cut(fonts, piece, bold, width)) add(part)
      }
    }
  }
  end()
  return lines
}

/** A word that is longer than a line, in parts that fit. */
function cut(fonts: FontSet, word: string, bold: boolean, width: number): Piece[] {
  const parts: Piece[] = []
  let part = ''
  let taken = 0
  for (const sign of word) {
    const own = fonts.shape(sign, bold ? 'bold' : 'plain').width
    if (part !== '' && taken + own > width) {
      parts.push({ text: part, bold, width: taken })
      part = ''
      taken = 0
    }
    part += sign
    taken += own
  }
  return part === '' ? parts : [...parts, { text: part, bold, width: taken }]
}

function lineOf(fonts: FontSet, pieces: readonly Piece[], right: boolean): TextLine {
  const whole = pieces.map((one) => one.text).join('')
  if (RIGHT.test(whole)) {
    // The order on the line crosses the bounds of words, so the line is shaped as one.
    const shaped = fonts.shape(whole, pieces.every((one) => one.bold) ? 'bold' : 'plain', right)
    return { ...shaped, right, said: whole }
  }
  const stretches: Stretch[] = []
  let width = 0
  for (const { text, bold } of pieces) {
    const shaped: Shaped = fonts.shape(text, bold ? 'bold' : 'plain')
    for (const stretch of shaped.stretches) {
      const last = stretches.at(-1)
      if (last?.font === stretch.font) stretches[stretches.length - 1] = { font: last.font, hex: last.hex + stretch.hex, width: last.width + stretch.width }
      else stretches.push(stretch)
    }
    width += shaped.width
  }
  return { stretches, width, right, said: null }
}
