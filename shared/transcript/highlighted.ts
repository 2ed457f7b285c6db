/**
 * A transcript as PDF with its designations in colour, as courts ask for it: the reporter's pages and
 * line numbers, a colour for each side, the kind and the objections in the margin, a legend before them.
 */
import type { Designation, Transcript, TranscriptPage } from '../records'
import { courtHead, type Paper } from '../report/paper'
import { embedFonts } from '../report/pdf/embed'
import { PdfFile } from '../report/pdf/file'
import { codePointsOf, FontSet, type FontFile } from '../report/pdf/fonts'
import { breakLines } from '../report/pdf/lines'
import { MARGIN, Pages } from '../report/pdf/pages'
import { finishPdf } from '../report/pdf/write'
import { inOrder, KIND_NAMES, RULING_NAMES } from './designations'
import { citeTestimony, compare, within } from './range'

export type Highlighted = {
  transcript: Transcript
  /** every page that is to be printed, in order */
  pages: readonly TranscriptPage[]
  designations: readonly Designation[]
  /** who offers each designation, by the id of the party; "" for null */
  names: Readonly<Record<string, string>>
  head: Pick<Paper, 'court' | 'caption' | 'docket'>
}

/** Ground of the words and the bar beside them; told apart without colour by the letter in the margin. */
const COLOURS: readonly { ground: string; bar: string; word: string }[] = [
  { ground: '1 0.93 0.62', bar: '0.72 0.52 0', word: 'yellow' }, { ground: '0.80 0.89 1', bar: '0.10 0.35 0.70', word: 'blue' }, { ground: '0.82 0.94 0.82', bar: '0.10 0.45 0.25', word: 'green' },
  { ground: '1 0.84 0.84', bar: '0.70 0.15 0.18', word: 'red' }, { ground: '0.92 0.85 0.97', bar: '0.45 0.22 0.60', word: 'violet' }, { ground: '0.98 0.87 0.74', bar: '0.70 0.35 0.05', word: 'orange' },
]
const NUMBERS = MARGIN + 22
const WORDS = MARGIN + 34
const NOTES = 108

/** Pages on which something is designated. */
export function designatedPages(pages: readonly TranscriptPage[], designations: readonly Designation[]): TranscriptPage[] {
  return pages.filter((page) => page.lines.some((line) => designations.some((one) => within({ page: page.printed, line: line.n }, one))))
}

type Side = { party: string; name: string; letter: string; colour: (typeof COLOURS)[number] }

function sidesOf({ designations, names }: Highlighted): Map<string, Side> {
  const parties = [...new Set(inOrder(designations).map((one) => one.party ?? ''))]
  return new Map(parties.map((party, at) => [party, { party, name: names[party] || 'Our side', letter: String.fromCharCode(65 + (at % 26)), colour: COLOURS[at % COLOURS.length] as Side['colour'] }]))
}

const ruled = (one: Designation) => one.objections.map((each) => `Obj.${each.by ? ` ${each.by}` : ''}: ${each.ground || 'no ground'}${RULING_NAMES[each.ruling] ? ` (${RULING_NAMES[each.ruling].toLowerCase()})` : ''}`)

