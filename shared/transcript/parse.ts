/** Reads a transcript: a pipeline of panels, pages and lines, page numbers, parts, turns, exhibits (domain § 7). */
import { groupBy } from '../list/groupBy'
import { ProblemError, problem } from '../problem/problem'
import type { PageText } from '../text/page'
import { isCaptions, pagesOfCaptions, readCaptions } from './captions'
import { errataOf } from './errata'
import { exhibitsOf } from './exhibits'
import { frontOf, witnessesOf } from './front'
import type { Doubt, Line, Panel, ParsedTranscript, PrintedPage } from './model'
import { numberPages } from './pageNumbers'
import { paginate } from './paginate'
import { panelsOfPages, panelsOfText } from './panels'
import { isWordIndex, setParts } from './parts'
import { beginOf } from './row'
import { dvtLines, isDvt, isSami, pagesOfDvt, samiCues } from './timed'
import { runningLines } from './running'
import { setTurns } from './turns'

export type TranscriptFile = {
  /** whether the pages have places (PDF, pictures) or are lines of a text */
  placed: boolean
  /** as it is called, for sentences */
  name: string
}

/** More lines than this on a page are two pages run together. */
const MOST_LINES = 60

/**
 * Reads a transcript. Page and line are those that are printed; where none are, `paged` is false and
 * lines carry the number of the line in the file.
 * @param pages text of the file's pages, in order
 * @throws ProblemError where there is no text
 */
