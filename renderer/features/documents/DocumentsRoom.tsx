import { FileCheck, FolderOpen, Plus, Tags } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { facetsOf, findDocuments, NO_QUERY, type DocumentQuery, type SortKey, sortDocuments } from '../../../shared/documents/filter'
import { howMany } from '../../../shared/proof'
import type { Document } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation, useOpenSource } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton } from '../../ui'
import { ProduceDialog } from '../productions'
import { SavedSearchFilter, type SearchFilter } from '../search'
import { BulkBar } from './BulkBar'
import { DetailsBar } from './DetailsBar'
import { DocumentList } from './DocumentList'
import { Facets } from './Facets'
import { useImportDocuments } from './ImportProvider'
import { deleteDocuments } from './actions'
import { QuarantineDialog } from './QuarantineDialog'
import { TagManager } from './TagManager'
import { useDocumentIndex, useLinked } from './useFound'
import './documents.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** Facets, list, and the page at the right. */
export function DocumentsRoom() {
  const session = useSession()
  const all = useRows('documents')
  const [bySearch, setBySearch] = useState<SearchFilter | null>(null)
  // What a saved search finds comes before every facet, so that their counts speak of the same documents.
  const documents = useMemo(() => (bySearch ? all.filter((one) => bySearch.ids.has(one.id)) : all), [all, bySearch])
  const tags = useRows('tags')
  const intakes = useRows('intakes')
  const { place, go } = useNavigation()
  const open = useOpenSource()
  const importing = useImportDocuments()
  const [query, setQuery] = useState<DocumentQuery>(() => queryOfView(place.view))
  const [sort, setSort] = useState<{ key: SortKey; down: boolean }>({ key: 'exhibit', down: false })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [producing, setProducing] = useState<readonly Document[] | null>(null)
  const [managing, setManaging] = useState(false)
  const [holding, setHolding] = useState<readonly Document[] | null>(null)
  const filter = useRef<HTMLInputElement>(null)

  const linked = useLinked()
  const prepared = useDocumentIndex(documents)
  const wanted = useDeferredValue(query)
  const found = useMemo(() => findDocuments(prepared, wanted, linked), [prepared, wanted, linked])
  const facets = useMemo(() => facetsOf(prepared, wanted, found, { tags, intakes }), [prepared, wanted, found, tags, intakes])
  const shown = useMemo(() => sortDocuments(found.places.flatMap((at) => documents[at] ?? []), sort.key, sort.down), [found, documents, sort])
  const current = shown.find((one) => one.id === place.item) ?? null
  const index = current ? shown.indexOf(current) : -1
  const reviewed = useMemo(() => documents.filter((one) => one.reviewed).length, [documents])
  const total = useMemo(() => documents.filter((one) => one.quarantine === null).length, [documents])

  const show = (id: string) => {
    const document = session.reader.get('documents', id)
    if (!document) return
    go({ item: id })
    open.document(document)
  }
  const step = (by: number) => {
    const next = shown[Math.max(0, Math.min(shown.length - 1, index + by))]
    if (next) show(next.id)
  }
  // From the productions room: everything that is shown is chosen, to be narrowed by the facets first.
  const asked = place.view === 'produce'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the room is entered for it
  useEffect(() => {
    if (asked) setSelected(new Set(documents.filter((one) => one.quarantine === null && one.responsive !== 'no').map((one) => one.id)))
  }, [asked])
  const targets = () => (selected.size > 0 ? shown.filter((one) => selected.has(one.id)) : current ? [current] : [])
  const none = () => (targets().length === 0 ? 'Choose a document first.' : null)
  useCommands([
    { id: 'documents.next', label: 'Next document', group: 'Documents', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'documents.previous', label: 'Previous document', group: 'Documents', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'documents.filter', label: 'Filter the documents', group: 'Documents', keys: ['/'], run: () => filter.current?.focus() },
    { id: 'documents.all', label: 'Select all that are shown', group: 'Documents', keys: ['$mod+a'], run: () => setSelected(new Set(shown.map((one) => one.id))) },
    { id: 'documents.select', label: 'Select this document', group: 'Documents', keys: ['Space', ' '], quiet: true, blocked: () => (current ? null : 'Choose a document first.'), run: () => current && setSelected(toggled(selected, current.id)) },
    { id: 'documents.none', label: 'Clear the selection', group: 'Documents', keys: ['Escape'], quiet: true, blocked: () => (selected.size > 0 ? null : 'Nothing is selected.'), run: () => setSelected(new Set()) },
    { id: 'documents.quarantine', label: 'Quarantine (claw-back)…', group: 'Documents', keys: [], blocked: none, run: () => setHolding(targets()) },
    { id: 'documents.produce', label: 'Produce the chosen documents…', group: 'Documents', keys: [], blocked: none, run: () => setProducing(targets()) },
    { id: 'documents.tags', label: 'Manage the tags', group: 'Documents', keys: [], run: () => setManaging(true) },
    { id: 'documents.delete', label: 'Delete the chosen documents', group: 'Documents', keys: ['Delete'], blocked: none, run: () => {
      const gone = targets()
      const neighbour = shown.find((one, at) => at > index && !gone.includes(one)) ?? [...shown].reverse().find((one) => !gone.includes(one))
      void deleteDocuments(session, gone).then((done) => {
        if (!done) return
        setSelected(new Set())
        go({ item: neighbour?.id ?? null })
      })
    } },
  ])

  if (all.length === 0) {
    return (
      <div className="room">
        <header className="room__head"><h1 className="room__title">Documents</h1></header>
        <EmptyState title="No documents yet" actions={<><Button look="primary" large onClick={importing.chooseFiles}>Import files…</Button><Button large onClick={importing.chooseFolder}>Import a folder…</Button></>}>
          PDF, pictures, text, Markdown, saved pages, tables and Word. Drop them anywhere in this window. Their bytes are stored once and never changed.
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="documents">
      <Facets facets={facets} query={query} onQuery={setQuery} total={total} />
      <div className="room documents__main">
        <header className="room__head">
          <h1 className="room__title">Documents</h1>
          <span className="room__about tabular">{shown.length === total ? total.toLocaleString() : `${shown.length.toLocaleString()} of ${total.toLocaleString()}`} · {reviewed.toLocaleString()} reviewed</span>
          <span className="room__space" />
          <SavedSearchFilter value={bySearch} onChange={setBySearch} />
          <input ref={filter} className="input documents__filter" type="search" aria-label="Filter the documents" placeholder="Filter  /" value={query.words} onChange={(event) => setQuery({ ...query, words: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              setQuery({ ...query, words: '' })
              event.currentTarget.blur()
            }} />
          <Button look="quiet" icon={<Tags {...icon} />} onClick={() => setManaging(true)}>Tags</Button>
          <Button look="quiet" icon={<FileCheck {...icon} />} onClick={() => go({ room: 'brief' })}>Check a brief</Button>
          <MenuButton label="Import" name="Import documents" icon={<Plus {...icon} />} items={[{ label: 'Files…', run: importing.chooseFiles }, { label: <><FolderOpen {...icon} />Folder…</>, run: importing.chooseFolder }]} />
        </header>
        {selected.size > 0 && <BulkBar documents={shown.filter((one) => selected.has(one.id))} onClear={() => setSelected(new Set())} onQuarantine={setHolding} onProduce={setProducing} />}
        {shown.length === 0
          ? <EmptyState title="No document fits" actions={<Button onClick={() => setQuery(NO_QUERY)}>Show all {howMany(total, 'document')}</Button>}>Take a facet away or type fewer words.</EmptyState>
          : <DocumentList documents={shown} tags={tags} linked={linked} current={place.item} selected={selected} sort={sort} onSort={setSort} onShow={show} onSelect={setSelected} />}
        {current && <DetailsBar document={current} />}
      </div>
      {holding && <QuarantineDialog documents={holding} onClose={() => setHolding(null)} />}
      {producing && <ProduceDialog documents={producing} onClose={() => setProducing(null)} />}
      {managing && <TagManager onClose={() => setManaging(false)} />}
    </div>
  )
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

/** "production:int_…" shows what came with one intake. */
function queryOfView(view: string | null): DocumentQuery {
  return view?.startsWith('production:') ? { ...NO_QUERY, facets: { production: [view.slice('production:'.length)] } } : NO_QUERY
}
