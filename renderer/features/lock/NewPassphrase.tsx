import { Field } from '../../ui'

type NewProps = { passphrase: string; again: string; fault: string | null; onPassphrase: (typed: string) => void; onAgain: (typed: string) => void; /** it is what a person came for, and has the focus */ first?: boolean }

/** A new passphrase, twice. */
export function NewPassphrase({ passphrase, again, fault, onPassphrase, onAgain, first = false }: NewProps) {
  return (
    <>
      <Field label="New passphrase" hint={passphrase !== '' && fault ? fault : 'Long rather than tricky: four or five unrelated words.'}>
        <input className="input" type="password" autoFocus={first} autoComplete="off" value={passphrase} onChange={(event) => onPassphrase(event.target.value)} />
      </Field>
      <Field label="The same again" hint={again !== '' && again !== passphrase ? 'The two are not the same.' : ''}>
        <input className="input" type="password" autoComplete="off" value={again} onChange={(event) => onAgain(event.target.value)} />
      </Field>
    </>
  )
}
