/** Which part of a transcript a page belongs to: only the body is testimony. */
import type { Line, Part, PrintedPage } from './model'
import { beginsWith } from './row'

const squeezed = (text: string) => text.replace(/\b(?:[A-Z]\s){2,}[A-Z]\b/g, (spaced) => spaced.replace(/\s/g, '')).toUpperCase()

const INDEX_CITE = /\d{1,4}:\d{1,2}(?:,\d{1,2})*/g
const QA = /^(?:[QA0OG][.:,;]\s|[QA][.:](?=[A-Z](?:[a-z]|\s))|[QA]\s{1,}\S|(?:Q(?:UESTION|uestion)|A(?:NSWER|nswer)):\s|\d{1,5}\.?\s+Q[.:]\s)/
const SPEAKER = /^(?:MR|MS|MRS|MISS|DR|THE)\.?\s[A-ZÀ-ÖØ-Þ .'’-]{2,40}:/

/** A page of a word index: hardly anything but words with cites. */
export function isWordIndex(page: PrintedPage): boolean {
  const { lines } = page
  const furniture = lines.length > 0 && page.numbered ? [] : page.furniture.map((row) => row.slice(1))
  const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
  let cites = 0
  for (const { text } of lines) if (text.includes(':')) cites += countOf(text, INDEX_CITE)
  for (const row of furniture) cites += countOf(row, INDEX_CITE)
  // Words are counted only where so many cites stand that they might be a quarter of them.
  if (cites <= 2) return false
  const words = [...lines.map((line) => line.text), ...furniture].reduce((sum, row) => sum + countOf(row, /\S+/g), 0)
  return words > 8 && cites > words * 0.25
}

const mayAsk = beginsWith(/^[QAOG\d]/)
const maySpeak = beginsWith(/^[MDT]/)
const mayExamine = beginsWith(/^[^\w]|^[EFCDR]/i)
const EXAMINES = /^[^\w\n]*(?:E\s?X\s?A\s?M|(?:FURTHER|CONTINUED|DIRECT|CROSS|RE)\b)/i
const TITLED_INDEX = /^[^\w\n]*(?:WORD INDEX|CONCORDANCE)\W*$/m
/** The letter that such a title begins with: to draw spaced letters together takes longer. */
const MAY_TITLE = /^\W*[WC]\W*O/i

type Marks = { part: Part | null; turns: number; examination: boolean }

function marksOf(page: PrintedPage): Marks {
  const lines = page.lines.filter((line) => line.text !== '')
  let [turns, speakers, examines] = [0, 0, false]
  for (const { text } of lines) {
    if (mayAsk(text) && QA.test(text)) turns++
    else if (maySpeak(text) && SPEAKER.test(text)) speakers++
    else examines ||= mayExamine(text) && EXAMINES.test(text)
  }
  const top = lines.slice(0, 10)
  const head = () => squeezed(top.map((line) => line.text).join('\n'))
  // Most pages are full of questions and answers: nothing but a word index could still be one of them.
  if (turns > 3 && !examines) return { part: isWordIndex(page) || (top.some((line) => MAY_TITLE.test(line.text)) && TITLED_INDEX.test(head())) ? 'word-index' : null, turns: turns + speakers, examination: false }
  return markedBy(page, lines, head(), turns, speakers)
}

function markedBy(page: PrintedPage, lines: readonly Line[], head: string, turns: number, speakers: number): Marks {
  const all = squeezed(lines.map((line) => line.text).join('\n'))
  const examination = /^\s*(?:(?:FURTHER |RE-?|CONTINUED )?(?:DIRECT |CROSS-?|REDIRECT |RECROSS-?)?\s?EXAMINATION)\b/m.test(all) && /^BY\s+M[RS]/m.test(all)
  let part: Part | null = null
  if (isWordIndex(page)) part = 'word-index'
  else if (TITLED_INDEX.test(head)) part = 'word-index'
  else if (turns < 3 && /ERRATA|CORRECTION SHEET|CHANGES AND SIGNATURE|DEPOSITION CHANGES|AMENDMENT SHEET|^CORRECTIONS$/m.test(head)) part = 'errata'
  else if (turns < 3 && /CERTIFICAT(?:E|ION)\b|REPORTER'?S CERTIF|^DISCLOSURE\b/m.test(head) && /CERTIFY|CERTIFIED|NOTARY|REPORTER/.test(all)) part = 'certificate'
  else if (turns < 3 && /PENALTY OF PERJURY|JURAT|SIGNATURE PAGE|SIGNATURE OF (?:THE )?(?:WITNESS|DEPONENT)|ACKNOWLEDGE?MENT OF (?:DEPONENT|WITNESS)|DECLARATION OF (?:DEPONENT|WITNESS)|SUBSCRIBED AND SWORN/.test(all) && speakers < 2 && !/HAVING BEEN/.test(all)) part = 'signature'
  else if (turns < 3 && /^[^\w\n]*(?:APPEARANCES?)\b[^\n]{0,20}$|^APPEARANCES OF COUNSEL|^\W*APPEARANCES\b/m.test(head)) part = 'appearances'
  else if (turns < 3 && speakers < 4 && (/^[^\w\n]*(?:INDEX|TABLE OF CONTENTS|CONTENTS|EXHIBITS?|INDEX (?:OF|TO) (?:EXAMINATIONS?|EXHIBITS|WITNESSES|PROCEEDINGS)|EXAMINATION INDEX|EXHIBIT INDEX)\b[^\n]{0,40}$/m.test(head) || /^[^\w\n]*(?:WITNESS|EXHIBIT|NO\.|NUMBER)\b[^\n]*\bPAGE\b/m.test(all))) part = 'index'
  else if (turns < 1 && /^[^\w\n]*STIPULAT(?:ION|IONS)\b|IT IS (?:HEREBY )?STIPULATED/m.test(all) && speakers === 0) part = 'stipulations'
  else if (turns < 2 && speakers < 2 && /\b(?:DEPOSITION|EXAMINATION UNDER OATH|TRANSCRIPT|HEARING|PROCEEDINGS|TRIAL)\b/.test(all) && /\b(?:COURT|VS?\.|PLAINTIFFS?|DEFENDANTS?|REPORTED BY|VOLUME|TAKEN)\b/.test(all) && !examination) part = 'cover'
  return { part, turns: turns + speakers, examination }
}

/** Sets the part of each page, in place. */
export function setParts(pages: readonly PrintedPage[]): void {
  const marks = pages.map(marksOf)
  const speaks = (index: number) => {
    const one = marks[index] as Marks
    return one.part === null ? one.turns >= 1 || one.examination : false
  }
  const begins = pages.findIndex((_, index) => speaks(index) && ((marks[index] as Marks).turns >= 2 || (marks[index] as Marks).examination || pages.length < 4))
  let ends = pages.length - 1
  while (ends > begins && !speaks(ends)) ends--
  if (begins < 0) {
    for (const [index, page] of pages.entries()) page.part = marks[index]?.part ?? 'testimony'
    return
  }
  let start = begins
  // "(Whereupon, the proceedings began at 9:04.)" stands before the first question.
  while (start > 0 && marks[start - 1]?.part === null && pages[start - 1]?.lines.some((line) => /P\s?R\s?O\s?C\s?E\s?E\s?D\s?I\s?N\s?G|on the record|videographer|sworn|whereupon/i.test(line.text))) start--
  // The body that begins on a page with the end of the front matter is body from there on.
  let last: Part = 'cover'
  pages.forEach((page, index) => {
    const own = marks[index]?.part ?? null
    if (index < start) last = own ?? last
    else if (index <= ends) last = own === 'word-index' || ((own === 'certificate' || own === 'errata' || own === 'signature' || own === 'appearances' || own === 'index') && (marks[index]?.turns ?? 0) < 2) ? own : own === 'cover' && isRestart(pages, index) ? 'cover' : 'testimony'
    else if (own !== null) last = own === 'cover' || own === 'appearances' || own === 'index' ? (last === 'testimony' ? 'other' : last === 'errata' || last === 'certificate' || last === 'signature' ? last : 'other') : own
    else if (last === 'testimony') last = pages[index]?.lines.every((line) => line.text === '') ? 'testimony' : closes(page) ? 'testimony' : 'other'
    page.part = last
  })
}

/** The last words of the record, where no page behind them has a heading. */
function closes(page: PrintedPage): boolean {
  return page.lines.some((line) => /off the record|conclud|adjourn|whereupon|^\(|--o?o?0?o?--|signature (?:was )?(?:waived|reserved)/i.test(line.text)) || page.lines.filter((line) => line.text !== '').length < 6
}

function isRestart(pages: readonly PrintedPage[], index: number): boolean {
  const [now, before] = [pages[index]?.printed, pages[index - 1]?.printed]
  return now !== undefined && now !== null && before !== undefined && before !== null && now < before
}
