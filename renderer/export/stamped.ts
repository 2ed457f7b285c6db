/** Copies of the exhibits that were marked at a deposition, each with its number on the first page. */
import { noCopyOf } from '../../shared/deposition/stamped'
import { problem, ProblemError } from '../../shared/problem/problem'
import type { MarkedExhibit } from '../../shared/records'
import type { Session } from '../store'
import { type Written, writePages } from './pages/writePages'

export type StampedCopy = { number: string; name: string; pdf: Uint8Array<ArrayBuffer> }

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
