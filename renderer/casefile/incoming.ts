/** A colleague's file as a source of a merge: read where it lies, nothing in it trusted, nothing unpacked before it is wanted. */
import type { FileEntry } from '@zip.js/zip.js'
import { IncomingManifest } from '../../shared/casefile/changes'
import { fingerprintOf } from '../../shared/casefile/layout'
import type { LogEntry } from '../../shared/log/entry'
import { ArrivedEntry } from '../../shared/log/merge'
import { originOf } from '../../shared/log/origin'
import { ProblemError, problem } from '../../shared/problem/problem'
import type { AnyRecord } from '../../shared/records'
import type { PageText } from '../../shared/text/page'
import type { MergeSource } from '../store'
import type { CaseBytes } from './bytes'
import { hashOfContent } from './hashOfContent'
import { readable } from './locked'
import { readRows } from './readRows'
import { isBomb, listZip, readManifest, storedBytes, type ZipWords } from './zip'

const UNCHANGED = 'Nothing was changed.'

export type Incoming = MergeSource & { manifest: IncomingManifest; name: string; /** whether it came out of a locked file */ locked: boolean }

/**
 * @throws ProblemError `case.not-one`, `case.broken`, `store.newer-version`, `lock.locked` (its key is not here), each with its sentence
 */
export async function openIncoming(from: Blob | CaseBytes, name: string, signal: AbortSignal): Promise<Incoming> {
  const bytes = await readable(from, name)
  const zip = await listZip(bytes, name, WORDS)
  const listed = zip.entries
  if (zip.twice.length > 0) throw altered(name, 'it lists a part twice')
  const manifest = checkedManifest(await readManifest(zip, name, WORDS), name)
  // Known once the log was read through: it is not read a second time for it.
  let origin: string | null | undefined = manifest.origin ?? undefined
  const entries: MergeSource['entries'] = async (_known, take) => {
    const firsts: LogEntry[] = []
    await eachRows(listed, manifest, name, 'log.jsonl', signal, (line) => ({ line, entry: entryOf(JSON.parse(line), name) }), async (rows) => {
      const some = rows.map((row) => row.entry)
      firsts.push(...some.filter((entry) => entry.seq === 1))
      // Each line is JSON by itself, so together they are a list of the same.
      await take(some, [`[${rows.map((row) => row.line).join(',')}]`])
    })
    origin ??= originOf(firsts)
  }
  return {
    manifest, name, entries, locked: Boolean(bytes.lock),
    origin: async () => {
      if (origin === undefined) await entries({}, async () => {})
      return origin ?? null
    },
    bulk: async (wanted) => {
      const found = new Map<string, { chunk: number; records: AnyRecord[] }[]>()
      if (wanted.size > 0) {
        await eachRows(listed, manifest, name, 'bulk.jsonl', signal, parsed<{ rows?: unknown; chunk?: unknown; records?: unknown }>, (rows) => {
          for (const row of rows) {
            if (typeof row.rows !== 'string' || !wanted.has(row.rows) || typeof row.chunk !== 'number' || !Array.isArray(row.records)) continue
            found.set(row.rows, [...(found.get(row.rows) ?? []), { chunk: row.chunk, records: row.records as AnyRecord[] }])
          }
        })
      }
      return new Map([...found].map(([rows, chunks]) => [rows, chunks.sort((a, b) => a.chunk - b.chunk).flatMap((one) => one.records)]))
    },
    files: async () => [...listed.keys()].flatMap((path) => fingerprintOf(path) ?? []),
    file: async (hash) => {
      const entry = listed.get(`bytes/${hash.slice(0, 2)}/${hash}`)
      if (!entry) return undefined
      const file = await storedBytes(bytes, entry).catch(() => null)
      signal.throwIfAborted()
      if (!file || (await hashOfContent(file, signal)) !== hash) throw altered(name, `its stored file ${hash.slice(0, 12)}… no longer has its fingerprint`)
      return file
    },
    pages: async (wanted, take) => {
      if (wanted.size === 0) return
      await eachRows(listed, manifest, name, 'pages.jsonl', signal, parsed<{ sha256?: unknown; n?: unknown; page?: unknown }>, async (rows) => {
        const own = rows.flatMap((row) => (typeof row.sha256 === 'string' && wanted.has(row.sha256) && isPage(row.page) && row.n === row.page.n ? [{ sha256: row.sha256, n: row.page.n, page: row.page }] : []))
        if (own.length > 0) await take(own)
      })
    },
    close: () => zip.close(),
  }
}

function isPage(page: unknown): page is PageText {
  return typeof page === 'object' && page !== null && 'n' in page && Number.isInteger(page.n) && 'text' in page && typeof page.text === 'string' && 'source' in page
}

function altered(name: string, how: string, cause?: unknown): ProblemError {
  return new ProblemError(problem('case.broken', `${name} was altered or is damaged: ${how}.`, 'Ask for it again, or copy it again from where it came.', UNCHANGED, cause))
}

const WORDS: ZipWords = { notOne: 'is neither a case file nor a file of changes', choose: 'Choose a file whose name ends in .probata or .probata-changes.', again: 'Wait until it is copied whole, or copy it again.', update: 'Update Probata on this computer, then bring it in.' }

function checkedManifest(said: unknown, name: string): IncomingManifest {
  const manifest = IncomingManifest.safeParse(said)
  if (!manifest.success || (manifest.data.kind === 'changes' && !manifest.data.origin)) throw altered(name, 'its manifest is not one of ours')
  if (manifest.data.kind === 'part') throw new ProblemError(problem('merge.refused', `${name} is a copy from which something was left out: its log begins anew, so it cannot be brought together with this matter.`, 'Ask for the whole case file, or for a file of changes.', UNCHANGED))
  return manifest.data
}

function entryOf(row: unknown, name: string): LogEntry {
  if (!ArrivedEntry.safeParse(row).success) throw altered(name, 'it holds a log entry that is none')
  // As it was written: what the schema makes anew could hash otherwise.
  return row as LogEntry
}

/** Nothing of it is sure but that it is JSON. */
const parsed = <Row>(line: string): Row => JSON.parse(line) as Row

/** Rows of one part, some at a time; throws where its fingerprint does not fit. */
async function eachRows<Row>(listed: ReadonlyMap<string, FileEntry>, manifest: IncomingManifest, name: string, path: string, signal: AbortSignal, rowOf: (line: string) => Row, take: (rows: Row[]) => void | Promise<void>): Promise<void> {
  const should = manifest.parts.find((one) => one.path === path)
  const entry = listed.get(path)
  if (!should || !entry) throw altered(name, `its part ${path} is missing`)
  if (isBomb(entry)) throw altered(name, `its part ${path} would unpack to far more than records ever do`)
  const read = await readRows(entry, signal, rowOf, take).catch((cause: unknown) => {
    signal.throwIfAborted()
    throw cause instanceof ProblemError ? cause : altered(name, `its part ${path} cannot be read`, cause)
  })
  if (!read.ended || read.hash !== should.sha256) throw altered(name, `its part ${path} is not as its manifest has it`)
}
