import { useState } from 'react'
import { type ElementProof, paragraphCites } from '../../../shared/proof'
import type { Count, Element } from '../../../shared/records'
import { useProof } from '../../proof'
import { useSession } from '../../store'
import { MenuButton, StatusMark } from '../../ui'
import { useComplaint } from './ComplaintContext'
import { deleteElement, editElement, moveElement } from './countActions'
import { ElementForm } from './ElementForm'

/** One element of a count: its words, and what alleges it. */
export function ElementRow({ count, element, proof, last }: { count: Count; element: Element; proof: ElementProof | null; last: boolean }) {
  const session = useSession()
  const { select } = useComplaint()
  const { proof: all } = useProof()
  const [editing, setEditing] = useState(false)
  const alleging = (proof?.paragraphs ?? []).flatMap((id) => all.paragraphs.get(id)?.paragraph ?? [])
  const first = alleging[0]
  if (editing) {
    return (
      <li><ElementForm element={element} onClose={() => setEditing(false)} onSave={async (words) => {
        if (await editElement(session, count, element, words)) setEditing(false)
      }} /></li>
    )
  }
  return (
    <li className="element">
      <StatusMark status={proof?.status ?? 'unexamined'} />
      <span className="element__order tabular">{element.order}</span>
      <span className="element__words"><b>{element.short}</b> {element.text !== element.short && <span className="second">{element.text}</span>}{proof && <span className="element__why caption third">{proof.why}</span>}</span>
      {first ? <button type="button" className="cite element__cites" onClick={() => select(first.id, true)}>{paragraphCites(alleging)}</button> : <span className="third small element__cites">no paragraph yet</span>}
      <MenuButton look="quiet" label="" name={`More for element ${element.order}, ${element.short}`} items={[
        { label: 'Reword…', run: () => setEditing(true) },
        { label: 'Move up', disabled: element.order === 1, run: () => void moveElement(session, count, element, -1) },
        { label: 'Move down', disabled: last, run: () => void moveElement(session, count, element, 1) },
        { label: 'Delete', line: true, run: () => void deleteElement(session, count, element) },
      ]} />
    </li>
  )
}
