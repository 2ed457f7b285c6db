import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { Placed } from '../../../shared/chronology/order'
import { disputedWord, weightWord } from '../../../shared/chronology/table'
import { describeDate } from '../../../shared/dates/readable'
import { type GridColumn, GridFrame } from '../../ui'
import { readTyped } from './DateField'
import { SourceCite } from './SourceCite'
import type { Chronology } from './useChronology'

const ROW = 46
const COLUMNS: readonly GridColumn[] = [
  { key: 'order', label: '', spoken: 'Order' }, { key: 'date', label: 'Date' }, { key: 'event', label: 'Event' }, { key: 'sources', label: 'Sources' },
  { key: 'people', label: 'People and issues' }, { key: 'weight', label: 'Weight' },
]

type Props = {
  chronology: Chronology; current: string | null; open: string | null; selected: ReadonlySet<string>
  onChoose: (id: string) => void; onOpen: (id: string | null) => void; onSelect: (selected: ReadonlySet<string>) => void
  detail: (placed: Placed) => ReactNode; ref?: Ref<{ focus: () => void }>
}

/** Events in order, one a row; the chosen one opens where it stands. Only rows in sight are drawn. */
export function EventTable({ chronology, current, open, selected, onChoose, onOpen, onSelect, detail, ref }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef<string | null>(null)
  const { shown } = chronology
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10, getItemKey: (index) => shown[index]?.event.id ?? index })
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }), [])
  const index = shown.findIndex(({ event }) => event.id === current)
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }, [index, virtual])
  const choose = (id: string, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      onSelect(selectionOf(shown, selected, anchor.current ?? current, id, event.shiftKey))
      if (!event.shiftKey) anchor.current = id
      return
    }
    anchor.current = id
    onChoose(id)
    onOpen(open === id ? null : id)
  }
  return (
    <GridFrame name="Events" look="event-table" columns={COLUMNS} rows={shown.length} scroller={scroller} height={virtual.getTotalSize()}>
      {virtual.getVirtualItems().map((item) => {
        const placed = shown[item.index]
        return placed && (
          <div key={item.key} ref={virtual.measureElement} data-index={item.index} role="presentation" className="event-table__place" style={{ transform: `translateY(${item.start}px)` }}>
            <Row placed={placed} index={item.index} chronology={chronology} current={placed.event.id === current} selected={selected.has(placed.event.id)} open={placed.event.id === open} onChoose={choose} />
            {placed.event.id === open && <Opened>{detail(placed)}</Opened>}
          </div>
        )
      })}
    </GridFrame>
  )
}

/** What is opened under a row is a row of one cell, so that the grid stays a grid. */
function Opened({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the fields in it are
    <div role="row" aria-label="Details of the event">
      {/* biome-ignore lint/a11y/useFocusableInteractive: the fields in it are */}
      <div role="gridcell">{children}</div>
    </div>
  )
}

function selectionOf(shown: readonly Placed[], selected: ReadonlySet<string>, from: string | null, to: string, range: boolean): ReadonlySet<string> {
  const next = new Set(selected)
  if (!range) {
    if (!next.delete(to)) next.add(to)
    return next
  }
  const a = shown.findIndex(({ event }) => event.id === from)
  const b = shown.findIndex(({ event }) => event.id === to)
  for (const { event } of shown.slice(Math.min(a < 0 ? b : a, b), Math.max(a, b) + 1)) next.add(event.id)
  return next
}

type RowProps = { placed: Placed; index: number; chronology: Chronology; current: boolean; selected: boolean; open: boolean; onChoose: (id: string, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void }

function Row({ placed: { event, bounds }, index, chronology, current, selected, open, onChoose }: RowProps) {
  const { names, order } = chronology
  const beside = bounds === null ? 0 : (order.undetermined.get(event.id) ?? 0)
  const classes = ['event-row', current && 'event-row--current', selected && 'event-row--selected', open && 'event-row--open', event.standing === 'proposed' && 'event-row--proposed'].filter(Boolean).join(' ')
  const said = `order undetermined beside ${beside === 1 ? '1 other' : `${beside.toLocaleString()} others`}`
  const disputed = disputedWord(event)
  // Two places on one page of a paper have the same cite: it is shown once.
  const sources = event.sources.filter((id, at) => event.sources.findIndex((other) => pageOf(names, other) === pageOf(names, id)) === at)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: keys move in the list, which has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: J, K, Enter and Space do the same
    <div className={classes} role="row" aria-rowindex={index + 2} aria-selected={selected || current} onClick={(click) => onChoose(event.id, click)}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="event-table__cell event-table__cell--order">{beside > 0 && <span className="event-row__unsure" title={`${said[0]?.toUpperCase()}${said.slice(1)}`}><span aria-hidden>≈</span><span className="visually-hidden">{said}</span></span>}</span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="event-table__cell event-table__cell--date">
        {bounds ? <DateWords date={event.date} zone={event.zone} /> : <><span className="event-row__date truncate">“{event.date}”</span><span className="event-row__open truncate">{readTyped(event.date, null).question ?? 'not a date yet'}</span></>}
      </span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="event-table__cell event-table__cell--event">
        <span className="event-row__what truncate">{event.what}</span>
        <span className="event-row__about truncate">
          {[event.standing === 'proposed' ? <b key="p" className="event-row__proposed">proposed</b> : null, event.kind !== 'fact' ? event.kind : null, event.certainty, disputed ? <span key="d" className={event.disputed === 'yes' ? 'event-row__disputed' : undefined}>{disputed}</span> : null, beside > 0 ? <span key="o">{said}</span> : null].filter((one) => one !== null).flatMap((one, at) => (at === 0 ? [one] : [' · ', one]))}
        </span>
      </span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the cites in it are buttons */}
      <span role="gridcell" className="event-table__cell event-table__cell--sources">
        {sources.slice(0, 2).map((id) => <SourceCite key={id} id={id} />)}
        {sources.length > 2 && <span className="caption third">+{sources.length - 2}</span>}
        {event.sources.length === 0 && <span className="caption third truncate">{event.source}</span>}
      </span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="event-table__cell event-table__cell--people">
        <span className="truncate">{event.people.map(names.person).filter(Boolean).join(', ')}</span>
        <span className="event-row__about truncate">{[...event.issues.map(names.issue).filter(Boolean), ...event.regions].join(', ')}</span>
      </span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="event-table__cell event-table__cell--weight">{event.significance > 0 && <Weight significance={event.significance} />}</span>
    </div>
  )
}

function pageOf(names: Chronology['names'], id: string): string {
  const passage = names.passages.get(id)
  return passage ? `${passage.document} ${passage.page} ${passage.locator ?? ''}` : id
}

/** A comma after which no year follows: the one of "September 18, 2024" stays. */
const BETWEEN = /, (?!\d{4}(?!\d))/

function DateWords({ date, zone }: { date: string; zone: string }) {
  const [first, ...rest] = describeDate(date, zone).split(BETWEEN)
  return <><span className="event-row__date truncate">{first}</span>{rest.length > 0 && <span className="event-row__about truncate">{rest.join(', ')}</span>}</>
}

/** One to three strokes, and the word. */
function Weight({ significance }: { significance: number }) {
  const word = weightWord(significance)
  return (
    <span className="event-row__weight" title={word}>
      <span aria-hidden className="event-row__strokes">{[1, 2, 3].map((n) => <i key={n} className={n <= significance ? 'event-row__stroke event-row__stroke--on' : 'event-row__stroke'} />)}</span>
      <span className="caption second">{word}</span>
    </span>
  )
}
