/** A matter of two gigabytes as a case file: out, verified, and in again, each beside the bare work with the same bytes. */
import '../casefile/zipSettings'
import { BlobReader, ZipReader, ZipWriter } from '@zip.js/zip.js'
import { largeMatter } from '../../shared/demo/large'
import type { Document } from '../../shared/records'
import type { Operation } from '../../shared/log/change'
import type { CliJob } from '../../shared/ipc/contract'
import { bytesOfToken } from '../casefile/bytes'
import { lockedHead, unlocked } from '../casefile/locked'
import { readCaseFile } from '../casefile/open'
import { saveCaseFile, wholeMatter, writeCaseFile } from '../casefile/save'
import { beginInFolder, pieces } from '../casefile/target'
import { BytesReader } from '../casefile/zip'
import { createMatter, type FileLock, makeLock, openCaseRows, openMatter } from '../store'
import { bareBlobs } from '../store/bare'
import { hashOf } from '../workers/hashOf'
import type { BenchLine } from './bench'
import { bridge } from '../bridge'

const quiet = () => ({ signal: new AbortController().signal, onProgress: () => {} })
const LARGE = 4_000_000
const SMALL = 1_000_000
const PIECE = 8_000_000

/** What makes the figures: seconds, and the longest time in which the page did nothing else. */
type Timed = { seconds: number; longest: number; from: number; to: number }

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  let longest = 0
  const watch = new PerformanceObserver((list) => {
    for (const one of list.getEntries()) longest = Math.max(longest, one.duration)
  })
  watch.observe({ type: 'longtask' })
  const [from, began] = [Date.now(), performance.now()]
  await work()
  const seconds = (performance.now() - began) / 1000
  await new Promise((done) => setTimeout(done, 50))
  watch.disconnect()
  return { seconds, longest, from, to: Date.now() }
}

/** @param job its folder `out` is written into, and how many megabytes is an option of it */
export async function caseFileSpeed(job: CliJob, tell: (line: string) => void): Promise<BenchLine[]> {
  const out = job.folders.out?.token
  if (!out) return []
  const size = Number(job.options.megabytes ?? 2000) * 1_000_000
  const matter = await filled(size)
  tell(`made a matter of ${Math.round(size / 1e6)} MB`)
  const bareZip = await timed(() => plainZip(matter, out))
  const save = await timed(() => saveCaseFile(matter, out, 'bench.probata', { ...quiet(), withoutBytes: false }))
  const token = ((await bridge()?.call('folder.list', { token: out })) ?? []).find((one) => one.path === 'bench.probata')
  if (!token) throw new Error('the case file is not there')
  const bytes = bytesOfToken(token.token, token.size)
  const sums = await timed(async () => {
    // As many beside each other as a verification has: what is measured is the work, not the waiting.
    for (let at = 0; at < token.size; at += 4 * PIECE) await Promise.all([0, 1, 2, 3].map(async (n) => at + n * PIECE < token.size && crypto.subtle.digest('SHA-256', await bytes.read(at + n * PIECE, Math.min(token.size, at + (n + 1) * PIECE)))))
  })
  const verify = await timed(async () => sound(await readCaseFile(bytes, 'bench.probata', false, quiet())))
  const bareIn = await timed(() => plainUnzip(bytes))
  const open = await timed(async () => sound(await readCaseFile(bytes, 'bench.probata', true, quiet())))
  const locked = await lockedSpeed(matter, out)
  // For what samples the memory from outside.
  await bridge()?.call('folder.write', { token: out, path: 'times.json', bytes: new TextEncoder().encode(JSON.stringify({ save, verify, open, 'save-locked': locked.save, 'verify-locked': locked.verify, 'open-locked': locked.open })), append: false })
  const line = (what: string, ours: Timed, peer: Timed | null): BenchLine => ({ what, ours: ours.seconds, peer: peer?.seconds ?? null, unit: 's', ratio: peer && ours.seconds / peer.seconds })
  const longest = (what: string, { longest: ms }: Timed): BenchLine => ({ what: `Longest task of the page while ${what}`, ours: ms, peer: null, unit: 'ms', ratio: null })
  const of = `${Math.round(size / 1e6)} MB`
  return [
    line(`Case file of ${of} saved, against a bare zip by the same library`, save, bareZip),
    line(`Case file of ${of} verified, against SHA-256 of its bytes`, verify, sums),
    line(`Case file of ${of} opened, against its files unzipped into a bare database`, open, bareIn),
    line(`The same with a lock saved, against without`, locked.save, save),
    line(`The same with a lock verified, against without`, locked.verify, verify),
    line(`The same with a lock opened, against without`, locked.open, open),
    longest('saving', save), longest('verifying', verify), longest('opening', open),
  ]
}

