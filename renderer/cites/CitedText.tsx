import { useDeferredValue } from 'react'
import { RESOLUTION_WORDS } from '../../shared/cite/resolve'
import { say } from '../ui'
import { StateMark } from './StateMark'
import { type TypedCite, useCites } from './sources'
import { useOpenCite } from './useOpenCite'
import './cites.css'

/** A note as it was written, its record cites as links that open the source at the place. */
export function CitedText({ text }: { text: string }) {
  const cites = useCites(text)
  if (cites.length === 0) return <>{text}</>
  const parts: React.ReactNode[] = []
  let at = 0
  for (const one of cites) {
    if (one.from < at) continue
    parts.push(text.slice(at, one.from), <CiteButton key={one.from} typed={one}>{text.slice(one.from, one.to)}</CiteButton>)
    at = one.to
  }
  return <>{parts}{text.slice(at)}</>
}

/** Under a field: the cites that were recognised in what is typed, each a link, or marked with why it is none. */
export function CitesBeneath({ text }: { text: string }) {
  const cites = useCites(useDeferredValue(text))
  if (cites.length === 0) return null
  return (
    <ul className="cites-beneath" aria-label="Record cites in this note">
      {cites.map((one) => (
        <li key={one.from}>
          <CiteButton typed={one}><StateMark state={one.resolution.state} named />{one.label}</CiteButton>
          {one.resolution.state !== 'resolved' && <span className="second small">{one.resolution.why}</span>}
        </li>
      ))}
    </ul>
  )
}

function CiteButton({ typed, children }: { typed: TypedCite; children: React.ReactNode }) {
  const open = useOpenCite()
  const { state, why, targets } = typed.resolution
  const [target] = targets
  const message = state === 'resolved' ? (why || `Open ${typed.label}`) : `${RESOLUTION_WORDS[state]}: ${why}`
  const doubt = state === 'resolved' ? {} : { 'data-why': message, 'aria-label': `${typed.label}, ${message}` }
  return (
    <button type="button" className={state === 'resolved' ? 'cite' : 'cite cite--doubt'} {...doubt} {...(state === 'resolved' ? { title: message } : {})} onClick={(event) => {
      event.stopPropagation()
      if (target) open(target, typed.cite, typed.label)
      else say(message)
    }}>{children}</button>
  )
}
