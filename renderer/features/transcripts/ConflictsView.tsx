import { X } from 'lucide-react'
import { remove } from '../../../shared/log/change'
import type { Transcript } from '../../../shared/records'
import { useRows, useSession } from '../../store'
import { CiteLink, EmptyState, IconButton } from '../../ui'
import { commitOrSay } from '../linking'

/** Statements that do not go together, two beside each other (FRE 613, 801(d)). */
export function ConflictsView({ transcript, beside }: { transcript: Transcript; /** other statements are shown above it */ beside: boolean }) {
  const session = useSession()
  const { reader } = session
  const testimony = new Map(useRows('testimony').map((one) => [one.id, one]))
  const own = useRows('impeachments').filter((one) => [one.one, one.other].some((id) => testimony.get(id)?.transcript === transcript.id))
  if (own.length === 0 && beside) return null
  if (own.length === 0) return <EmptyState title="No conflict is recorded">Choose testimony in the lines and press O: what the same witness said elsewhere stands beside it. Or press C to hold a statement, choose what it conflicts with, here or in another transcript, and press C again.</EmptyState>
  return (
    <>
    {beside && <h2 className="pairs__title">Conflicts of this transcript</h2>}
    <ul className="pairs" aria-label="Conflicts">
      {own.map((pair) => (
        <li key={pair.id} className="pair">
          {[pair.one, pair.other].map((id) => <div key={id} className="pair__side"><CiteLink id={id} /><p className="serif pair__words">{testimony.get(id)?.quote ?? reader.get('passages', id)?.quote ?? ''}</p></div>)}
          <IconButton label="Remove this conflict" onClick={() => void commitOrSay(session, { label: 'Remove a conflict of testimony', ops: [remove('impeachments', pair.id)] })}><X size={14} strokeWidth={1.5} aria-hidden /></IconButton>
        </li>
      ))}
    </ul>
    </>
  )
}
