/**
 * What can be saved of a case file that was cut or altered: as a new matter, with a list of what is
 * missing. Entries of the log that still follow each other, records that fit their tables, and files that
 * have their fingerprint are kept; nothing else is.
 */
import { fingerprintOf, LOG_PARTS, MANIFEST, recordsPart } from '../../shared/casefile/layout'
import { exampleOf } from '../../shared/casefile/copy'
import { freshLog } from '../../shared/casefile/freshLog'
import { type LocalEntry, scanZip, soundPrefix } from '../../shared/casefile/rescue'
import { rowFits } from '../../shared/casefile/rows'
import type { LogEntry } from '../../shared/log/entry'
import { ProblemError, problem } from '../../shared/problem/problem'
import { type AnyRecord, type Document, type Matter, makeMatter, type TableName, tableNames } from '../../shared/records'
import { makeId } from '../../shared/records/id'
import { type CaseIntake, openCaseIntake, piecesOf, streamOf } from '../store'
import type { CaseBytes } from './bytes'
import { hashOfContent } from './hashOfContent'
import type { OpenOptions } from './open'
import { ROWS_AT_ONCE } from './readRows'
import { isBomb, MOST_PACKED, openZip, PACKED_FREELY, placeOf } from './zip'

export type Rescued = {
  matterId: string
  records: number
  files: number
  /** whether the log came along whole; else the matter begins a new one */
  log: boolean
  /** sentences and names of documents: what was in the file and is not in the matter */
  missing: string[]
}

/** @throws ProblemError `case.broken` where nothing could be saved; the signal's reason where it was stopped: nothing is left then */
export async function rescueCaseFile(bytes: CaseBytes, name: string, options: OpenOptions & { author: string }): Promise<Rescued> {
  const { signal, onProgress } = options
  const entries = await entriesOf(bytes, name, (done) => onProgress('Looking for what is in the file', done, bytes.size))
  const intake = await openCaseIntake(bytes.lock ?? null)
  let kept = false
  try {
    const read = await readParts(bytes, entries, intake, options)
    const records = await settleRecords(read, intake, name, options.author)
    const missing = read.damaged.map((part) => `Of the part ${part} only what stands before the damage could be read.`)
    if (!records.log) missing.push('The history of the matter could not be kept: it begins anew with this rescue.')
    if (records.dropped > 0) missing.push(`${records.dropped} entries of the log were altered or do not follow.`)
    const files = await keepFiles(bytes, entries, intake, options)
    for (const one of records.documents) if (!files.has(one.sha256)) missing.push(`The file of ${exampleOf(one) || one.originalName}`)
    missing.unshift(...(bytes.damage?.() ?? []))
    const ended = await intake.finish(true)
    if ('findings' in ended) throw nothing(name, ended.findings[0]?.say)
    kept = true
    return { matterId: ended.matterId, records: records.count, files: files.size, log: records.log, missing }
  } finally {
    if (!kept) await intake.discard()
    signal.throwIfAborted()
  }
}

const nothing = (name: string, cause?: string) => new ProblemError(problem('case.broken', `Nothing of ${name} can be rescued.`, 'Ask for the file again, or restore a backup.', 'Nothing was changed.', cause))

/** By the list of the zip, or, where that is gone, by looking for its entries from the beginning. */
async function entriesOf(bytes: CaseBytes, name: string, onProgress: (done: number) => void): Promise<LocalEntry[]> {
  try {
    const zip = await openZip(bytes, name)
    const found: LocalEntry[] = []
    for (const [path, entry] of zip.entries) {
      const place = isBomb(entry) ? null : await placeOf(bytes, entry).catch(() => null)
      if (place) found.push({ path, method: entry.compressionMethod, ...place, whole: true })
    }
    await zip.close()
    return found
  } catch (cause) {
    if (cause instanceof ProblemError && cause.problem.code === 'store.newer-version') throw cause
    return scanZip(bytes.size, (from, to) => bytes.read(from, to), onProgress)
  }
}

type Read = { log: LogEntry[]; logWhole: boolean; tables: Map<TableName, { rows: AnyRecord[]; whole: boolean }>; damaged: string[] }

async function readParts(bytes: CaseBytes, entries: readonly LocalEntry[], intake: CaseIntake, { signal, onProgress }: OpenOptions): Promise<Read> {
  const read: Read = { log: [], logWhole: false, tables: new Map(), damaged: [] }
  const byPath = new Map(entries.map((one) => [one.path, one]))
  for (const part of [...LOG_PARTS, ...tableNames.map(recordsPart), 'pages.jsonl']) {
    const entry = byPath.get(part)
    if (!entry) continue
    onProgress('Reading the records', entry.from, bytes.size)
    const table = tableNames.find((one) => recordsPart(one) === part)
    const rows: AnyRecord[] = []
    const whole = await readableRows(bytes, entry, part, signal, async (some) => {
      if (part === 'log.jsonl') read.log.push(...(some as LogEntry[]))
      else if (table) rows.push(...(some as AnyRecord[]))
      else if (part !== 'heads.jsonl') await intake.put(part, some)
    })
    if (part === 'log.jsonl') read.logWhole = whole
    if (table) read.tables.set(table, { rows, whole })
    if (!whole) read.damaged.push(part)
  }
  return read
}

