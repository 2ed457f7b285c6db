import { howMany } from '../../../shared/proof'
import { useRows } from '../../store'
import { EmptyState, instantHere } from '../../ui'

/** What left the matter: when, to whom, which numbers, and the fingerprint of its manifest. */
export function OutgoingList() {
  const outgoing = useRows('outgoing')
  if (outgoing.length === 0) return <EmptyState title="Nothing was sent yet">Choose documents in the documents room and produce them: Bates-stamped, redacted, with load files, a manifest of fingerprints and a table for the cover letter.</EmptyState>
  return (
    <ul className="outgoing">
      {[...outgoing].reverse().map((one) => (
        <li key={one.id} className="outgoing__row selectable">
          <span className="received__name truncate">{one.label}</span>
          <span className="tabular">{howMany(one.documents, 'document')}, {howMany(one.pages, 'page')}</span>
          <span className="second truncate">{[one.to && `to ${one.to}`, instantHere(one.at), one.bates ? `${one.bates.first} – ${one.bates.last}` : ''].filter(Boolean).join(' · ')}</span>
          <span className="third small">{one.manifest ? `Manifest SHA-256 ${one.manifest.slice(0, 16)}…` : ''}</span>
        </li>
      ))}
    </ul>
  )
}
