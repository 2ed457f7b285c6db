import { Filter, MoreHorizontal } from 'lucide-react'
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { type DocumentQuery, facetsOf, findDocuments, NO_QUERY } from '../../../shared/documents/filter'
import { howMany } from '../../../shared/proof'
import type { Document } from '../../../shared/records'
import { documentNumber, perHour } from '../../../shared/review/decide'
import type { Reach } from '../../../shared/review/reach'
import { SOURCE_LIES_OVER, useNavigation, useOpenSource } from '../../navigation'
import { type Session, useRows, useSession } from '../../store'
import { Button, EmptyState, IconButton, MenuButton, Segmented, say } from '../../ui'
import { Facets, QuarantineDialog, release } from '../documents'
import { SavedSearchFilter, type SearchFilter } from '../search'
import { CodingPanel } from './CodingPanel'
import { PrivilegeForm } from './PrivilegeForm'
import { PrivilegeLog } from './PrivilegeLog'
import { ReviewList } from './ReviewList'
import { BY_ITSELF, similarOf, useSimilar } from './similar'
import { reviewTimes, useCoding } from './useCoding'
import { nextOpen, useProgress, useQueue } from './useQueue'
import { useReviewCommands } from './useReviewCommands'
import './review.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const
const only = (facet: string, value: string): DocumentQuery => ({ words: '', facets: { [facet]: [value] } })
const QUEUES: readonly { label: string; query: DocumentQuery }[] = [
  { label: 'All documents', query: NO_QUERY }, { label: 'Not reviewed', query: only('state', 'not-reviewed') }, { label: 'Responsiveness not decided', query: only('responsive', 'undecided') }, { label: 'Responsive', query: only('responsive', 'yes') },
  { label: 'Hot', query: only('hot', 'hot') }, { label: 'Privileged', query: { words: '', facets: { privilege: ['withheld', 'redacted'] } } }, { label: 'Quarantined', query: only('state', 'quarantined') },
]
/** A document is opened at the right when the reviewer rests on it so long. Milliseconds. */
const REST = 60

/** Where a reviewer left off, while the matter is open. */
const left = new WeakMap<Session, { query: DocumentQuery; item: string | null }>()

/** The review desk: queue, decisions, and the document at the right. */
export function ReviewRoom() {
  const session = useSession()
  const all = useRows('documents')
  const [bySearch, setBySearch] = useState<SearchFilter | null>(null)
  const documents = useMemo(() => (bySearch ? all.filter((one) => bySearch.ids.has(one.id)) : all), [all, bySearch])
  const { place, go } = useNavigation()
  const view: 'coding' | 'log' = place.view === 'log' ? 'log' : 'coding'
  const [query, setQuery] = useState<DocumentQuery>(() => left.get(session)?.query ?? NO_QUERY)
  if (all.length === 0) return <div className="room"><header className="room__head"><h1 className="room__title">Review</h1></header><EmptyState title="Nothing to review yet">Import documents; they are decided here one by one, by keys.</EmptyState></div>
  return <Desk key={bySearch?.id ?? ''} documents={documents} search={<SavedSearchFilter value={bySearch} onChange={setBySearch} />} query={query} onQuery={setQuery} view={view} onView={(next) => go({ view: next === 'log' ? 'log' : null })} />
}

