/** A load file from its bytes to its check report. */
import type { DateOrder } from '../dates/loadDate'
import { RowCheck } from './check'
import { EDRM_MAPPING, EdrmReader } from './edrm'
import { mappingOf, proposeMapping } from './fields'
import { Findings } from './findings'
import { ImageCheck } from './images'
import type { Delimiters, Encoding, Finding, FindingKind, LoadfileKind, Mapping, Sniffed } from './model'
import { IdIndex } from './ids'
import { LineCutter, RecordReader } from './records'
import { SNIFFED_BYTES, sniffLoadfile } from './sniff'

export type Chunks = () => AsyncIterable<Uint8Array>

export type FileCheck = {
  name: string
  kind: LoadfileKind
  encoding: Encoding
  delimiters: Delimiters
  headed: boolean
  columns: string[]
  mapping: Mapping
  rows: number
  documents: number
  pages: number
  spans: { first: string; last: string; count: number }[]
  findings: Finding[]
  counts: Partial<Record<FindingKind, number>>
  cutShort: { kind: FindingKind; listed: number; count: number }[]
}

export type FileCheckOptions = {
  /** a person's mapping; what is proposed where there is none */
  mapping?: Mapping
  /** a person's delimiters over those that were found */
  delimiters?: Delimiters
  headed?: boolean
  dateOrder?: DateOrder
  thisYear: number
  has?: ((path: string) => boolean) | null
  signal?: { throwIfAborted(): void }
  /** hears the bytes read so far */
  onProgress?: (bytes: number) => void
}

/** The first bytes of a stream, for the sniffing; and whether they are all. */
export async function headOf(chunks: Chunks): Promise<{ head: Uint8Array; whole: boolean }> {
  const parts: Uint8Array[] = []
  let size = 0
  let whole = true
  for await (const chunk of chunks()) {
    parts.push(chunk)
    size += chunk.length
    if (size < SNIFFED_BYTES) continue
    whole = false
    break
  }
  const head = new Uint8Array(Math.min(size, SNIFFED_BYTES))
  let at = 0
  for (const part of parts) {
    const piece = part.subarray(0, head.length - at)
    head.set(piece, at)
    at += piece.length
  }
  return { head, whole: whole && size <= SNIFFED_BYTES }
}

/**
 * Checks one load file without importing anything. Memory does not grow with the file but for
 * some twenty bytes a row.
 * @param chunks gives the bytes from the start, each time it is called
 * @throws ProblemError `loadfile.unknown`, `loadfile.dii`, `loadfile.broken`; the signal's reason
 */
export async function checkLoadfile(name: string, chunks: Chunks, options: FileCheckOptions): Promise<FileCheck> {
  const { head, whole } = await headOf(chunks)
  const sniffed = sniffLoadfile(head, whole, name)
  const delimiters = options.delimiters ?? sniffed.delimiters
  const findings = new Findings(name)
  const base = { name, kind: sniffed.kind, encoding: sniffed.encoding, delimiters, headed: options.headed ?? sniffed.headed }
  const rest = () => ({ findings: findings.list, counts: findings.counts, cutShort: findings.cutShort() })
  if (sniffed.kind === 'opt' || sniffed.kind === 'lfp') {
    const check = new ImageCheck(findings, options.has ?? null, sniffed.kind)
    let rows = 0
    const cutter = new LineCutter(sniffed.lineEnd, ({ text, line }, tooLong) => {
      if (tooLong) return findings.add('long-row', line, null, () => `Line ${line} is longer than a page line can be.`)
      if (text !== '') rows++
      check.line(line === 1 ? text.replace(/^\ufeff/, '') : text, line)
    }, null)
    await pour(sniffed, chunks, options, cutter)
    check.end()
    return { ...base, headed: false, columns: [], mapping: {}, rows, documents: check.documents, pages: check.pages, spans: [], ...rest() }
  }
  if (sniffed.kind === 'edrm') return checkEdrm(name, sniffed, chunks, options, findings, base)
  const columns = sniffed.names
  const mapping = options.mapping ?? mappingOf(proposeMapping(columns, sniffed.preview))
  const check = new RowCheck({ names: columns, mapping, dateOrder: options.dateOrder ?? 'mdy', thisYear: options.thisYear, findings, has: options.has ?? null })
  let rows = 0
  const reader = new RecordReader({ delimiters, lineEnd: sniffed.lineEnd, columns: sniffed.columns, onRecord: (record) => {
    rows++
    if (rows > 1 || !base.headed) check.take(record)
  } })
  await pour(sniffed, chunks, options, reader)
  check.end()
  return { ...base, columns, mapping, rows: rows - (base.headed ? 1 : 0), documents: check.documents, pages: check.pages, spans: check.spans(), ...rest() }
}

async function checkEdrm(name: string, sniffed: Sniffed, chunks: Chunks, options: FileCheckOptions, findings: Findings, base: Pick<FileCheck, 'name' | 'kind' | 'encoding' | 'delimiters' | 'headed'>): Promise<FileCheck> {
  let check: RowCheck | null = null
  let known = 0
  const ids = new IdIndex()
  const mapped = (): Mapping => options.mapping ?? { ...mappingOf(proposeMapping(reader.names, [])), ...EDRM_MAPPING }
  const reader = new EdrmReader(name, (record) => {
    // A tag that was not met before is a column more.
    if (!check) check = new RowCheck({ names: reader.names, mapping: mapped(), dateOrder: options.dateOrder ?? 'mdy', thisYear: options.thisYear, findings, has: options.has ?? null })
    else if (known !== reader.names.length) check.remap(mapped())
    known = reader.names.length
    check.take(record)
    ids.add(record.fields[0] ?? '', record.line)
  })
  await pour(sniffed, chunks, options, reader)
  const done = check as RowCheck | null
  done?.end()
  for (const { parent, child, line } of reader.links) {
    for (const id of [parent, child]) if (!ids.has(id)) findings.add('missing-parent', line, id, () => `A relationship names ${id}, which is not in this load file.`)
  }
  return { ...base, columns: reader.names, mapping: mapped(), rows: done?.documents ?? 0, documents: done?.documents ?? 0, pages: done?.pages ?? 0, spans: done?.spans() ?? [], findings: findings.list, counts: findings.counts, cutShort: findings.cutShort() }
}

/** Decodes the stream into a reader. */
export async function pour(sniffed: Pick<Sniffed, 'encoding'>, chunks: Chunks, options: Pick<FileCheckOptions, 'signal' | 'onProgress'>, into: { push(text: string): void; end(): void }): Promise<void> {
  const decoder = new TextDecoder(sniffed.encoding)
  let bytes = 0
  for await (const chunk of chunks()) {
    options.signal?.throwIfAborted()
    into.push(decoder.decode(chunk, { stream: true }))
    bytes += chunk.length
    options.onProgress?.(bytes)
  }
  into.push(decoder.decode())
  into.end()
}
