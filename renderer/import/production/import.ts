/**
 * Import of a checked production: every file's bytes once by fingerprint, texts of pages, then one
 * commit for all records. Cancelled before that commit it leaves no record; after a crash it goes
 * on where it was, because each stored file is noted under the production's own name.
 */
import { put } from '../../../shared/log/change'
import type { FindingKind } from '../../../shared/loadfile/model'
import { howMany } from '../../../shared/proof'
import type { Document, Intake } from '../../../shared/records'
import { newId, type Session } from '../../store'
import { LoadfileWorker } from '../../workers/loadfile/LoadfileWorker'
import type { LoadfileJob } from '../../workers/loadfile/protocol'
import { SOFTWARE } from '../software'
import { Shelf } from '../shelf'
import type { ProductionCheck, Progress } from './check'
import type { Found } from './fileChecks'
import { newPeople } from '../people'
import { type Arrival, readProduced } from './readProduced'
import type { ProductionSource } from './source'

export type ProductionDetails = Pick<Intake, 'label' | 'party' | 'volume' | 'by' | 'obtained' | 'from' | 'how' | 'note'>

export type ProductionOutcome = { intake: string; added: number; already: number; pages: number; problems: { name: string; say: string }[] }

type Options = { details: ProductionDetails; jobs: readonly LoadfileJob[]; signal: AbortSignal; onProgress: (progress: Progress) => void; leaveOut?: ReadonlySet<number> }

const LANES = 3

/** @throws ProblemError where the disk is full; the signal's reason where it was cancelled: no record was added then */
export async function importProduction(session: Session, source: ProductionSource, check: ProductionCheck, options: Options): Promise<ProductionOutcome> {
  const { signal, onProgress, details } = options
  const worker = new LoadfileWorker()
  try {
    const loadfiles = await storeLoadfiles(session, check, options, worker)
    const job = `production:${loadfiles.map((one) => one.sha256).join('+').slice(0, 600)}`
    const known = knownRows(session)
    const wanted = check.documents.map((found, at) => ({ found, at })).filter(({ found, at }) => !options.leaveOut?.has(at) && !known.has(rowKey(loadfiles[found.document.row.file]?.sha256, found.document.row.line)))
    await session.jobs.put({ id: job, kind: 'production', started: new Date().toISOString(), done: [], files: [{ sha256: '', name: details.label, folder: '', modified: null, size: wanted.length }] })
    const intake = intakeOf(check, details, loadfiles, source)
    const problems: ProductionOutcome['problems'] = []
    const ready = await readAll(session, { wanted, job, intake, problems, signal, onProgress })
    signal.throwIfAborted()
    onProgress({ what: 'Writing the records', done: wanted.length, total: wanted.length })
    const documents = withFamilies(ready, check)
    if (documents.length > 0) await commit(session, intake, documents)
    await session.jobs.remove(job)
    return { intake: intake.id, added: documents.length, already: check.documents.length - wanted.length - (options.leaveOut?.size ?? 0), pages: documents.reduce((sum, one) => sum + (one.pages ?? 0), 0), problems }
  } finally {
    worker.end()
  }
}

const rowKey = (sha256: string | undefined, line: number) => `${sha256} ${line}`

/** Rows of load files that the matter has already: importing twice changes nothing. */
function knownRows(session: Session): Set<string> {
  const files = new Map(session.reader.rows('intakes').map((one) => [one.id, one.loadfiles.map((file) => file.sha256)]))
  const known = new Set<string>()
  for (const { intake, row } of session.reader.rows('documents')) {
    const sha256 = intake && row ? files.get(intake)?.[row.file] : undefined
    if (sha256 && row) known.add(rowKey(sha256, row.line))
  }
  return known
}

async function storeLoadfiles(session: Session, check: ProductionCheck, { jobs, signal }: Options, worker: LoadfileWorker): Promise<Intake['loadfiles']> {
  const stored: Intake['loadfiles'] = []
  for (const [index, job] of jobs.entries()) {
    const found = check.loadfiles[index]
    if (!found) continue
    const sha256 = await worker.digest(job.blob, 'sha256', signal)
    if (!(await session.bytes.has(sha256))) await session.bytes.put(sha256, job.blob)
    stored.push({ name: job.name, sha256, kind: found.kind, encoding: found.encoding, delimiters: found.delimiters, columns: found.columns.slice(0, 2000), headed: found.headed, mapping: found.mapping, dateOrder: job.dateOrder ?? 'mdy' })
  }
  return stored
}

function intakeOf(check: ProductionCheck, details: ProductionDetails, loadfiles: Intake['loadfiles'], source: ProductionSource): Intake {
  return {
    id: newId('intakes'), kind: 'production', ...details, transfers: [], at: new Date().toISOString(), software: SOFTWARE, loadfiles, container: null,
    unnamed: check.unnamed.length, findings: check.counts as Record<FindingKind, number>, ...(source.container ? { note: `${details.note}${details.note ? ' ' : ''}Unpacked from an archive of ${source.container.size.toLocaleString()} bytes.` } : {}),
  }
}

type Work = { wanted: readonly { found: Found; at: number }[]; job: string; intake: Intake; problems: ProductionOutcome['problems']; signal: AbortSignal; onProgress: (progress: Progress) => void }

async function readAll(session: Session, { wanted, job, intake, problems, signal, onProgress }: Work): Promise<Map<number, Document>> {
  const ready = new Map<number, Document>()
  const arrived = await session.jobs.arrived(job)
  const shelf = new Shelf<Arrival[]>(session, (notes) => session.jobs.noteArrived(notes.flat().map((one) => ({ job, ...one }))))
  let next = 0
  const lane = async () => {
    for (let turn = next++; turn < wanted.length; turn = next++) {
      signal.throwIfAborted()
      const one = wanted[turn]
      if (!one) continue
      const { document, files, arrivals, problem } = await readProduced(one.found, { arrived, intake, signal })
      if (problem) problems.push(problem)
      await shelf.put(files, arrivals)
      ready.set(one.at, document)
      if (turn % 10 === 0) onProgress({ what: one.found.document.bates?.first ?? one.found.document.id, done: ready.size, total: wanted.length })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch((cause: unknown) => {
    next = wanted.length
    throw cause
  })))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  await shelf.store()
  return ready
}

/** Parents and families by the ids that the documents have now; a member whose parent was left out stands by itself. */
function withFamilies(ready: ReadonlyMap<number, Document>, check: ProductionCheck): Document[] {
  return [...ready].sort(([a], [b]) => a - b).map(([at, document]) => {
    const { parent = -1, family = -1 } = check.families[at] ?? {}
    const first = ready.get(family)
    return { ...document, parent: ready.get(parent)?.id ?? null, family: first ? first.id : null }
  })
}

async function commit(session: Session, intake: Intake, documents: readonly Document[]): Promise<void> {
  const people = newPeople(session, documents)
  await session.commit({
    label: `Import ${howMany(documents.length, 'document')} of ${intake.label}`, bulk: true,
    ops: [put('intakes', intake), ...people.map((one) => put('people', one)), ...documents.map((one) => put('documents', one))],
  })
}