export function parseTranscript(pages: readonly PageText[], file: TranscriptFile): ParsedTranscript {
  if (pages.every((page) => page.text.trim() === '')) {
    throw new ProblemError(problem('transcript.no-text', `There is no text in ${file.name}.`, 'Ask the reporter for an ASCII or PDF file of the transcript.', 'Nothing was changed.'))
  }
  const begins = file.placed ? '' : (pages[0]?.text ?? '')
  const sami = isSami(begins)
  const captions = sami || isCaptions(begins)
  const dvt = isDvt(begins) ? pagesOfDvt(dvtLines(plainOf(pages))) : null
  if (dvt?.length === 0) throw new ProblemError(problem('transcript.no-text', `${file.name} has the times of a transcript, and none of its words.`, 'Import the transcript itself, and give this file with its recording.', 'Nothing was changed.'))
  const cleaned = file.placed || captions ? pages : pages.map((page) => ({ ...page, text: page.text.replace(CONTROL, '').replace(/\t/g, '        ') }))
  const panels = captions || dvt ? [] : file.placed ? panelsOfPages(cleaned) : panelsOfText(cleaned)
  const running = runningLines(panels)
  const found = captions ? pagesOfCaptions(sami ? samiCues(plainOf(pages)) : readCaptions(plainOf(pages))) : (dvt ?? running ?? paginate(panels))
  const all = found.filter((page) => page.lines.length > 0)
  const { kept, behind } = withoutIndex(all)
  const { pages: numbered, printed, doubts } = captions || running ? { pages: kept.map((page) => ({ ...page, printed: 0 })), printed: false, doubts: [] } : numberPages(kept)
  const withLines = numbered.filter((page) => page.numbered).length
  const paged = !captions && !running && (withLines >= numbered.length * 0.5 || (printed && numbered.length > 1) || (!file.placed && numbered.length > 2 && evenlyLong(numbered)))
  const ready = paged || captions || running ? numbered : unpaged(pages)
  setParts(ready)
  const examinations = captions ? [] : setTurns(ready)
  const { exhibits, doubts: aboutExhibits } = exhibitsOf(ready)
  const last = ready.reduce((most, page) => Math.max(most, page.printed), 0)
  // Before blanks are drawn together: they part the columns of a table.
  const errata = errataOf(ready, last)
  const odd = dvt !== null || pages.some((page) => ODD_BLANK.test(page.text))
  for (const page of ready) for (const line of page.lines) if (odd ? ODD_BLANKS.test(line.text) : line.text.includes('  ')) line.text = line.text.replace(/\s+/g, ' ')
  const people = witnessesOf(ready)
  const linesPerPage = paged ? usual(ready) : 0
  const front = frontOf(ready)
  return {
    ...front, witness: people.join('; ').slice(0, 300), firstPage: paged ? (ready[0]?.printed ?? 0) : 0, lastPage: paged ? last : 0, linesPerPage, paged, examinations, exhibits, errata, pages: ready.map(asRecorded), behind,
    doubts: [
      ...(paged ? doubts : []), ...pageDoubts(ready, linesPerPage, paged, printed, captions ? CAPTIONS : running ? RUNNING : UNPAGED, panels.length === 1 && !file.placed), ...recognitionDoubts(panels, file.placed, ready),
      ...(people.length > 1 ? [{ what: 'two-witnesses', say: `${people.length} witnesses testify in this file: ${people.join(', ')}.`.slice(0, 1000), at: null }] : []),
      ...(front.rough ? [{ what: 'rough', say: 'This is a rough draft, not certified: it may not be cited as testimony.', at: null }] : []), ...aboutExhibits,
    ],
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: print streams carry escape codes, and old files end with 0x1A
const CONTROL = /\u001b(?:\[[0-9;]{0,12}[A-Za-z]|[&()*][A-Za-z0-9]{0,12}|.)?|[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/g

/** A blank that is no space; and what is to be drawn together where there are such. */
const ODD_BLANK = /[^\S \n]/
const ODD_BLANKS = /\s\s|[^\S ]/

const plainOf = (pages: readonly PageText[]) => pages.map((page) => page.text).join('\n')

/** What is kept of a page: columns and furniture have served. */
function asRecorded({ filePage, printed, said, part, numbered, lines }: PrintedPage & { printed: number }): ParsedTranscript['pages'][number] {
  return { filePage, printed, said, part, numbered, lines }
}

/** Lines with the numbers they have in the file. */
function unpaged(pages: readonly PageText[]): (PrintedPage & { printed: number })[] {
  let n = 0
  return pages.map((page) => {
    const rows = page.text.split('\n')
    const lines = rows.map((row): Line => {
      const text = row.replace(CONTROL, '').trim().slice(0, 2000)
      return { kind: text === '' ? 'blank' : 'colloquy', n: ++n, speaker: '', text, time: '' }
    })
    return { filePage: page.n, printed: 0, said: false, lines, indents: rows.map((row) => beginOf(row)), part: 'testimony', furniture: [], numbered: false }
  })
}

/** Pages of one length, but for the last: a page image without numbers. */
function evenlyLong(pages: readonly PrintedPage[]): boolean {
  const lengths = pages.slice(0, -1).map((page) => page.lines.length)
  const usualLength = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0
  return usualLength >= 20 && usualLength <= 56 && lengths.filter((one) => one === usualLength).length >= lengths.length * 0.9
}

/** A word index has page numbers of its own, and so has what lies behind it: no cite must meet them. */
function withoutIndex(pages: readonly PrintedPage[]): { kept: PrintedPage[]; behind: number } {
  const first = pages.findIndex((page, index) => index > 0 && isWordIndex(page))
  // An index in the midst, as of a first volume, leaves what follows alone.
  if (first < 0) return { kept: [...pages], behind: 0 }
  const kept = pages.filter((page, index) => index < first || (!isWordIndex(page) && pages.slice(index).some((one) => one.numbered && one.lines.filter((line) => /^(?:Q|A)[.\s]/.test(line.text)).length > 2)))
  return { kept, behind: pages.length - kept.length }
}

function usual(pages: readonly PrintedPage[]): number {
  const counts = new Map<number, number>()
  for (const page of pages) {
    const n = page.lines.at(-1)?.n ?? 0
    counts.set(n, (counts.get(n) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** Below this the words of a page are hardly to be relied on. */
const POOR = 0.75

/** What was read from a picture may read otherwise on the paper. */
function recognitionDoubts(panels: readonly Panel[], placed: boolean, pages: readonly { filePage: number; printed: number }[]): Doubt[] {
  const own = panels.filter((panel) => panel.ocr)
  if (own.length === 0) return []
  const sheets = new Set(own.map((panel) => panel.filePage)).size
  const told = own.reduce((sum, panel) => sum + (panel.byPlace ?? 0), 0)
  const poor = own.filter((panel) => placed && (panel.confidence ?? 1) < POOR)
  return [
    ...(told > 0 ? [{ what: 'lines-by-place', say: `${told === 1 ? 'One line number was' : `${told} line numbers were`} lost or misread in the recognition, and told by ${told === 1 ? 'its' : 'their'} place between the others.`, at: null }] : []),
    ...poor.slice(0, 50).flatMap((panel): Doubt[] => {
      const printed = pages.find((page) => page.filePage === panel.filePage)?.printed
      return printed === undefined ? [] : [{ what: 'recognised-poorly', say: `Page ${printed} was recognised poorly (${Math.round((panel.confidence ?? 0) * 100)} %): read it against its picture.`, at: { page: printed, line: 1 } }]
    }),
    placed ? { what: 'recognised', say: `The words of ${sheets === 1 ? 'one page were' : `${sheets} pages were`} recognised from pictures. Compare words with the picture before quoting them.`, at: null }
    : { what: 'ocr-noise', say: 'Letters stand for digits in the line numbers (“l0” for 10), as after the recognition of a scan: they are read by their neighbours. Compare words with the paper before quoting them.', at: null },
  ]
}

const CAPTIONS = 'These are captions of a recording: they have no pages. Lines are cited by their place in the file.'
const RUNNING = 'The line numbers of this file run on from page to page. Lines are cited by these numbers; for a cite by page and line, ask the reporter for the paged transcript.'
const UNPAGED = 'This file carries no page and line numbers. Lines are cited by their place in the file; for a cite by page and line, ask the reporter for the paged transcript.'

function pageDoubts(pages: readonly (PrintedPage & { printed: number })[], most: number, paged: boolean, printed: boolean, unpagedFor: string, unbroken: boolean): Doubt[] {
  if (!paged) return [{ what: 'not-paged', say: unpagedFor, at: null }]
  const doubts: Doubt[] = []
  const body = pages
  if (!printed && unbroken && body.length > 1) doubts.push({ what: 'no-page-breaks', say: 'This file has no page breaks, and no page numbers are printed: a page is taken to begin where the line numbers begin anew, counted from the first. Compare one with the paper before citing.', at: null })
  else if (!printed) doubts.push({ what: 'pages-counted', say: 'No page numbers are printed; pages are counted from the first of the file. Compare one with the paper before citing.', at: null })
  const said = body.filter((page) => page.part === 'testimony')
  const bare = said.filter((page) => !page.numbered).length
  if (bare > 0 && bare >= said.length * 0.5) doubts.push({ what: 'lines-counted', say: 'No line numbers are printed; lines are counted from the top of each page.', at: null })
  for (const page of body) {
    const at = { page: page.printed, line: page.lines.at(-1)?.n ?? 1 }
    if (page.lines.length > MOST_LINES || (most > 0 && at.line > most && page.part === 'testimony' && page.numbered)) doubts.push({ what: 'too-many-lines', say: `Page ${page.printed} has ${at.line} lines; the others have ${most}.`, at })
    if (page.numbered && page.part === 'testimony') {
      const missing: string[] = []
      for (let index = 1; index < page.lines.length; index++) {
        const expected = (page.lines[index - 1]?.n ?? 0) + 1
        if ((page.lines[index]?.n ?? 0) > expected) missing.push(String(expected))
      }
      if (missing.length > 0) doubts.push({ what: 'lines-missing', say: `Page ${page.printed} lacks line ${missing.join(', ')}.`, at: { page: page.printed, line: Number(missing[0]) } })
    }
    if (doubts.length > 500) break
  }
  return [...doubts, ...sameText(body)]
}

/** Pages with the very words of another. To tell that two differ, their length and some line are most often enough. */
function sameText(pages: readonly (PrintedPage & { printed: number })[]): Doubt[] {
  const byLength = new Map<number, (PrintedPage & { printed: number })[]>()
  for (const page of pages) {
    let length = -1
    for (const { text } of page.lines) length += text.length + 1
    if (length < 200) continue
    const own = byLength.get(length)
    if (own) own.push(page)
    else byLength.set(length, [page])
  }
  const before = new Map<PrintedPage, number>()
  for (const own of byLength.values()) for (const alike of own.length < 2 ? [] : groupBy(own, ({ lines }) => lines[lines.length >> 1]?.text ?? '').values()) {
    if (alike.length < 2) continue
    const seen = new Map<string, number>()
    for (const page of alike) {
      const words = page.lines.map((line) => line.text).join('\n')
      const first = seen.get(words)
      if (first === undefined) seen.set(words, page.printed)
      else before.set(page, first)
    }
  }
  return pages.flatMap((page) => (before.has(page) ? [{ what: 'same-text', say: `Page ${page.printed} has the very words of page ${before.get(page)}.`, at: { page: page.printed, line: 1 } }] : []))
}
