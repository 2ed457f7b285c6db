import { X } from 'lucide-react'
import { useMemo } from 'react'
import type { BandRow } from '../../../shared/chronology/bands'
import { dayLine } from '../../../shared/chronology/dayLine'
import { IconButton } from '../../ui'
import type { Chronology } from './useChronology'

/** What was in force on the chosen day, in a sentence. */
export function DayStrip({ chronology, bands, day, region, onDay, groups }: {
  chronology: Chronology; bands: readonly BandRow[]; day: string | null; region: string; onDay: (day: string | null) => void; groups: number
}) {
  const { shown, orderings } = chronology
  const said = useMemo(() => (day === null ? null : dayLine(day, bands, shown.map((one) => one.event), orderings, region === '' ? '' : `a member in ${region}`)), [day, bands, shown, orderings, region])
  return (
    <div className="day-strip">
      <div className="day-strip__head">
        <label className="day-strip__day"><span className="visually-hidden">Day of the line</span>
          <input type="date" className={day ? 'day-strip__input day-strip__input--on' : 'day-strip__input'} aria-label="Day of the line" value={day ?? ''} min="1000-01-01" max="2999-12-31" onChange={(event) => onDay(event.target.value === '' ? null : event.target.value)} />
        </label>
        {day && <IconButton label="Take the line away" onClick={() => onDay(null)}><X size={14} strokeWidth={1.5} aria-hidden /></IconButton>}
        <div className="day-strip__said selectable" aria-live="polite">
          {said ? (
            <>
              <p className="day-strip__force">{said.inForce}</p>
              {said.unknown && <p className="second">{said.unknown}</p>}
              {said.undetermined.map((one) => <p key={one} className="second">{one}</p>)}
            </>
          ) : <p className="second">Click a day, or write it: the line says what was in force then.</p>}
        </div>
      </div>
      <p className="day-strip__legend caption second"><span>Dashed: the day is not known</span><span>Hatched: no record, nothing is claimed</span><span className="room__space" /><span>{groups === 0 ? 'No undetermined orders' : groups === 1 ? '1 undetermined order' : `${groups.toLocaleString()} undetermined orders`}</span></p>
    </div>
  )
}
