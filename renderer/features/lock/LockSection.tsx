import { useState } from 'react'
import { faultOfPassphrase } from '../../../shared/lock/keys'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { setPreference, usePreferences } from '../../preferences'
import { changePassphrase, forgetOldPassphrase, openerOf, tryLock, useSession } from '../../store'
import { Button, Dialog, Field, ProblemNote, say } from '../../ui'
import { NewPassphrase } from './NewPassphrase'
import { disk } from './profile'
import { useTurn } from './turn'
import './lock.css'

type Asking = 'on' | 'off' | 'change' | null

const AFTER: readonly [minutes: number, label: string][] = [[5, '5 minutes'], [15, '15 minutes'], [30, '30 minutes'], [60, '1 hour'], [240, '4 hours'], [0, 'Never']]

/** The lock of the open matter, in the settings. */
export function LockSection() {
  const session = useSession()
  const { lockAfter } = usePreferences()
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  return (
    <section className="settings__part" aria-label="Lock">
      <h2>Lock</h2>
      {session.keys ? (
        <>
          <p>This matter has a lock. Records, files, page texts and the log are encrypted on the disk, also while you work; the search index is in memory, and on the disk only encrypted.</p>
          <Field label="Lock by itself when nobody touches it for" hint="An import that is under way counts as touching it. It also locks when the machine sleeps or its screen is locked.">
            <select className="input" value={lockAfter} onChange={(event) => void setPreference('lockAfter', Number(event.target.value))}>
              {AFTER.map(([minutes, label]) => <option key={minutes} value={minutes}>{label}</option>)}
            </select>
          </Field>
          <div className="lock__buttons">
            <Button onClick={() => setAsking('change')}>Change the passphrase…</Button>
            <Button onClick={() => setAsking('off')}>Take the lock off…</Button>
          </div>
        </>
      ) : (
        <>
          <p>Without a lock, whoever can read this machine’s disk can read this matter. A passphrase encrypts all of it.</p>
          <div className="lock__buttons"><Button onClick={() => setAsking('on')}>Put a lock on this matter…</Button></div>
        </>
      )}
      <p className="second">Not protected by a lock: the matter while it is open on a machine that somebody else uses, what the system swaps to disk meanwhile, and everything that was exported or printed, or backed up or saved as a case file before the lock. Probata cannot overwrite what a flash disk keeps of deleted files; encrypt the whole disk against that.</p>
      {asking === 'on' && <TurnOn onClose={close} />}
      {asking === 'off' && <TurnOff matterId={session.matterId} onClose={close} />}
      {asking === 'change' && <Change matterId={session.matterId} onClose={close} />}
    </section>
  )
}

function TurnOn({ onClose }: { onClose: () => void }) {
  const turn = useTurn()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [label, setLabel] = useState('Locked matter')
  const fault = faultOfPassphrase(passphrase)
  const ready = fault === null && passphrase === again && label.trim() !== ''
  const start = () => ready && turn({ way: 'on', passphrase, label: label.trim() })
  return (
    <Dialog title="Put a lock on this matter" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="primary" disabled={!ready} onClick={start}>Encrypt the matter</Button></>}>
      <form className="lock__form" onSubmit={(event) => {
        event.preventDefault()
        start()
      }}>
        <p>The matter is closed and encrypted, which takes about as long as copying it, and for that time its room on the disk twice. Then a recovery key is shown, once, to print.</p>
        <p className="second">Backups and case files made before stay readable: delete them, or keep them where they are safe. From now on they are encrypted with this lock.</p>
        <NewPassphrase first passphrase={passphrase} again={again} fault={fault} onPassphrase={setPassphrase} onAgain={setAgain} />
        <Field label="Name on the desk" hint="Readable without the passphrase. The matter’s own name, court and number are hidden.">
          <input className="input" value={label} maxLength={80} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function TurnOff({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const turn = useTurn()
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<'asking' | 'working' | Problem>('asking')
  const start = async () => {
    if (typed === '' || state === 'working') return
    setState('working')
    const by = openerOf(typed)
    try {
      // Before the matter is closed: a slip of the finger must not cost the place in it.
      await tryLock(matterId, by)
      turn({ way: 'off', by })
    } catch (cause) {
      setState(asProblem(cause, 'The lock was not taken off.', 'Everything stays encrypted.'))
    }
  }
  return (
    <Dialog title="Take the lock off" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="danger" disabled={typed === '' || state === 'working'} onClick={() => void start()}>{state === 'working' ? 'Checking…' : 'Store it readable'}</Button></>}>
      <form className="lock__form" onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}>
        <p>The matter is closed and decrypted. Whoever can read this machine’s disk can then read it, and so it is with backups and case files from then on.</p>
        <p className="second">Those made under the lock stay encrypted. They can be restored and opened with the passphrase of their day, or the recovery key: keep it.</p>
        <Field label="Passphrase, or the recovery key"><input className="input" type="password" autoFocus autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} /></Field>
        {typeof state === 'object' && <ProblemNote problem={state} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function Change({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const [old, setOld] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [state, setState] = useState<'asking' | 'working' | Problem>('asking')
  const fault = faultOfPassphrase(passphrase)
  const ready = state !== 'working' && old !== '' && fault === null && passphrase === again
  const change = async () => {
    if (!ready) return
    setState('working')
    try {
      await changePassphrase(matterId, openerOf(old), passphrase)
      const gone = await forgetOldPassphrase(matterId, disk)
      say(`The passphrase was changed; the recovery key stays the same${gone ? '' : '. What the old one opened is taken off the disk at the next start of Probata'}`)
      onClose()
    } catch (cause) {
      setState(asProblem(cause, 'The passphrase was not changed.', 'The old one still opens the matter.'))
    }
  }
  return (
    <Dialog title="Change the passphrase" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="primary" disabled={!ready} onClick={() => void change()}>{state === 'working' ? 'Changing…' : 'Change'}</Button></>}>
      <form className="lock__form" onSubmit={(event) => {
        event.preventDefault()
        void change()
      }}>
        <Field label="Passphrase now, or the recovery key"><input className="input" type="password" autoFocus autoComplete="off" value={old} onChange={(event) => setOld(event.target.value)} /></Field>
        <NewPassphrase passphrase={passphrase} again={again} fault={fault} onPassphrase={setPassphrase} onAgain={setAgain} />
        <p className="second">Case files and backups made before keep the old passphrase. Whoever knows it and has one of them can open what was saved since as well: the key behind it stays. If somebody knows it who should not, take the lock off and put a new one on.</p>
        {typeof state === 'object' && <ProblemNote problem={state} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

const asProblem = (cause: unknown, happened: string, stands: string): Problem => problemOf(cause, 'lock.failed', happened, 'Try again.', stands)
