import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { howMany } from '../../../shared/proof'
import { registry } from '../../commands'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useRows } from '../../store'
import { Button, EmptyState } from '../../ui'
import { findFor } from '../evidence'
import { AssignPanel } from './AssignPanel'
import { ComplaintContext, type ComplaintState, type Floating, type Tool } from './ComplaintContext'
import { ComplaintHead } from './ComplaintHead'
import { DoubtsPanel } from './DoubtsPanel'
import { FloatingTool } from './FloatingTool'
import { Outline } from './Outline'
import { ParagraphList } from './ParagraphList'
import { complaintRows, type Filter, filterCounts, filterRows, type Row } from './rows'
import { useKept } from './useKept'
import { useRoomCommands } from './useRoomCommands'
import './complaint.css'

/** The complaint as a document: what stands behind each paragraph, and what is missing. */
export function ComplaintRoom() {
  const { pleading } = useProof()
  const { place } = useNavigation()
  if (!pleading) {
    return (
      <div className="room">
        <div className="room__head"><h1 className="room__title">Complaint</h1></div>
        <div className="room__body">
          <EmptyState title="No complaint yet" actions={<Button look="primary" large onClick={() => registry.find('complaint.import')?.run()}>Import a complaint…</Button>}>
            Drop the complaint here, or choose the file: PDF, scan, Word or plain text. Every numbered paragraph is found, with its count and its place on the paper.
          </EmptyState>
        </div>
      </div>
    )
  }
  if (place.view === 'doubts') return <DoubtsPanel pleading={pleading} />
  if (place.view === 'assign') return <AssignPanel count={place.item} />
  return <Reading key={pleading.id} />
}

function Reading() {
  const { pleading, paragraphs, headings, counts, proof } = useProof()
  const { place, go } = useNavigation()
  const doubts = useRows('doubts')
  const id = pleading?.id ?? ''
  const [filter, setFilter] = useKept<Filter>(`${id} filter`, 'all')
  const [within, setWithin] = useKept<string | null>(`${id} within`, null)
  const [outline, setOutline] = useKept(`${id} outline`, false)
  const [closed, setClosed] = useKept(`${id} closed`, false)
  const [tool, setTool] = useState<Tool | null>(null)
  const [floating, setFloating] = useState<{ what: Floating; of: string } | null>(null)
  const [activeSupport, setActiveSupport] = useState<string | null>(null)
  const selected = place.item

  // The list may follow a moment later than the row that was changed: nothing is held up by it.
  const shownProof = useDeferredValue(proof)
  const all = useMemo(() => complaintRows({ paragraphs, headings, counts, proof: shownProof }), [paragraphs, headings, counts, shownProof])
  const rows = useMemo(() => keepChosen(filterRows(all, filter, within, shownProof), all, selected), [all, filter, within, shownProof, selected])
  const tallies = useMemo(() => filterCounts(all, within, shownProof), [all, within, shownProof])
  const open = useMemo(() => doubts.filter((doubt) => doubt.pleading === pleading?.id && !doubt.settled).length, [doubts, pleading])

  const select = useCallback((id: string | null, andOpen?: boolean) => {
    setTool(null)
    setFloating(null)
    setActiveSupport(null)
    findFor(null)
    if (andOpen !== undefined) setClosed(!andOpen)
    go({ item: id })
  }, [go, setClosed])
  const float = useCallback((what: Floating | null) => {
    setFloating(what && selected !== null ? { what, of: selected } : null)
  }, [selected])
  const state = useMemo<ComplaintState>(() => ({
    selected, open: !closed, tool, setTool, select, float, activeSupport, setActiveSupport,
    toggle: () => {
      setTool(null)
      setClosed(!closed)
    },
  }), [selected, closed, setClosed, tool, select, float, activeSupport])
  useRoomCommands(state, rows, { toggleOutline: () => setOutline(!outline), doubts: open })

  return (
    <ComplaintContext.Provider value={state}>
      <div className="room complaint__room">
        <ComplaintHead about={`${pleading?.replaces ? `${pleading.shortForm} · ` : ''}${howMany(paragraphs.length, 'paragraph')} · ${howMany(counts.length, 'count')}`} filter={filter} onFilter={setFilter} tallies={tallies}
          within={within} onWithin={setWithin} outline={outline} onOutline={() => setOutline(!outline)} doubts={open} />
        <div className="complaint">
          {outline && <Outline rows={all} />}
          <ParagraphList of={id} rows={rows} filter={filter} within={within} onAll={() => {
            setFilter('all')
            setWithin(null)
          }} />
        </div>
        {floating && floating.of === selected && <FloatingTool key={floating.of} {...floating} onClose={() => setFloating(null)} />}
      </div>
    </ComplaintContext.Provider>
  )
}

/** The chosen paragraph stays on the screen after a change has taken it out of the filter. */
function keepChosen(rows: Row[], all: readonly Row[], selected: string | null): Row[] {
  if (selected === null || rows.some((row) => row.id === selected)) return rows
  const at = all.findIndex((row) => row.id === selected)
  const chosen = all[at]
  if (!chosen) return rows
  const after = new Set(all.slice(at + 1).map((row) => row.id))
  const index = rows.findIndex((row) => after.has(row.id))
  return index < 0 ? [...rows, chosen] : [...rows.slice(0, index), chosen, ...rows.slice(index)]
}
