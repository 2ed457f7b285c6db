/** A colleague's file as a source of a merge: read where it lies, nothing in it trusted, nothing unpacked before it is wanted. */
import { BlobReader, BlobWriter, type FileEntry, TextWriter, ZipReader } from '@zip.js/zip.js'
import { IncomingManifest } from '../../shared/casefile/changes'
import { CASE_FORMAT, fingerprintOf, MANIFEST } from '../../shared/casefile/layout'
import type { LogEntry } from '../../shared/log/entry'
import { ArrivedEntry } from '../../shared/log/merge'
import { originOf } from '../../shared/log/origin'
import { ProblemError, problem } from '../../shared/problem/problem'
import type { AnyRecord } from '../../shared/records'
import type { PageText } from '../../shared/text/page'
import { type MergeSource, NEWEST } from '../store'
import { hashOf } from '../workers/hashOf'
import { readRows } from './readRows'
import { isBomb, LARGEST_MANIFEST, MOST_ENTRIES } from './zip'

const UNCHANGED = 'Nothing was changed.'

export type Incoming = MergeSource & { manifest: IncomingManifest; name: string }

/**
 * @throws ProblemError `case.not-one`, `case.broken`, `store.newer-version`, each with its sentence
 */
export async function openIncoming(blob: Blob, name: string, signal: AbortSignal): Promise<Incoming> {
  const zip = new ZipReader(new BlobReader(blob))
  const listed = await listOf(zip, blob, name)
  const manifest = await manifestOf(listed, name)
  let log: LogEntry[] | null = null
  const entries = async () => {
    log ??= await readLog(listed, manifest, name, signal)
    return log
  }
  return {
    manifest, name, entries,
    origin: async () => manifest.origin ?? originOf(await entries()),
    bulk: async (wanted) => {
      const found = new Map<string, { chunk: number; records: AnyRecord[] }[]>()
      if (wanted.size > 0) {
        await eachRows(listed, manifest, name, 'bulk.jsonl', signal, (rows) => {
          for (const row of rows as { rows?: unknown; chunk?: unknown; records?: unknown }[]) {
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
      const bytes = await entry.getData(new BlobWriter(), { signal }).catch(() => null)
      signal.throwIfAborted()
      if (!bytes || (await hashOf(bytes, signal)) !== hash) throw altered(name, `its stored file ${hash.slice(0, 12)}… no longer has its fingerprint`)
      return bytes
    },
    pages: async (wanted, take) => {
      if (wanted.size === 0) return
      await eachRows(listed, manifest, name, 'pages.jsonl', signal, async (rows) => {
        const own = (rows as { sha256?: unknown; n?: unknown; page?: unknown }[]).flatMap((row) => (typeof row.sha256 === 'string' && wanted.has(row.sha256) && isPage(row.page) && row.n === row.page.n ? [{ sha256: row.sha256, n: row.page.n, page: row.page }] : []))
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

async function listOf(zip: ZipReader<Blob>, blob: Blob, name: string): Promise<Map<string, FileEntry>> {
  const listed = new Map<string, FileEntry>()
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (listed.size > MOST_ENTRIES || listed.has(entry.filename)) throw new Error('no list of ours')
      if (!entry.directory) listed.set(entry.filename, entry)
    }
  } catch (cause) {
    const signed = new Uint8Array(await blob.slice(0, 4).arrayBuffer().catch(() => new ArrayBuffer(4)))
    throw new ProblemError(signed[0] === 0x50 && signed[1] === 0x4b
      ? problem('case.broken', `${name} is cut short: its end, with the list of what it holds, is missing.`, 'Wait until it is copied whole, or copy it again.', UNCHANGED, cause)
      : notOne(name))
  }
  return listed
}

const notOne = (name: string) => problem('case.not-one', `${name} is neither a case file nor a file of changes.`, 'Choose a file whose name ends in .probata or .probata-changes.', UNCHANGED)

async function manifestOf(listed: ReadonlyMap<string, FileEntry>, name: string): Promise<IncomingManifest> {
  const entry = listed.get(MANIFEST)
  if (!entry || entry.uncompressedSize > LARGEST_MANIFEST) throw new ProblemError(notOne(name))
  const said: unknown = await entry.getData(new TextWriter()).then(JSON.parse).catch(() => null)
  const { format, schema } = (said ?? {}) as { format?: unknown; schema?: unknown }
  if ((typeof format === 'number' && format > CASE_FORMAT) || (typeof schema === 'number' && schema > NEWEST)) {
    throw new ProblemError(problem('store.newer-version', `${name} was written by a newer version of Probata.`, 'Update Probata on this computer, then bring it in.', UNCHANGED))
  }
  const manifest = IncomingManifest.safeParse(said)
  if (!manifest.success || (manifest.data.kind === 'changes' && !manifest.data.origin)) throw altered(name, 'its manifest is not one of ours')
  if (manifest.data.kind === 'part') throw new ProblemError(problem('merge.refused', `${name} is a copy from which something was left out: its log begins anew, so it cannot be brought together with this matter.`, 'Ask for the whole case file, or for a file of changes.', UNCHANGED))
  return manifest.data
}

async function readLog(listed: ReadonlyMap<string, FileEntry>, manifest: IncomingManifest, name: string, signal: AbortSignal): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  await eachRows(listed, manifest, name, 'log.jsonl', signal, (rows) => {
    for (const row of rows) {
      const entry = ArrivedEntry.safeParse(row)
      if (!entry.success) throw altered(name, 'it holds a log entry that is none')
      // As it was written: what the schema makes anew could hash otherwise.
      entries.push(row as LogEntry)
    }
  })
  return entries
}

/** Rows of one part, some at a time; throws where its fingerprint does not fit. */
async function eachRows(listed: ReadonlyMap<string, FileEntry>, manifest: IncomingManifest, name: string, path: string, signal: AbortSignal, take: (rows: unknown[]) => void | Promise<void>): Promise<void> {
  const should = manifest.parts.find((one) => one.path === path)
  const entry = listed.get(path)
  if (!should || !entry) throw altered(name, `its part ${path} is missing`)
  if (isBomb(entry)) throw altered(name, `its part ${path} would unpack to far more than records ever do`)
  const read = await readRows(entry, signal, (line) => JSON.parse(line) as unknown, take).catch((cause: unknown) => {
    signal.throwIfAborted()
    throw cause instanceof ProblemError ? cause : altered(name, `its part ${path} cannot be read`, cause)
  })
  if (!read.ended || read.hash !== should.sha256) throw altered(name, `its part ${path} is not as its manifest has it`)
}