function Desk({ documents, search, query, onQuery, view, onView }: { documents: readonly Document[]; search: ReactNode; query: DocumentQuery; onQuery: (query: DocumentQuery) => void; view: 'coding' | 'log'; onView: (view: 'coding' | 'log') => void }) {
  const session = useSession()
  const allTags = useRows('tags')
  const filters = useRows('filters')
  const { place, go } = useNavigation()
  const open = useOpenSource()
  const shown = useQueue(documents, query)
  const list = useRef<{ focus: () => void }>(null)
  const [narrowing, setNarrowing] = useState(false)
  const [reach, setReach] = useState<Reach>('document')
  const [claiming, setClaiming] = useState(false)
  const [holding, setHolding] = useState<readonly Document[] | null>(null)
  const item = place.item ?? left.get(session)?.item ?? null
  const found = shown.row(item)
  const row = found >= 0 ? found : shown.queue.places.length > 0 ? 0 : -1
  const document = shown.at(row)
  const similar = useSimilar(session, document)
  const coding = useCoding(document, reach, shown.kin, similar)
  const progress = useProgress(shown.queue, documents)
  const rate = perHour(reviewTimes(session), performance.now())
  const shownId = document?.id ?? null

  useEffect(() => {
    left.set(session, { query, item: shownId })
  }, [session, query, shownId])
  useEffect(() => list.current?.focus(), [])
  const atFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened when another document is rested on
  useEffect(() => {
    const now = shownId === null ? undefined : session.reader.get('documents', shownId)
    // Where the source lies over the room, the room is seen first; it comes with the first step.
    const over = atFirst.current && window.innerWidth < SOURCE_LIES_OVER
    atFirst.current = false
    if (!now || view !== 'coding' || over) return
    const timer = setTimeout(() => open.document(now), REST)
    return () => clearTimeout(timer)
  }, [shownId, view])
  useEffect(() => {
    const texts = session.reader.rows('documents').length
    if (texts > BY_ITSELF) return
    const timer = setTimeout(() => void similarOf(session).start(), 1500)
    return () => clearTimeout(timer)
  }, [session])
  useEffect(() => {
    if (shownId !== null) setClaiming(false)
  }, [shownId])

  const goRow = (to: number) => {
    const next = shown.at(to)
    if (next) go({ item: next.id })
  }
  const goNextOpen = (besides: ReadonlySet<string>) => {
    const to = nextOpen(shown.queue, documents, row, besides)
    if (to >= 0) goRow(to)
    else say('Every document of this queue is reviewed.')
  }
  const closeForm = () => {
    setClaiming(false)
    list.current?.focus()
  }
  useReviewCommands({
    document, tags: allTags, reach, counts: coding.counts, coding: view === 'coding' && holding === null, decide: coding.run, setReach,
    step: (by) => goRow(Math.max(0, Math.min(shown.queue.places.length - 1, row + by))),
    nextOpen: () => goNextOpen(new Set()),
    finish: () => {
      coding.run({ what: 'reviewed', value: true })
      goNextOpen(new Set(coding.targets))
    },
    undo: () => void session.undo().then((entry) => {
      const first = entry?.ops.find((op) => op.table === 'documents' && 'id' in op)
      if (!entry) say('There is nothing to undo.')
      else if (first && 'id' in first && shown.row(first.id) >= 0) go({ item: first.id })
    }),
    privilege: () => setClaiming(true),
    openSimilar: () => {
      const at = similar.findIndex((one) => one.id === place.source?.document)
      const next = session.reader.get('documents', similar[(at + 1) % Math.max(1, similar.length)]?.id ?? '')
      if (next) open.document(next)
    },
    note: () => globalThis.document.getElementById('review-note')?.focus(),
    quarantine: () => setHolding(coding.targets.map((id) => session.reader.get('documents', id)).filter((one) => one !== undefined)),
    release: () => document && release(session, [document]),
    filter: () => setNarrowing(!narrowing),
    refresh: shown.refresh,
    show: onView,
  })
  const queueName = QUEUES.find((one) => sameQuery(one.query, query))?.label ?? filters.find((one) => sameQuery(toQuery(one.query), query))?.name ?? 'Filtered'
  return (
    <div className="documents">
      {narrowing && view === 'coding' && <Narrow documents={documents} query={query} onQuery={onQuery} shown={shown} />}
      <div className="room documents__main review">
        <header className="room__head">
          <h1 className="room__title">Review</h1>
          <Segmented label="View" value={view} onChange={onView} options={[{ value: 'coding', label: 'Coding' }, { value: 'log', label: 'Privilege log' }]} />
          <span className="room__space" />
          {view === 'coding' && (
            <>
              {search}
              <MenuButton label={<><span className="review__queue-word">Queue:</span><span className="truncate">{queueName}</span></>} name="Queue" items={[
                ...QUEUES.map((one) => ({ label: one.label, checked: sameQuery(one.query, query), run: () => onQuery(one.query) })),
                ...filters.map((one, at) => ({ label: one.name, checked: sameQuery(toQuery(one.query), query), line: at === 0, run: () => onQuery(toQuery(one.query)) })),
                { label: 'Take the queue anew', line: true, run: shown.refresh },
              ]} />
              <IconButton label="Filter the queue" aria-pressed={narrowing} onClick={() => setNarrowing(!narrowing)}><Filter {...icon} /></IconButton>
              {document && <MenuButton look="quiet" label={<MoreHorizontal {...icon} />} name="More for this document" items={[
                { label: 'Quarantine (claw-back)…', disabled: document.quarantine !== null, run: () => setHolding([document]) },
                { label: 'Release from quarantine', disabled: document.quarantine === null, run: () => release(session, [document]) },
                { label: 'Mark as not reviewed', disabled: !document.reviewed, run: () => coding.run({ what: 'reviewed', value: false }) },
              ]} />}
            </>
          )}
        </header>
        {view === 'log' ? <PrivilegeLog onEdit={(id) => go({ view: null, item: id })} /> : (
          <>
            {document ? <ReviewList ref={list} view={shown} tags={allTags} current={row} reached={new Set(coding.targets)} onChoose={goRow} /> : <EmptyState title="No document is in this queue" actions={<Button onClick={() => onQuery(NO_QUERY)}>Show all</Button>}>Choose another queue, or take a filter away.</EmptyState>}
            {document && (
              <section className="coding" aria-label={`Coding of ${documentNumber(document)}`}>
                {document.quarantine ? <p className="second coding__held">In quarantine: it is not coded until it is released. <Button onClick={() => release(session, [document])}>Release</Button></p>
                  : claiming ? <PrivilegeForm key={document.id} document={document} categories={categoriesOf(documents)} onClose={closeForm} onDone={(value) => {
                    coding.run({ what: 'privilege', value })
                    closeForm()
                  }} />
                    : <CodingPanel document={document} tags={allTags} similar={similar} reach={reach} counts={coding.counts} onReach={setReach} onDecide={coding.run} onPrivilege={() => setClaiming(true)} onOpen={(id) => {
                      const other = session.reader.get('documents', id)
                      if (other) open.document(other)
                    }} />}
                <footer className="coding__foot">
                  <span className="coding__progress tabular" role="status" aria-label="Progress">{progress.reviewed.toLocaleString()} reviewed · {progress.left.toLocaleString()} left{rate === null ? '' : ` · ${rate.toLocaleString()} an hour`}</span>
                  <span className="room__space" />
                  <Button look="quiet" command="review.undo" onClick={() => void session.undo()}>Undo</Button>
                  <Button look="quiet" command="review.next-open" onClick={() => goNextOpen(new Set())}>Next open</Button>
                  <Button look="primary" command="review.finish" disabled={document.quarantine !== null} onMouseDown={(event) => event.preventDefault()} onClick={() => {
                    coding.run({ what: 'reviewed', value: true })
                    goNextOpen(new Set(coding.targets))
                  }}>{coding.targets.length > 1 ? `${howMany(coding.targets.length, 'document')} reviewed, next` : 'Reviewed, next'}</Button>
                </footer>
              </section>
            )}
          </>
        )}
      </div>
      {holding && <QuarantineDialog documents={holding} onClose={() => setHolding(null)} />}
    </div>
  )
}

