import { useEffect, useRef, useState } from 'react'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { turnLockOff, turnLockOn } from '../../store'
import { Button, dayOfInstant, ProblemNote, ProgressLine } from '../../ui'
import { disk } from './profile'
import type { Turn } from './turn'
import './lock.css'

type State =
  | { at: 'working'; what: string; done: number; total: number }
  | { at: 'on'; recovery: string }
  | { at: 'off' }
  | { at: 'failed'; problem: Problem }

type Props = { matterId: string; turn: Turn; onPrint: () => void; onEnd: () => void }

/** Encrypts or decrypts a matter that was closed for it, then shows the recovery key. */
export function TurnScreen({ matterId, turn, onPrint, onEnd }: Props) {
  const [state, setState] = useState<State>({ at: 'working', what: turn.way === 'on' ? 'Making the keys' : 'Opening the lock', done: 0, total: 0 })
  const [kept, setKept] = useState(false)
  const stop = useRef(new AbortController())
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const turning = { signal: stop.current.signal, disk, onProgress: (what: string, done: number, total: number) => setState({ at: 'working', what, done, total }) }
    const work = turn.way === 'on'
      ? turnLockOn(matterId, turn.passphrase, turn.label, turning).then((made): State => ({ at: 'on', ...made }))
      : turnLockOff(matterId, turn.by, turning).then((): State => ({ at: 'off' }))
    work.then(setState, (cause: unknown) => {
      if (stop.current.signal.aborted) onEnd()
      else setState({ at: 'failed', problem: problemOf(cause, 'lock.failed', 'The lock could not be changed.', 'Try again.', 'The matter is as it was.') })
    })
  }, [matterId, turn, onEnd])

  return (
    <main className="lock-screen">
      <div className="lock-screen__sheet">
        {state.at === 'working' && (
          <>
            <h1 className="lock-screen__name">{turn.way === 'on' ? 'Putting the lock on' : 'Taking the lock off'}</h1>
            <ProgressLine what={state.what} done={state.done} total={state.total} action={state.total > 0 && state.done < state.total ? <Button onClick={() => stop.current.abort()}>Cancel</Button> : undefined} />
            <p className="second">If the power fails meanwhile, the matter is there as it was before, or whole under its lock.</p>
          </>
        )}
        {state.at === 'on' && (
          <>
            <h1 className="lock-screen__name">The matter is locked</h1>
            <p>This recovery key opens it should the passphrase be lost. It is shown once. Print it, and keep it where you keep originals, not on this machine.</p>
            <p>“{turn.way === 'on' ? turn.label : ''}”, locked on {dayOfInstant(new Date().toISOString())}:</p>
            <p className="lock__recovery selectable" role="note" aria-label="Recovery key">{state.recovery}</p>
            <p className="second lock__off-paper">What was readable before is deleted. When you press Done, Probata looks through its files until nothing of it is found on the disk; that takes some seconds.</p>
            <p className="second">Whoever loses both the passphrase and this key cannot open the matter again. Nobody can.</p>
            <label className="lock__kept"><input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />I have printed it or written it down</label>
            <div className="lock-screen__actions"><Button look={kept ? 'plain' : 'primary'} onClick={onPrint}>Print…</Button><Button look="primary" disabled={!kept} onClick={onEnd}>Done</Button></div>
          </>
        )}
        {state.at === 'off' && (
          <>
            <h1 className="lock-screen__name">The lock is off</h1>
            <p>The matter is stored readable again.</p>
            <div className="lock-screen__actions"><Button look="primary" onClick={onEnd}>Back to the desk</Button></div>
          </>
        )}
        {state.at === 'failed' && (
          <>
            <h1 className="lock-screen__name">The lock was not changed</h1>
            <ProblemNote problem={state.problem} />
            <div className="lock-screen__actions"><Button look="primary" onClick={onEnd}>Back to the desk</Button></div>
          </>
        )}
      </div>
    </main>
  )
}
