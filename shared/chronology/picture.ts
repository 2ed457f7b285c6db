/** The timeline as a picture on white paper: a demonstrative, marked as an illustrative aid (FRE 107). */
import type { Matter } from '../records'
import type { Colours, Drawing, Frame } from './draw'
import { drawTimeline } from './draw'
import type { Pen, Type } from './pen'

/** Light colours: a picture is always on white paper. */
export const PAPER: Colours = {
  surface: '#ffffff', line: '#dfdcd5', faint: '#ebe9e3', text: '#1d1b18', second: '#57534b', third: '#6f6a61', accent: '#2b4c9b', accentGround: '#e6ecf8', onAccent: '#ffffff',
  plain: '#57534b', plainGround: '#efede8', on: '#b8430a', onGround: '#fcebe0', held: '#8a5d00', heldGround: '#f8eed7', day: '#ad1f2d', onDay: '#ffffff',
}

const MARGIN = 30
const HEAD = 66
const LINE = 16

export type PictureWords = {
  title: string
  /** "Jul 2024 – Feb 2025 · 38 events" */
  about: string
  /** sentences under the picture, with the chosen day */
  notes: readonly string[]
  /** "Illustrative aid (FRE 107). …"; "" where a person took it off */
  aid: string
}

export const AID = 'Illustrative aid (FRE 107); not evidence. Drawn by Probata from the matter’s records; for a lawyer to check.'
const LEGEND = 'Dashed: the day is not known. Hatched: no record of that time, nothing is claimed. Order within an overlap: undetermined.'

export type Picture = {
  /** laid out at the frame's own scale; drawn in full height */
  drawing: Drawing
  frame: Omit<Frame, 'height' | 'top' | 'chosen'>
  matter: Pick<Matter, 'name' | 'docketNumber' | 'demonstration'>
  words: PictureWords
  /** width of a text in pixels */
  measure: (words: string, type: Type) => number
}

/** Width and height of a picture, in pixels; with its last lines. */
export function pictureSize({ drawing, frame, matter, words, measure }: Picture): { width: number; height: number; notes: string[] } {
  const notes = [...words.notes.flatMap((note) => wrapped(note, frame.width, measure)), LEGEND, ...(words.aid ? [words.aid] : []), ...(matter.demonstration ? ['DEMONSTRATION – NOT A COURT FILING'] : [])]
  return { width: frame.width + 2 * MARGIN, height: HEAD + drawing.height + 14 + notes.length * LINE + MARGIN, notes }
}

/** Draws the picture with any pen. */
export function drawPicture(pen: Pen, picture: Picture): void {
  const { drawing, frame, matter, words } = picture
  const { width, height, notes } = pictureSize(picture)
  pen.rect(0, 0, width, height, { fill: PAPER.surface })
  pen.text(MARGIN, 36, words.title, { size: 19, weight: 680, fill: PAPER.text, most: frame.width })
  pen.text(MARGIN, 55, [matter.name, matter.docketNumber, words.about].filter(Boolean).join(' · '), { size: 11.5, weight: 400, fill: PAPER.second, most: frame.width })
  pen.shifted(MARGIN, HEAD, () => drawTimeline(pen, drawing, { ...frame, height: drawing.height, top: 0, chosen: null }, PAPER))
  const strongUntil = notes.indexOf(LEGEND)
  notes.forEach((note, at) => {
    const demonstration = note.startsWith('DEMONSTRATION')
    pen.text(MARGIN, HEAD + drawing.height + 22 + at * LINE, note, { size: 11, weight: demonstration || at < strongUntil ? 600 : 400, fill: demonstration ? '#b8430a' : at < strongUntil ? PAPER.text : PAPER.third })
  })
}

function wrapped(note: string, most: number, measure: (words: string, type: Type) => number): string[] {
  const lines: string[] = []
  for (const word of note.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && measure(longer, { size: 11, weight: 600, fill: '' }) > most) lines.push(word)
    else lines[Math.max(0, lines.length - 1)] = longer
  }
  return lines
}
