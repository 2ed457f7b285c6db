/** Workbooks (xlsx, xlsm, xls, ods) as pages of text, one a sheet. */
import { zipSync, type Zippable } from 'fflate'
import { child, descendants, parseXml, textOf } from '../docx/xml'
import { ProblemError, problem } from '../problem/problem'
import type { WholeRead } from '../text/whole'
import { type ArchiveWords, listEntries, unpack } from './archive'
import { Compound, isCompound } from './compound'
import { readOds } from './ods'
import { dayOf, embeddedIn, listed, packageRemarks, partText, propertiesOf, some } from './package'
import { pagesOfSheets, type Sheet, sheetRemarks } from './sheetText'
import { isEncryptedOffice, officeKind, oleKind } from './sniff'
import { unsoundCompound } from './sound'
import { readSheets } from './spreadsheet'

const WORKBOOK: ArchiveWords = { code: 'file.not-readable', file: 'workbook', program: 'Excel' }
/** Bytes of an unpacked workbook's cells, and of an old workbook, that a reader can hold at once. */
const MOST = { unpacked: 150_000_000, old: 100_000_000, xml: 50_000_000 }
/** What is unpacked: cells and what explains them; not pictures, charts, macros or pivot caches. */
const READ = /^(\[Content_Types\]\.xml|_rels\/.*|docProps\/(core|app|custom)\.xml|xl\/(workbook\d*|styles|sharedStrings|metadata|connections)\.(xml|bin)|xl\/(worksheets|_rels|threadedComments|persons|externalLinks\/_rels|embeddings)\/.*|xl\/comments[^/]*|xl\/comments\/.*)$/i

/**
 * Reads a workbook: one page a sheet (long sheets in parts of 2,000 rows), a row a line, cells by tabs as
 * displayed; its comments below each sheet. Formulas are shown by their stored values. Hidden sheets are
 * read and marked; links and macros are told, never followed or run. `name` is the file's own, for messages.
 * `date` is the day of the last change as the file states it (EDTF).
 * @throws ProblemError `file.not-readable`, `file.too-large`, `archive.too-large`
 */
export function readWorkbook(bytes: Uint8Array, name: string): WholeRead {
  if (isEncryptedOffice(bytes)) throw locked(name)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const names = listEntries(bytes, WORKBOOK).map((one) => one.name)
    const kind = officeKind(names, bytes.subarray(0, 200))
    // Not every program puts the media type where it should be.
    if (kind === 'ods' || (kind === null && names.includes('content.xml') && isOpenTable(bytes))) return readOpen(bytes, names)
    // The library's reader of the binary form takes any size that a damaged file claims.
    if (kind === 'xlsx' && names.some((one) => /^xl\/workbook\d*\.bin$/i.test(one))) throw new ProblemError(problem('file.unsupported', `${name || 'This file'} is a binary workbook (.xlsb), which Probata does not read.`, 'Open it in Excel, save it as .xlsx, and import that.'))
    if (kind === 'xlsx') return readPackage(bytes, names, name)
  } else if (isCompound(bytes) && oleKind(bytes) === 'xls') return readOld(bytes, name)
  else if (isBiff(bytes)) return readOld(bytes, name)
  else if (isSpreadsheetXml(bytes)) return readOld(bytes, name)
  throw new ProblemError(problem('file.not-readable', `${name || 'This file'} is not a workbook, whatever its name says.`, 'Open it in the program that made it, save it as .xlsx or PDF, and import that.'))
}