/** Code points that its fonts must have. */
export function codePointsOfHighlighted(source: Highlighted): Set<number> {
  const { transcript, pages, designations, names, head } = source
  return codePointsOf([TITLE, LEGEND, ROUGH, 'Page Case No. 0123456789:–-.,()[]ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...COLOURS.map((one) => one.word), ...Object.values(KIND_NAMES), ...Object.values(RULING_NAMES), 'Our side Obj. no ground', head.court.toUpperCase(), head.caption, head.docket, transcript.witness, transcript.shortForm, transcript.date ?? '', ...Object.values(names), ...pages.flatMap((page) => page.lines.map((line) => line.text)), ...designations.flatMap(ruled)])
}

const TITLE = 'Designated testimony'
const LEGEND = 'Each side has a colour and a letter. The letter stands in the right margin where a designation begins, with its kind, its lines and the objections to it.'
const ROUGH = 'Rough draft, not certified.'

/** @returns the file in pieces, its pages, and signs that no font has */
export function highlightedPdf(source: Highlighted, files: readonly FontFile[], onProgress: (done: number, total: number) => void): { pieces: Uint8Array[]; pages: number; missing: ReadonlySet<string> } {
  const file = new PdfFile()
  const parent = file.reserve()
  const fonts = new FontSet(files)
  const pages = new Pages(file, fonts, parent, false)
  const sides = sidesOf(source)
  drawLegend(pages, source, [...sides.values()])
  source.pages.forEach((page, at) => {
    pages.next()
    drawPage(pages, page, source, sides)
    if (at % 16 === 0) onProgress(at, source.pages.length)
  })
  pages.end()
  embedFonts(file, fonts, pages.fontNumbers)
  finishPdf(file, { title: `${TITLE}: ${source.transcript.witness || source.transcript.shortForm}`, parent, pages: pages.numbers, laid: pages, bookmarks: pages.bookmarks })
  return { pieces: file.take(), pages: pages.numbers.length, missing: fonts.missing }
}

function write(pages: Pages, tag: 'H1' | 'H2' | 'P', text: string, { size, bold = false, x = MARGIN, width = pages.inner }: { size: number; bold?: boolean; x?: number; width?: number }): void {
  if (text === '') return
  const node = pages.document.child(tag)
  for (const line of breakLines(pages.fonts, [{ text, bold }], (width * 1000) / size)) {
    if (pages.room < size * 1.4) pages.next()
    pages.marked(node, () => pages.text(line, x, pages.y - size, size))
    pages.y -= size * 1.35
  }
  pages.y -= 6
}

function drawLegend(pages: Pages, { transcript, head, designations }: Highlighted, sides: readonly Side[]): void {
  const court = courtHead({ ...head, title: '', parts: [] })
  if (court) for (const text of [court.court, court.caption, court.docket]) write(pages, 'P', text, { size: 11 })
  pages.y -= 10
  pages.bookmark(TITLE, 1, pages.y)
  write(pages, 'H1', TITLE, { size: 16, bold: true })
  write(pages, 'P', [transcript.witness || transcript.shortForm, transcript.date ?? '', transcript.volume && `Vol. ${transcript.volume}`].filter(Boolean).join(', '), { size: 12 })
  if (transcript.rough) write(pages, 'P', ROUGH, { size: 11, bold: true })
  write(pages, 'P', LEGEND, { size: 10 })
  for (const side of sides) {
    if (pages.room < 24) pages.next()
    const y = pages.y
    pages.artifact(() => pages.draw(`q ${side.colour.ground} rg ${MARGIN} ${y - 13} 26 14 re f ${side.colour.bar} rg ${MARGIN} ${y - 13} 4 14 re f Q`))
    const own = designations.filter((one) => (one.party ?? '') === side.party)
    write(pages, 'P', `${side.letter}  ${side.name} (${side.colour.word}): ${own.length === 1 ? '1 designation' : `${own.length} designations`}`, { size: 11, x: MARGIN + 36, width: pages.inner - 36 })
  }
}

function drawPage(pages: Pages, page: TranscriptPage, { transcript, designations }: Highlighted, sides: ReadonlyMap<string, Side>): void {
  const title = transcript.paged ? `Page ${page.printed}` : 'Lines'
  pages.bookmark(`${transcript.shortForm} ${title}`, 1, pages.y)
  write(pages, 'H2', `${transcript.shortForm}    ${title}`, { size: 10, bold: true })
  const own = designations.filter((one) => page.lines.some((line) => within({ page: page.printed, line: line.n }, one)))
  const leading = Math.min(24, Math.max(6, (pages.y - MARGIN) / Math.max(1, page.lines.length)))
  const size = Math.min(11, leading * 0.8)
  const width = pages.width - MARGIN - NOTES - WORDS
  let noteEnd = Number.POSITIVE_INFINITY
  for (const line of page.lines) {
    const y = pages.y
    const here = own.filter((one) => within({ page: page.printed, line: line.n }, one))
    pages.artifact(() => here.forEach((one, at) => {
      const side = sides.get(one.party ?? '') as Side
      const share = width / here.length
      pages.draw(`q ${side.colour.ground} rg ${WORDS - 4 + at * share} ${y - leading} ${share + 4} ${leading} re f ${side.colour.bar} rg ${WORDS - 10 - at * 4} ${y - leading} 3 ${leading} re f Q`)
    }))
    const base = y - (leading + size * 0.7) / 2
    const node = pages.document.child('P')
    pages.marked(node, () => {
      const number = pages.fonts.shape(String(line.n), 'plain')
      pages.text({ ...number, right: false, said: null }, NUMBERS - 12 - (number.width * 9) / 1000, base, Math.min(9, size))
      if (line.text === '') return
      const shaped = pages.fonts.shape(line.text, 'plain')
      pages.text({ ...shaped, right: false, said: null }, WORDS, base, Math.min(size, (width * 1000) / Math.max(1, shaped.width)))
    })
    for (const one of here.filter((each) => compare(each.from, { page: page.printed, line: line.n }) === 0 || line === page.lines[0])) noteEnd = drawNote(pages, one, sides.get(one.party ?? '') as Side, transcript, Math.min(noteEnd, y - 2))
    pages.y = y - leading
  }
}

/** What is offered and objected to, beside its first line. @returns where the next note may begin */
function drawNote(pages: Pages, one: Designation, side: Side, transcript: Transcript, top: number): number {
  const size = 7
  const node = pages.document.child('P')
  const text = [`${side.letter} ${KIND_NAMES[one.kind]} ${citeTestimony(transcript, one).slice(transcript.shortForm.length + 1)}`, ...ruled(one)].join('\n')
  let y = top
  pages.marked(node, () => {
    for (const line of breakLines(pages.fonts, [{ text, bold: false }], ((NOTES - 4) * 1000) / size)) {
      if (y - size < MARGIN - 14) return
      pages.text(line, pages.width - MARGIN - NOTES + 8, y - size, size)
      y -= size * 1.25
    }
  })
  return y - 3
}
