import { useState } from 'react'
import { put } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Document, Redaction } from '../../../shared/records'
import { newId, useSession } from '../../store'
import { Button, Popover } from '../../ui'
import type { ViewerSelection } from '../../viewer'
import { commitOrSay } from '../linking'

/** What is printed on the box, and what it stands for. */
export const REASONS: readonly [string, string][] = [['AC', 'Attorney-client privilege'], ['WP', 'Work product'], ['PII', 'Personal data (FRCP 5.2)'], ['CONF', 'Confidential third party'], ['NR', 'Not responsive']]

/** A box reaches a little past its letters, so that no edge of one is left. Points. */
const PAST = 1.5

/** Asks why, and blackens the selection in everything that leaves the matter. */
export function RedactForm({ document, selection, onClose, onDone }: { document: Document; selection: ViewerSelection; onClose: () => void; onDone: () => void }) {
  const session = useSession()
  const [own, setOwn] = useState('')
  const redact = async (reason: string) => {
    const boxes = selection.rects.map(({ page, rect }): Redaction => ({
      id: newId('redactions'), document: document.id, page, rect: { x: rect.x - PAST, y: rect.y - PAST, w: rect.w + 2 * PAST, h: rect.h + 2 * PAST }, reason: reason.slice(0, 60), note: '',
    }))
    const done = await commitOrSay(session, { label: `Redact ${howMany(boxes.length, 'place')} of ${document.exhibit ?? document.title}${reason ? ` (${reason})` : ''}`, ops: boxes.map((one) => put('redactions', one)) })
    if (done) onDone()
  }
  return (
    <Popover anchor={selection.anchor} label="Redact the selection" onClose={onClose} className="redact">
      <p className="second small redact__about">Blackened in what leaves the matter; the file as received stays.</p>
      {REASONS.map(([reason, words], index) => <button key={reason} type="button" className="menu__item" autoFocus={index === 0} onClick={() => void redact(reason)}><strong className="redact__code">{reason}</strong>{words}</button>)}
      <form className="redact__own" onSubmit={(event) => {
        event.preventDefault()
        void redact(own.trim())
      }}>
        <input className="input" aria-label="Another reason" placeholder="Another reason, or none" value={own} onChange={(event) => setOwn(event.target.value)} />
        <Button type="submit">Redact</Button>
      </form>
    </Popover>
  )
}
