/** Page lines: Opticon (seven comma fields) and IPRO LFP. */
import { parseBates } from '../bates/number'
import type { Findings } from './findings'
import { IdIndex } from './ids'
import type { ImageRow } from './model'
import { escapes } from './paths'
import { RangeBook } from './ranges'

/** One line of an OPT file; null for a line that is none. Five fields are met as well as seven. */
export function readOptLine(text: string, line: number): ImageRow | null {
  const fields = text.split(',').map((one) => one.trim().replace(/^"(.*)"$/, '$1'))
  // A comma inside the path: what is left over between key, volume and the last four belongs to it.
  if (fields.length > 7) fields.splice(2, fields.length - 6, fields.slice(2, fields.length - 4).join(','))
  const [key = '', volume = '', path = '', document = ''] = fields
  if (fields.length < 4 || key === '' || path === '') return null
  const counted = fields.length === 7 ? fields[6] : fields[4]
  const pages = counted && /^\d+$/.test(counted) ? Number(counted) : null
  return { line, key, volume, path, document: /^y/i.test(document), child: false, pages, frame: 0, rotation: 0 }
}

/** One line of an LFP file; 'other' for a code that is kept and not used, null for a line that is none. */
export function readLfpLine(text: string, line: number): ImageRow | 'other' | null {
  if (/^(?:##|[A-Z]{2},)/.test(text) && !text.startsWith('IM,')) return 'other'
  const match = /^IM,([^,]*),([^,]*),(\d*),@([^;]*);([^;]*);([^;]*);(\d+)(?:,(\d+))?/.exec(text)
  if (!match) return null
  const [, key = '', flag = '', offset = '', volume = '', folder = '', file = '', , rotation = '0'] = match
  const path = folder === '' ? file : `${folder.replace(/[\\/]+$/, '')}\\${file}`
  return { line, key: key.trim(), volume, path, document: /[DC]/.test(flag), child: flag.includes('C'), pages: null, frame: Number(offset || 0), rotation: Number(rotation) }
}

export type ImageDocument = { line: number; key: string; volume: string; child: boolean; claimed: number | null; rows: ImageRow[] }

/** Rows in their order as documents. Pages before the first document make one of their own. */
export class ImageDocuments {
  current: ImageDocument | null = null

  constructor(private readonly onDocument: (document: ImageDocument) => void) {}

  take(row: ImageRow): void {
    if (row.document || !this.current) {
      this.flush()
      this.current = { line: row.line, key: row.key, volume: row.volume, child: row.child, claimed: row.pages, rows: [] }
    }
    this.current.rows.push(row)
  }

  flush(): void {
    if (this.current) this.onDocument(this.current)
    this.current = null
  }
}

/** Pages of a document: its rows, or what one row claims of a file of several pages. */
export function pagesOf(document: ImageDocument): number {
  return document.rows.length === 1 ? Math.max(1, document.claimed ?? 1) : document.rows.length
}

/** The check of page lines. */
export class ImageCheck {
  documents = 0
  pages = 0
  private readonly keys = new IdIndex()
  private readonly ranges = new RangeBook()
  private readonly grouped: ImageDocuments
  private breaks = 0
  private several = 0
  private rows = 0

  constructor(private readonly findings: Findings, private readonly has: ((path: string) => boolean) | null, private readonly kind: 'opt' | 'lfp') {
    this.grouped = new ImageDocuments((document) => this.document(document))
  }

  /** One line of the file as it stands. */
  line(text: string, line: number): void {
    if (text.trim() === '') return
    const row = this.kind === 'opt' ? readOptLine(text, line) : readLfpLine(text, line)
    if (row === 'other') this.findings.add('unknown-line', line, null, () => `“${text.slice(0, 60)}” is kept and not used.`)
    else if (row === null) this.findings.add(text.split(',').length < 4 ? 'cut-row' : 'column-count', line, null, () => `Line ${line} is not a page line: “${text.slice(0, 80)}”.`)
    else this.row(row)
  }

  end(): void {
    this.grouped.flush()
    // Files of several pages have a line a document; then the counts say so.
    if (this.rows > 2 && this.breaks === this.rows && this.several === 0) this.findings.add('page-count', 1, null, () => 'Every line begins a document: either each has one page, or the document breaks are wrong.')
    this.ranges.report(this.findings)
  }

  private row(row: ImageRow): void {
    const { findings, has } = this
    this.rows++
    if (row.document) this.breaks++
    if ((row.pages ?? 1) > 1) this.several++
    else if (!this.grouped.current) findings.add('no-document', row.line, row.key, () => `${row.key} stands before the first line that begins a document.`)
    const before = this.keys.add(row.key, row.line)
    if (before > 0) findings.add('bates-duplicate', row.line, row.key, () => `${row.key} is the key of line ${before} as well.`)
    if (escapes(row.path)) findings.add('path-escape', row.line, row.key, () => `${row.path} leads out of the production; it is not followed.`)
    else if (has !== null && !has(row.path)) findings.add('missing-image', row.line, row.key, () => `${row.path} is not in the production.`)
    this.grouped.take(row)
  }

  private document(document: ImageDocument): void {
    this.documents++
    const pages = pagesOf(document)
    this.pages += pages
    const { claimed, rows, key, line } = document
    if (claimed !== null && rows.length > 1 && claimed !== rows.length) this.findings.add('page-count', line, key, () => `${key} says ${claimed} pages; ${rows.length} lines follow.`)
    rows.forEach((row, index) => {
      const bates = parseBates(row.key)
      if (!bates || row.key === rows[index - 1]?.key) return
      const several = rows.length === 1 && pages > 1
      if (!this.ranges.add(bates, several ? bates.number + pages - 1 : bates.number, row.line)) this.findings.add('bates-order', row.line, row.key, () => `${row.key} stands after higher numbers.`)
    })
  }
}
