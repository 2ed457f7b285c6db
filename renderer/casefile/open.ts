/** Reads a case file: to verify it, or into a new matter. What is in it is trusted only after it was checked. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { BlobReader, BlobWriter, configure, type FileEntry, TextWriter, ZipReader } from '@zip.js/zip.js'
import { CASE_FORMAT, fingerprintOf, MANIFEST, Manifest, WHOLE_PARTS } from '../../shared/casefile/layout'
import type { Finding } from '../../shared/log/verify'
import { ProblemError, problem } from '../../shared/problem/problem'
import { NEWEST, openCaseIntake } from '../store'
import { hashOf } from '../workers/hashOf'

// Our workers come from our own origin; the library's come out of a blob, which the policy refuses.
configure({ useWebWorkers: false })

export type OpenOptions = { signal: AbortSignal; onProgress: (what: string, done: number, total: number) => void }

/** A line longer than this is no record but an attack on memory. Characters. */
const LONGEST_LINE = 200_000_000
const LARGEST_MANIFEST = 1_000_000
/** Rows that are handed over at a time. */
const AT_ONCE = 500

type CaseFile = { manifest: Manifest; entries: Map<string, FileEntry>; close(): Promise<void> }

/** @throws ProblemError `case.not-one`, `case.broken`, `store.newer-version` */
async function openZip(blob: Blob, name: string): Promise<CaseFile> {
  const reader = new ZipReader(new BlobReader(blob))
  const entries = new Map<string, FileEntry>()
  try {
    for await (const entry of reader.getEntriesGenerator()) if (!entry.directory) entries.set(entry.filename, entry)
  } catch (cause) {
    const signed = new Uint8Array(await blob.slice(0, 4).arrayBuffer())
    throw new ProblemError(signed[0] === 0x50 && signed[1] === 0x4b
      ? problem('case.broken', `${name} is cut short: its end, with the list of what it holds, is missing.`, 'Copy it again from where it came.', 'Nothing was changed.', cause)
      : problem('case.not-one', `${name} is not a case file.`, 'Choose a file whose name ends in .probata.', 'Nothing was changed.', cause))
  }
  const listed = entries.get(MANIFEST)
  if (!listed || listed.uncompressedSize > LARGEST_MANIFEST) throw new ProblemError(problem('case.not-one', `${name} is not a case file: it has no manifest.`, 'Choose a file whose name ends in .probata.', 'Nothing was changed.'))
  const manifest = Manifest.safeParse(await listed.getData(new TextWriter()).then(JSON.parse, () => null).catch(() => null))
  if (!manifest.success) throw new ProblemError(problem('case.broken', `The manifest of ${name} was altered or is of another program.`, 'Copy the file again from where it came.', 'Nothing was changed.'))
  if (manifest.data.format > CASE_FORMAT || manifest.data.schema > NEWEST) {
    throw new ProblemError(problem('store.newer-version', `${name} was written by a newer version of Probata.`, 'Open it with that version.', 'Nothing was changed.'))
  }
  return { manifest: manifest.data, entries, close: () => reader.close() }
}

/** Rows of one part, some at a time; adds a finding where its fingerprint does not fit. */
async function eachRows(file: CaseFile, path: string, findings: Finding[], take: (rows: unknown[]) => Promise<void>): Promise<void> {
  const listed = file.manifest.parts.find((one) => one.path === path)
  const entry = file.entries.get(path)
  if (!listed || !entry) {
    findings.push({ where: path, say: `The part ${path} is missing.` })
    return
  }
  const sum = sha256.create()
  const decoder = new TextDecoder()
  let rest = ''
  let rows: unknown[] = []
  const sink = new WritableStream<Uint8Array>({
    write: async (chunk) => {
      sum.update(chunk)
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST_LINE) throw new Error('line too long')
      for (const line of lines) if (line !== '') rows.push(JSON.parse(line))
      if (rows.length >= AT_ONCE) await take(rows.splice(0))
    },
    close: async () => {
      if (rows.length > 0) await take(rows)
      rows = []
    },
  })
  try {
    await entry.getData(sink, { checkSignature: true })
    if (rest !== '') findings.push({ where: path, say: `The part ${path} ends in the middle of a line.` })
    else if (bytesToHex(sum.digest()) !== listed.sha256) findings.push({ where: path, say: `The part ${path} is not as the manifest has it: it was altered.` })
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    findings.push({ where: path, say: `The part ${path} cannot be read: it was altered or is damaged.` })
  }
}

export type Opened = { ok: true; matterId: string; manifest: Manifest } | { ok: false; findings: Finding[] }

/**
 * Reads a case file into a new matter. Every part is held against the manifest, every file against
 * its fingerprint and every record against the log; where anything does not fit, nothing is kept.
 * @param keep false: verifies only, and leaves nothing behind
 */
export async function readCaseFile(blob: Blob, name: string, keep: boolean, { signal, onProgress }: OpenOptions): Promise<Opened> {
  const file = await openZip(blob, name)
  const intake = await openCaseIntake()
  const findings: Finding[] = []
  let kept = false
  try {
    for (const [at, part] of WHOLE_PARTS.entries()) {
      signal.throwIfAborted()
      onProgress('Reading the records', at, WHOLE_PARTS.length)
      await eachRows(file, part, findings, (rows) => intake.put(part, rows))
    }
    const named = [...file.entries.values()].flatMap((entry) => {
      const hash = fingerprintOf(entry.filename)
      return hash ? [{ entry, hash }] : []
    })
    if (named.length !== file.manifest.bytes.files) findings.push({ where: 'bytes', say: `The file lists ${file.manifest.bytes.files} stored files and holds ${named.length}.` })
    for (const [at, { entry, hash }] of named.entries()) {
      signal.throwIfAborted()
      onProgress('Reading the files', at, named.length)
      const bytes = await entry.getData(new BlobWriter()).catch(() => null)
      if (!bytes || (await hashOf(bytes, signal)) !== hash) findings.push({ where: `bytes ${hash}`, say: `The stored file ${hash.slice(0, 12)}… no longer has its fingerprint: its bytes were altered.` })
      else if (keep) await intake.putBytes(hash, bytes)
    }
    if (findings.length > 0) return { ok: false, findings }
    onProgress('Checking the log', 0, 1)
    const done = await intake.finish(keep)
    if ('findings' in done) return { ok: false, findings: done.findings }
    kept = keep
    return { ok: true, matterId: done.matterId, manifest: file.manifest }
  } finally {
    if (!kept) await intake.discard()
    await file.close()
  }
}
