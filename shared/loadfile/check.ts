/**
 * The check of the rows of a load file (domain § 8.3), in one pass over a stream and with a few
 * bytes a row, so that a million rows fit into the memory of any machine.
 */
import { parseBates } from '../bates/number'
import { type DateOrder, parseLoadDate, yearOfLoadDate } from '../dates/loadDate'
import type { Findings } from './findings'
import { IdIndex } from './ids'
import type { LoadRecord, Mapping } from './model'
import { escapes } from './paths'
import { RangeBook } from './ranges'
import { type FieldIndex, hashKind, indexOf, isYes, manyOf, valueAt } from './values'

export type CheckOptions = {
  names: readonly string[]
  mapping: Mapping
  dateOrder: DateOrder
  /** the year it is now: a later one is odd */
  thisYear: number
  findings: Findings
  /** whether the production has a file of this path; null where only the load file is there */
  has: ((path: string) => boolean) | null
}

const DATES = ['dateSent', 'dateReceived', 'dateCreated', 'dateModified', 'dateSort', 'dateMeeting', 'productionDate'] as const
const HASHES = ['md5', 'sha1', 'sha256'] as const
const REPLACEMENT = '\ufffd'

/** Waits for a parent that may still come. Bounded: what is beyond is looked at once only. */
type Awaited = { parent: string; line: number; id: string }
const MOST_AWAITED = 2_000_000

export class RowCheck {
  documents = 0
  pages = 0
  private at: FieldIndex = {}
  private readonly ids = new IdIndex()
  private readonly begins = new IdIndex()
  private readonly ranges = new RangeBook()
  private readonly awaited: Awaited[] = []
  private family: { first: string; last: string } | null = null
  private datesMapped: (typeof DATES)[number][] = []

  constructor(private readonly options: CheckOptions) {
    this.remap(options.mapping)
  }

  /** Takes columns in that came up on the way (EDRM). */
  remap(mapping: Mapping): void {
    this.at = indexOf(this.options.names, mapping)
    this.datesMapped = DATES.filter((one) => this.at[one])
  }

  /** One record of the file, header left out. */
  take(record: LoadRecord): void {
    const { findings } = this.options
    const { line } = record
    if (record.fault !== null) {
      this.fault(record, record.fault)
      return
    }
    this.documents++
    if (record.raw.includes(REPLACEMENT)) findings.add('encoding', line, null, () => `Line ${line} has characters that could not be read in this encoding.`)
    const id = this.identify(record)
    const first = this.bates(record)
    this.families(record, first || id, id)
    this.values(record, first || id)
  }

  /** Ends the check: what only the whole file can tell. */
  end(): void {
    const { findings } = this.options
    this.ranges.report(findings)
    for (const { parent, line, id } of this.awaited) {
      if (!this.begins.has(parent) && !this.ids.has(parent)) findings.add('missing-parent', line, id, () => `${id || `Line ${line}`} is attached to ${parent}, which is not in this load file.`)
    }
  }

  /** Bates ranges received, by prefix. */
  spans() {
    return this.ranges.spans()
  }

  private fault({ line, fields }: LoadRecord, fault: NonNullable<LoadRecord['fault']>): void {
    const { findings, names } = this.options
    if (fault === 'long') findings.add('long-row', line, null, () => `Line ${line} is longer than a row can be; the file may be damaged or not a load file.`)
    else if (fault === 'cut') findings.add('cut-row', line, null, () => `The row that begins in line ${line} is cut in the middle: a quoted field is not closed.`)
    else findings.add('column-count', line, null, () => `Line ${line} has ${fields.length} columns; ${names.length} were expected.`)
  }

  private identify({ line, fields }: LoadRecord): string {
    const { at } = this
    const id = valueAt(fields, at.docId)
    if (id === '') {
      if ((at.docId || at.begBates) && valueAt(fields, at.begBates) === '') this.options.findings.add('empty-required', line, null, () => `Line ${line} has neither a document id nor a Bates number.`)
      return ''
    }
    const before = this.ids.add(id, line)
    if (before > 0) this.options.findings.add('duplicate-id', line, id, () => `${id} is the id of line ${before} as well.`)
    return id
  }

  /** @returns the first Bates number as it stands, "" where there is none */
  private bates({ line, fields }: LoadRecord): string {
    const { at, options: { findings } } = this
    const first = valueAt(fields, at.begBates)
    const counted = valueAt(fields, at.pageCount)
    const claimed = counted === '' ? null : Number(counted.replace(/[,\s]/g, ''))
    if (first === '') {
      this.pages += claimed !== null && Number.isFinite(claimed) ? claimed : 0
      return ''
    }
    const last = valueAt(fields, at.endBates) || first
    const from = parseBates(first)
    const to = last === first ? from : parseBates(last)
    this.begins.add(first, line)
    if (!from || !to) {
      findings.add('bates-prefix', line, first, () => `${from ? last : first} is not a Bates number: it has no digits.`)
      return first
    }
    if (from.prefix !== to.prefix || from.width !== to.width) {
      findings.add('bates-prefix', line, first, () => `${first} to ${last}: the prefix or the width changes within the document.`)
    }
    if (from.prefix === to.prefix && to.number < from.number) {
      findings.add('bates-reversed', line, first, () => `${first} to ${last} ends before it begins.`)
      return first
    }
    const span = from.prefix === to.prefix ? to.number - from.number + 1 : 1
    this.pages += span
    // A native without pictures has one number, on its slip sheet, however many pages it would print.
    if (claimed !== null && claimed !== span && !(span === 1 && valueAt(fields, at.nativePath) !== '')) {
      findings.add('page-count', line, first, () => `${first} to ${last} are ${span} ${span === 1 ? 'page' : 'pages'}; the row says ${counted}.`)
    }
    if (!this.ranges.add(from, from.prefix === to.prefix ? to.number : from.number, line)) findings.add('bates-order', line, first, () => `${first} stands after higher numbers.`)
    return first
  }


