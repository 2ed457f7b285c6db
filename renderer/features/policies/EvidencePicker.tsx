import { useId, useMemo, useState } from 'react'
import { withoutQuarantined } from '../../../shared/review/quarantine'
import { useRows } from '../../store'
import { type Anchor, Popover } from '../../ui'
import { indexEvidence, LinkEvidenceOption, searchEvidence } from '../linking'

/** Finds a passage or a document that shows something, by typing; Enter takes it. */
export function EvidencePicker({ anchor, label, onPick, onClose }: { anchor: Anchor; label: string; onPick: (id: string) => void; onClose: () => void }) {
  const allDocuments = useRows('documents')
  const allPassages = useRows('passages')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const index = useMemo(() => {
    const { documents, passages } = withoutQuarantined({ documents: allDocuments, passages: allPassages, supports: [] })
    return indexEvidence(documents, passages)
  }, [allDocuments, allPassages])
  const found = searchEvidence(index, query).filter((one) => one.kind === 'passage' || one.kind === 'document')
  const move = (to: number) => setChosen(Math.max(0, Math.min(found.length - 1, to)))
  return (
    <Popover anchor={anchor} label={label} onClose={onClose} className="linking">
      <div className="linking__head">
        <input autoFocus className="input" role="combobox" aria-expanded aria-controls={listId} aria-label="Exhibit number or words" aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined} placeholder="Exhibit number, or words of a quote" value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            const one = found[chosen]
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(chosen + (event.key === 'ArrowDown' ? 1 : -1))
            else if (event.key === 'Enter' && one) onPick(one.id)
            else return
            event.preventDefault()
            event.stopPropagation()
          }} />
      </div>
      <div className="linking__list" role="listbox" id={listId} aria-label="Passages and documents">
        {found.map((one, at) => <LinkEvidenceOption key={one.id} id={`${listId}-${at}`} found={one} chosen={at === chosen} linked={null} onPoint={() => setChosen(at)} onChoose={() => onPick(one.id)} />)}
      </div>
      {found.length === 0 && <p className="linking__none">Nothing has these words. Try fewer, or an exhibit number.</p>}
    </Popover>
  )
}
