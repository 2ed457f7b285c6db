import { BookmarkPlus, CircleHelp, SlidersHorizontal } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { SavedSearch } from '../../../shared/records'
import { statusBeside } from '../../../shared/search/links'
import type { Hit } from '../../../shared/search/model'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { type Session, useSession } from '../../store'
import { Button, dayOfInstant, EmptyState, IconButton, MenuButton, Segmented } from '../../ui'
import { Answer } from './Answer'
import { Builder } from './Builder'
import { Help } from './Help'
import { HitReport } from './HitReport'
import { QueryBox } from './QueryBox'
import { ResultList } from './ResultList'
import { useSearch } from './SearchProvider'
import { Start } from './Start'
import { deleteSearch, saveSearch, useHistory, useLook, useSavedRows } from './saved'
import { useFilterRecords } from './useFilterRecords'
import { useSearchRun } from './useSearchRun'
import './search.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const
const ORDERS = [['relevance', 'Best first'], ['date', 'By date'], ['number', 'By number']] as const

/** Where a person left the room, while the matter is open. */
const left = new WeakMap<Session, { building: boolean; looking: Looking | null; onlyFresh: boolean; current: number }>()

/** A saved search that is being looked at, and what it had not found before. */
type Looking = { search: SavedSearch; fresh: ReadonlySet<string>; since: string }

/** One box over everything in the matter; results by kind, the source at the right. */
export function SearchRoom() {
  const { place, go } = useNavigation()
  const view: 'results' | 'report' = place.view === 'report' ? 'report' : 'results'
  const [help, setHelp] = useState(false)
  const shared = useFilterRecords()
  const { searchFor, type } = useSearch()
  const show = (text: string, stem?: boolean) => {
    if (stem !== undefined) type({ stem })
    go({ view: null })
    searchFor(text)
  }
  return (
    <div className="room search">
      <header className="room__head">
        <h1 className="room__title">Search</h1>
        <Segmented label="View" value={view} onChange={(next) => go({ view: next === 'report' ? 'report' : null })} options={[{ value: 'results', label: 'Results' }, { value: 'report', label: 'Hit report' }]} />
        <span className="room__space" />
        <IconButton label="The language of the search" onClick={() => setHelp(true)}><CircleHelp {...icon} /></IconButton>
      </header>
      {view === 'report' ? <HitReport resolve={shared.resolve} onSearch={show} /> : <Results shared={shared} onHelp={() => setHelp(true)} />}
      {help && <Help onClose={() => setHelp(false)} onText={show} />}
    </div>
  )
}

