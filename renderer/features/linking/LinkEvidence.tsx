import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import type { MatterEvent, Passage, Support } from '../../../shared/records'
import { withoutQuarantined } from '../../../shared/review/quarantine'
import { newId, useRows, useSession, useWhere } from '../../store'
import { type Anchor, Kbd, Popover } from '../../ui'
import { linkSupport } from './actions'
import { type Found, indexEvidence, searchEvidence } from './evidenceSearch'
import { LinkEvidenceOption } from './LinkEvidenceOption'
import { targetName } from './names'
import './linking.css'

const isLive = (event: MatterEvent) => event.standing !== 'rejected'

type How = { bearing: Support['bearing']; standing: Support['standing'] }

/** Enter supports, Alt+Enter undermines, Shift+Enter context, Ctrl+Enter supports and is verified at once. */
function howOf(event: { altKey: boolean; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): How {
  return {
    bearing: event.altKey ? 'undermines' : event.shiftKey ? 'context' : 'supports',
    standing: event.ctrlKey || event.metaKey ? 'verified' : 'proposed',
  }
}

/**
 * Links evidence to a paragraph or an element: type words, an exhibit number or a cite, and Enter.
 * @param of id of the paragraph or element
 */
export function LinkEvidence({ of, anchor, query: first = '', onClose }: { of: string; anchor: Anchor; query?: string; onClose: () => void }) {
  const session = useSession()
  const allDocuments = useRows('documents')
  const allPassages = useRows('passages')
  const supports = useRows('supports')
  const allRollouts = useRows('rollouts')
  const features = useRows('features')
  const allEvents = useWhere('events', isLive)
  const allTestimony = useRows('testimony')
  const transcripts = useRows('transcripts')
  const [query, setQuery] = useState(first)
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const typed = useDeferredValue(query)
  const { documents, passages, rollouts, events, testimony } = useMemo(() => withoutQuarantined({ documents: allDocuments, passages: allPassages, supports: [], rollouts: allRollouts, events: allEvents, testimony: allTestimony, transcripts }), [allDocuments, allPassages, allRollouts, allEvents, allTestimony, transcripts])
  const index = useMemo(() => indexEvidence(documents, passages, { rollouts, features, events, testimony, transcripts }), [documents, passages, rollouts, features, events, testimony, transcripts])
  const found = useMemo(() => searchEvidence(index, typed), [index, typed])
  const linked = useMemo(() => new Map(supports.filter((one) => one.of === of && one.standing !== 'rejected').map((one) => [one.source, one.bearing])), [supports, of])

  // The list is drawn a beat after the typing; Enter must take what the words say, not what is still drawn.
  const asTyped = () => (typed === query ? found : searchEvidence(index, query))
  const choose = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to))
    setChosen(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const link = async (one: Found | undefined, how: How) => {
    if (!one) return
    const source = one.kind === 'page' ? pagePassage(one.document.id, one.page) : one.id
    if (await linkSupport(session, { of, source, ...how })) onClose()
  }
  return (
    <Popover anchor={anchor} label={`Link evidence to ${targetName(session.reader, of)}`} onClose={onClose} className="linking">
      <div className="linking__head">
        <input autoFocus className="input" role="combobox" aria-expanded aria-controls={listId} aria-label="Exhibit number, words or cite"
          aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined}
          placeholder="Exhibit number, words of a quote, or a cite: PX-3 at 4" value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
            else if (event.key === 'Enter') void link(asTyped()[chosen], howOf(event))
            else return
            event.preventDefault()
            event.stopPropagation()
          }} />
      </div>
      <div className="linking__list" role="listbox" id={listId} aria-label="Passages, documents, settings and events" ref={list}>
        {found.map((one, at) => (
          <LinkEvidenceOption key={one.id} id={`${listId}-${at}`} found={one} chosen={at === chosen} linked={linked.get(one.id) ?? null}
            onPoint={() => setChosen(at)} onChoose={(event) => void link(one, howOf(event))} />
        ))}
      </div>
      {found.length === 0 && <p className="linking__none">{index.entries.length === 0 ? 'No documents are in this matter yet. Import some in the documents room first.' : 'Nothing has these words. Try fewer, or an exhibit number.'}</p>}
      <div className="linking__keys caption second">
        <span><Kbd>Enter</Kbd> supports</span><span><Kbd>Alt Enter</Kbd> undermines</span><span><Kbd>⇧ Enter</Kbd> context</span><span><Kbd>Ctrl Enter</Kbd> supports, verified</span>
      </div>
    </Popover>
  )
}

/** A whole page as a passage: nothing on it is marked. */
function pagePassage(document: string, page: number): Passage {
  return { id: newId('passages'), document, page, endPage: page, quote: '', prefix: '', suffix: '', from: null, to: null, rects: [], locator: null, note: '', tags: [] }
}
