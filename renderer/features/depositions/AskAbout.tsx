import { useState } from 'react'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, Dialog, Field } from '../../ui'
import { askWitness, useAskedWitness } from '../linking'
import { addDeposition, addTopicAbout } from './actions'

/** Asks which deposition a topic goes to, wherever a person wants to ask a witness about a gap, a paragraph or an element. */
export function AskAbout() {
  const of = useAskedWitness()
  return of === null ? null : <Ask key={of} of={of} onClose={() => askWitness(null)} />
}

function Ask({ of, onClose }: { of: string; onClose: () => void }) {
  const session = useSession()
  const { go } = useNavigation()
  const depositions = useRows('depositions')
  const [witness, setWitness] = useState('')
  const ask = async (id: string | null) => {
    const deposition = id === null ? undefined : session.reader.get('depositions', id)
    if (!deposition) return
    await addTopicAbout(session, deposition, of)
    onClose()
    go({ room: 'depositions', item: deposition.id, view: null })
  }
  return (
    <Dialog title="Ask a witness about this" onClose={onClose}>
      {depositions.length > 0 && (
        <ul className="ask-about" aria-label="Depositions">
          {depositions.map((one, index) => <li key={one.id}><Button {...(index === 0 ? { autoFocus: true } : {})} onClick={() => void ask(one.id)}>{one.witness}</Button></li>)}
        </ul>
      )}
      <form className="ask-about__new" onSubmit={(event) => {
        event.preventDefault()
        if (witness.trim() !== '') void addDeposition(session, witness.trim()).then(ask)
      }}>
        <Field label="Another witness" hint="A topic with drafted questions is added to the outline; every word of it can be changed.">
          <input className="input" value={witness} maxLength={300} autoFocus={depositions.length === 0} onChange={(event) => setWitness(event.target.value)} />
        </Field>
        <Button type="submit" look="primary" disabled={witness.trim() === ''}>Plan this deposition</Button>
      </form>
    </Dialog>
  )
}
