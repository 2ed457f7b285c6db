/** Made-up transcripts in every layout that is met (domain § 7.1), with what stands on each page and line. */
import type { PageText } from '../../shared/text/page'
import { assemblePage, type Piece } from '../../shared/text/lines'
import { random as chance } from '../../shared/demo/random'

export type MadeLine = { page: number; line: number; text: string; time: string }
export type Made = { first: number; perPage: number; pages: MadeLine[][] }

const WORDS = 'the record shows that we received notice of the change before it was posted and nobody in the room asked about messages until later when counsel raised it 15 minutes into the call A setting was on by default in several regions at 9:30 that morning'.split(' ')

/** A deposition of `count` pages: cover, appearances, index, body, certificate. */
export function makeTranscript(seed: number, count = 12, perPage = 25, first = 1): Made {
  const random = chance(seed)
  const rows: { text: string; indent: number }[][] = []
  const pageOf = (own: string[]) => rows.push(Array.from({ length: perPage }, (_, index) => ({ text: own[index] ?? '', indent: own[index]?.startsWith('  ') ? 8 : 4 })))
  pageOf(['UNITED STATES DISTRICT COURT', 'NORTHERN DISTRICT OF CALIFORNIA', '', 'ALEX QUILL,', 'Plaintiff,', 'vs.', 'HARBOR LANTERN, INC.,', 'Defendant.', '', 'VIDEOTAPED DEPOSITION OF', 'MORGAN TEASDALE', 'Tuesday, June 3, 2025', 'VOLUME I', '', 'Reported by: Ada Penn, CSR No. 99999'])
  pageOf(['APPEARANCES:', '', 'For the Plaintiff:', 'ORCHARD LAW', 'BY: DANA ORCHARD, ESQ.', '', 'For the Defendant:', 'PIER & PIER LLP', 'BY: LEE PIER, ESQ.'])
  pageOf(['I N D E X', '', 'WITNESS                    PAGE', 'MORGAN TEASDALE', `EXAMINATION BY MS. ORCHARD     ${first + 3}`, '', 'E X H I B I T S', 'NO.     DESCRIPTION        PAGE', `Exhibit 1   Notice of deposition   ${first + 4}`])
  const body: { text: string; indent: number }[] = ['(Whereupon, the witness was sworn.)', 'MORGAN TEASDALE,', 'having been first duly sworn, testified as follows:', 'EXAMINATION', 'BY MS. ORCHARD:'].map((text) => ({ text, indent: 6 }))
  const total = (count - 4) * perPage
  const some = (least: number) => Array.from({ length: least + Math.floor(random() * 4) }, () => WORDS[Math.floor(random() * WORDS.length)] ?? 'it').join(' ')
  let marked = false
  while (body.length < total) {
    const asked = random()
    if (body.length > perPage + 3 && !marked) {
      body.push({ text: '(Exhibit 1 was marked for identification.)', indent: 12 })
      marked = true
    }
    body.push({ text: `Q.  ${cap(some(4))}`, indent: 4 })
    for (let more = random(); more < 0.4; more += random()) body.push({ text: some(6), indent: 0 })
    if (asked < 0.15) body.push({ text: 'MR. PIER:  Objection. Form.', indent: 10 })
    if (asked > 0.9) body.push({ text: '', indent: 0 })
    body.push({ text: `A.  ${cap(some(3))}`, indent: 4 })
    if (random() < 0.5) body.push({ text: some(7), indent: 0 })
  }
  for (let at = 0; at < total; at += perPage) rows.push(body.slice(at, at + perPage))
  pageOf(['REPORTER’S CERTIFICATE', '', 'I, Ada Penn, Certified Shorthand Reporter, do', 'hereby certify that the foregoing is a true record.', 'Dated: June 10, 2025', 'CSR No. 99999'])
  const pages = rows.map((own, index) => own.map((row, at): MadeLine & { indent: number } => ({ page: first + index, line: at + 1, text: row.text.replace(/\s+/g, ' '), time: '', indent: row.indent })))
  raws.set(pages, rows.map((own) => own.map((row) => ({ ...row }))))
  return { first, perPage, pages }
}

const cap = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const raws = new WeakMap<MadeLine[][], { text: string; indent: number }[][]>()
const rawOf = (made: Made) => raws.get(made.pages) as { text: string; indent: number }[][]
const pad = (n: number, width: number, fill = ' ') => String(n).padStart(width, fill)
const stamp = (page: number, line: number) => `${pad(9 + Math.floor(page / 20), 2, '0')}:${pad((page * 2 + Math.floor(line / 13)) % 60, 2, '0')}:${pad((line * 2) % 60, 2, '0')}`

export type Layout = {
  name: string
  text: (made: Made) => string
  /** lines whose number or page is counted, not printed */
  counted?: boolean
  time?: boolean
}