function Results({ shared, onHelp }: { shared: ReturnType<typeof useFilterRecords>; onHelp: () => void }) {
  const session = useSession()
  const { typed, type, asked, takeAsked, walk, open, step } = useSearch()
  const { records, resolve, links } = shared
  const before = left.get(session)
  const [building, setBuilding] = useState(before?.building ?? false)
  const [looking, setLooking] = useState<Looking | null>(before?.looking ?? null)
  const [onlyFresh, setOnlyFresh] = useState(before?.onlyFresh ?? false)
  const [current, setCurrent] = useState(before?.current ?? 0)
  const box = useRef<{ focus(): void }>(null)
  const list = useRef<{ focus(): void }>(null)
  const history = useHistory()
  const saved = useSavedRows(resolve)
  const look = useLook(resolve)
  const run = useSearchRun(typed, shared, onlyFresh && looking ? looking.fresh : null)
  const hits = run.found?.hits ?? NO_HITS
  const at = Math.min(current, hits.length - 1)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(() => {
    if (takeAsked()) box.current?.focus()
    else list.current?.focus()
  }, [asked])
  useEffect(() => {
    left.set(session, { building, looking, onlyFresh, current })
  }, [session, building, looking, onlyFresh, current])
  // The hit that the keys walked to elsewhere is the one that is chosen here.
  const walkedId = walk?.hits[walk.at]?.id
  const walked = useMemo(() => (walkedId === undefined ? -1 : hits.findIndex((one) => one.id === walkedId)), [hits, walkedId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the walk goes on, not when a person chooses another hit
  useEffect(() => {
    if (walked >= 0) setCurrent(walked)
  }, [walkedId])
  const write = (text: string) => {
    type({ text })
    setCurrent(0)
    if (looking && text !== looking.search.query) {
      setLooking(null)
      setOnlyFresh(false)
    }
  }
  const openHit = (index: number) => {
    if (!run.found || !hits[index]) return
    history.remember(typed.text, typed.stem)
    setCurrent(index)
    open(run.found.query, hits, index)
  }
  const takeSaved = (search: SavedSearch) => {
    type({ text: search.query, stem: search.stem, kind: null })
    setCurrent(0)
    void look(search).then((found) => setLooking(found ? { search, ...found } : null), () => {})
  }
  const none = () => (hits.length > 0 ? null : 'Nothing was found yet.')
  useCommands([
    { id: 'search.down', label: 'Next result', group: 'Search', keys: ['j', 'ArrowDown'], quiet: true, blocked: none, run: () => setCurrent(Math.min(hits.length - 1, at + 1)) },
    { id: 'search.up', label: 'Previous result', group: 'Search', keys: ['k', 'ArrowUp'], quiet: true, blocked: none, run: () => setCurrent(Math.max(0, at - 1)) },
    { id: 'search.open', label: 'Open the result at its place', group: 'Search', keys: ['Enter'], blocked: none, run: () => openHit(at) },
    { id: 'search.box', label: 'Back to the search box', group: 'Search', keys: ['/'], run: () => box.current?.focus() },
    { id: 'search.help', label: 'The language of the search', group: 'Search', keys: [], run: onHelp },
    { id: 'search.builder', label: 'Build a search by filling in', group: 'Search', keys: [], run: () => setBuilding(!building) },
  ])
  const statusOf = useMemo(() => (hit: Hit) => statusBeside(hit.id, links(), records.statusOf), [links, records])
  const marks = [
    ...(run.parsed && !run.parsed.ok ? run.parsed.errors.map((error) => ({ error, severe: true })) : []),
    ...run.hints.map((error) => ({ error, severe: false })),
  ]
  const placeWords = walk && walked === at && walk.places.length > 1 ? `${walk.place + 1} of ${walk.places.length}` : ''
  return (
    <>
      <div className="search__asks">
        <QueryBox ref={box} text={typed.text} marks={marks} records={records} onText={write} onLeave={(how) => {
          if (how === 'enter') history.remember(typed.text, typed.stem)
          if (hits.length > 0) list.current?.focus()
        }} />
        <div className="search__tools">
          <label className="search__stem"><input type="checkbox" checked={typed.stem} onChange={(event) => type({ stem: event.target.checked })} /> Other forms of a word</label>
          <MenuButton look="quiet" name="Order" label={ORDERS.find(([order]) => order === typed.order)?.[1]} items={ORDERS.map(([order, label]) => ({ label, checked: order === typed.order, run: () => type({ order }) }))} />
          <Button look="quiet" icon={<SlidersHorizontal {...icon} />} on={building} onClick={() => setBuilding(!building)}>Builder</Button>
          <span className="room__space" />
          {walk && <Button look="quiet" command="search.next" onClick={() => step(1)}>Next hit</Button>}
          <SaveButton key={typed.text} disabled={run.found === null || saved.some((one) => one.search.query === typed.text.trim())} onSave={(name) => void saveSearch(session, name, typed.text.trim(), typed.stem).then((search) => search && look(search))} />
        </div>
        {building && <Builder onText={write} />}
        {looking && (
          <p className="search__looking" role="status">
            <b>{looking.search.name}</b> {looking.fresh.size === 0 ? `has nothing new since ${dayOfInstant(looking.since)}.` : <>has <b>{looking.fresh.size.toLocaleString()} new</b> since {dayOfInstant(looking.since)}.</>}
            {looking.fresh.size > 0 && <Button look="quiet" on={onlyFresh} onClick={() => setOnlyFresh(!onlyFresh)}>Only these</Button>}
          </p>
        )}
      </div>
      {typed.text.trim() === '' ? <Start saved={saved} past={history.past} onSaved={takeSaved} onDelete={(search) => void deleteSearch(session, search)} onClear={history.clear} onHelp={onHelp} onText={(text, stem) => {
        write(text)
        if (stem !== undefined) type({ stem })
        box.current?.focus()
      }} /> : (
        <>
          <Answer run={run} kind={typed.kind} onKind={(kind) => type({ kind })} onMend={(text) => {
            write(text)
            box.current?.focus()
          }} />
          {run.found && hits.length > 0 && <ResultList ref={list} result={run.found.result} hits={hits} current={at} place={placeWords} statusOf={statusOf} onCurrent={setCurrent} onOpen={openHit} onMore={run.more} />}
          {run.found && run.parsed?.ok && !run.busy && hits.length === 0 && (run.state.state === 'building' ? <EmptyState title="Nothing found so far">The index is still being built. What it finds comes here by itself.</EmptyState> : <EmptyState title="Nothing fits">Take a condition away, write “*” at the end of a word, or “~” for words that recognition may have misread. The counts above say which term is nowhere.</EmptyState>)}
        </>
      )}
    </>
  )
}

const NO_HITS: readonly Hit[] = []

function SaveButton({ disabled, onSave }: { disabled: boolean; onSave: (name: string) => void }) {
  const [naming, setNaming] = useState(false)
  if (!naming) return <Button look="quiet" icon={<BookmarkPlus {...icon} />} disabled={disabled} title="Save this search" aria-label="Save this search" onClick={() => setNaming(true)}>Save</Button>
  return (
    <form className="search__naming" onSubmit={(event) => {
      event.preventDefault()
      const name = new FormData(event.currentTarget).get('name')?.toString().trim().slice(0, 100)
      setNaming(false)
      if (name) onSave(name)
    }}>
      <input className="input" name="name" aria-label="Name of the search" placeholder="Name" autoFocus maxLength={100} onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setNaming(false)
      }} />
      <Button type="submit" look="primary">Save</Button>
    </form>
  )
}
