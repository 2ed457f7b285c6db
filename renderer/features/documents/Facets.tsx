import { BookmarkPlus, X } from 'lucide-react'
import { useState } from 'react'
import { type DocumentQuery, type Facet, NO_QUERY } from '../../../shared/documents/filter'
import { put, remove } from '../../../shared/log/change'
import { newId, useRows, useSession } from '../../store'
import { IconButton } from '../../ui'
import { commitOrSay } from '../linking'

/** More values of a facet are behind "all". */
const FIRST = 8

/** What the documents are, with counts; choosing narrows the list. Filters can be kept by name. */
export function Facets({ facets, query, onQuery, total }: { facets: readonly Facet[]; query: DocumentQuery; onQuery: (query: DocumentQuery) => void; total: number }) {
  const active = query.words !== '' || Object.values(query.facets).some((values) => values.length > 0)
  const toggle = (facet: string, value: string) => {
    const now = query.facets[facet] ?? []
    onQuery({ ...query, facets: { ...query.facets, [facet]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] } })
  }
  return (
    <aside className="facets" aria-label="Filters">
      <button type="button" className="facets__value" aria-pressed={!active} onClick={() => onQuery(NO_QUERY)}><span>All documents</span><span className="facets__count tabular">{total.toLocaleString()}</span></button>
      <SavedFilters query={query} active={active} onQuery={onQuery} />
      {facets.map((facet) => <FacetPart key={facet.id} facet={facet} chosen={query.facets[facet.id] ?? []} onToggle={(value) => toggle(facet.id, value)} />)}
    </aside>
  )
}

function FacetPart({ facet, chosen, onToggle }: { facet: Facet; chosen: readonly string[]; onToggle: (value: string) => void }) {
  const [all, setAll] = useState(false)
  const values = all ? facet.values : facet.values.filter((one, at) => at < FIRST || chosen.includes(one.value))
  return (
    <section className="facets__part" aria-label={facet.label}>
      <h2 className="facets__label">{facet.label}</h2>
      {values.map((one) => (
        <button key={one.value} type="button" className="facets__value" aria-pressed={chosen.includes(one.value)} style={one.depth ? { paddingLeft: 8 + one.depth * 14 } : undefined} onClick={() => onToggle(one.value)}>
          {one.colour && <i className="facets__square" style={{ background: `var(--tag-${one.colour})` }} />}
          <span className="truncate" title={one.label}>{one.label}</span><span className="facets__count tabular">{one.count.toLocaleString()}</span>
        </button>
      ))}
      {facet.values.length > FIRST && <button type="button" className="facets__more" onClick={() => setAll(!all)}>{all ? 'fewer' : `all ${facet.values.length}`}</button>}
    </section>
  )
}

function SavedFilters({ query, active, onQuery }: { query: DocumentQuery; active: boolean; onQuery: (query: DocumentQuery) => void }) {
  const session = useSession()
  const filters = useRows('filters')
  const [naming, setNaming] = useState(false)
  if (filters.length === 0 && !active) return null
  return (
    <section className="facets__part" aria-label="Saved filters">
      {filters.length > 0 && <h2 className="facets__label">Saved</h2>}
      {filters.map((filter) => (
        <div key={filter.id} className="facets__saved">
          <button type="button" className="facets__value" onClick={() => {
            const { words = [], ...facets } = filter.query
            onQuery({ words: words[0] ?? '', facets })
          }}><span className="truncate">{filter.name}</span></button>
          <IconButton label={`Delete the filter ${filter.name}`} onClick={() => void commitOrSay(session, { label: `Delete the filter “${filter.name}”`, ops: [remove('filters', filter.id)] })}><X size={13} strokeWidth={1.4} aria-hidden /></IconButton>
        </div>
      ))}
      {active && !naming && <button type="button" className="facets__more" onClick={() => setNaming(true)}><BookmarkPlus size={13} strokeWidth={1.4} aria-hidden /> keep this filter</button>}
      {active && naming && (
        <form onSubmit={(event) => {
          event.preventDefault()
          const name = new FormData(event.currentTarget).get('name')?.toString().trim()
          setNaming(false)
          if (name) void commitOrSay(session, { label: `Keep the filter “${name}”`, ops: [put('filters', { id: newId('filters'), name, query: { ...query.facets, ...(query.words ? { words: [query.words] } : {}) } })] })
        }}>
          <input className="input" name="name" aria-label="Name of the filter" placeholder="Name" autoFocus onBlur={() => setNaming(false)} />
        </form>
      )}
    </section>
  )
}
