import { Trash2 } from 'lucide-react'
import { remove } from '../../../shared/log/change'
import type { Document, Redaction } from '../../../shared/records'
import { useSession } from '../../store'
import { IconButton } from '../../ui'
import { commitOrSay } from '../linking'

/** The redactions of a document, by page. */
export function RedactionList({ document, redactions }: { document: Document; redactions: readonly Redaction[] }) {
  const session = useSession()
  if (redactions.length === 0) return null
  const drop = (one: Redaction) => void commitOrSay(session, { label: `Take a redaction off ${document.exhibit ?? document.title}`, ops: [remove('redactions', one.id)] })
  return (
    <section aria-label="Redactions" className="redactions">
      <strong>Redactions {redactions.length}</strong>
      <ul>{[...redactions].sort((a, b) => a.page - b.page || a.rect.y - b.rect.y).map((one) => (
        <li key={one.id} className="redactions__row"><span>Page {one.page}</span><span className="second">{one.reason || 'no reason given'}</span><span className="source__space" /><IconButton label={`Delete the redaction on page ${one.page}`} onClick={() => drop(one)}><Trash2 size={14} strokeWidth={1.4} aria-hidden /></IconButton></li>
      ))}</ul>
    </section>
  )
}
