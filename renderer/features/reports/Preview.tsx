import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useMemo, useRef } from 'react'
import type { ReportRow } from '../../../shared/report/model'
import { behindCite, type Cell, linesOf } from '../../../shared/report/paper'
import { useOpenSource } from '../../navigation'
import { useSession } from '../../store'
import { StatusMark } from '../../ui'
import type { ShownReport } from './useReport'

type Item = { kind: 'group'; label: string; n: number } | { kind: 'row'; row: ReportRow; n: number }
/** Lines of a cell that are shown at once; the file has all of them. */
const MOST_LINES = 12
/** Pixels of a column at least. */
const NARROWEST = 118

/** The report as it will be read: rows in sight are drawn, all of them can be reached. */
export function Preview({ report, open, onOpen, detail }: { report: ShownReport; open: string | null; onOpen: ((row: ReportRow) => void) | null; detail: (row: ReportRow) => ReactNode }) {
  const { arranged, choices, choose } = report
  const scroller = useRef<HTMLDivElement>(null)
  const items = useMemo(() => {
    const all: Item[] = []
    let n = 0
    let groups = 0
    for (const { label, rows } of arranged.groups) {
      if (label !== null) all.push({ kind: 'group', label: label || 'None', n: ++groups })
      for (const row of rows) all.push({ kind: 'row', row, n: ++n })
    }
    return all
  }, [arranged])
  const virtual = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => 64, overscan: 8 })
  const grid: CSSProperties = { gridTemplateColumns: arranged.columns.map((one) => `minmax(${NARROWEST}px, ${one.width}fr)`).join(' ') }
  // Many columns are scrolled sideways, head and rows together.
  const wide: CSSProperties = { minWidth: arranged.columns.length * NARROWEST + 24 }
  const sort = choices.sort[0]
  return (
    <div className="report-table" role="table" aria-label={report.data.title} aria-rowcount={items.length + 1}>
      <div role="rowgroup" className="report-table__head" style={wide}>
        {/* biome-ignore lint/a11y/useFocusableInteractive: what acts in it is a button */}
        <div role="row" aria-rowindex={1} className="report-table__grid" style={grid}>
          {arranged.columns.map((column) => (
            // biome-ignore lint/a11y/useFocusableInteractive: its button is
            <span key={column.id} role="columnheader" className="report-table__label" aria-sort={sort?.column === column.id ? (sort.down ? 'descending' : 'ascending') : 'none'}>
              <button type="button" title={`Sort by ${column.label}`} onClick={() => choose({ sort: sort?.column !== column.id ? [{ column: column.id, down: false }] : sort.down ? [] : [{ column: column.id, down: true }] })}>
                {column.label}{sort?.column === column.id && <span aria-hidden> {sort.down ? '↓' : '↑'}</span>}
              </button>
            </span>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div ref={scroller} role="rowgroup" aria-label="Rows" className="report-table__scroller" style={wide} tabIndex={0}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((place) => {
            const item = items[place.index]
            return item && (
              <div key={place.key} ref={virtual.measureElement} data-index={place.index} role="presentation" className="report-table__place" style={{ transform: `translateY(${place.start}px)` }}>
                {item.kind === 'group'
                  ? <GroupRow index={place.index} n={item.n} label={item.label} />
                  : <Row row={item.row} index={place.index} report={report} grid={grid} open={open === item.row.id} onOpen={onOpen} />}
                {item.kind === 'row' && open === item.row.id && <Opened>{detail(item.row)}</Opened>}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function GroupRow({ index, n, label }: { index: number; n: number; label: string }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: nothing in it acts
    <div role="row" aria-rowindex={index + 2}><span role="cell" className="report-table__group">{n}. {label}</span></div>
  )
}

/** What is opened under a row is a row of one cell, so that the table stays a table. */
function Opened({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the fields in it are
    <div role="row"><div role="cell">{children}</div></div>
  )
}

function Row({ row, index, report, grid, open, onOpen }: { row: ReportRow; index: number; report: ShownReport; grid: CSSProperties; open: boolean; onOpen: ((row: ReportRow) => void) | null }) {
  const [first, ...rest] = report.arranged.columns
  if (!first) return null
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the buttons in it are
    <div role="row" aria-rowindex={index + 2} className={open ? 'report-table__grid report-row report-row--open' : 'report-table__grid report-row'} style={grid}>
      <div role="cell" className="report-row__cell">
        {onOpen ? <button type="button" className="report-row__open" aria-expanded={open} onClick={() => onOpen(row)}><Content cell={row.cells[first.id] ?? ''} bare /></button> : <Content cell={row.cells[first.id] ?? ''} />}
      </div>
      {rest.map((column) => <div key={column.id} role="cell" className="report-row__cell"><Content cell={row.cells[column.id] ?? ''} /></div>)}
    </div>
  )
}

/** @param bare inside of a button, which holds no other */
function Content({ cell, bare = false }: { cell: Cell; bare?: boolean }) {
  const session = useSession()
  const source = useOpenSource()
  if (typeof cell !== 'string' && cell.kind === 'status') return <StatusMark status={cell.status} />
  if (typeof cell !== 'string' && cell.kind === 'number') return <span className="tabular">{cell.value.toLocaleString()}</span>
  const lines = linesOf(cell)
  return (
    <>
      {lines.slice(0, MOST_LINES).map((line, at) => (
        <span key={at} className="report-row__line" dir="auto">
          {line.cite && (line.to && !bare
            ? <button type="button" className="cite" onClick={() => {
              const document = session.reader.get('documents', line.to ?? '')
              if (document) source.document(document)
            }}>{line.cite}</button>
            : <b>{line.cite}</b>)}
          {line.cite ? behindCite(line.text) : line.text}
        </span>
      ))}
      {lines.length > MOST_LINES && <span className="report-row__line second">and {lines.length - MOST_LINES} more, all of them in the file</span>}
    </>
  )
}
