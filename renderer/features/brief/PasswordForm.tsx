import { useState } from 'react'
import { Button, Field } from '../../ui'

/** Asks for the password of an encrypted brief; it is used once and not stored. */
export function PasswordForm({ name, again, onAnswer, onCancel }: { name: string; again: boolean; onAnswer: (password: string) => void; onCancel: () => void }) {
  const [password, setPassword] = useState('')
  return (
    <form className="brief__password" onSubmit={(event) => {
      event.preventDefault()
      if (password !== '') onAnswer(password)
    }}>
      <Field label={`${name} is encrypted${again ? '; that password did not open it' : ''}`} hint="The password is used once and is not stored.">
        <input className="input" type="password" autoFocus value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <div className="brief__row"><Button look="primary" type="submit" disabled={password === ''}>Open</Button><Button look="quiet" onClick={onCancel}>Cancel</Button></div>
    </form>
  )
}
