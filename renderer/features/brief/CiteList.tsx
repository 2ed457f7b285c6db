import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { type BriefRow, stateOf } from '../../../shared/brief/check'
import { STATE_WORDS, stateWord } from '../../../shared/brief/summary'
import { StateMark, stateColour } from '../../cites'
import { useRecord } from '../../store'
import { QuoteLine } from './QuoteLine'

/** The cites in the order of the brief; only those in sight are drawn. */
export function CiteList({ rows, chosen, onOpen }: { rows: readonly BriefRow[]; chosen: string | null; onOpen: (row: BriefRow) => void }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: (at) => 62 + (rows[at]?.quotes.length ?? 0) * 44, overscan: 8, getItemKey: (at) => rows[at]?.n ?? at })
  const index = rows.findIndex((row) => String(row.n) === chosen)
  useEffect(() => {
    if (index < 0) return
    virtual.scrollToIndex(index, { align: 'auto' })
    const settle = requestAnimationFrame(() => {
      const row = document.getElementById(`cite-row-${chosen}`)
      const now = document.activeElement
      if (row && (now === document.body || scroller.current?.closest('.room')?.contains(now))) row.querySelector<HTMLElement>('[data-choose]')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(settle)
  }, [index, chosen, virtual])
  return (
    <div className="brief__scroll" ref={scroller}>
      <ol className="brief__list" aria-label="Record cites of the brief" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row && (
            <li key={item.key} id={`cite-row-${row.n}`} data-index={item.index} ref={virtual.measureElement} className={String(row.n) === chosen ? 'brief__place brief__place--chosen' : 'brief__place'}
              aria-posinset={item.index + 1} aria-setsize={rows.length} style={{ transform: `translateY(${item.start}px)` }}>
              <Row row={row} first={item.index === 0 && index < 0} chosen={String(row.n) === chosen} onOpen={onOpen} />
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function Row({ row, first, chosen, onOpen }: { row: BriefRow; first: boolean; chosen: boolean; onOpen: (row: BriefRow) => void }) {
  const state = stateOf(row)
  const document = useRecord('documents', row.resolution.targets[0]?.document ?? null)
  const shown = document && document.quarantine === null ? document : null
  const readsAs = row.cite !== null && row.normal !== '' && row.normal !== row.text.replace(/\s+/g, ' ')
  return (
    <div className="brief-row">
      <span className="brief-row__n tabular">{row.n}</span>
      <div className="brief-row__cite">
        <button type="button" data-choose className="brief-row__printed" tabIndex={chosen || first ? 0 : -1} title={row.before ? `…${row.before}${row.text}` : row.text} onClick={() => onOpen(row)}>
          <b>{row.signal ? `${row.signal} ` : ''}{row.text}</b>
        </button>
        {readsAs && <span className="second small"> reads as {row.normal}</span>}
        <p className="brief-row__before serif" title={row.before}>…{tail(row.before)}</p>
      </div>
      <span className="brief-row__page second tabular">p. {row.page}{row.note ? ', note' : ''}</span>
      <div className="brief-row__source">
        <span className="chip" style={stateColour(state)}><StateMark state={state} />{state === 'place-missing' || state === 'document-missing' ? stateWord(row) : STATE_WORDS[state]}</span>
        <p className="small second">{row.resolution.why || (shown ? shown.title : '')}</p>
      </div>
      {row.quotes.length > 0 && <div className="brief-row__quotes">{row.quotes.map((one) => <QuoteLine key={one.quote} check={one} />)}</div>}
    </div>
  )
}

/** The last words before the cite, from a word on. */
const tail = (words: string) => words.slice(-90).replace(/^\S*\s/, '')
