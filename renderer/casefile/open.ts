/** Reads a case file: to verify it, or into a new matter. What is in it is trusted only after it was checked. */
import type { FileEntry } from '@zip.js/zip.js'
import { fingerprintOf, type Manifest, NEEDED_PARTS, WHOLE_PARTS } from '../../shared/casefile/layout'
import { rowFits } from '../../shared/casefile/rows'
import type { Finding } from '../../shared/log/verify'
import { ProblemError } from '../../shared/problem/problem'
import { type CaseContent, type CaseIntake, openCaseIntake } from '../store'
import { sha256OfBytes } from '../workers/sha256Of'
import type { CaseBytes } from './bytes'
import { hashOfContent } from './hashOfContent'
import { inTurn } from './inTurn'
import { readable } from './locked'
import { readRows } from './readRows'
import { type CaseZip, isBomb, openZip, storedBytes, storedPlace } from './zip'

/** `done` and `total` in bytes of the file. */
export type OpenOptions = { signal: AbortSignal; onProgress: (what: string, done: number, total: number) => void }

/** Files that are read and hashed beside each other, and those that are kept at a time. Bytes. */
const TOGETHER = { count: 64, weight: 32_000_000 }

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

/** Every stored file against its fingerprint, several beside each other. @param intake null: they are not kept */
async function eachFile(bytes: CaseBytes, named: readonly Named[], findings: Finding[], intake: CaseIntake | null, signal: AbortSignal, onBytes: (done: number) => void): Promise<number> {
  let done = 0
  let sound = 0
  let waiting: CaseContent[] = []
  let weight = 0
  let put: Promise<void> = Promise.resolve()
  const keep = async () => {
    await put
    put = intake?.putFiles(waiting) ?? put
    // Heard of before the next ones are put, or at the end.
    put.catch(() => {})
    waiting = []
    weight = 0
  }
  const look = (one: Named): Promise<CaseContent | boolean | null> => (intake ? soundFile(bytes, one, signal) : isSound(bytes, one, signal))
  for await (const { thing: { entry, hash }, done: file } of inTurn(named, TOGETHER, ({ entry }) => entry.uncompressedSize, look)) {
    signal.throwIfAborted()
    if (file) sound++
    else findings.push({ where: `bytes ${hash}`, say: `The stored file ${hash.slice(0, 12)}… no longer has its fingerprint: its bytes were altered.` })
    if (typeof file === 'object' && file) {
      waiting.push(file)
      weight += file.size
      if (waiting.length >= TOGETHER.count || weight >= TOGETHER.weight) await keep()
    }
    done += entry.uncompressedSize
    onBytes(done)
  }
  await keep()
  await put
  return sound
}

/** The file to be kept; null where it is not what it was. */
async function soundFile(bytes: CaseBytes, { entry, hash }: Named, signal: AbortSignal): Promise<CaseContent | null> {
  const content = await storedBytes(bytes, entry).catch(() => null)
  return content !== null && (await hashOfContent(content, signal).catch(() => '')) === hash ? { sha256: hash, size: content.size, content } : null
}

/** Whether it is what it was. What need not be kept need not become a blob, which would be copied twice more. */
async function isSound(bytes: CaseBytes, one: Named, signal: AbortSignal): Promise<boolean> {
  if (one.entry.uncompressedSize > TOGETHER.weight) return (await soundFile(bytes, one, signal)) !== null
  try {
    const place = await storedPlace(bytes, one.entry)
    return place !== null && (await sha256OfBytes(await bytes.read(place.from, place.to))) === one.hash
  } catch {
    return false
  }
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
