import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { LockedHead } from '../../../shared/lock/envelope'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { type Opener, rootOfFile, waitOfFile } from '../../store'
import { Button, Field, ProblemNote } from '../../ui'
import './lock.css'

type Props = {
  label: string
  /** tries what was typed; what it throws is shown */
  open: (by: Opener) => Promise<void>
  /** seconds before another passphrase is taken */
  seconds: () => Promise<number>
  /** what stands beside its buttons */
  actions?: ReactNode
}

/** Asks for a passphrase or a recovery key, as often as it takes. */
export function KeyForm({ label, open, seconds, actions }: Props) {
  const [by, setBy] = useState<'passphrase' | 'recovery'>('passphrase')
  const [typed, setTyped] = useState('')
  const [working, setWorking] = useState(false)
  const [wrong, setWrong] = useState<Problem | null>(null)
  const wait = useSeconds(seconds, wrong)
  const field = useRef<HTMLInputElement>(null)
  // The button that was pressed cannot be pressed again, and would take the focus with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each wrong one, and where the other is asked for
  useEffect(() => field.current?.focus(), [wrong, by])
  const blocked = working || typed === '' || (by === 'passphrase' && wait > 0)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (blocked) return
    setWorking(true)
    setWrong(null)
    try {
      await open(by === 'passphrase' ? { passphrase: typed } : { recovery: typed })
    } catch (cause) {
      setWrong(problemOf(cause, 'lock.failed', 'The lock could not be opened.', 'Restart Probata and try again.', 'Nothing was changed.'))
      setWorking(false)
      setTyped('')
    }
  }

  return (
    <form className="lock__form" onSubmit={(event) => void submit(event)} aria-label={label}>
      {by === 'passphrase' ? (
        <Field label="Passphrase">
          <input ref={field} className="input" type="password" autoFocus autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      ) : (
        <Field label="Recovery key" hint="Nine groups of four characters, as printed.">
          <input ref={field} className="input lock__key" autoFocus autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      )}
      {wrong && <ProblemNote problem={wrong} />}
      {by === 'passphrase' && wait > 0 && <p role="status" className="lock-screen__wait">After several wrong passphrases the next one is taken in {wait} {wait === 1 ? 'second' : 'seconds'}.</p>}
      <div className="lock-screen__actions">
        <Button look="primary" type="submit" disabled={blocked}>{working ? 'Opening…' : 'Open'}</Button>
        <Button look="quiet" onClick={() => {
          setBy(by === 'passphrase' ? 'recovery' : 'passphrase')
          setTyped('')
          setWrong(null)
        }}>{by === 'passphrase' ? 'Use the recovery key' : 'Use the passphrase'}</Button>
        {actions}
      </div>
    </form>
  )
}

type FileProps = { head: LockedHead; name: string; /** what becomes of what is in it, as a sentence */ then: string; /** with the key of the file; what it throws is shown in the form */ onRoot: (root: Uint8Array) => Promise<void> | void; children?: ReactNode }

/** Asks for the passphrase or the recovery key of a locked file. */
export function FileKey({ head, name, then, onRoot, children }: FileProps) {
  return (
    <>
      <p>{name} is locked{head.header.label === '' ? '' : <> (“{head.header.label}”)</>}. {then}</p>
      {!head.intact && <p role="alert">Its beginning was altered, where its lock is described: it cannot be opened as it is. With passphrase or recovery key, what can still be read is rescued.</p>}
      <p className="second">A file keeps the passphrase that the matter had when it was saved, also when another one was set since.</p>
      {children}
      <KeyForm label={`Open ${name}`} seconds={() => waitOfFile(head.header)} open={async (by) => onRoot(await rootOfFile(head.header, by))} />
    </>
  )
}

/** Counted down; asked anew after each wrong one. */
function useSeconds(seconds: () => Promise<number>, again: unknown): number {
  const [left, setLeft] = useState(0)
  const latest = useRef(seconds)
  latest.current = seconds
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wrong passphrase makes one wait
  useEffect(() => {
    let gone = false
    const look = () => void latest.current().then((now) => gone || setLeft(now))
    look()
    const timer = setInterval(look, 1000)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [again])
  return left
}