/** The same matter through a lock, out and in; its key is known. */
async function lockedSpeed(matter: string, out: string): Promise<Record<'save' | 'verify' | 'open', Timed>> {
  const { root, slots } = await makeLock('mat_bench', 'seven grey otters sing')
  const lock: FileLock = { label: 'Bench', of: 'mat_bench', slots, root }
  const save = await timed(async () => writeCaseFile({ ...(await wholeMatter(matter)), lock }, await beginInFolder(out, 'locked.probata'), { ...quiet(), withoutBytes: false }))
  const token = ((await bridge()?.call('folder.list', { token: out })) ?? []).find((one) => one.path === 'locked.probata')
  if (!token) throw new Error('the locked file is not there')
  const inside = async () => {
    const bytes = bytesOfToken(token.token, token.size)
    const head = await lockedHead(bytes, 'locked.probata')
    if (!head) throw new Error('it has no lock')
    return unlocked(bytes, head, root, 'locked.probata')
  }
  const verify = await timed(async () => sound(await readCaseFile(await inside(), 'locked.probata', false, quiet())))
  const open = await timed(async () => sound(await readCaseFile(await inside(), 'locked.probata', true, quiet())))
  return { save, verify, open }
}

function sound(opened: Awaited<ReturnType<typeof readCaseFile>>): void {
  if (!opened.ok) throw new Error(opened.findings[0]?.say)
}

/** A matter with that many bytes: one large paper for three small ones, nothing in them that packs. */
async function filled(size: number): Promise<string> {
  const matterId = await createMatter('Bench of case files')
  const session = await openMatter(matterId)
  try {
    const papers: Document[] = []
    const [template] = (new Map(largeMatter({ paragraphs: 1, counts: 1, links: 0, documents: 1, seed: 1 })).get('documents') ?? []) as unknown as Document[]
    if (!template) throw new Error('no document to go by')
    for (let made = 0; made < size; ) {
      const some: { sha256: string; blob: Blob; pages: [] }[] = []
      for (let n = 0; n < 16 && made < size; n++) {
        const length = n % 4 === 0 ? LARGE : SMALL
        const blob = new Blob([noise(length)])
        made += length
        some.push({ sha256: await hashOf(blob, new AbortController().signal), blob, pages: [] })
      }
      await session.bytes.putAll(some)
      for (const one of some) papers.push({ ...template, id: `doc_${String(papers.length).padStart(26, '0')}`, sha256: one.sha256, size: one.blob.size, parts: [], intake: null })
    }
    await session.commit({ label: 'Import', ops: papers.map((record) => ({ op: 'put', table: 'documents', record }) as Operation), bulk: true })
  } finally {
    session.close()
  }
  return matterId
}

function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + 65_536)))
  return bytes
}

/** The same bytes from the same place to the same disk, and nothing else. */
async function plainZip(matterId: string, out: string): Promise<void> {
  const rows = await openCaseRows(matterId)
  const target = await beginInFolder(out, 'bare.zip')
  const zip = new ZipWriter(pieces(target), { zip64: true })
  for await (const { sha256, content } of rows.bytes()) if (content instanceof Blob) await zip.add(sha256, new BlobReader(content), { level: 0 })
  await zip.close()
  await target.finish()
  rows.close()
}

/** Every file taken out by the same library, its checksum looked at, into a database without anything else. */
async function plainUnzip(bytes: ReturnType<typeof bytesOfToken>): Promise<void> {
  const database = await bareBlobs()
  const zip = new ZipReader(new BytesReader(bytes))
  for await (const entry of zip.getEntriesGenerator()) {
    if (entry.directory || !entry.filename.startsWith('bytes/')) continue
    const content = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>()
    const [blob] = await Promise.all([new Response(content.readable).blob(), entry.getData(content.writable, { checkSignature: true })])
    await database.put(entry.filename, blob)
  }
  await zip.close()
  database.close()
}