function readPackage(bytes: Uint8Array, names: readonly string[], name: string): WholeRead {
  const parts = unpack(bytes, (part) => READ.test(part), WORKBOOK, MOST.unpacked)
  const zip: Zippable = {}
  for (const [part, data] of parts) if (!/^xl\/(embeddings|externalLinks)\//i.test(part)) zip[part] = [data, { level: 0 }]
  const { book, sheets } = guarded(name, () => readSheets(zipSync(zip)))
  const inner = embeddedIn(parts, /^xl\/embeddings\//i)
  const around = packageRemarks(names, parts)
  const properties = propertiesOf(parts)
  const remarks = [...around.remarks]
  if (inner.length > 0) remarks.push(`${some(inner.length, 'file is', 'files are')} embedded in it: ${listed(inner.map((one) => one.name))}.`)
  const caches = names.filter((part) => /^xl\/pivotCache\/pivotCacheRecords\d*\.(xml|bin)$/i.test(part)).length
  if (caches > 0) remarks.push(`It holds ${some(caches, 'copy', 'copies')} of source data for pivot tables, which may hold more than the sheets show.`)
  if (names.some((part) => /^xl\/connections\.(xml|bin)$/i.test(part))) remarks.push('It holds data connections; none was opened.')
  const hiddenNames = (book.Workbook?.Names ?? []).filter((one) => (one as { Hidden?: boolean }).Hidden && !one.Name.startsWith('_xl')).map((one) => one.Name)
  if (hiddenNames.length > 0) remarks.push(`${some(hiddenNames.length, 'name is', 'names are')} hidden: ${listed(hiddenNames)}.`)
  return finished(sheets, remarks, { ...properties.facts, ...around.facts }, properties.date, inner)
}

function readOld(bytes: Uint8Array, name: string): WholeRead {
  const xml = !isCompound(bytes) && !isBiff(bytes)
  if (bytes.length > (xml ? MOST.xml : MOST.old)) throw new ProblemError(problem('file.too-large', `${name || 'This workbook'} is larger than ${(xml ? MOST.xml : MOST.old) / 1_000_000} MB and was not read.`, 'Split it in Excel, and import the parts.'))
  const { book, sheets } = guarded(name, () => {
    // The library follows every chain to its end: in a damaged file for minutes.
    const unsound = isCompound(bytes) ? unsoundCompound(bytes) : null
    if (unsound !== null) throw new Error(unsound)
    return readSheets(bytes, xml)
  })
  const facts = factsOf(book.Props ?? {})
  const remarks: string[] = []
  if (isCompound(bytes)) {
    const names = new Compound(bytes).names()
    if (names.includes('_VBA_PROJECT_CUR')) remarks.push('It holds macros; they were not run.')
    const objects = names.filter((one) => /^(MBD|LNK)[0-9A-F]{8}$/i.test(one)).length
    if (objects > 0) remarks.push(`${some(objects, 'embedded object is', 'embedded objects are')} not shown.`)
  }
  return finished(sheets, remarks, facts, dayOf(facts.Modified), [])
}

function readOpen(bytes: Uint8Array, names: readonly string[]): WholeRead {
  const parts = unpack(bytes, (part) => /^(content|meta|META-INF\/manifest)\.xml$/i.test(part), WORKBOOK, MOST.unpacked)
  if (/<[^>]*encryption-data/i.test(partText(parts, 'META-INF/manifest.xml') ?? '')) throw locked('')
  const sheets = guarded('', () => readOds(partText(parts, 'content.xml') ?? ''))
  const facts = openFacts(partText(parts, 'meta.xml'))
  return finished(sheets, packageRemarks(names, new Map()).remarks, facts, dayOf(facts.Modified), [])
}

function isOpenTable(bytes: Uint8Array): boolean {
  return /<office:spreadsheet[\s>/]/.test(partText(unpack(bytes, (part) => part === 'content.xml', WORKBOOK, MOST.unpacked), 'content.xml') ?? '')
}

function finished(sheets: readonly Sheet[], remarks: readonly string[], facts: Record<string, string>, date: string | null, inner: WholeRead['inner']): WholeRead {
  const { pages, left } = pagesOfSheets(sheets)
  return { pages, title: facts.Title ?? null, mail: null, date, inner, remarks: [...sheetRemarks(sheets), ...left, ...remarks], facts }
}

/** Turns whatever a parser throws into a sentence. */
function guarded<T>(name: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    if (cause instanceof Error && /password|encrypt/i.test(cause.message)) throw locked(name)
    throw new ProblemError(problem('file.not-readable', 'This workbook is damaged.', 'Open it in Excel, save it anew, and import that.', '', cause))
  }
}

function locked(name: string): ProblemError {
  return new ProblemError(problem('file.not-readable', `${name || 'This workbook'} is locked with a password.`, 'Open it in Excel with the password, save it without one, and import that.'))
}

/** A workbook of Excel 2 to 4: a stream of records without a container. */
function isBiff(bytes: Uint8Array): boolean {
  return bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && (bytes[2] ?? 99) <= 16 && bytes[3] === 0
}

/** SpreadsheetML of Excel 2003. */
function isSpreadsheetXml(bytes: Uint8Array): boolean {
  const head = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 4000))
  return /^\ufeff?\s*<\?xml/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet')
}

const PROPS: [string, string][] = [
  ['Title', 'Title'], ['Subject', 'Subject'], ['Author', 'Author'], ['LastAuthor', 'Last author'], ['CreatedDate', 'Created'], ['ModifiedDate', 'Modified'], ['LastPrinted', 'Printed'], ['RevNumber', 'Revision'],
  ['Keywords', 'Keywords'], ['Comments', 'Comments'], ['Category', 'Category'], ['Company', 'Company'], ['Manager', 'Manager'], ['Application', 'Application'],
]

function factsOf(props: object): Record<string, string> {
  const facts: Record<string, string> = {}
  for (const [key, name] of PROPS) {
    const found = (props as Record<string, unknown>)[key]
    const text = found instanceof Date ? (Number.isNaN(found.getTime()) ? '' : found.toISOString().replace('.000Z', 'Z')) : typeof found === 'string' || typeof found === 'number' ? String(found).trim() : ''
    if (text !== '') facts[name] = text.slice(0, 1000)
  }
  return facts
}

const OPEN: [string, string][] = [['dc:title', 'Title'], ['dc:subject', 'Subject'], ['meta:initial-creator', 'Author'], ['dc:creator', 'Last author'], ['meta:creation-date', 'Created'], ['dc:date', 'Modified'], ['meta:print-date', 'Printed'], ['meta:editing-cycles', 'Revision'], ['meta:generator', 'Application']]

function openFacts(source: string | null): Record<string, string> {
  if (source === null) return {}
  try {
    const meta = descendants(parseXml(source), 'office:meta')[0]
    return Object.fromEntries(OPEN.map(([tag, name]) => [name, textOf(child(meta, tag) ?? { name: '', attributes: {}, children: [], text: '' }).trim().slice(0, 1000)]).filter(([, text]) => text !== ''))
  } catch {
    return {}
  }
}
