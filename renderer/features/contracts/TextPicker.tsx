import { useId, useMemo, useState } from 'react'
import type { Side } from './actions'
import { type Anchor, Popover } from '../../ui'
import { useTexts } from './useTexts'

/** Chooses a clause or a passage of the matter by its words. */
export function TextPicker({ anchor, label, without, onPick, onClose }: { anchor: Anchor; label: string; without: string | null; onPick: (side: Side) => void; onClose: () => void }) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const all = useTexts(words)
  const found = useMemo(() => all.filter((one) => one.side.id !== without).slice(0, 60), [all, without])
  return (
    <Popover anchor={anchor} label={label} onClose={onClose} className="take-apart">
      <div className="take-apart__head">
        <input autoFocus className="input" role="combobox" aria-expanded aria-controls={listId} aria-label={label} aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined} placeholder="Words of a clause or passage" value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            const pick = found[chosen]
            if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1))
            else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1))
            else if (event.key === 'Enter' && pick) onPick(pick.side)
            else return
            event.preventDefault()
            event.stopPropagation()
          }} />
      </div>
      <div className="take-apart__list" role="listbox" id={listId} aria-label="Texts">
        {found.map((one, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field; aria-activedescendant points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same
          <div key={one.side.id} id={`${listId}-${at}`} role="option" aria-selected={at === chosen} className={at === chosen ? 'take-apart__option take-apart__option--chosen' : 'take-apart__option'} onPointerEnter={() => setChosen(at)} onClick={() => onPick(one.side)}>
            <strong className="truncate">{one.name}</strong><span className="serif truncate">{one.words}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="second take-apart__none">No clause or passage has these words.</p>}
    </Popover>
  )
}
