import type { CliJob } from '../../shared/ipc/contract'
import { CASE_ENDING } from '../../shared/casefile/layout'
import { ProblemError, problem } from '../../shared/problem/problem'
import type { LockedHead } from '../../shared/lock/envelope'
import type { Finding } from '../../shared/log/verify'
import { bytesOfToken, type CaseBytes } from '../casefile/bytes'
import { checkedOutside, FileIsLocked, heldRoot, lockedHead, unlocked } from '../casefile/locked'
import { readCaseFile } from '../casefile/open'
import { saveCaseFile } from '../casefile/save'
import { openerOf, openMatter, rootOfFile, type Session } from '../store'
import type { Write } from './cliWords'

const ALTERED = 3

const quiet = () => ({ signal: new AbortController().signal, onProgress: () => {} })

/** @param given as a person typed it; what no system takes in a name is left out */
const fileName = (given: string) => given.replace(/[^\p{L}\p{N}., _-]+/gu, '_').replace(/\.probata$/i, '').slice(0, 150) + CASE_ENDING

async function save(matterId: string, name: string, job: CliJob, write: Write, more: object): Promise<number> {
  const folder = job.folders.out?.token ?? ''
  const manifest = await saveCaseFile(matterId, folder, name, { ...quiet(), withoutBytes: job.options.bytes === 'off' })
  const lines = Object.fromEntries(manifest.parts.filter((part) => part.lines > 0).map((part) => [part.path, part.lines]))
  await write('stdout', job.json ? `${JSON.stringify({ file: name, matter: manifest.matter, parts: lines, bytes: manifest.bytes, ...more })}\n`
    : `Saved ${name}: ${lines['log.jsonl'] ?? 0} log entries and ${manifest.bytes.files} stored files.\n`)
  return 0
}

export function exportCase(session: Session, job: CliJob, write: Write): Promise<number> {
  return save(session.matterId, fileName(job.options.file ?? ''), job, write, {})
}

/** A file as it can be read: a locked one by a matter that is open, or by what came on standard input; null where neither opens it. */
async function insideOf(job: CliJob, { name, outside, head }: Outside): Promise<CaseBytes | null> {
  if (!head) return outside
  const root = (await heldRoot(head)) ?? (job.passphrase ? await rootOfFile(head.header, openerOf(job.passphrase)) : null)
  return root && unlocked(outside, head, root, name)
}

type Outside = { name: string; outside: CaseBytes; /** null of a file without a lock */ head: LockedHead | null }

async function fromOutside(job: CliJob, at: number): Promise<Outside> {
  const token = job.files[at]
  if (!token) throw new ProblemError(problem('file.not-readable', 'A case file is missing.'))
  const outside = bytesOfToken(token.token, token.size)
  return { name: token.name, outside, head: await lockedHead(outside, token.name) }
}

/** @returns 3 where something in a file was altered */
export async function verifyCases(job: CliJob, write: Write): Promise<number> {
  let worst = 0
  const results: unknown[] = []
  for (const at of job.files.keys()) {
    const file = await fromOutside(job, at)
    const { name, outside, head } = file
    const checked = head && (await checkedOutside(outside, head, name, () => {}))
    const findings: Finding[] = checked?.sound === false ? [{ where: 'lock', say: checked.say }] : []
    const inside = await insideOf(job, file).catch((cause: unknown) => {
      // That a locked file is damaged is what was asked.
      if (!head || !(cause instanceof ProblemError) || cause.problem.code !== 'case.broken') throw cause
      findings.push({ where: 'lock', say: cause.problem.happened })
      return null
    })
    const opened = inside && (await readCaseFile(inside, name, false, quiet()))
    if (opened && !opened.ok) findings.push(...opened.findings)
    if (findings.length > 0) worst = ALTERED
    results.push({ file: name, locked: head !== null, findings, ...(opened ? { matter: opened.manifest.matter, files: opened.holds.files, entries: opened.holds.entries, holds: opened.holds } : { unchecked: checked?.say }) })
    if (!job.json) await write('stdout', findings.length > 0 ? `${name}:\n${findings.map((one) => one.say).join('\n')}\n` : opened ? `${name}: nothing was altered.\n` : `${checked?.say} Give it with --passphrase-stdin.\n`)
  }
  if (job.json) await write('stdout', `${JSON.stringify(results.length === 1 ? results[0] : results)}\n`)
  return worst
}

/** Opens a file as a matter. @returns its id @throws FileIsLocked */
async function read(job: CliJob, file: Outside): Promise<string> {
  const { name, head } = file
  const inside = await insideOf(job, file)
  if (head && !inside) throw new FileIsLocked(name, head)
  const opened = inside && (await readCaseFile(inside, name, true, quiet()))
  if (opened?.ok) return opened.matterId
  throw new ProblemError(problem('case.broken', `${name} was altered or is damaged: ${opened?.findings[0]?.say ?? ''}`, 'See all with “probata verify”.'))
}

export async function openCase(job: CliJob, write: Write): Promise<number> {
  const matter = await read(job, await fromOutside(job, 0))
  await write('stdout', job.json ? `${JSON.stringify({ matter })}\n` : `The case file was opened as a matter: ${matter}\n`)
  return 0
}

/** The same entries in either order: the file that comes out holds the same records. Where one of the two is locked, it is so too. */
export async function mergeCases(job: CliJob, write: Write): Promise<number> {
  const [first, second] = [await fromOutside(job, 0), await fromOutside(job, 1)]
  const swap = first.head === null && second.head !== null
  const [into, from] = swap ? [await read(job, second), await read(job, first)] : [await read(job, first), await read(job, second)]
  const session = await openMatter(into)
  try {
    const report = await session.merge(from, true)
    const { conflicts, drifts } = report
    return await save(into, fileName(job.options.name ?? session.reader.get('matter', 'matter')?.name ?? 'Merged'), job, write, { came: report.came.length, records: report.records, files: report.files, conflicts, clocks: drifts })
  } finally {
    session.close()
  }
}
