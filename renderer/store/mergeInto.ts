/** Another copy of the same matter, or a part of one, brought into this one (design § 4): worked out first, then written at once. */
import type { LogEntry } from '../../shared/log/entry'
import type { Ends } from '../../shared/log/merge'
import { openByteStore } from './bytes'
import type { ConflictKeeper } from './conflictKeeper'
import type { MatterDatabase } from './database'
import { hashesOf, type MergeReport, type Plan, planOf, type Theirs, type Work } from './mergePlan'
import { isFuller, type MergeSource } from './mergeSource'
import { endsText, theirEntries } from './mergeTheirs'
import { pacer } from './pacer'
import { pagesByFile } from './pages/PageStore'
import type { Writer } from './writer'

export type MergeOptions = {
  signal?: AbortSignal
  onProgress?: (what: string, done: number, total: number) => void
}

/**
 * @param source its entries are trusted only where their hashes fit
 * @param apply false: nothing is written
 * @throws ProblemError `merge.refused`, or the signal's reason: nothing was changed
 */
export async function mergeInto(db: MatterDatabase, writer: Writer, keeper: ConflictKeeper, source: MergeSource, apply: boolean, { signal, onProgress }: MergeOptions = {}): Promise<MergeReport> {
  const work: Work = { db, source, contested: () => keeper.contested(), pause: pacer(signal), tell: onProgress ?? (() => {}) }
  const ends = await endsHere(db)
  const theirs = await theirEntries(work, ends, signal)
  // Refused before anything is copied; worked out again between two commits where there was one meanwhile.
  let plan = await planOf(work, ends, theirs)
  if (!apply) return plan.report
  const files = await bringFiles(work, plan, signal)
  signal?.throwIfAborted()
  if (plan.report.came.length > 0) {
    await writer.adopt({
      make: async () => {
        const now = await endsHere(db)
        if (endsText(now) !== endsText(ends)) plan = await planOf(work, now, beyond(now, theirs))
        return plan.adoption
      },
      adopted: () => keeper.broughtIn({ open: plan.report.conflicts, settled: plan.report.settled }, plan.part, plan.keys),
      onProgress: (done, total) => work.tell('Writing', done, total),
      signal,
    })
  }
  return { ...plan.report, files }
}

async function endsHere(db: MatterDatabase): Promise<Ends> {
  return new Map((await db.heads.toArray()).map(({ device, seq, hash }) => [device, { seq, hash }]))
}

/** The same beside a log that has gone on. */
function beyond(ends: Ends, { came, known, sound }: Theirs): Theirs {
  const isNew = ({ device, seq }: LogEntry) => seq > (ends.get(device)?.seq ?? 0)
  return { came: came.filter(isNew), known: new Map([...known, ...came.filter((entry) => !isNew(entry)).map((entry) => [entry.id, entry.hash] as const)]), sound }
}

/** Bytes first: a record must never name a file that is not there yet. @returns how many came */
async function bringFiles({ db, source, tell }: Work, { adoption }: Plan, signal: AbortSignal | undefined): Promise<number> {
  const bytes = openByteStore(db)
  const there = await bytes.stored()
  const missing = (await source.files()).filter((hash) => !there.has(hash))
  for (const [at, hash] of missing.entries()) {
    signal?.throwIfAborted()
    tell('Copying the files', at, missing.length)
    const blob = await source.file(hash)
    if (blob) await bytes.put(hash, blob)
  }
  // Text that was recognised on the other side comes too.
  const wanted = new Set([...missing, ...hashesOf([...adoption.fresh, ...adoption.puts])])
  await source.pages(wanted, async (rows) => {
    signal?.throwIfAborted()
    for (const { sha256, pages } of pagesByFile(rows)) {
      const before = new Map((await bytes.pages(sha256)).map((page) => [page.n, page]))
      await bytes.putPages(sha256, pages.filter((page) => isFuller(page, before.get(page.n))))
    }
  })
  return missing.length
}
