import { useId } from 'react'
import { describeDate } from '../../../shared/dates/readable'
import { useOpenFirst } from './SourceCite'
import type { Chronology } from './useChronology'

/** Events on either side of the chosen one that are in the list at a time. */
const AROUND = 25

/** The timeline as a list: one tab stop, the same keys, the same order; what is undetermined is said. */
export function TimelineList({ chronology, current, onChoose }: { chronology: Chronology; current: string | null; onChoose: (id: string) => void }) {
  const { shown, order } = chronology
  const openFirst = useOpenFirst()
  const base = useId()
  const at = Math.max(0, shown.findIndex(({ event }) => event.id === current))
  const from = Math.max(0, at - AROUND)
  const near = shown.slice(from, at + AROUND + 1)
  const chosen = shown[at]
  return (
    <div className="timeline__list" role="listbox" aria-label="Events of the timeline" tabIndex={0} aria-activedescendant={current && chosen ? `${base}-${chosen.event.id}` : undefined}
      onFocus={() => {
        if (!current && chosen) onChoose(chosen.event.id)
      }}>
      {near.map(({ event }, index) => {
        const beside = order.undetermined.get(event.id) ?? 0
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus; aria-activedescendant points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the room do the same
          <div key={event.id} id={`${base}-${event.id}`} role="option" aria-selected={event.id === current} aria-posinset={from + index + 1} aria-setsize={shown.length}
            onClick={() => {
              onChoose(event.id)
              openFirst(event.sources)
            }}>
            {describeDate(event.date, event.zone)}: {event.what}{beside > 0 ? `. Order undetermined beside ${beside === 1 ? '1 other' : `${beside} others`}` : ''}
          </div>
        )
      })}
    </div>
  )
}