const body = (made: Made, page: number, write: (text: string, indent: number, line: number) => string) => (rawOf(made)[page] ?? []).map((row, at) => write(row.text, row.indent, at + 1))
const each = (made: Made, write: (page: number, printed: number) => string[]) => made.pages.map((_, index) => write(index, made.first + index))

export const LAYOUTS: readonly Layout[] = [
  { name: 'page number far right, form feed before', text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}${' '.repeat(3 + indent)}${text}`.trimEnd())]).map((rows) => rows.join('\r\n')).join('\r\n\f') },
  { name: 'page number at the foot, form feed behind', text: (made) => each(made, (p, n) => [...body(made, p, (text, indent, line) => `${pad(line, 2)}${' '.repeat(3 + indent)}${text}`), `${' '.repeat(30)}Page ${n}`]).map((rows) => rows.join('\n')).join('\n\f\n') },
  { name: 'no form feeds, page number at the top', text: (made) => each(made, (p, n) => [`${' '.repeat(55)}${n}`, '', ...body(made, p, (text, indent, line) => `   ${pad(line, 2)}   ${' '.repeat(indent)}${text}`), '']).flat().join('\r\n') },
  { name: 'no form feeds, page number at the foot', text: (made) => each(made, (p, n) => [...body(made, p, (text, indent, line) => `   ${pad(line, 2)}   ${' '.repeat(indent)}${text}`), '', `${' '.repeat(35)}${n}`, '']).flat().join('\r') },
  { name: 'Amicus', text: (made) => each(made, (p, n) => [pad(n, 4, '0'), ...body(made, p, (text, indent, line) => ` ${pad(line, 2)}   ${' '.repeat(indent)}${text}`)]).flat().join('\r\n') },
  { name: 'page:line on each line', text: (made) => each(made, (p, n) => body(made, p, (text, indent, line) => `${pad(n, 3, '0')}:${pad(line, 2, '0')}  ${' '.repeat(indent)}${text}`)).flat().join('\n') },
  { name: 'page:line on the first line', text: (made) => each(made, (p, n) => body(made, p, (text, indent, line) => `${line === 1 ? `${pad(n, 5, '0')}:01` : `      ${pad(line, 2, '0')}`}  ${' '.repeat(indent)}${text}`)).flat().join('\n') },
  { name: 'times at the right', time: true, text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${`${pad(line, 2)}   ${' '.repeat(indent)}${text}`.padEnd(88)}${stamp(n, line)}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'times at the left, before the number', time: true, text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${stamp(n, line)}  ${pad(line, 2)}   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'times behind the number', time: true, text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}  ${stamp(n, line)}  ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'form feeds and line numbers, no page numbers', text: (made) => each(made, (p) => body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`)).map((rows) => rows.join('\n')).join('\f') },
  { name: 'a header with the witness above line 1', text: (made) => each(made, (p, n) => [`MORGAN TEASDALE - June 3, 2025${' '.repeat(24)}${n}`, '', ...body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`), '', 'Penn Reporting, Inc.   555-0100']).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'no line numbers, page numbers and form feeds', counted: true, text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent) => `${' '.repeat(8 + indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'line numbers in both margins', text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${`${pad(line, 2)}   ${' '.repeat(indent)}${text}`.padEnd(96)}${pad(line, 2)}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'dots behind the line numbers', text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}.   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'every fifth line numbered', text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${line % 5 === 0 ? pad(line, 2) : '  '}   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'line numbers in the right margin alone', text: (made) => each(made, (p, n) => [`${' '.repeat(96)}${n}`, ...body(made, p, (text, indent, line) => `${' '.repeat(indent)}${text}`.padEnd(94) + pad(line, 4))]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'page/line on each line', text: (made) => each(made, (p, n) => body(made, p, (text, indent, line) => `${pad(n, 3, '0')}/${pad(line, 2, '0')}  ${' '.repeat(indent)}${text}`)).flat().join('\n') },
  { name: 'colons behind the line numbers', text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2, '0')}:   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'two times at the left, of the day and of the recording', time: true, text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${stamp(n, line)} 00:${pad(n % 60, 2, '0')}:${pad(line, 2, '0')}  ${pad(line, 2)}   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: '"Page 3/14" at the foot', text: (made) => each(made, (p, n) => [...body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`), '', `Page ${n}/${made.first + made.pages.length - 1}`]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'the name, the volume and "- 3" above', text: (made) => each(made, (p, n) => [`TEASDALE, M. - Vol. I - ${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'the case and "Pg. 3" above', text: (made) => each(made, (p, n) => [`Quill v. Harbor Lantern${' '.repeat(30)}Pg. ${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'the stamp of a filing above, which counts its own pages', text: (made) => each(made, (p, n) => [`Case 1:23-cv-04455-ABC   Document 88-3   Filed 05/01/24   Page ${p + 1} of ${made.pages.length}`, `${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'a frame of bars', text: (made) => each(made, (p, n) => ['_'.repeat(90), `${' '.repeat(52)}Page ${n}`, ...body(made, p, (text, indent, line) => `${`${pad(line, 2)} │ ${' '.repeat(indent)}${text}`.padEnd(92)}│`), '_'.repeat(90), 'Penn Reporting, Inc.   555-0100']).map((rows) => rows.join('\r\n')).join('\r\n\f') },
  { name: 'tabs, page number at the foot', text: (made) => each(made, (p, n) => [...body(made, p, (text, indent, line) => `${line}\t${indent > 2 ? '\t' : ''}${text}`), '', `\t\t\tPage ${n}`]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'no line numbers, "Page 3 of 14" at the foot', counted: true, text: (made) => each(made, (p, n) => [...body(made, p, (text, indent) => `${' '.repeat(indent)}${text}`), '', `Page ${n} of ${made.pages.length}`]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'page and line apart, before each line', text: (made) => each(made, (p, n) => body(made, p, (text, indent, line) => `${pad(n, 5, '0')} ${pad(line, 2, '0')}  ${' '.repeat(indent)}${text}`)).flat().join('\n') },
  { name: 'numbers that stand right at the words', text: (made) => each(made, (p, n) => [`${' '.repeat(60)}${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'the running title of a trial with the page beside it', text: (made) => each(made, (p, n) => [`${' '.repeat(30)}TEASDALE - DIRECT / ORCHARD   ${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`), '   Ada Penn, Official Reporter']).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'volume and page, as in a trial', text: (made) => each(made, (p, n) => [`${' '.repeat(56)}3-${n}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`)]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'blanks lost: the page number stands where the line numbers do', text: (made) => each(made, (p, n) => [String(n), ...body(made, p, (text, _, line) => `${line} ${text}`.trimEnd())]).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'the page named at the left, the witness behind it', text: (made) => each(made, (p, n) => [`Page ${n}                  M. TEASDALE`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}   ${' '.repeat(indent)}${text}`), '   www.penn.example   800-555-0100']).map((rows) => rows.join('\n')).join('\n\f') },
  { name: 'condensed, four pages beside each other, down then across', text: (made) => condensedText(made) },
  { name: 'condensed, with a bar between the pages', text: (made) => condensedText(made, ' | ') },
]

/** Four pages on each sheet, two beside two. */
function condensedText(made: Made, between = ''): string {
  const pageRows = made.pages.map((_, p) => [`            Page ${made.first + p}`, ...body(made, p, (text, indent, line) => `${pad(line, 2)}  ${' '.repeat(Math.min(indent, 4))}${text.slice(0, 90)}`)])
  const sheets: string[] = []
  for (let at = 0; at < pageRows.length; at += 4) {
    const [a, b, c, d] = [pageRows[at], pageRows[at + 1], pageRows[at + 2], pageRows[at + 3]]
    const beside = (left: string[] | undefined, right: string[] | undefined) => Array.from({ length: made.perPage + 1 }, (_, index) => `${(left?.[index] ?? '').padEnd(110)}${between}${right?.[index] ?? ''}`)
    sheets.push([...beside(a, c), '', ...beside(b, d)].join('\n'))
  }
  return sheets.join('\n\f')
}

/** The same transcript as pages with places: one or several transcript pages a sheet. */
export function placedPages(made: Made, across: number, down: number, order: 'across' | 'down' = 'across'): PageText[] {
  const perSheet = across * down
  const sheets: PageText[] = []
  const [width, height] = [612, 792]
  const unit = across > 1 ? 2.6 : 6.6
  for (let at = 0; at < made.pages.length; at += perSheet) {
    const pieces: Piece[] = []
    for (let slot = 0; slot < perSheet && at + slot < made.pages.length; slot++) {
      const [column, row] = order === 'across' ? [slot % across, Math.floor(slot / across)] : [Math.floor(slot / down), slot % down]
      const left = 30 + (column * (width - 40)) / across
      const top = 40 + (row * (height - 60)) / down
      const pitch = (height - 60) / down / (made.perPage + 4)
      const put = (text: string, x: number, y: number) => pieces.push({ text, x, y, w: text.length * unit, h: pitch * 0.7, size: pitch * 0.65, bold: false, italic: false })
      put(`Page ${made.first + at + slot}`, left + 120 / across, top)
      for (const [index, one] of (rawOf(made)[at + slot] ?? []).entries()) {
        const y = top + (index + 2) * pitch
        put(String(index + 1), left + (index + 1 < 10 ? unit : 0), y)
        if (one.text !== '') one.text.split(/\s{2,}/).reduce((x, part) => {
          put(part, x, y)
          return x + (part.length + 2) * unit
        }, left + 5 * unit + one.indent * unit)
      }
    }
    if (perSheet > 1) pieces.push({ text: `${sheets.length + 1} (Pages ${made.first + at} to ${made.first + at + perSheet - 1})`, x: 250, y: 780, w: 90, h: 6, size: 6, bold: false, italic: false })
    sheets.push(assemblePage(sheets.length + 1, width, height, 'file', 1, pieces))
  }
  return sheets
}
