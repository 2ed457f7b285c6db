/**
 * Looks, behind the work, for words that an imported PDF hides and that can still be read. What is
 * found is told on the document and blanked in its stored text; the bytes stay as received.
 */
import { patch } from '../../shared/log/change'
import { howMany } from '../../shared/proof'
import type { Document } from '../../shared/records'
import { coveredSentence } from '../../shared/redaction/sentence'
import { blankWords } from '../../shared/redaction/words'
import type { Session } from '../store'
import { findCovered } from '../workers/findCovered'

/** Documents that one change of the log tells of. */
const TOLD_TOGETHER = 200

/** Whether a document is still to be looked at. */
export const waitsForLook = (one: Document) => one.covered === null && one.kind === 'pdf' && (one.text === 'file' || one.text === 'decoded' || one.text === 'mixed')

/** Works until nothing waits or the signal ends it. */
export async function runCoveredQueue(session: Session, signal: AbortSignal, onState: (waiting: number) => void): Promise<void> {
  const tried = new Set<string>()
  let ready: { document: Document; fields: Pick<Document, 'covered' | 'warning'> }[] = []
  const tell = async () => {
    const told = ready.filter(({ document }) => session.reader.get('documents', document.id)?.covered === null)
    ready = []
    if (told.length === 0) return
    const found = told.filter(({ fields }) => (fields.covered ?? 0) > 0).length
    await session.commit({ label: found > 0 ? `Find covered words in ${howMany(found, 'document')}` : `Look for covered words in ${howMany(told.length, 'document')}`, ops: told.map(({ document, fields }) => patch('documents', document.id, fields)) })
  }
  try {
    for (;;) {
      const waiting = session.reader.rows('documents').filter((one) => waitsForLook(one) && !tried.has(one.id))
      const [next] = waiting
      if (!next || signal.aborted) return
      onState(waiting.length)
      tried.add(next.id)
      const fields = await look(session, next, signal).catch(() => null)
      if (fields) ready.push({ document: next, fields })
      if (ready.length >= TOLD_TOGETHER) await tell()
    }
  } finally {
    onState(0)
    await tell()
  }
}

async function look(session: Session, document: Document, signal: AbortSignal): Promise<Pick<Document, 'covered' | 'warning'> | null> {
  const pages = await session.bytes.pages(document.sha256)
  const covered = await findCovered(await session.bytes.get(document.sha256), document.originalName, pages, { signal })
  if (signal.aborted) return null
  const blanked = pages.flatMap((page) => {
    const places = covered.filter((one) => one.page === page.n).map((one) => one.rect)
    return places.length > 0 ? [blankWords(page, places)] : []
  })
  if (blanked.length > 0) await session.bytes.putPages(document.sha256, blanked)
  return { covered: covered.length, warning: [document.warning, coveredSentence(covered)].filter(Boolean).join(' ').slice(0, 1000) }
}
