import { citePassage, documentName } from '../../../shared/cite/format'
import type { Support } from '../../../shared/records'
import { useSession } from '../../store'
import { Button } from '../../ui'
import { targetName } from '../linking'
import { Marked } from './Marked'
import type { Proposed } from './useProposals'

const FOR: Record<Support['bearing'], string> = { supports: 'for', undermines: 'against', context: 'context for' }

/** One proposal: where it stands, its words, why it is proposed, what it shows already. */
export function ProposalRow({ proposed, chosen, onChoose, onOpen, onTake, onPassOver }: {
  proposed: Proposed; chosen: boolean; onChoose: () => void; onOpen: () => void; onTake: (bearing: Support['bearing']) => void; onPassOver: () => void
}) {
  const { reader } = useSession()
  const { document, place, copies, links } = proposed
  const cite = citePassage({ id: '', document: document.id, page: place.page, endPage: place.page, quote: place.quote, prefix: '', suffix: '', from: place.from, to: place.to, rects: [], locator: null, note: '', tags: [] }, document)
  const there = links.map((one) => `${FOR[one.bearing]} ${targetName(reader, one.of)}`)
  return (
    <li className={chosen ? 'proposal-row proposal-row--chosen' : 'proposal-row'}>
      <span className="proposal-row__cite"><span className="cite-text">{cite}</span>{document.exhibit !== null && <span className="caption third truncate" title={document.title}>{document.title}</span>}</span>
      <div className="proposal-row__words">
        <button type="button" data-proposal className="proposal-row__quote serif" tabIndex={chosen ? 0 : -1} {...(chosen ? { 'aria-current': true } : {})} title="Open at the place" onClick={() => {
          onChoose()
          if (chosen) onOpen()
        }}><Marked text={place.quote} marks={proposed.marks} /></button>
        <span className="second small">{proposed.reason}</span>
        {(there.length > 0 || copies.length > 0 || document.privilege !== null) && (
          <span className="small third">{[
            document.privilege !== null && 'Privileged: it may not leave the matter', there.length > 0 && `Linked already ${[...new Set(there)].slice(0, 4).join(', ')}`,
            copies.length > 0 && `The same words in ${[...new Set(copies.map(documentName))].slice(0, 3).join(', ')}${copies.length > 3 ? ` and ${copies.length - 3} more` : ''}`,
          ].filter(Boolean).join(' · ')}</span>
        )}
        {chosen && (
          <span className="proposal-row__tools">
            <Button command="evidence.accept" onClick={() => onTake('supports')}>Supports</Button>
            <Button command="evidence.undermines" onClick={() => onTake('undermines')}>Undermines</Button>
            <Button command="evidence.context" onClick={() => onTake('context')}>Context</Button>
            <Button look="quiet" command="evidence.reject" onClick={onPassOver}>Pass over</Button>
          </span>
        )}
      </div>
    </li>
  )
}
