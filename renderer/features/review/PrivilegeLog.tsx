import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { howMany } from '../../../shared/proof'
import { toCsv } from '../../../shared/report/csv'
import { logByCategory, logByDocument, type LogRow, logTable } from '../../../shared/report/privilegeLog'
import { useCommands } from '../../commands'
import { forFileName, printWindow, saveFile } from '../../export/save'
import { readableDate } from '../linking'
import { useMatter, useRows } from '../../store'
import { Button, EmptyState, Segmented } from '../../ui'

type By = 'document' | 'category'

/** The privilege log as it would be served, with what a person should look at before. */
export function PrivilegeLog({ onEdit }: { onEdit: (document: string) => void }) {
  const documents = useRows('documents')
  const people = useRows('people')
  const redactions = useRows('redactions')
  const matter = useMatter()
  const [by, setBy] = useState<By>('document')
  const [doubtful, setDoubtful] = useState(false)
  const [printing, setPrinting] = useState(false)
  const rows = useMemo(() => {
    const input = { documents, people, matter: matter ?? null, redacted: new Set(redactions.map((one) => one.document)) }
    return by === 'document' ? logByDocument(input) : logByCategory(input)
  }, [documents, people, matter, redactions, by])
  const doubts = useMemo(() => rows.filter((row) => row.checks.length > 0), [rows])
  const name = forFileName(matter?.name ?? 'matter')
  const save = () => void saveFile(`${name} – privilege log.csv`, toCsv(logTable(rows)))
  const print = () => {
    flushSync(() => setPrinting(true))
    void printWindow().finally(() => setPrinting(false))
  }
  const empty = () => (rows.length === 0 ? 'No document is coded as privileged.' : null)
  useCommands([
    { id: 'review.log-csv', label: 'Export the privilege log (CSV)', group: 'Review', keys: ['$mod+e'], blocked: empty, run: save },
    { id: 'review.log-print', label: 'Print the privilege log', group: 'Review', keys: ['$mod+p'], blocked: empty, run: print },
  ])
  if (rows.length === 0) return <EmptyState title="The log is empty">Code a document as privileged with P; it appears here, described so that others can assess the claim (FRCP 26(b)(5)(A)).</EmptyState>
  return (
    <div className="log">
      <div className="log__bar">
        <Segmented label="Rows" value={by} onChange={setBy} options={[{ value: 'document', label: 'By document' }, { value: 'category', label: 'By category' }]} />
        <span className="second tabular">{howMany(rows.length, 'row')}</span>
        {doubts.length > 0 && <Button on={doubtful} onClick={() => setDoubtful(!doubtful)}><span className="log__doubts">{howMany(doubts.length, 'row')} to check</span></Button>}
        <span className="room__space" />
        <Button command="review.log-print" onClick={print}>Print</Button>
        <Button look="primary" command="review.log-csv" onClick={save}>Export CSV</Button>
      </div>
      <Rows rows={doubtful && doubts.length > 0 ? doubts : rows} onEdit={onEdit} />
      {printing && createPortal(<PrintSheet rows={rows} title={`Privilege log${matter?.name ? `, ${matter.name}` : ''}`} demonstration={matter?.demonstration ?? false} />, document.body)}
    </div>
  )
}

const COLUMNS = ['No.', 'Document', 'From, to', 'Description', 'Privilege']

/** On the screen names are enough; the addresses are in the export. */
const namesOnly = (people: string) => people.replace(/ <[^>]*>/g, '')

function Rows({ rows, onEdit }: { rows: readonly LogRow[]; onEdit: (document: string) => void }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 76, overscan: 6 })
  return (
    <div className="log__table" role="table" aria-label="Privilege log" aria-rowcount={rows.length + 1}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: a head that is only read */}
      <div className="log__head log__cells" role="row" aria-rowindex={1}>
        {/* biome-ignore lint/a11y/useFocusableInteractive: a head that is only read */}
        {COLUMNS.map((one) => <span key={one} role="columnheader">{one}</span>)}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div ref={scroller} className="log__scroller" role="rowgroup" tabIndex={0} aria-label="Rows of the log">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return row && <div key={row.number} ref={virtual.measureElement} data-index={item.index} className="log__row" style={{ transform: `translateY(${item.start}px)` }} role="presentation"><LogCells row={row} index={item.index} onEdit={onEdit} /></div>
          })}
        </div>
      </div>
    </div>
  )
}

function LogCells({ row, index, onEdit }: { row: LogRow; index: number; onEdit: (document: string) => void }) {
  const others = [['To', row.to], ['Cc', row.cc], ['Bcc', row.bcc]].filter(([, who]) => who !== '')
  const about = [row.date.split(' – ').map(readableDate).join(' – '), row.type, row.pages === null ? '' : `${row.pages.toLocaleString()} p.`].filter(Boolean).join(' · ')
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its button is
    <div className="log__cells" role="row" aria-rowindex={index + 2}>
      <span role="cell" className="tabular second">{row.number}</span>
      <span role="cell"><button type="button" className="cite log__control" onClick={() => onEdit(row.documents[0]?.id ?? '')}>{row.control}</button>{row.family !== '' && row.family !== row.control && <span className="second small">family of {row.family}</span>}<span className="second small">{about}</span></span>
      <span role="cell" className="log__people"><span>{namesOnly(row.from || row.author) || '–'}</span>{others.map(([word, who]) => <span key={word} className="second">{word} {namesOnly(who ?? '')}</span>)}</span>
      <span role="cell" className="log__description"><span className="serif">{row.description || '–'}</span>{row.checks.map((check) => <span key={check} className="log__check">{check}</span>)}</span>
      <span role="cell"><span>{row.privilege || '–'}</span><span className="second small">{row.treatment.toLowerCase()}</span></span>
    </div>
  )
}

/** The whole log on paper; on the screen it is not there. */
function PrintSheet({ rows, title, demonstration }: { rows: readonly LogRow[]; title: string; demonstration: boolean }) {
  const [head = [], ...body] = logTable(rows)
  return (
    <div className="print-sheet">
      <h1>{title}</h1>
      {demonstration && <p><b>DEMONSTRATION – NOT A COURT FILING</b></p>}
      <table>
        <thead><tr>{head.slice(0, -1).map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr></thead>
        <tbody>{body.slice(0, -1).map((cells, at) => <tr key={at}>{cells.slice(0, -1).map((cell, column) => <td key={column}>{cell}</td>)}</tr>)}</tbody>
      </table>
      <p>* attorney</p>
    </div>
  )
}
