import { useId, useMemo, useRef, useState } from 'react'
import type { AssignmentProposal } from '../../../shared/elements'
import { countName } from '../../../shared/proof'
import type { Assignment, Count, Element } from '../../../shared/records'
import { useProof } from '../../proof'
import { useRows, useSession } from '../../store'
import { type Anchor, Kbd, Popover } from '../../ui'
import { assign, unassign } from '../linking'
import { useProposals } from './useProposals'

type Choice = { element: Element; count: Count; assignment: Assignment | null; proposal: AssignmentProposal | null }

/** Elements that a paragraph can be assigned to: what is proposed stands first, with its reason. */
export function ElementPicker({ paragraph, anchor, onClose }: { paragraph: string; anchor: Anchor; onClose: () => void }) {
  const session = useSession()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const choices = useChoices(paragraph, query)
  const choose = (to: number) => {
    const next = Math.max(0, Math.min(choices.length - 1, to))
    setChosen(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const take = async (choice: Choice | undefined) => {
    if (!choice) return
    const { assignment, element, proposal } = choice
    const done = assignment?.standing === 'confirmed'
      ? unassign(session, assignment)
      : assign(session, [{ paragraph, element: element.id, reason: proposal?.reason ?? 'Chosen by a person.' }], 'confirmed')
    if (await done) onClose()
  }
  return (
    <Popover anchor={anchor} label="Assign to an element" onClose={onClose} className="picker">
      <div className="picker__head">
        <input autoFocus className="input" role="combobox" aria-expanded aria-controls={listId} aria-label="Element" placeholder="Element or count"
          aria-activedescendant={choices[chosen] ? `${listId}-${chosen}` : undefined} value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
            else if (event.key === 'Enter') void take(choices[chosen])
            else return
            event.preventDefault()
            event.stopPropagation()
          }} />
      </div>
      <div className="picker__list" role="listbox" id={listId} aria-label="Elements" ref={list}>
        {choices.map((choice, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          <div key={choice.element.id} id={`${listId}-${at}`} role="option" aria-selected={at === chosen} className={at === chosen ? 'picker__option picker__option--chosen' : 'picker__option'}
            onPointerMove={() => setChosen(at)} onClick={() => void take(choice)}>
            <span className="second small">{countName(choice.count)} · {choice.element.order}</span>
            <span><b>{choice.element.short}</b> <span className="second">{choice.element.text}</span>{reasonOf(choice) && <span className="picker__reason caption">{reasonOf(choice)}</span>}</span>
            <span className="caption third">{choice.assignment?.standing === 'confirmed' ? 'assigned' : choice.proposal || choice.assignment?.standing === 'proposed' ? 'proposed' : ''}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className="linking__none">{query === '' ? 'No count has elements yet. Open a count and choose or write them.' : 'No element has these words.'}</p>}
      <div className="linking__keys caption second"><span><Kbd>Enter</Kbd> assign, or take off again</span><span><Kbd>Esc</Kbd> close</span></div>
    </Popover>
  )
}

function reasonOf({ proposal, assignment }: Choice): string {
  if (assignment?.standing === 'confirmed') return ''
  return proposal?.reason ?? (assignment?.standing === 'proposed' ? assignment.reason : '')
}

function useChoices(paragraph: string, query: string): Choice[] {
  const { elements, counts } = useProof()
  const assignments = useRows('assignments')
  const proposals = useProposals()
  const all = useMemo(() => {
    const own = new Map(assignments.filter((one) => one.paragraph === paragraph).map((one) => [one.element, one]))
    const proposed = new Map(proposals.filter((one) => one.paragraph === paragraph).map((one) => [one.element, one]))
    return counts.flatMap((count) => elements.filter((one) => one.count === count.id).sort((a, b) => a.order - b.order).map((element): Choice => {
      const assignment = own.get(element.id) ?? null
      return { element, count, assignment: assignment?.standing === 'rejected' ? null : assignment, proposal: proposed.get(element.id) ?? null }
    })).sort((a, b) => rank(a) - rank(b))
  }, [elements, counts, assignments, proposals, paragraph])
  return useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean)
    return all.filter(({ element, count }) => {
      const text = `${countName(count)} ${count.name} ${element.order} ${element.short} ${element.text}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
  }, [all, query])
}

/** Proposed first, then what is assigned, then the rest in order. */
function rank({ proposal, assignment }: Choice): number {
  return assignment?.standing === 'confirmed' ? 1 : proposal || assignment ? 0 : 2
}
