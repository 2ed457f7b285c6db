/** Imports that a crash cut off, and how they go on: by the bytes that were already stored. */
import type { Job, Session } from '../store'
import type { ImportFile } from './files'

/** A note names at most so many files; what is beyond must be chosen again. */
const MOST_NAMED = 20_000

export type PendingImport = {
  id: string
  kind: Job['kind']
  started: string
  /** files whose bytes are stored: they can go on as they are */
  stored: number
  /** names of those that must be chosen again */
  lost: string[]
}

/** A file of the list whose bytes are in the matter. */
type StoredFile = { index: number; sha256: string }

/** Notes an import while it runs, so that a crash loses no file that was stored. */
export class ImportNote {
  private written = 0

  private constructor(private readonly session: Session, private readonly job: Job) {}

  static async begin(session: Session, kind: Job['kind'], files: readonly ImportFile[]): Promise<ImportNote> {
    const job: Job = {
      id: crypto.randomUUID(), kind, started: new Date().toISOString(), done: [],
      files: files.slice(0, MOST_NAMED).map((one) => ({ sha256: '', name: one.name, folder: one.folder, modified: one.modified, size: one.file.size })),
    }
    await session.jobs.put(job)
    return new ImportNote(session, job)
  }

  /** The bytes of these files are in the matter. A row of their own: the list of all files is long, and would be written each time. */
  async stored(files: readonly StoredFile[]): Promise<void> {
    const known = files.filter(({ index }) => index < this.job.files.length)
    await this.session.jobs.noteArrived([{ job: this.job.id, path: `stored ${this.written++}`, size: 0, modified: 0, sha256: '', found: known }])
  }

  async end(): Promise<void> {
    await this.session.jobs.remove(this.job.id)
  }
}

/** What was under way when the app ended. Only to be asked before a new import begins. */
export async function pendingImports(session: Session): Promise<PendingImport[]> {
  const pending: PendingImport[] = []
  for (const job of await session.jobs.all()) {
    // A production goes on when its folder is chosen again: what is stored is not read anew.
    if (job.kind === 'production') {
      const arrived = await session.jobs.arrived(job.id)
      pending.push({ id: job.id, kind: job.kind, started: job.started, stored: arrived.size, lost: [job.files[0]?.name ?? ''] })
      continue
    }
    const stored = await storedFiles(session, job)
    // Cut off between its commit and the end of its note.
    if (isThere(session, job, stored)) {
      await dropImport(session, job.id)
      continue
    }
    pending.push({ id: job.id, kind: job.kind, started: job.started, stored: stored.length, lost: job.files.filter((one) => !stored.includes(one)).map((one) => one.name) })
  }
  return pending
}

/** The files of a cut-off import whose bytes are stored, ready to be imported again. The note of it ends. */
export async function takeUpImport(session: Session, id: string): Promise<ImportFile[]> {
  const job = (await session.jobs.all()).find((one) => one.id === id)
  if (!job) return []
  const files: ImportFile[] = []
  for (const one of await storedFiles(session, job)) {
    files.push({ file: await session.bytes.get(one.sha256), name: one.name, folder: one.folder, modified: one.modified })
  }
  await dropImport(session, id)
  return files
}

/** Forgets a cut-off import. Nothing of it was added to the matter's records. */
export async function dropImport(session: Session, id: string): Promise<void> {
  await session.jobs.remove(id)
}

/** Whether the matter has a document of each file, so that nothing is left to be done. */
function isThere(session: Session, job: Job, stored: Job['files']): boolean {
  if (job.kind !== 'documents' || stored.length < job.files.length || job.files.length === MOST_NAMED) return false
  const there = new Set(session.reader.rows('documents').map((one) => one.sha256))
  return stored.every((one) => there.has(one.sha256))
}

async function storedFiles(session: Session, job: Job): Promise<Job['files']> {
  const stored: Job['files'] = []
  for (const { found } of (await session.jobs.arrived(job.id)).values()) {
    for (const { index, sha256 } of found as StoredFile[]) {
      const file = job.files[index]
      if (file) file.sha256 = sha256
    }
  }
  for (const one of job.files) if (one.sha256 !== '' && (await session.bytes.has(one.sha256))) stored.push(one)
  return stored
}
