/** Copies of the exhibits that were marked at a deposition, each with its number on the first page. */
import { problem, type Problem, ProblemError } from '../../shared/problem/problem'
import type { Document, MarkedExhibit } from '../../shared/records'
import { mayLeave } from '../../shared/review/sharing'
import type { Session } from '../store'
import { type Written, writePages } from './pages/writePages'

export type StampedCopy = { number: string; name: string; pdf: Uint8Array<ArrayBuffer> }

const PAGED: ReadonlySet<Document['kind']> = new Set(['pdf', 'image', 'images'])

/** Why a marked document gets no copy; null where it may be copied. What is in quarantine is not named. */
export function noCopyOf(document: Document | undefined, number: string): Problem | null {
  if (!document) return problem('export.refused', `Exhibit ${number} was deleted from the matter.`, 'Undo the deletion, or strike the exhibit.')
  const leave = mayLeave(document)
  if (leave === 'quarantined') return problem('export.refused', `Exhibit ${number} is in quarantine and was not copied.`, 'Settle the claim first.')
  if (leave === 'privileged') return problem('export.refused', `Exhibit ${number} is privileged and was not copied.`, 'Take it off the exhibits, or decide its privilege anew.')
  if (!PAGED.has(document.kind)) return problem('export.refused', `Exhibit ${number} has no pages that could be stamped.`, 'Print it to a PDF, import that, and mark it.')
  return null
}

/**
 * One PDF, redactions burnt in as in a production.
 * @param under what stands opposite the number: the witness and the day
 * @throws ProblemError where it may not leave the matter, or cannot be drawn
 */
export async function stampedCopy(session: Session, marked: MarkedExhibit, under: string, signal: AbortSignal): Promise<StampedCopy> {
  const document = session.reader.get('documents', marked.document)
  const why = noCopyOf(document, marked.number)
  if (!document || why) throw new ProblemError(why ?? problem('export.refused', `Exhibit ${marked.number} was not copied.`, ''))
  const name = `Exhibit ${marked.number}`
  let written: Written
  try {
    written = await writePages(session, document, {
      title: name, signal, redactions: session.reader.rows('redactions').filter((one) => one.document === document.id), stamps: (page) => (page === 1 ? { bates: name, legend: under, corner: 'bottom-right' } : null),
    })
  } catch (cause) {
    if (cause instanceof ProblemError || signal.aborted) throw cause
    throw new ProblemError(problem('file.not-readable', `Exhibit ${marked.number} could not be copied.`, 'Open it in the matter to see what is wrong with its file.', 'Nothing of it was written.', cause))
  }
  return { number: marked.number, name: `${name.replace(/[\\/:*?"<>|]/g, '-')}.pdf`, pdf: written.pdf }
}