/** The facets of the documents room, counted when the reviewer's keys leave time for it. */
function Narrow({ documents, query, onQuery, shown }: { documents: readonly Document[]; query: DocumentQuery; onQuery: (query: DocumentQuery) => void; shown: ReturnType<typeof useQueue> }) {
  const tags = useRows('tags')
  const intakes = useRows('intakes')
  const { prepare, linked } = shown
  const settled = useDeferredValue(documents)
  const facets = useMemo(() => {
    const index = prepare(settled)
    return facetsOf(index, query, findDocuments(index, query, linked), { tags, intakes })
  }, [prepare, settled, query, linked, tags, intakes])
  const total = useMemo(() => documents.filter((one) => one.quarantine === null).length, [documents])
  return <Facets facets={facets} query={query} onQuery={onQuery} total={total} />
}

function categoriesOf(documents: readonly Document[]): string[] {
  return [...new Set(documents.map((one) => one.privilege?.category ?? '').filter(Boolean))].sort()
}

function toQuery({ words = [], ...facets }: Record<string, string[]>): DocumentQuery {
  return { words: words[0] ?? '', facets }
}

function sameQuery(a: DocumentQuery, b: DocumentQuery): boolean {
  const plain = (query: DocumentQuery) => JSON.stringify([query.words, Object.entries(query.facets).filter(([, values]) => values.length > 0).sort()])
  return plain(a) === plain(b)
}
