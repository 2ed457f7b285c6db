import { CalendarSearch, Plus } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { type EventFilter, NO_FILTER } from '../../../shared/chronology/filter'
import { dayLine } from '../../../shared/chronology/dayLine'
import { GUTTER } from '../../../shared/chronology/draw'
import { LANE_KINDS, type LaneKind } from '../../../shared/chronology/lanes'
import { undeterminedGroups } from '../../../shared/chronology/order'
import type { Picture } from '../../../shared/chronology/picture'
import { rangeWords } from '../../../shared/chronology/scale'
import { chronologyTable } from '../../../shared/chronology/table'
import { boundsOf } from '../../../shared/dates/bounds'
import { howMany } from '../../../shared/proof'
import { toCsv } from '../../../shared/report/csv'
import { useCommands } from '../../commands'
import { forFileName, printWindow, saveFile } from '../../export/save'
import { useNavigation } from '../../navigation'
import { useMatter, useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton, ProblemNote, ProgressLine, Segmented } from '../../ui'
import { LinkSelection } from '../linking'
import { acceptEvents, deleteEvents, rejectEvents } from './actions'
import { AddEvent } from './AddEvent'
import { BulkEvents } from './BulkEvents'
import { DayStrip } from './DayStrip'
import { EventDetail } from './EventDetail'
import { EventTable } from './EventTable'
import { exportPdf, exportPng, exportSvg, pictureOf } from './exportTimeline'
import { FilterBar } from './FilterBar'
import { ImportDialog } from './ImportDialog'
import { useOpenFirst } from './SourceCite'
import { TimelinePicture } from './TimelinePicture'
import { Timeline } from './Timeline'
import type { Stage } from './useCanvas'
import { useChronology } from './useChronology'
import type { Model } from './useModel'
import { useScan } from './useScan'
import { useTableImport } from './useTableImport'
import './chronology.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const
const LANES: Record<LaneKind, string> = { none: 'all together', person: 'person', issue: 'issue', policy: 'policy', region: 'region', source: 'source', certainty: 'certainty' }

type View = 'table' | 'timeline'

