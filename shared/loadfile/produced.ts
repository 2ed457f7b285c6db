/**
 * The documents of a production, put together from its load files: a DAT, CSV or EDRM file gives
 * the rows, an OPT or LFP file the page images, and either may come alone.
 */
import { formatBates, parseBates } from '../bates/number'
import type { DateOrder } from '../dates/loadDate'
import { isPath } from './check'
import { type Chunks, pour } from './checkFile'
import { EDRM_MAPPING, EdrmReader } from './edrm'
import { bytesIn } from './encoding'
import { mappingOf, proposeMapping } from './fields'
import { type ImageDocument, ImageDocuments, pagesOf, readLfpLine, readOptLine } from './images'
import type { Delimiters, FieldName, LoadRecord, Mapping, Sniffed } from './model'
import { LineCutter, RecordReader } from './records'
import { indexOf, manyOf, valueAt } from './values'

export type PageImage = { path: string; /** page inside the file; 0 for all of it */ frame: number; bates: string }

export type ProducedDocument = {
  /** what other rows and files call it */
  id: string
  /** load file by its place in the list, and the line in it */
  row: { file: number; line: number; at: number; length: number }
  bates: { first: string; last: string } | null
  native: string
  textPath: string
  inlineText: string
  images: PageImage[]
  /** id or Bates number of its parent; "" where it has none */
  parent: string
  /** first number or name of its family; "" where it has none */
  family: string
  /** every mapped value that is not one of the above, as it stands */
  values: Partial<Record<FieldName, string>>
}

export type LoadfileInput = {
  name: string
  chunks: Chunks
  sniffed: Sniffed
  mapping?: Mapping
  delimiters?: Delimiters
  headed?: boolean
  dateOrder?: DateOrder
  signal?: { throwIfAborted(): void }
  onProgress?: (bytes: number) => void
}

const OWN = new Set<FieldName>(['docId', 'begBates', 'endBates', 'nativePath', 'textPath', 'text', 'imagePath', 'parentId', 'begAttach', 'endAttach', 'groupId'])

/**
 * Reads all load files of a production.
 * @returns documents in the order of their rows, those that only the page images name after them
 * @throws as `checkLoadfile`; rows with a fault are left out, the check has told them
 */
export async function readProduction(inputs: readonly LoadfileInput[]): Promise<ProducedDocument[]> {
  const documents: ProducedDocument[] = []
  const images: { file: number; document: ImageDocument }[] = []
  for (const [file, input] of inputs.entries()) {
    if (input.sniffed.kind === 'opt' || input.sniffed.kind === 'lfp') await readImages(input, (document) => images.push({ file, document }))
    else if (input.sniffed.kind === 'edrm') await readEdrm(input, file, documents)
    else await readRows(input, file, documents)
  }
  joinImages(documents, images)
  return documents
}

async function readRows(input: LoadfileInput, file: number, into: ProducedDocument[]): Promise<void> {
  const { sniffed } = input
  const mapping = input.mapping ?? mappingOf(proposeMapping(sniffed.names, sniffed.preview))
  const index = indexOf(sniffed.names, mapping)
  const headed = input.headed ?? sniffed.headed
  let rows = 0
  const delimiters = input.delimiters ?? sniffed.delimiters
  const reader = new RecordReader({
    delimiters, lineEnd: sniffed.lineEnd, columns: sniffed.columns, bytesOf: bytesIn(sniffed.encoding), start: sniffed.bom ? (sniffed.encoding === 'utf-8' ? 3 : 2) : 0,
    onRecord: (record) => {
      if (rows++ === 0 && headed) return
      if (record.fault === null) into.push(documentOf(record, file, index, delimiters.newline))
    },
  })
  await pour(sniffed, input.chunks, input, reader)
}

async function readEdrm(input: LoadfileInput, file: number, into: ProducedDocument[]): Promise<void> {
  const start = into.length
  const reader: EdrmReader = new EdrmReader(input.name, (record) => {
    const mapping = input.mapping ?? { ...mappingOf(proposeMapping(reader.names, [])), ...EDRM_MAPPING }
    into.push(documentOf(record, file, indexOf(reader.names, mapping), ''))
  })
  await pour(input.sniffed, input.chunks, input, reader)
  const byId = new Map(into.slice(start).map((one) => [one.id, one]))
  for (const { parent, child } of reader.links) {
    const found = byId.get(child)
    if (found && found.parent === '') found.parent = parent
  }
}

async function readImages(input: LoadfileInput, onDocument: (document: ImageDocument) => void): Promise<void> {
  const documents = new ImageDocuments(onDocument)
  const read = input.sniffed.kind === 'opt' ? readOptLine : readLfpLine
  const cutter = new LineCutter(input.sniffed.lineEnd, ({ text, line }, tooLong) => {
    const row = tooLong || text.trim() === '' ? null : read(line === 1 ? text.replace(/^\ufeff/, '') : text, line)
    if (row && row !== 'other') documents.take(row)
  }, null)
  await pour(input.sniffed, input.chunks, input, cutter)
  documents.flush()
}

