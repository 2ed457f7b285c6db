/**
 * A whole matter in open formats, in one step: whoever leaves for another tool takes everything along and
 * needs no Probata to read it. Written file by file into a folder that takes its name when it is whole.
 */
import { documentNumber } from '../../shared/review/decide'
import { jsonLines, csvHead, csvLines } from '../../shared/leave/rows'
import { columnsOf, schemaOf } from '../../shared/leave/columns'
import { safeName } from '../../shared/leave/names'
import { type Parted, partMatter } from '../../shared/leave/part'
import { APART, type Count, readmeOf } from '../../shared/leave/readme'
import type { LogEntry } from '../../shared/log/entry'
import { type AnyRecord, type Document, type RecordOf, type TableName, tableNames } from '../../shared/records'
import { toCsv } from '../../shared/report/csv'
import { type Numbered, writeVolume } from '../export/produce'
import { openCaseRows, type Session } from '../store'
import { SOFTWARE } from '../import/software'
import { meanings } from './meanings'
import { writeOriginals } from './originals'
import { writeReports } from './reports'
import { LeaveTarget } from './target'
import { writeTranscripts } from './transcripts'

export type LeaveOptions = {
  /** false: what is privileged or sequestered is left out, and the history with it */
  privileged: boolean
  /** ISO day here, and as it is printed */
  today: string
  day: string
  signal: AbortSignal
  onProgress: (what: string, done: number, total: number) => void
}

export type Left = { folder: string; files: number; documents: number; counts: Count[]; apart: boolean; remarks: string[] }

/** The records as they stood at one moment, with a log that tells of them and of nothing later. */
export type Still = { rows<T extends TableName>(table: T): readonly RecordOf<T>[]; get<T extends TableName>(table: T, id: string): RecordOf<T> | undefined }

/** What goes into one of the two folders. */
export type Side = {
  /** "" or the folder's name with its slash */
  prefix: string
  records(table: TableName): readonly AnyRecord[]
  documents: readonly Document[]
  holds(sha256: string): boolean
  apart: boolean
}

export type Leaving = { session: Session; still: Still; target: LeaveTarget; options: LeaveOptions; rows: Awaited<ReturnType<typeof openCaseRows>>; remarks: string[]; numbers: Map<string, Numbered> }

/** Rows that are put into words at a time. */
const AT_ONCE = 500

/**
 * @param folder token of the folder that the person chose; the matter gets one of its own inside
 * @throws ProblemError, or the signal's reason where it was stopped: then nothing is left
 */
export async function leaveMatter(session: Session, folder: string, options: LeaveOptions): Promise<Left> {
  options.onProgress('Putting the records aside', 0, 0)
  const { still, rows } = await stillness(session)
  const name = still.get('matter', 'matter')?.name ?? 'Matter'
  let target: LeaveTarget | null = null
  try {
    const parted = partMatter(still)
    target = await LeaveTarget.begin(folder, safeName(`${name.slice(0, 60)} – everything ${options.today}`))
    const leaving: Leaving = { session, still, target, options, rows, remarks: [], numbers: new Map() }
    const sides = sidesOf(still, parted, options.privileged)
    for (const side of sides) await writeRecords(leaving, side)
    await writeHistory(leaving, parted, sides)
    for (const side of sides) await writeProduction(leaving, side)
    await writePageTexts(leaving, sides)
    for (const side of sides) await writeReports(leaving, side)
    for (const side of sides) await writeTranscripts(leaving, side)
    await writeOriginals(leaving, sides)
    const counts = tableNames.map((table): Count => ({ table, all: still.rows(table).length, open: parted.open(table).length, apart: options.privileged ? parted.apart(table).length : 0 }))
    await target.put('Counts.csv', toCsv([['Table', 'Records', 'In Records', `In ${APART}`], ...counts.map((one) => [one.table, String(one.all), String(one.open), String(one.apart)])]))
    await target.put('README.txt', readmeOf({ matter: name, made: new Date().toISOString(), program: SOFTWARE, privileged: !parted.some ? 'none' : options.privileged ? 'apart' : 'out', why: parted.why, counts, remarks: leaving.remarks, meanings }))
    await target.put('SHA256.txt', target.fingerprints())
    options.signal.throwIfAborted()
    await target.finish()
    return { folder: target.name, files: target.files, documents: leaving.numbers.size, counts, apart: sides.length > 1, remarks: leaving.remarks }
  } catch (cause) {
    await target?.drop()
    options.signal.throwIfAborted()
    throw cause
  } finally {
    rows.close()
  }
}

/** A change that is made meanwhile would be in the records and not in the log, or the other way round. */
async function stillness(session: Session): Promise<{ still: Still; rows: Leaving['rows'] }> {
  for (;;) {
    const before = await session.heads()
    const rows = await openCaseRows(session.matterId)
    const tables = new Map<TableName, readonly AnyRecord[]>(tableNames.map((table) => [table, session.reader.rows(table)]))
    const after = await session.heads()
    if (Object.keys(after).every((device) => after[device] === before[device])) {
      const byId = new Map<TableName, Map<string, AnyRecord>>()
      return { rows, still: { rows: (table) => (tables.get(table) ?? []) as never, get: (table, id) => {
        const known = byId.get(table) ?? new Map((tables.get(table) ?? []).map((one) => [one.id, one]))
        byId.set(table, known)
        return known.get(id) as never
      } } }
    }
    rows.close()
  }
}

