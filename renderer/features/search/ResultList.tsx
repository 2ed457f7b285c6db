import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { Document, Status } from '../../../shared/records'
import { kindWord } from '../../../shared/search/explain'
import { type Hit, type SearchResult, UNIT_KINDS, type UnitKind } from '../../../shared/search/model'
import { useSession } from '../../store'
import { Button, StatusChip } from '../../ui'

type Row = { row: 'head'; kind: UnitKind } | { row: 'hit'; hit: Hit; at: number } | { row: 'more'; kind: UnitKind; left: number }

const HEIGHTS = { head: 34, hit: 84, more: 44 } as const

type Props = {
  result: SearchResult
  hits: readonly Hit[]
  current: number
  /** "3 of 14" beside the hit that is open */
  place: string
  statusOf(hit: Hit): Status | null
  onCurrent(at: number): void
  onOpen(at: number): void
  onMore(kind: UnitKind): void
  ref?: Ref<{ focus(): void }>
}

/** Hits by kind; only the rows in sight are drawn. */
export function ResultList({ result, hits, current, place, statusOf, onCurrent, onOpen, onMore, ref }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { reader } = useSession()
  const rows = useMemo(() => rowsOf(result, hits), [result, hits])
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: (index) => HEIGHTS[(rows[index] as Row).row], overscan: 6, getItemKey: (index) => keyOf(rows[index] as Row) })
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }), [])
  useEffect(() => {
    const index = rows.findIndex((row) => row.row === 'hit' && row.at === current)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }, [current, rows, virtual])
  // Another kind may stand where this one did: heights are asked anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights hang on the rows
  useEffect(() => virtual.measure(), [rows])
  return (
    <div className="results" role="grid" aria-label="Results" aria-rowcount={rows.length}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop for the whole list; keys move inside it */}
      <div ref={scroller} className="results__scroller" role="rowgroup" tabIndex={0} aria-label="Rows">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (!row) return null
            const style = { top: item.start, height: item.size }
            if (row.row === 'hit') {
              return <HitRow key={item.key} hit={row.hit} index={item.index} style={style} current={row.at === current} place={row.at === current ? place : ''} status={statusOf(row.hit)} document={row.hit.document === null ? undefined : reader.get('documents', row.hit.document)}
                onChoose={() => {
                  onCurrent(row.at)
                  onOpen(row.at)
                }} />
            }
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: keys move from hit to hit
              <div key={item.key} className={row.row === 'head' ? 'results__head' : 'results__more'} role="row" aria-rowindex={item.index + 1} style={style}>
                {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
                <span role="gridcell">
                  {row.row === 'head' ? <><b>{capital(kindWord(row.kind, 2))}</b> <span className="second tabular">{result.perKind[row.kind].toLocaleString()}</span></>
                    : <Button look="quiet" onClick={() => onMore(row.kind)}>Show more of the {row.left.toLocaleString()} {kindWord(row.kind, row.left)} that are left</Button>}
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function rowsOf(result: SearchResult, hits: readonly Hit[]): Row[] {
  const numbered = hits.map((hit, at) => ({ row: 'hit' as const, hit, at }))
  return UNIT_KINDS.flatMap((kind): Row[] => {
    const own = numbered.filter((one) => one.hit.kind === kind)
    if (own.length === 0) return []
    const left = result.perKind[kind] - own.length
    return [{ row: 'head', kind }, ...own, ...(left > 0 ? [{ row: 'more' as const, kind, left }] : [])]
  })
}

function keyOf(row: Row): string {
  return row.row === 'hit' ? row.hit.id : `${row.row} ${row.kind}`
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

type HitProps = { hit: Hit; index: number; style: { top: number; height: number }; current: boolean; place: string; status: Status | null; document: Document | undefined; onChoose(): void }

const HitRow = memo(function HitRow({ hit, index, style, current, place, status, document, onChoose }: HitProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: keys move in the list, which has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter does the same
    <div className={current ? 'results__hit results__hit--current' : 'results__hit'} role="row" aria-rowindex={index + 1} aria-selected={current} style={style} onClick={onChoose}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="results__cell">
        <span className="results__line">
          <b className="results__cite">{hit.cite}</b>
          {hit.kind === 'transcript' && hit.lines.length > 1 && <span className="second tabular results__also">and {hit.lines.filter((one) => one.cite !== hit.cite).slice(0, 6).map((one) => one.cite.slice(one.cite.lastIndexOf(' ') + 1)).join(', ')}{hit.lines.length > 7 ? ', …' : ''}</span>}
          {!hit.cite.startsWith(hit.title) && <span className="second truncate">{hit.title}</span>}
          {document?.privilege && <b className="results__privileged">privileged</b>}
          {document?.hot && <b className="results__hot">hot</b>}
          <span className="results__space" />
          {place !== '' && <span className="results__place tabular">{place}</span>}
          {status && <StatusChip status={status} />}
        </span>
        <span className="results__snippet">{lit(hit)}</span>
      </span>
    </div>
  )
})

function lit({ snippet: { text, lit: spans } }: Hit) {
  const parts: { text: string; lit: boolean; at: number }[] = []
  let at = 0
  for (const { from, to } of spans) {
    if (from < at || to > text.length) continue
    if (from > at) parts.push({ text: text.slice(at, from), lit: false, at })
    parts.push({ text: text.slice(from, to), lit: true, at: from })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), lit: false, at })
  return parts.map((part) => (part.lit ? <mark key={part.at} className="results__mark">{part.text}</mark> : <Fragment key={part.at}>{part.text}</Fragment>))
}
