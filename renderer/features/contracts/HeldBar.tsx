import { useState } from 'react'
import { citePassage } from '../../../shared/cite/format'
import { locatorOf } from '../../../shared/contract/records'
import { useRecord, useRows, useSession } from '../../store'
import { Button, Kbd } from '../../ui'
import type { Side } from './actions'
import { TextPicker } from './TextPicker'

/** What one text is held against: choose another clause and press C again, or a passage here. */
export function HeldBar({ held, onAgainst, onClose }: { held: Side; onAgainst: (side: Side) => void; onClose: () => void }) {
  const { reader } = useSession()
  const clause = useRecord('clauses', held.kind === 'clause' ? held.id : null)
  const contract = useRecord('contracts', clause?.contract ?? null)
  const passages = useRows('passages')
  const [picking, setPicking] = useState<DOMRect | null>(null)
  const passage = passages.find((one) => one.id === held.id)
  const document = passage ? reader.get('documents', passage.document) : undefined
  const name = clause && contract ? `${contract.shortForm} ${locatorOf(clause)}` : passage && document ? citePassage(passage, document) : ''
  return (
    <div className="held-bar" role="status">
      <strong>{name}</strong><span className="second">is held against another text. Choose a clause and press</span><Kbd>C</Kbd><span className="second">or</span>
      <Button aria-haspopup="dialog" onClick={(event) => setPicking(event.currentTarget.getBoundingClientRect())}>choose a text…</Button>
      <span className="room__space" />
      <Button look="quiet" onClick={onClose}>Let go</Button>
      {picking && <TextPicker anchor={picking} label="Text to hold it against" without={held.id} onClose={() => setPicking(null)} onPick={(side) => {
        setPicking(null)
        onAgainst(side)
      }} />}
    </div>
  )
}
