import { type KeyboardEvent, useState } from 'react'
import { ALLEGATION_KINDS } from '../../../shared/pleading/model'
import type { Paragraph } from '../../../shared/records'
import { useSession } from '../../store'
import { Button } from '../../ui'
import { setKind } from '../linking'
import { kindWord } from './KindMenu'

/** Chooses the kind of an allegation by keyboard: type its first letters, Enter. */
export function KindForm({ paragraph, onClose }: { paragraph: Paragraph; onClose: () => void }) {
  const session = useSession()
  const [kind, setChosen] = useState(paragraph.kind)
  const save = async () => {
    if (kind === paragraph.kind || (await setKind(session, paragraph, kind))) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void save()
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="tool">
      <label className="tool__short">
        <span className="field__label">Kind of allegation</span>
        <select autoFocus className="select" value={kind} onKeyDown={onKeyDown} onChange={(event) => setChosen(ALLEGATION_KINDS.find((one) => one === event.target.value) ?? kind)}>
          {ALLEGATION_KINDS.map((one) => <option key={one} value={one}>{kindWord(one)}</option>)}
        </select>
      </label>
      <Button look="primary" onClick={() => void save()}>Call it that</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
    </div>
  )
}