/** Rows up to the damage. @returns whether the part was read to its end, all rows fitting */
async function readableRows(bytes: CaseBytes, entry: LocalEntry, part: string, signal: AbortSignal, take: (rows: unknown[]) => Promise<void>): Promise<boolean> {
  const packed = streamOf(piecesOf(await bytes.content(entry.from, entry.to)))
  const reader = (entry.method === 0 ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw') as unknown as TransformStream<Uint8Array, Uint8Array>)).getReader()
  const decoder = new TextDecoder()
  const most = PACKED_FREELY + (entry.to - entry.from) * MOST_PACKED
  let rest = ''
  let size = 0
  let whole = entry.whole
  let rows: unknown[] = []
  for (;;) {
    signal.throwIfAborted()
    const piece = await reader.read().catch(() => null)
    if (piece === null || piece.done) {
      whole &&= piece !== null && rest === ''
      break
    }
    size += piece.value.length
    if (size > most) {
      await reader.cancel().catch(() => {})
      whole = false
      break
    }
    const lines = (rest + decoder.decode(piece.value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const row = line === '' ? null : parsed(line)
      if (row !== null && rowFits(part, row)) rows.push(row)
      else if (line !== '') whole = false
    }
    if (rows.length >= ROWS_AT_ONCE) await take(rows.splice(0))
  }
  if (rows.length > 0) await take(rows)
  rows = []
  return whole
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

type Settled = { count: number; log: boolean; dropped: number; documents: Document[] }

/** The records that stand: by the log where all of it is sound, else what is left of both, under a new log. */
async function settleRecords(read: Read, intake: CaseIntake, name: string, author: string): Promise<Settled> {
  const { sound, dropped } = soundPrefix(read.log)
  const { records, broken } = await intake.replayed(sound)
  const tables = new Map<TableName, AnyRecord[]>()
  const byLog = (table: TableName) => [...records].flatMap(([key, record]) => (key.startsWith(`${table} `) && rowFits(recordsPart(table), record) ? [record as AnyRecord] : []))
  const log = read.logWhole && dropped === 0 && broken.length === 0 && sound.length > 0
  for (const table of tableNames) {
    const stands = read.tables.get(table)
    if (log) tables.set(table, byLog(table))
    else if (stands?.whole) tables.set(table, stands.rows)
    // A line of the records is newer than what a log without its end says.
    else tables.set(table, [...new Map([...byLog(table), ...(stands?.rows ?? [])].map((row) => [row.id, row])).values()])
  }
  const count = [...tables.values()].reduce((sum, rows) => sum + rows.length, 0)
  if (count === 0) throw nothing(name)
  if ((tables.get('matter') ?? []).length === 0) tables.set('matter', [makeMatter(`Rescued from ${name}`.slice(0, 300), new Date().toISOString())])
  if (log) {
    await intake.put('log.jsonl', sound)
    await intake.put('heads.jsonl', headsOf(sound))
  } else {
    const fresh = freshLog([...tables], { author, device: makeId('dev', Date.now(), crypto.getRandomValues(new Uint8Array(16))), label: `Rescue “${((tables.get('matter') ?? [])[0] as Matter).name}” from a damaged case file`, now: Date.now() })
    await intake.clear('bulk.jsonl')
    await intake.put('bulk.jsonl', fresh.bulk)
    await intake.put('log.jsonl', [fresh.entry])
    await intake.put('heads.jsonl', [fresh.head])
  }
  for (const [table, rows] of tables) for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await intake.put(recordsPart(table), rows.slice(at, at + ROWS_AT_ONCE))
  return { count, log, dropped, documents: (tables.get('documents') ?? []) as Document[] }
}

function headsOf(entries: readonly LogEntry[]): unknown[] {
  const heads = new Map<string, Record<string, unknown>>()
  for (const { device, seq, hash, clock, saw } of entries) {
    const known = saw ?? heads.get(device)?.saw
    heads.set(device, { device, seq, hash, clock, ...(known ? { saw: known } : {}) })
  }
  return [...heads.values()]
}

async function keepFiles(bytes: CaseBytes, entries: readonly LocalEntry[], intake: CaseIntake, { signal, onProgress }: OpenOptions): Promise<Set<string>> {
  const kept = new Set<string>()
  for (const entry of entries) {
    const hash = fingerprintOf(entry.path)
    if (entry.path === MANIFEST || hash === null || !entry.whole || entry.method !== 0) continue
    signal.throwIfAborted()
    onProgress('Keeping the files', entry.to, bytes.size)
    const content = await bytes.content(entry.from, entry.to)
    if ((await hashOfContent(content, signal).catch(() => '')) !== hash) continue
    await intake.putFiles([{ sha256: hash, size: content.size, content }])
    kept.add(hash)
  }
  return kept
}