/** What happened, when, and how sure that is: as a table and as a timeline of the same filter. */
export function ChronologyRoom() {
  const session = useSession()
  const matter = useMatter()
  const { place, go } = useNavigation()
  const view: View = place.view === 'timeline' ? 'timeline' : 'table'
  const [filter, setFilter] = useState<EventFilter>(NO_FILTER)
  const [lanes, setLanes] = useState<LaneKind>('none')
  const [region, setRegion] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const [aid, setAid] = useState(true)
  const [open, setOpen] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [sheet, setSheet] = useState<Picture | null>(null)
  const [linking, setLinking] = useState(false)
  const drawn = useRef<{ model: Model; stage: Stage } | null>(null)
  const [bands, setBands] = useState<Model['bands']>([])
  const words = useRef<HTMLInputElement>(null)
  const head = useRef<HTMLElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const chronology = useChronology(filter)
  const { shown, events, order } = chronology
  const { scan, start, cancel, close } = useScan()
  const table = useTableImport(!linking)
  const rollouts = useRows('rollouts')
  const regions = useMemo(() => [...new Set(rollouts.flatMap((one) => one.regions))].sort(), [rollouts])
  const groups = useMemo(() => undeterminedGroups(events, chronology.orderings), [events, chronology.orderings])
  const openFirst = useOpenFirst()
  const current = place.item !== null && shown.some(({ event }) => event.id === place.item) ? place.item : null
  const index = shown.findIndex(({ event }) => event.id === current)
  const targets = () => (selected.size > 0 ? shown.filter(({ event }) => selected.has(event.id)) : index >= 0 ? shown.slice(index, index + 1) : []).map(({ event }) => event)
  const none = () => (targets().length === 0 ? 'Choose an event first.' : null)
  const choose = useCallback((id: string) => go({ item: id }), [go])
  const step = (by: number) => {
    const next = shown[Math.max(0, Math.min(shown.length - 1, index < 0 ? 0 : index + by))]
    if (next) choose(next.event.id)
  }
  /** Deciding on a proposal goes on to the next, so that one key after the other works through them. */
  const decide = (how: typeof rejectEvents) => {
    const own = targets()
    const next = shown.slice(index + 1).find(({ event }) => !own.includes(event))
    const only = own.length === 1 ? own[0] : undefined
    // Before it is written: the key that follows at once is about the next one.
    setSelected(new Set())
    if (next && only) choose(next.event.id)
    void how(session, own).then((done) => {
      if (done) return
      setSelected(selected)
      if (only) choose(only.id)
    })
  }
  const onModel = useCallback((model: Model, stage: Stage) => {
    drawn.current = { model, stage }
    setBands(model.bands)
  }, [])
  const picture = () => {
    if (!drawn.current || !matter) return null
    const { model, stage } = drawn.current
    const { view: seen, width } = stage.frame()
    const said = day === null ? null : dayLine(day, model.bands, shown.map((one) => one.event), chronology.orderings, region === '' ? '' : `a member in ${region}`)
    return pictureOf({ model, view: seen, viewWidth: width - GUTTER, day, matter, aid, notes: said ? [said.inForce, said.unknown, ...said.undetermined].filter(Boolean) : [] })
  }
  const withPicture = (work: (made: NonNullable<ReturnType<typeof picture>>) => Promise<unknown>, onSheet = false) => {
    const made = picture()
    if (!made) return
    if (onSheet) flushSync(() => setSheet(made))
    void work(made).finally(() => setSheet(null))
  }
  const name = forFileName(matter?.name ?? 'matter')
  const saveCsv = () => void saveFile(`${name} – chronology.csv`, toCsv(chronologyTable(shown.map((one) => one.event), order, chronology.names)))
  const timelineOnly = () => (view === 'timeline' ? null : 'Show the timeline first.')
  const empty = () => (events.length === 0 ? 'There is no event yet.' : null)
  useCommands([
    { id: 'chronology.add', label: 'Add an event', group: 'Chronology', keys: ['e'], run: () => setAdding(true) },
    { id: 'chronology.filter', label: 'Filter the events', group: 'Chronology', keys: ['/'], run: () => words.current?.focus() },
    { id: 'chronology.view', label: view === 'table' ? 'Show the timeline' : 'Show the table', group: 'Chronology', keys: ['t'], run: () => go({ view: view === 'table' ? 'timeline' : 'table' }) },
    { id: 'chronology.accept', label: 'Accept the proposal', group: 'Chronology', keys: ['y'], blocked: none, run: () => decide((one, own) => acceptEvents(one, own, (event) => boundsOf(event.date) !== null)) },
    { id: 'chronology.reject', label: 'Reject the proposal', group: 'Chronology', keys: ['r'], blocked: none, run: () => decide(rejectEvents) },
    { id: 'chronology.link', label: 'Link this event to an allegation', group: 'Chronology', keys: ['l'], blocked: none, run: () => setLinking(true) },
    { id: 'chronology.delete', label: 'Delete the chosen events', group: 'Chronology', keys: ['Delete'], blocked: none, run: () => void deleteEvents(session, targets()).then((done) => done && setSelected(new Set())) },
    { id: 'chronology.scan', label: 'Propose events from dates in the papers', group: 'Chronology', keys: [], blocked: () => (scan.at === 'working' ? 'It is under way.' : null), run: start },
    { id: 'chronology.import', label: 'Import events from a table…', group: 'Chronology', keys: [], run: () => chooser.current?.click() },
    { id: 'chronology.csv', label: 'Export the chronology (CSV)', group: 'Chronology', keys: ['$mod+e'], blocked: empty, run: saveCsv },
    { id: 'chronology.svg', label: 'Export the timeline (SVG)', group: 'Chronology', keys: [], blocked: timelineOnly, run: () => withPicture((made) => (matter ? exportSvg(made, matter) : Promise.resolve())) },
    { id: 'chronology.png', label: 'Export the timeline (PNG)', group: 'Chronology', keys: [], blocked: timelineOnly, run: () => withPicture((made) => (matter ? exportPng(made, matter) : Promise.resolve())) },
    { id: 'chronology.pdf', label: 'Export the timeline (PDF)', group: 'Chronology', keys: [], blocked: timelineOnly, run: () => withPicture((made) => (matter ? exportPdf(made, matter) : Promise.resolve()), true) },
    { id: 'chronology.print', label: 'Print the timeline', group: 'Chronology', keys: ['$mod+p'], blocked: timelineOnly, run: () => withPicture(printWindow, true) },
    ...(view === 'table' ? [
      { id: 'chronology.next', label: 'Next event', group: 'Chronology', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
      { id: 'chronology.previous', label: 'Previous event', group: 'Chronology', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
      { id: 'chronology.open', label: 'Open the event where it stands', group: 'Chronology', keys: ['Enter'], blocked: () => (current ? null : 'Choose an event first.'), run: () => setOpen(open === current ? null : current) },
      { id: 'chronology.source', label: 'Open its source', group: 'Chronology', keys: ['s'], blocked: none, run: () => openFirst(targets()[0]?.sources ?? []) },
      { id: 'chronology.select', label: 'Select this event', group: 'Chronology', keys: ['Space', ' '], quiet: true, blocked: () => (current ? null : 'Choose an event first.'), run: () => {
        const next = new Set(selected)
        if (current && !next.delete(current)) next.add(current)
        setSelected(next)
      } },
      { id: 'chronology.all', label: 'Select all that are shown', group: 'Chronology', keys: ['$mod+a'], run: () => setSelected(new Set(shown.map(({ event }) => event.id))) },
    ] : []),
    { id: 'chronology.close', label: 'Close the event or the selection', group: 'Chronology', keys: ['Escape'], quiet: true, blocked: () => (open || adding || selected.size > 0 || day ? null : 'Nothing is open.'), run: () => {
      if (adding) setAdding(false)
      else if (open) setOpen(null)
      else if (selected.size > 0) setSelected(new Set())
      else setDay(null)
    } },
  ])
  // A chosen event that was opened and then filtered away is closed.
  useEffect(() => {
    if (open !== null && !shown.some(({ event }) => event.id === open)) setOpen(null)
  }, [open, shown])
  const chosen = shown[index]?.event
  return (
    <div className="room chronology">
      <header className="room__head" ref={head}>
        <h1 className="room__title">Chronology</h1>
        <span className="room__about">{aboutOf(chronology.shown, events.length)}</span>
        <span className="room__space" />
        {events.length > 0 && <Segmented label="View" value={view} onChange={(to) => go({ view: to })} options={[{ value: 'table', label: 'Table' }, { value: 'timeline', label: 'Timeline' }]} />}
        {view === 'timeline' && events.length > 0 && <MenuButton label={`Lanes: ${LANES[lanes]}`} name="Lanes" items={LANE_KINDS.map((kind) => ({ label: `By ${LANES[kind]}`.replace('By all together', 'All together'), checked: kind === lanes, run: () => setLanes(kind) }))} />}
        <Button icon={<Plus {...icon} />} command="chronology.add" onClick={() => setAdding(true)}>Add event</Button>
        <MenuButton label="More" name="More of the chronology" items={[
          { label: 'Propose events from dates in the papers', disabled: scan.at === 'working', run: start },
          { label: 'Import from a spreadsheet (CSV, Excel)…', run: () => chooser.current?.click() },
          { label: 'Export as a table (CSV)', line: true, disabled: events.length === 0, run: saveCsv },
          ...(view === 'timeline' ? [
            { label: 'Export the timeline as PDF', line: true, run: () => withPicture((made) => (matter ? exportPdf(made, matter) : Promise.resolve()), true) },
            { label: 'Export the timeline as SVG', run: () => withPicture((made) => (matter ? exportSvg(made, matter) : Promise.resolve())) },
            { label: 'Export the timeline as PNG', run: () => withPicture((made) => (matter ? exportPng(made, matter) : Promise.resolve())) },
            { label: 'Print the timeline', run: () => withPicture(printWindow, true) },
            { label: 'Mark as an illustrative aid (FRE 107)', line: true, checked: aid, run: () => setAid(!aid) },
          ] : []),
          ...(view === 'timeline' && regions.length > 0 ? [{ label: 'Settings of all regions', line: true, checked: region === '', run: () => setRegion('') }, ...regions.map((one) => ({ label: `Only ${one}`, checked: region === one, run: () => setRegion(one) }))] : []),
        ]} />
        <input ref={chooser} type="file" hidden aria-label="Table of events" accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods" onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) table.read(file)
        }} />
      </header>
      {scan.at === 'working' && <div className="chrono-scan"><ProgressLine what="Looking for dates in the papers" done={scan.done} total={scan.total} action={<Button onClick={cancel}>Cancel</Button>} /></div>}
      {scan.at === 'failed' && <div className="chrono-scan"><ProblemNote problem={scan.problem}><Button onClick={close}>Close</Button></ProblemNote></div>}
      {events.length > 0 && <FilterBar ref={words} filter={filter} onFilter={setFilter} events={events} />}
      {adding && <AddEvent onClose={() => setAdding(false)} onDone={(id) => {
        setAdding(false)
        setFilter(NO_FILTER)
        choose(id)
      }} />}
      {events.length === 0 && !adding ? (
        <EmptyState title="Nothing has happened yet" actions={<><Button look="primary" large onClick={() => setAdding(true)}>Add an event</Button><Button large icon={<CalendarSearch {...icon} />} disabled={scan.at === 'working'} onClick={start}>Propose events from the papers</Button><Button large onClick={() => chooser.current?.click()}>Import a table…</Button></>}>
          Events keep their dates as sure as they are: “in or about August 2024” stays a month, and what nobody knows the order of is said to be undetermined.
        </EmptyState>
      ) : shown.length === 0 && events.length > 0 ? <EmptyState title="No event fits the filter" actions={<Button onClick={() => setFilter(NO_FILTER)}>Clear the filter</Button>}>{howMany(events.length, 'event')} are in the chronology.</EmptyState>
        : view === 'table' ? (
          <EventTable chronology={chronology} current={current} open={open} selected={selected} onChoose={choose} onOpen={setOpen} onSelect={setSelected}
            detail={(placed) => <EventDetail placed={placed} chronology={chronology} onClose={() => setOpen(null)} />} />
        ) : (
          <>
            <Timeline chronology={chronology} lanes={lanes} region={region} current={current} day={day} onChoose={choose} onDay={setDay} onModel={onModel} />
            <DayStrip chronology={chronology} bands={bands} day={day} region={region} onDay={setDay} groups={groups.groups.length + groups.left} />
          </>
        )}
      {view === 'table' && events.length > 0 && selected.size > 0 && <BulkEvents events={targets()} onClear={() => setSelected(new Set())} />}
      {view === 'table' && events.length > 0 && selected.size === 0 && <p className="chrono-foot caption second"><span>{groups.groups.length === 0 ? 'The order of all events is known.' : `≈ marks events whose order is undetermined: ${howMany(groups.groups.length + groups.left, 'group')}.`}</span>{chronology.proposed > 0 && <span>{howMany(chronology.proposed, 'proposal')} to decide: Y accepts, R rejects.</span>}</p>}
      {linking && chosen && <LinkSelection anchor={head} quote={chosen.what} source={() => chosen.id} onClose={() => setLinking(false)} onDone={() => setLinking(false)} />}
      {table.pending && <ImportDialog name={table.pending.name} sheets={table.pending.sheets} onClose={table.close} />}
      {sheet && createPortal(<div className="print-sheet timeline-sheet"><TimelinePicture picture={sheet} /></div>, document.body)}
    </div>
  )
}

function aboutOf(shown: ReturnType<typeof useChronology>['shown'], all: number): string {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { span, bounds } of shown) {
    if (!bounds) continue
    if (Number.isFinite(span.start)) first = Math.min(first, span.start)
    if (Number.isFinite(span.end)) last = Math.max(last, span.end)
  }
  const count = shown.length === all ? howMany(all, 'event') : `${shown.length.toLocaleString()} of ${howMany(all, 'event')}`
  return all === 0 ? '' : first <= last ? `${rangeWords(first, last)} · ${count}` : count
}
