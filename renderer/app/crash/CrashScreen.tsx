import { useEffect, useRef, useState } from 'react'
import { type CrashPlace, whatCrashed } from '../../../shared/crash/report'
import { ProblemError } from '../../../shared/problem/problem'
import { saveFile } from '../../export/save'
import { Button } from '../../ui'
import { openBefore, reopen } from './reopen'
import { useCrashReport } from './useCrashReport'
import './crash.css'

type Props = {
  place: CrashPlace
  error: unknown
  /** other processes that ended, where they were told of already */
  others?: readonly string[]
  /** draws the same again without loading the page anew; left out where that cannot help */
  onAgain?: () => void
  /** goes on from here; where it is left out, the page is loaded anew */
  onReopen?: () => void
}

/** What happened, what still stands, and the way back, in place of what could not be shown. */
export function CrashScreen({ place, error, others, onAgain, onReopen = reopen }: Props) {
  const [open, setOpen] = useState(false)
  const report = useCrashReport(place, error, others)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const known = error instanceof ProblemError ? error.problem : null
  return (
    <div className={place.kind === 'room' ? 'crash crash--room' : 'crash'}>
      <div className="crash__sheet">
        <h1 className="crash__title" tabIndex={-1} ref={heading}>{known?.happened ?? whatCrashed(place)}</h1>
        <div role="alert" className="crash__said">
          <p>{known ? [known.stands, known.todo].filter(Boolean).join(' ') : standing(place)}</p>
        </div>
        <div className="crash__actions">
          <Button look="primary" large onClick={onReopen}>{openBefore() === null ? 'Open Probata again' : 'Reopen the matter'}</Button>
          {onAgain && <Button large onClick={onAgain}>Try again here</Button>}
          <Button large look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? 'Hide the report' : 'Show the report'}</Button>
        </div>
        {open && <Report text={report} />}
      </div>
    </div>
  )
}

function standing(place: CrashPlace): string {
  if (place.kind === 'room') return 'Everything that you confirmed is stored. The other rooms still work; what was being typed here may have to be typed again.'
  if (place.kind === 'start') return 'The matters in the data folder were not changed.'
  return 'Everything that you confirmed is stored. Only what was being typed and not yet confirmed may have to be typed again.'
}

/** The report in full, as it would be saved. */
export function Report({ text }: { text: string | null }) {
  if (text === null) return null
  return (
    <section className="crash__report" aria-label="Crash report">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long report is scrolled by keyboard */}
      <pre className="crash__text selectable" tabIndex={0}>{text}</pre>
      <div><Button onClick={() => void saveFile('probata-crash-report.txt', text)}>Save the report…</Button></div>
    </section>
  )
}
