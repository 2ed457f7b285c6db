import { CircleCheck, Circle } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LogEntry } from '../../../shared/log/entry'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { getSetting, putSetting, useMatter, useSession } from '../../store'
import { Button, Popover } from '../../ui'
import { STEPS } from './steps'
import './help.css'

const KEPT = 'firstSteps'
type Kept = { done: string[]; away: boolean }
const NEW: Kept = { done: [], away: false }

/** What was kept, as far as it is what we keep. */
function readKept(value: unknown): Kept {
  const { done, away } = (value ?? {}) as Partial<Kept>
  return { done: Array.isArray(done) ? STEPS.map((one) => one.id).filter((id) => done.includes(id)) : [], away: away === true }
}

/** First steps on the demo matter: a list in the status bar that watches what is done. It can be put away and taken up again. */
export function FirstSteps() {
  const matter = useMatter()
  const session = useSession()
  const { place, go } = useNavigation()
  const [kept, setKept] = useState<Kept | null>(null)
  // Two steps may be done before the next drawing: the second must not forget the first.
  const held = useRef<Kept | null>(null)
  // Written before it was known what had been done.
  const early = useRef<LogEntry[]>([])
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const demo = matter?.demonstration === true
  const hold = useCallback((next: Kept) => {
    held.current = next
    setKept(next)
  }, [])
  const keep = useCallback((next: Kept) => {
    hold(next)
    void putSetting(KEPT, next)
  }, [hold])
  useEffect(() => void getSetting<unknown>(KEPT, NEW).then((value) => hold(readKept(value))), [hold])
  const loaded = kept !== null
  useEffect(() => {
    const saw = (test: (step: (typeof STEPS)[number]) => boolean) => {
      const now = held.current
      if (!demo || !loaded || now === null) return
      const fresh = STEPS.filter((step) => !now.done.includes(step.id) && test(step))
      if (fresh.length > 0) keep({ ...now, done: [...now.done, ...fresh.map((step) => step.id)] })
    }
    saw((step) => step.at?.(place) === true || early.current.some((entry) => step.wrote?.(entry) === true))
    if (loaded) early.current = []
    return session.onWritten((entry) => {
      if (!loaded) early.current.push(entry)
      saw((step) => step.wrote?.(entry) === true)
    })
  }, [demo, loaded, keep, place, session])
  useCommands(demo ? [{ id: 'help.first-steps', label: 'First steps', group: 'General', keys: [], run: () => {
    if (kept) keep({ ...kept, away: false })
    setOpen(true)
  } }] : [])
  if (!demo || kept === null || kept.away) return null
  const all = kept.done.length === STEPS.length
  return (
    <>
      <button ref={button} type="button" className="status-bar__item" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>{all ? 'First steps: all done' : `First steps: ${kept.done.length} of ${STEPS.length}`}</button>
      {open && (
        <Popover anchor={button} label="First steps" onClose={() => setOpen(false)}>
          <div className="steps">
            <p className="second">{all ? 'That is the way through a matter. Import a complaint of your own: drop it anywhere.' : 'Try these on the demo matter. Each is marked when you have done it.'}</p>
            <ol>
              {STEPS.map((step) => {
                const done = kept.done.includes(step.id)
                return (
                  <li key={step.id} className={done ? 'steps__row steps__row--done' : 'steps__row'}>
                    {done ? <CircleCheck size={16} strokeWidth={1.4} aria-label="done" /> : <Circle size={16} strokeWidth={1.4} aria-label="to do" />}
                    <span><b>{step.what}</b>{!done && <span className="second steps__how">{step.how}</span>}</span>
                    {!done && <Button look="quiet" aria-label={`Go there: ${step.what}`} onClick={() => {
                      setOpen(false)
                      go(step.go)
                    }}>Go there</Button>}
                  </li>
                )
              })}
            </ol>
            <div className="steps__foot">
              <Button look="quiet" onClick={() => keep(NEW)}>Begin again</Button>
              <Button onClick={() => {
                setOpen(false)
                keep({ ...kept, away: true })
              }}>Put away</Button>
            </div>
          </div>
        </Popover>
      )}
    </>
  )
}