function documentOf(record: LoadRecord, file: number, index: ReturnType<typeof indexOf>, newline: string): ProducedDocument {
  const { fields } = record
  const at = (name: FieldName) => whole(valueAt(fields, index[name]))
  // The newline sign of Concordance stands for a line end inside a field.
  const whole = (value: string) => (newline !== '' && value.includes(newline) ? value.replaceAll(newline, '\n') : value)
  const first = at('begBates')
  const last = at('endBates') || first
  const text = at('text')
  const textIsPath = text !== '' && isPath(text)
  const values: ProducedDocument['values'] = {}
  for (const name of Object.keys(index) as FieldName[]) {
    const value = OWN.has(name) ? '' : at(name)
    if (value !== '') values[name] = value
  }
  const parent = at('parentId')
  return {
    id: at('docId') || first || `line ${record.line}`, row: { file, line: record.line, at: record.at, length: record.length },
    bates: first === '' ? null : { first, last }, native: at('nativePath'), textPath: at('textPath') || (textIsPath ? text : ''), inlineText: textIsPath ? '' : text,
    images: manyOf(at('imagePath')).map((path) => ({ path, frame: 0, bates: '' })),
    parent, family: at('begAttach') || (parent === '' ? '' : parent) || at('groupId') || '', values,
  }
}

/** Images to the rows that they belong to: by the key of their first page, by id, or inside a row's range. */
function joinImages(documents: ProducedDocument[], images: readonly { file: number; document: ImageDocument }[]): void {
  if (images.length === 0) return
  const byKey = new Map<string, ProducedDocument>()
  for (const one of documents) {
    byKey.set(one.id, one)
    if (one.bates) byKey.set(one.bates.first, one)
  }
  let parent = ''
  for (const { file, document } of images) {
    const pages = imagesOf(document)
    const known = byKey.get(document.key)
    if (known) {
      if (known.images.length === 0 || known.images.every((one) => one.bates === '')) known.images = pages
      else known.images.push(...pages)
      continue
    }
    if (!document.child) parent = document.key
    documents.push({
      id: document.key, row: { file, line: document.line, at: 0, length: 0 }, bates: rangeOf(document), native: '', textPath: '', inlineText: '', images: pages,
      parent: document.child ? parent : '', family: document.child ? parent : '', values: document.volume ? { volume: document.volume } : {},
    })
  }
}

function imagesOf(document: ImageDocument): PageImage[] {
  return document.rows.map((row) => ({ path: row.path, frame: row.frame, bates: row.key }))
}

function rangeOf(document: ImageDocument): { first: string; last: string } | null {
  const last = document.rows.at(-1)?.key ?? document.key
  const first = parseBates(document.key)
  if (!first) return null
  if (document.rows.length === 1 && pagesOf(document) > 1) return { first: document.key, last: formatBates({ ...first, number: first.number + pagesOf(document) - 1 }) }
  return { first: document.key, last: parseBates(last)?.prefix === first.prefix ? last : document.key }
}

/** Which document is the parent, and which the first of the family, by place in the list; -1 for none. */
export function familiesOf(documents: readonly ProducedDocument[]): { parent: number; family: number }[] {
  const byKey = new Map<string, number>()
  documents.forEach((one, at) => {
    if (!byKey.has(one.id)) byKey.set(one.id, at)
    if (one.bates && !byKey.has(one.bates.first)) byKey.set(one.bates.first, at)
  })
  // A family may be named by a number that no row begins with (its parent was withheld): its first row stands in.
  const firstOf = new Map<string, number>()
  documents.forEach((one, at) => {
    if (one.family !== '' && !firstOf.has(one.family)) firstOf.set(one.family, byKey.get(one.family) ?? at)
  })
  const sizes = new Map<string, number>()
  for (const one of documents) if (one.family !== '') sizes.set(one.family, (sizes.get(one.family) ?? 0) + 1)
  const found = documents.map((one, at) => {
    const named = one.parent === '' ? -1 : (byKey.get(one.parent) ?? -1)
    const first = one.family === '' ? -1 : (firstOf.get(one.family) ?? -1)
    const alone = first === at && (sizes.get(one.family) ?? 0) < 2
    const parent = named >= 0 && named !== at ? named : first >= 0 && first !== at ? first : -1
    return { parent, family: alone ? -1 : top(first >= 0 ? first : parent) }
  })
  // Who is named as the first of a family belongs to it, though its own row may not say so.
  for (const { family } of [...found]) {
    const own = found[family]
    if (own && own.family < 0) own.family = family
  }
  return found

  /** The first of a chain of parents: an attachment's attachment belongs to the same family. */
  function top(start: number): number {
    let at = start
    for (let depth = 0; depth < 50 && at >= 0; depth++) {
      const up = documents[at]?.parent ? (byKey.get(documents[at]?.parent ?? '') ?? -1) : -1
      if (up < 0 || up === at) return at
      at = up
    }
    return at
  }
}
