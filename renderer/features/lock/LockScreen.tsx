import { Lock } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { type Problem, ProblemError, problem } from '../../../shared/problem/problem'
import { type MatterCard, matterCard, openLock, waitOf } from '../../store'
import { Button, Field, ProblemNote } from '../../ui'
import './lock.css'

/** Stands before a locked matter: its passphrase, or its recovery key. */
export function LockScreen({ card, onOpened, onBack }: { card: MatterCard; onOpened: () => void; onBack: () => void }) {
  const [by, setBy] = useState<'passphrase' | 'recovery'>('passphrase')
  const [typed, setTyped] = useState('')
  const [working, setWorking] = useState(false)
  const [wrong, setWrong] = useState<Problem | null>(null)
  const wait = useWait(card, wrong)
  const blocked = working || typed === '' || (by === 'passphrase' && wait > 0)

  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (blocked) return
    setWorking(true)
    setWrong(null)
    try {
      await openLock(card.id, by === 'passphrase' ? { passphrase: typed } : { recovery: typed })
      onOpened()
    } catch (cause) {
      setWrong(cause instanceof ProblemError ? cause.problem : problem('lock.failed', 'The lock could not be opened.', 'Restart Probata and try again.', 'The matter is as it was.', cause))
      setWorking(false)
      setTyped('')
    }
  }

  return (
    <main className="lock-screen">
      <form className="lock-screen__sheet" onSubmit={(event) => void open(event)} aria-label="Open a locked matter">
        <Lock size={28} strokeWidth={1.4} aria-hidden className="lock-screen__icon" />
        <h1 className="lock-screen__name">{card.name}</h1>
        <p className="second">Locked. Everything in it is encrypted on this machine.</p>
        {by === 'passphrase' ? (
          <Field label="Passphrase">
            <input className="input" type="password" autoFocus autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </Field>
        ) : (
          <Field label="Recovery key" hint="Nine groups of four characters, as printed.">
            <input className="input mono" autoFocus autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />
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
          <Button look="quiet" onClick={onBack}>Back to the desk</Button>
        </div>
        <p className="third lock-screen__last">Whoever has lost both the passphrase and the recovery key cannot open this matter, and nobody can help: there is no other way in.</p>
      </form>
    </main>
  )
}

/** Seconds until the next passphrase is taken, counted down. */
function useWait(card: MatterCard, again: unknown): number {
  const [now, setNow] = useState<{ card: MatterCard; at: Date }>({ card, at: new Date() })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wrong passphrase changes the card
  useEffect(() => {
    let known = card
    void matterCard(card.id).then((fresh) => {
      known = fresh ?? card
      setNow({ card: known, at: new Date() })
    })
    const timer = setInterval(() => setNow({ card: known, at: new Date() }), 1000)
    return () => clearInterval(timer)
  }, [card, again])
  return waitOf(now.card, now.at)
}
