/** Reads a case file: to verify it, or into a new matter. What is in it is trusted only after it was checked. */
import type { FileEntry } from '@zip.js/zip.js'
import { fingerprintOf, type Manifest, NEEDED_PARTS, WHOLE_PARTS } from '../../shared/casefile/layout'
import { rowFits } from '../../shared/casefile/rows'
import type { Finding } from '../../shared/log/verify'
import { ProblemError } from '../../shared/problem/problem'
import { type CaseIntake, openCaseIntake } from '../store'
import type { CaseBytes } from './bytes'
import { hashOfContent } from './hashOfContent'
import { readable } from './locked'
import { readRows } from './readRows'
import { type CaseZip, isBomb, openZip, storedBytes } from './zip'

/** `done` and `total` in bytes of the file. */
export type OpenOptions = { signal: AbortSignal; onProgress: (what: string, done: number, total: number) => void }

/** Files that are read and hashed beside each other: one by one, the asking costs more than the hashing. */
const TOGETHER = { files: 64, bytes: 32_000_000 }

/** What a case file says that it holds, and what was found in it. */
export type Holds = { entries: number; records: Record<string, number>; pages: number; files: number; size: number }
export type Opened =
  | { ok: true; matterId: string; manifest: Manifest; holds: Holds }
  /** the first finding is the first that is wrong in the order of the file */
  | { ok: false; findings: Finding[]; manifest: Manifest; holds: Holds }

/** Rows of one part, some at a time; adds a finding where anything of it does not fit. @returns how many there were */
async function eachRows(zip: CaseZip, path: string, findings: Finding[], signal: AbortSignal, take: (rows: unknown[]) => Promise<void>): Promise<number> {
  const listed = zip.manifest.parts.find((one) => one.path === path)
  const entry = zip.entries.get(path)
  if (!listed && !entry && !NEEDED_PARTS.includes(path)) return 0
  const wrong = (say: string) => findings.push({ where: path, say: `The part ${path} ${say}` })
  if (!listed || !entry) {
    wrong('is missing.')
    return 0
  }
  if (isBomb(entry)) {
    wrong('would unpack to far more than records ever do: it was made to fill the disk. It was not unpacked.')
    return 0
  }
  let lines = 0
  let misfit: number | null = null
  const rowOf = (line: string): unknown => {
    lines++
    const row: unknown = JSON.parse(line)
    if (rowFits(path, row)) return row
    misfit ??= lines
    return undefined
  }
  try {
    const { hash, ended } = await readRows(entry, signal, rowOf, take)
    if (!ended) wrong('ends in the middle of a line.')
    else if (hash !== listed.sha256) wrong('is not as the manifest has it: it was altered.')
    else if (misfit !== null) wrong(`holds a row that does not fit its table (line ${misfit}).`)
    else if (lines !== listed.lines) wrong(`has ${lines} lines where the manifest has ${listed.lines}.`)
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof ProblemError) throw cause
    wrong(`cannot be read behind line ${lines}: it was altered or is damaged.`)
  }
  return lines
}

type Named = { entry: FileEntry; hash: string }

/** Every stored file against its fingerprint, several beside each other. */
async function eachFile(bytes: CaseBytes, named: readonly Named[], findings: Finding[], intake: CaseIntake | null, signal: AbortSignal, onBytes: (done: number) => void): Promise<number> {
  let done = 0
  let sound = 0
  for (let at = 0; at < named.length; ) {
    signal.throwIfAborted()
    const some: Named[] = []
    let size = 0
    while (at < named.length && some.length < TOGETHER.files && (some.length === 0 || size + (named[at] as Named).entry.uncompressedSize <= TOGETHER.bytes)) {
      const one = named[at++] as Named
      some.push(one)
      size += one.entry.uncompressedSize
    }
    const read = await Promise.all(some.map(async ({ entry, hash }) => {
      const content = await storedBytes(bytes, entry).catch(() => null)
      return content !== null && (await hashOfContent(content, signal).catch(() => '')) === hash ? { sha256: hash, size: content.size, content } : null
    }))
    signal.throwIfAborted()
    for (const [index, file] of read.entries()) {
      const hash = (some[index] as Named).hash
      if (file) sound++
      else findings.push({ where: `bytes ${hash}`, say: `The stored file ${hash.slice(0, 12)}… no longer has its fingerprint: its bytes were altered.` })
    }
    await intake?.putFiles(read.filter((one) => one !== null))
    done += size
    onBytes(done)
  }
  return sound
}

/**
 * Reads a case file into a new matter. Every part is held against the manifest, every row against its
 * table, every file against its fingerprint and every record against the log; where anything does not
 * fit, nothing is kept. What comes out of a locked file has its lock.
 * @param keep false: verifies only, and leaves nothing behind
 * @throws ProblemError where it is no case file, is cut short, is of a newer version, or is locked and its key is not here; the signal's reason
 */
export async function readCaseFile(from: Blob | CaseBytes, name: string, keep: boolean, { signal, onProgress }: OpenOptions): Promise<Opened> {
  const bytes = await readable(from, name)
  const zip = await openZip(bytes, name)
  const intake = await openCaseIntake(bytes.lock ?? null)
  const findings: Finding[] = zip.strange.map((say) => ({ where: 'list', say }))
  const holds: Holds = { entries: 0, records: {}, pages: 0, files: 0, size: 0 }
  const { manifest } = zip
  let kept = false
  try {
    let done = 0
    for (const part of WHOLE_PARTS) {
      signal.throwIfAborted()
      onProgress('Reading the records', done, bytes.size)
      const lines = await eachRows(zip, part, findings, signal, (rows) => intake.put(part, rows))
      if (part === 'log.jsonl') holds.entries = lines
      else if (part === 'pages.jsonl') holds.pages = lines
      else if (part.startsWith('records/') && lines > 0) holds.records[part.slice(8, -6)] = lines
      done += zip.entries.get(part)?.compressedSize ?? 0
    }
    const named = [...zip.entries.values()].flatMap((entry) => {
      const hash = fingerprintOf(entry.filename)
      return hash ? [{ entry, hash }] : []
    })
    if (named.length !== manifest.bytes.files) findings.push({ where: 'bytes', say: `The file lists ${manifest.bytes.files} stored files and holds ${named.length}.` })
    holds.size = named.reduce((sum, one) => sum + one.entry.uncompressedSize, 0)
    holds.files = await eachFile(bytes, named, findings, keep ? intake : null, signal, (read) => onProgress('Reading the files', done + read, bytes.size))
    onProgress('Checking the log', bytes.size, bytes.size)
    const ended = await intake.finish(keep && findings.length === 0)
    // What is wrong in the log is said also where a part was found altered: it names the first bad entry.
    if ('findings' in ended) findings.push(...ended.findings)
    findings.unshift(...(bytes.damage?.() ?? []).map((say) => ({ where: 'lock', say })))
    if (findings.length > 0 || 'findings' in ended) return { ok: false, findings, manifest, holds }
    kept = keep
    return { ok: true, matterId: ended.matterId, manifest, holds }
  } finally {
    if (!kept) await intake.discard()
    await zip.close()
  }
}
