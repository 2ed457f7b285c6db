/** A report with its exhibits, stamped, as one PDF; written exhibit by exhibit, so that its size does not matter. */
import { arrange, type Heading, toPaper } from '../../shared/report/arrange'
import { documentsIn } from '../../shared/report/build'
import { rangeOf } from '../../shared/report/kinds/evidence'
import type { Choices, ReportData } from '../../shared/report/model'
import { ProblemError } from '../../shared/problem/problem'
import type { Document } from '../../shared/records'
import { mayLeave } from '../../shared/review/sharing'
import type { Session } from '../store'
import { ReportWorker } from '../workers/report/ReportWorker'
import { writePages } from './pages/writePages'
import { joined } from './report'

export type BundleOutcome = { exhibits: number; pages: number; /** what is not in it, with why: sentences */ leftOut: string[]; remark: string | null }
/** Adds bytes to the end of the file. */
export type Append = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>

const PAGED: ReadonlySet<Document['kind']> = new Set(['pdf', 'image', 'images'])
const LEGEND: Record<Document['confidentiality'], string> = { none: '', confidential: 'CONFIDENTIAL', 'attorneys-eyes-only': 'HIGHLY CONFIDENTIAL – ATTORNEYS’ EYES ONLY', 'source-code': 'HIGHLY CONFIDENTIAL – SOURCE CODE' }
/** Bytes that are gathered before they are written. */
const GATHER = 4_000_000

const numbers = new Intl.Collator('en', { numeric: true })
const nameOf = (document: Document) => document.exhibit ?? (rangeOf(document) || document.title)

/** The documents that the shown rows lead to, in the order of their numbers; what may not leave, and why. */
export function exhibitsFor(session: Session, data: ReportData, choices: Choices): { chosen: Document[]; leftOut: string[] } {
  const rows = arrange(data, { ...choices, group: null }).groups.flatMap((one) => one.rows.map((row) => ({ id: row.id, cells: Object.fromEntries(choices.columns.flatMap((id) => (row.cells[id] === undefined ? [] : [[id, row.cells[id]]]))) })))
  const found = documentsIn({ rows }).flatMap((id) => session.reader.get('documents', id) ?? []).sort((a, b) => numbers.compare(nameOf(a), nameOf(b)))
  // A bundle is for the court: what is privileged is in it only where it was cleared, whatever the report names.
  const leftOut = found.filter((one) => mayLeave(one) === 'privileged').map((one) => `${nameOf(one)} is claimed as privileged and was left out.`)
  return { chosen: found.filter((one) => mayLeave(one) === 'yes'), leftOut }
}

/** @param append writes to the file that the person chose @throws the signal's reason where it was stopped; what is written is then no whole file */
export async function writeBundle(session: Session, data: ReportData, choices: Choices, heading: Heading, append: Append, signal: AbortSignal, onProgress: (what: string, done: number, total: number) => void): Promise<BundleOutcome> {
  const { chosen, leftOut } = exhibitsFor(session, data, choices)
  const worker = new ReportWorker()
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const flush = async () => {
    if (size > 0) await append(await joined(waiting))
    waiting = []
    size = 0
  }
  const take = async (pieces: readonly Uint8Array<ArrayBuffer>[]) => {
    waiting.push(...pieces)
    size += pieces.reduce((sum, one) => sum + one.length, 0)
    if (size > GATHER) await flush()
  }
  try {
    const paper = toPaper(data, arrange(data, choices), choices, heading)
    const covers = chosen.map((one) => ({ id: one.id, title: `Exhibit ${nameOf(one)}`, lines: [one.title, ...(one.exhibit && rangeOf(one) ? [rangeOf(one)] : []), LEGEND[one.confidentiality], ...(PAGED.has(one.kind) ? [] : [`Kept in its native form: ${one.originalName}`, `SHA-256 ${one.sha256}`])].filter(Boolean) }))
    const began = await worker.ask({ what: 'bundle', paper, covers }, signal, (done, total) => onProgress('Setting the report', done, total))
    await take(began.pieces)
    let exhibits = 0
    for (const [at, document] of chosen.entries()) {
      signal.throwIfAborted()
      onProgress(`Exhibit ${nameOf(document)}`, at, chosen.length)
      exhibits++
      if (!PAGED.has(document.kind)) continue
      const pieces = await pagesOf(session, document, worker, signal).catch((cause: unknown) => {
        signal.throwIfAborted()
        leftOut.push(`The pages of ${nameOf(document)} could not be put in: ${cause instanceof ProblemError ? cause.problem.happened : 'the file cannot be read.'}`)
        return []
      })
      await take(pieces)
    }
    const end = await worker.ask({ what: 'end' }, signal, () => {})
    await take(end.pieces)
    await flush()
    return { exhibits, pages: end.pages, leftOut, remark: began.remark }
  } finally {
    worker.end()
  }
}

/** The stamped pages of an exhibit, put behind its sheet. @returns bytes that the bundle grew by */
async function pagesOf(session: Session, document: Document, worker: ReportWorker, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>[]> {
  const redactions = session.reader.rows('redactions').filter((one) => one.document === document.id)
  const { pdf } = await writePages(session, document, { title: nameOf(document), redactions, signal, stamps: (n) => ({ bates: `${nameOf(document)} at ${n}`, legend: LEGEND[document.confidentiality], corner: 'bottom-right' }) })
  return (await worker.ask({ what: 'exhibit', id: document.id, pdf }, signal, () => {})).pieces
}