  private families({ line, fields }: LoadRecord, own: string, id: string): void {
    const { at, options: { findings } } = this
    const first = valueAt(fields, at.begAttach)
    const last = valueAt(fields, at.endAttach)
    const parent = valueAt(fields, at.parentId)
    if (first !== '' && first === own && (last === '' || last === valueAt(fields, at.endBates))) this.family = { first, last }
    else if (first !== '') {
      const from = parseBates(first)
      const to = parseBates(last || first)
      const mine = parseBates(own)
      if (from && to && from.prefix === to.prefix && to.number < from.number) findings.add('broken-family', line, own, () => `The attachment range ${first} to ${last} ends before it begins.`)
      else if (from && to && mine && mine.prefix === from.prefix && (mine.number < from.number || mine.number > to.number)) {
        findings.add('broken-family', line, own, () => `${own} lies outside of its own attachment range ${first} to ${last}.`)
      } else if (first === own) this.family = { first, last }
      else if (this.family?.first === first) {
        if (last !== '' && this.family.last !== '' && last !== this.family.last) findings.add('broken-family', line, own, () => `The family of ${first} ends at ${this.family?.last} in one row and at ${last} in this.`)
      } else this.await(first, line, own)
    } else if (last !== '') findings.add('broken-family', line, own, () => `${own || `Line ${line}`} has an end of attachments and no beginning.`)
    if (parent !== '') {
      if (parent === id || parent === own) findings.add('broken-family', line, own, () => `${own} is its own parent.`)
      else if (!/[\\/]|\.\w{2,4}$/.test(parent)) this.await(parent, line, own)
    }
    const count = valueAt(fields, at.attachCount)
    const names = at.attachIds ? manyOf(valueAt(fields, at.attachIds)) : []
    if (count !== '' && names.length > 0 && Number(count) !== names.length) findings.add('broken-family', line, own, () => `${own} says it has ${count} attachments and names ${names.length}.`)
  }

  private await(parent: string, line: number, id: string): void {
    if (this.awaited.length < MOST_AWAITED) this.awaited.push({ parent: JSON.parse(JSON.stringify(parent)) as string, line, id: JSON.parse(JSON.stringify(id)) as string })
  }

  private values({ line, fields }: LoadRecord, own: string): void {
    const { at, options } = this
    const { findings, has } = options
    const bates = own || null
    for (const name of this.datesMapped) {
      const raw = valueAt(fields, at[name])
      const year = yearOfLoadDate(raw, options.dateOrder)
      if (year < 0) {
        findings.add('bad-date', line, bates, () => parseLoadDate(raw, options.dateOrder).problem === 'impossible' ? `There is no such date as “${raw}” (${options.dateOrder === 'mdy' ? 'month first' : 'day first'}). It is kept as it is printed.` : `“${raw}” could not be read as a date. It is kept as it is printed.`)
      } else if (year > 0 && (year < 1970 || year > options.thisYear)) findings.add('odd-date', line, bates, () => `“${raw}” is ${year < 1970 ? 'before 1970' : 'in the future'}.`)
    }
    for (const name of HASHES) {
      const hash = valueAt(fields, at[name])
      if (hash !== '' && hashKind(hash) === null) findings.add('bad-hash', line, bates, () => `“${hash.slice(0, 80)}” is no MD5, SHA-1 or SHA-256.`)
    }
    const native = valueAt(fields, at.nativePath)
    if (native !== '') this.path('missing-native', native, line, bates)
    const text = valueAt(fields, at.textPath)
    if (text !== '') this.path('missing-text', text, line, bates)
    const inline = valueAt(fields, at.text)
    if (inline !== '' && isPath(inline)) this.path('missing-text', inline, line, bates)
    for (const image of at.imagePath ? manyOf(valueAt(fields, at.imagePath)) : []) this.path('missing-image', image, line, bates)
    if (native !== '' && at.redacted && isYes(valueAt(fields, at.redacted)) && (has === null || has(native))) {
      findings.add('redacted-native', line, bates, () => `${own || `Line ${line}`} is marked as redacted, but its native file came with it: ${native}`)
    }
    const privilege = valueAt(fields, at.privilege)
    if (privilege !== '' && isYes(privilege) && (native !== '' || text !== '')) {
      findings.add('privileged-produced', line, bates, () => `${own || `Line ${line}`} is marked “${privilege.slice(0, 60)}” and was produced. Stop reading and see FRCP 26(b)(5)(B).`)
    }
  }

  private path(kind: 'missing-native' | 'missing-text' | 'missing-image', path: string, line: number, bates: string | null): void {
    const { findings, has } = this.options
    if (escapes(path)) findings.add('path-escape', line, bates, () => `${path} leads out of the production; it is not followed.`)
    else if (has !== null && !has(path)) findings.add(kind, line, bates, () => `${path} is not in the production.`)
  }
}

/** Whether a field that may hold text or a path holds a path: short, one line, an ending, separators. */
export function isPath(value: string): boolean {
  return value.length < 1000 && !value.includes('\n') && /^(?:[A-Za-z]:|\.{1,2})?[\\/]?(?:[^\\/:*?"<>|]+[\\/])*[^\\/:*?"<>|]+\.[A-Za-z]{3,4}$/.test(value) && !/\s{2}/.test(value)
}
