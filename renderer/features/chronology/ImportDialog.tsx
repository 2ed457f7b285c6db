import { useMemo, useState } from 'react'
import { COLUMNS, type Column, MOST_ROWS, planRows, proposeMapping } from '../../../shared/chronology/importTable'
import { PHRASE_DEFAULTS } from '../../../shared/dates/phrase'
import { describeDate } from '../../../shared/dates/readable'
import { howMany } from '../../../shared/proof'
import { useSession } from '../../store'
import { Button, Dialog, Field, Segmented } from '../../ui'
import { importDrafts } from './importRecords'

const NAMES: Record<Column, string> = {
  date: 'Date', until: 'End of the date', what: 'What happened', certainty: 'Certainty', disputed: 'Disputed', significance: 'Significance', people: 'People', issues: 'Issues', regions: 'Regions', source: 'Source', note: 'Note', kind: 'Kind', ignore: 'left out',
}
const PREVIEW = 60

/** Columns by what they mean, and how each row was understood, before anything is written. */
export function ImportDialog({ name, sheets, onClose }: { name: string; sheets: readonly { name: string; rows: string[][] }[]; onClose: () => void }) {
  const session = useSession()
  const [sheet, setSheet] = useState(0)
  const [order, setOrder] = useState<'mdy' | 'dmy' | 'ask'>('mdy')
  const rows = useMemo(() => sheets[sheet]?.rows ?? [], [sheets, sheet])
  const options = useMemo(() => ({ ...PHRASE_DEFAULTS, order: order === 'ask' ? null : order, pivot: new Date().getFullYear() + 1 }), [order])
  const proposed = useMemo(() => proposeMapping(rows, PHRASE_DEFAULTS), [rows])
  const [chosen, setChosen] = useState<{ rows: string[][]; columns: Column[]; headed: boolean } | null>(null)
  const mapping = chosen?.rows === rows ? chosen : { rows, ...proposed }
  const plan = useMemo(() => planRows(rows, mapping.columns, mapping.headed, options), [rows, mapping.columns, mapping.headed, options])
  const ready = plan.flatMap((row) => row.draft ?? [])
  const open = plan.filter((row) => row.draft && row.reading?.kind !== 'date').length
  const out = plan.length - ready.length
  const missing = !mapping.columns.includes('date') ? 'Say which column holds the date.' : !mapping.columns.includes('what') ? 'Say which column tells what happened.' : ready.length === 0 ? 'No row has both a date and words.' : null
  const setColumn = (at: number, column: Column) => setChosen({ ...mapping, columns: mapping.columns.map((one, index) => (index === at ? column : one === column && column !== 'ignore' ? 'ignore' : one)) })
  return (
    <Dialog title={`Import events from ${name}`} wide onClose={onClose} foot={
      <>
        <span className="second chrono-import__sum">{missing ?? [`${howMany(ready.length, 'event')} will be added`, open > 0 ? `${open.toLocaleString()} with a date still to be said` : '', out > 0 ? `${howMany(out, 'row')} left out` : ''].filter(Boolean).join(', ')}</span>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabled={missing !== null} onClick={() => void importDrafts(session, ready).then((done) => done && onClose())}>Import</Button>
      </>
    }>
      <div className="chrono-import__options">
        {sheets.length > 1 && <Field label="Sheet"><select className="select" value={sheet} onChange={(event) => setSheet(Number(event.target.value))}>{sheets.map((one, at) => <option key={one.name} value={at}>{one.name}</option>)}</select></Field>}
        <div className="field"><span className="field__label">A date such as 8/9/2024</span><Segmented label="Day and month" value={order} onChange={setOrder} options={[{ value: 'mdy', label: 'Month first' }, { value: 'dmy', label: 'Day first' }, { value: 'ask', label: 'Ask' }]} /></div>
        <label className="chrono-import__check"><input type="checkbox" checked={mapping.headed} onChange={(event) => setChosen({ ...mapping, headed: event.target.checked })} />The first row names the columns</label>
      </div>
      {rows.length >= MOST_ROWS && <p className="second">Only the first {MOST_ROWS.toLocaleString()} rows are read.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="chrono-import__scroll" tabIndex={0} role="region" aria-label="Preview">
        <table className="chrono-import__table">
          <thead><tr><th scope="col">Understood as</th>{mapping.columns.map((column, at) => (
            <th key={at} scope="col">
              <select className="select" aria-label={`Meaning of column ${at + 1}`} value={column} onChange={(event) => setColumn(at, COLUMNS.find((one) => one === event.target.value) ?? 'ignore')}>
                {COLUMNS.map((one) => <option key={one} value={one}>{NAMES[one]}</option>)}
              </select>
              {mapping.headed && <span className="caption third truncate">{rows[0]?.[at]}</span>}
            </th>
          ))}</tr></thead>
          <tbody>{plan.slice(0, PREVIEW).map((row) => (
            <tr key={row.line} className={row.draft ? undefined : 'chrono-import__out'}>
              <td className="chrono-import__read">{row.reading?.kind === 'date' && row.reading.edtf ? <b>{describeDate(row.reading.edtf)}</b> : null}{row.problem && <span className={row.reading?.kind === 'date' ? 'second' : 'chrono-import__problem'}>{row.problem}</span>}</td>
              {mapping.columns.map((column, at) => <td key={at} className={column === 'ignore' ? 'third' : undefined}>{rows[row.line - 1]?.[at]}</td>)}
            </tr>
          ))}</tbody>
        </table>
      </div>
      {plan.length > PREVIEW && <p className="caption second">The first {PREVIEW} of {plan.length.toLocaleString()} rows.</p>}
    </Dialog>
  )
}