function sidesOf(still: Still, parted: Parted, privileged: boolean): Side[] {
  const open = parted.open('documents') as readonly Document[]
  const ids = new Set(open.map((one) => one.id))
  return [
    { prefix: '', records: parted.open, documents: open, holds: (hash) => parted.files.has(hash), apart: false },
    ...(parted.some && privileged ? [{ prefix: `${APART}/`, records: parted.apart, documents: still.rows('documents').filter((one) => !ids.has(one.id)), holds: (hash: string) => !parted.files.has(hash), apart: true }] : []),
  ]
}

async function writeRecords({ target, options }: Leaving, { prefix, records, apart }: Side): Promise<void> {
  for (const [at, table] of tableNames.entries()) {
    options.signal.throwIfAborted()
    options.onProgress('Writing the records', at, tableNames.length)
    const all = records(table)
    if (apart && all.length === 0) continue
    const columns = columnsOf(table)
    const lines = target.grow(`${prefix}Records/JSON lines/${table}.jsonl`)
    const csv = target.grow(`${prefix}Records/CSV/${table}.csv`)
    await csv.add(csvHead(columns))
    for (let from = 0; from < all.length; from += AT_ONCE) {
      options.signal.throwIfAborted()
      const some = all.slice(from, from + AT_ONCE)
      await lines.add(jsonLines(some))
      await csv.add(csvLines(columns, some))
    }
    await lines.end()
    await csv.end()
    if (!apart) await target.put(`Records/Schemas/${table}.schema.json`, `${JSON.stringify(schemaOf(table), null, 2)}\n`)
  }
}

/** The log tells of everything: where something lies apart, so does the log; where that is left out, so is the log. */
async function writeHistory({ target, options, rows }: Leaving, parted: Parted, sides: readonly Side[]): Promise<void> {
  if (parted.some && !options.privileged) return
  const folder = `${sides.at(-1)?.prefix ?? ''}History/`
  const log = target.grow(`${folder}log.jsonl`)
  const csv = target.grow(`${folder}log.csv`)
  await csv.add(toCsv([['Entry', 'Device', 'Number', 'Author', 'At', 'Clock', 'Label', 'Operations', 'Takes back', 'Previous hash', 'Hash']]))
  let done = 0
  for await (const some of rows.rows('log.jsonl') as AsyncGenerator<LogEntry[]>) {
    options.signal.throwIfAborted()
    options.onProgress('Writing the history', done, 0)
    await log.add(jsonLines(some))
    if (some.length > 0) await csv.add(toCsv(some.map((one) => [one.id, one.device, String(one.seq), one.author, one.at, one.clock, one.label, String(one.ops.length), one.undoes ?? one.redoes ?? '', one.prev, one.hash])).slice(1))
    done += some.length
  }
  await log.end()
  await csv.end()
  for (const [part, name] of [['heads.jsonl', 'heads.jsonl'], ['bulk.jsonl', 'imports.jsonl']] as const) {
    const file = target.grow(`${folder}${name}`)
    for await (const some of rows.rows(part)) await file.add(jsonLines(some))
    await file.end()
  }
}

async function writeProduction(leaving: Leaving, { prefix, documents, apart }: Side): Promise<void> {
  if (documents.length === 0) return
  const { session, target, options, numbers } = leaving
  const volume = apart ? 'APART' : 'OPEN'
  const start = [...numbers.values()].reduce((sum, one) => sum + one.pages, 1)
  const { numbered, refused } = await writeVolume(session, documents, { volume, to: '', prefix: 'DOC', start, width: 8, corner: 'bottom-right', natives: false },
    { stamped: false, guarded: !apart, goesOn: true }, async (path, bytes) => void (await target.put(`${prefix}Production/${path}`, bytes)), options.signal, (_what, done, total) => options.onProgress('Writing the documents', done, total))
  for (const one of numbered) numbers.set(one.document.id, one)
  for (const { document, say } of refused) leaving.remarks.push(`“${apart ? (numbers.get(document.id)?.range.first ?? '') : document.title}” could not be shown as pages: ${say} Its original is there.`)
  await target.put(`${prefix}Production/Documents.csv`, toCsv([
    ['First number', 'Last number', 'Document', 'Called', 'Title', 'Exhibit', 'Bates as received', '', 'Bates of ours', '', 'Original name', 'Original folder', 'SHA-256'],
    ...numbered.map(({ document: one, range }) => [range.first, range.last, one.id, documentNumber(one) ?? '', one.title, one.exhibit ?? '', one.bates?.first ?? '', one.bates?.last ?? '', one.ownBates?.first ?? '', one.ownBates?.last ?? '', one.originalName, one.originalFolder, one.sha256]),
  ]))
}

async function writePageTexts({ target, options, rows }: Leaving, sides: readonly Side[]): Promise<void> {
  const files = sides.map((side) => ({ side, file: target.grow(`${side.prefix}Page texts/pages.jsonl`) }))
  for await (const some of rows.rows('pages.jsonl') as AsyncGenerator<{ sha256: string }[]>) {
    options.signal.throwIfAborted()
    options.onProgress('Writing the page texts', 0, 0)
    for (const { side, file } of files) await file.add(jsonLines(some.filter((one) => side.holds(one.sha256))))
  }
  for (const { file } of files) await file.end()
}

