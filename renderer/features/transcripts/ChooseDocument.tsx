import { useId, useMemo, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import type { Document } from '../../../shared/records'
import { useRows } from '../../store'
import { type Anchor, Popover } from '../../ui'

const MOST = 60
const LIKELY = /depo|transcript|hearing|testimony|trial|\btr\b/i

/** Chooses a document of the matter to be read as a transcript. */
export function ChooseDocument({ anchor, onClose, onDone }: { anchor: Anchor; onClose: () => void; onDone: (document: Document) => void }) {
  const documents = useRows('documents')
  const transcripts = useRows('transcripts')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const found = useMemo(() => {
    const there = new Set(transcripts.map((one) => one.document))
    const terms = words.toLowerCase().split(/\s+/).filter(Boolean)
    const name = (one: Document) => `${documentName(one)} ${one.title} ${one.originalName}`
    return documents.filter((one) => !there.has(one.id) && one.quarantine === null && one.kind !== 'unread' && terms.every((term) => name(one).toLowerCase().includes(term)))
      .sort((a, b) => Number(LIKELY.test(name(b))) - Number(LIKELY.test(name(a)))).slice(0, MOST)
  }, [documents, transcripts, words])
  return (
    <Popover anchor={anchor} label="Read a document as transcript" onClose={onClose} className="choose-document">
      <input autoFocus className="input" role="combobox" aria-expanded aria-controls={listId} aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined} aria-label="Document to read" placeholder="Which document? Words of its name" value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setChosen(0)
        }}
        onKeyDown={(event) => {
          const document = found[chosen]
          if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1))
          else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1))
          else if (event.key === 'Enter' && document) onDone(document)
          else return
          event.preventDefault()
          event.stopPropagation()
        }} />
      <div className="choose-document__list" role="listbox" id={listId} aria-label="Documents">
        {found.map((one, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field; aria-activedescendant points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same
          <div key={one.id} id={`${listId}-${at}`} role="option" aria-selected={at === chosen} className={at === chosen ? 'choose-document__option choose-document__option--chosen' : 'choose-document__option'} onPointerEnter={() => setChosen(at)} onClick={() => onDone(one)}>
            <strong className="truncate">{documentName(one)}</strong><span className="second truncate">{documentName(one) === one.title ? one.originalName : one.title}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="second">No document has these words in its name.</p>}
    </Popover>
  )
}
