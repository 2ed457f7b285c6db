import { useState } from 'react'
import { parseDay } from '../../../shared/deadlines'
import type { RequestSet } from '../../../shared/records'
import { useSession } from '../../store'
import { Button, Dialog, Field, say } from '../../ui'
import { editSet } from './actions'

/** Definitions and instructions, one a line; frozen once the set is served. */
export function SetWords({ set, onClose }: { set: RequestSet; onClose: () => void }) {
  const session = useSession()
  const frozen = set.state !== 'draft'
  const [definitions, setDefinitions] = useState(() => set.definitions.map((one) => `${one.term}: ${one.text}`).join('\n'))
  const [instructions, setInstructions] = useState(() => set.instructions.join('\n'))
  const [from, setFrom] = useState(set.spanFrom ?? '')
  const [until, setUntil] = useState(set.spanUntil ?? '')
  const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean)
  const save = () => {
    const bad = lines(definitions).find((line) => !/^[^:]{1,200}:\s*\S/.test(line))
    if (bad !== undefined) return say(`“${bad.slice(0, 40)}” has no colon between the term and its meaning.`)
    const day = (text: string) => (parseDay(text) === null ? null : text)
    void editSet(session, set, {
      definitions: lines(definitions).map((line) => ({ term: line.slice(0, line.indexOf(':')).trim(), text: line.slice(line.indexOf(':') + 1).trim().slice(0, 4000) })),
      instructions: lines(instructions).map((line) => line.slice(0, 4000)), spanFrom: day(from), spanUntil: day(until),
    }, 'Change the words').then((done) => done && onClose())
  }
  return (
    <Dialog title="Definitions and instructions" wide onClose={onClose} foot={frozen ? <Button onClick={onClose}>Close</Button> : <><Button look="quiet" onClick={onClose}>Cancel</Button><Button look="primary" onClick={save}>Save</Button></>}>
      {frozen && <p className="second">The set is served: its words stand as they went out.</p>}
      <Field label="Definitions" hint="One a line: the term, a colon, its meaning."><textarea className="textarea" rows={9} readOnly={frozen} value={definitions} onChange={(event) => setDefinitions(event.target.value)} /></Field>
      <Field label="Instructions" hint="One a line."><textarea className="textarea" rows={6} readOnly={frozen} value={instructions} onChange={(event) => setInstructions(event.target.value)} /></Field>
      <div className="drafts__bar"><label>Documents from <input className="input" type="date" readOnly={frozen} value={from} onChange={(event) => setFrom(event.target.value)} /></label><label>until <input className="input" type="date" readOnly={frozen} value={until} onChange={(event) => setUntil(event.target.value)} /></label></div>
    </Dialog>
  )
}
