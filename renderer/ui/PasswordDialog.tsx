import { useState } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Field } from './feedback'

/** Asks for the password of an encrypted file that is being imported. */
export function PasswordDialog({ name, again, onAnswer, onCancel }: { name: string; again: boolean; onAnswer: (password: string | null) => void; onCancel: () => void }) {
  const [password, setPassword] = useState('')
  return (
    <Dialog title="Password needed" onClose={onCancel} foot={<><Button onClick={onCancel}>Leave it out</Button><Button look="primary" disabled={password === ''} onClick={() => onAnswer(password)}>Open</Button></>}>
      <form onSubmit={(event) => {
        event.preventDefault()
        onAnswer(password)
      }}>
        <Field label={`${name} is encrypted${again ? '; that password did not open it' : ''}`} hint="The password is used once and is not stored.">
          <input className="input" type="password" autoFocus value={password} onChange={(event) => setPassword(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}
