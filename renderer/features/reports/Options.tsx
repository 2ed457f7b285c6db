import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo } from 'react'
import { howMany } from '../../../shared/proof'
import { choicesOf } from '../../../shared/report/arrange'
import type { ReportColumn } from '../../../shared/report/model'
import { IconButton } from '../../ui'
import type { ShownReport } from './useReport'

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const
/** Values of a filter that are listed. */
const MOST = 200

/** What of the report is shown: columns and their order, group, filter, and whether privileged material is in it. */
export function Options({ report }: { report: ShownReport }) {
  const { data, choices, choose } = report
  const shown = choices.columns.flatMap((id) => data.columns.find((one) => one.id === id) ?? [])
  const others = data.columns.filter((one) => !choices.columns.includes(one.id))
  const move = (id: string, by: number) => {
    const columns = [...choices.columns]
    const at = columns.indexOf(id)
    const [taken] = columns.splice(at, 1)
    if (taken !== undefined) columns.splice(at + by, 0, taken)
    choose({ columns })
  }
  const byValue = data.columns.filter((one) => one.choices)
  return (
    <section className="report-options" aria-label="What is in the report">
      <section>
        <h2 className="report-options__title">Columns</h2>
        <ul>
          {[...shown, ...others].map((column) => {
            const at = choices.columns.indexOf(column.id)
            return (
              <li key={column.id} className="report-options__column">
                <label><input type="checkbox" checked={at >= 0} disabled={at >= 0 && shown.length === 1} onChange={() => choose({ columns: at >= 0 ? choices.columns.filter((id) => id !== column.id) : [...choices.columns, column.id] })} /> {column.label}</label>
                {at >= 0 && shown.length > 1 && (
                  <span className="report-options__moves">
                    <IconButton label={`Move ${column.label} to the left`} disabled={at === 0} onClick={() => move(column.id, -1)}><ArrowUp {...icon} /></IconButton>
                    <IconButton label={`Move ${column.label} to the right`} disabled={at === shown.length - 1} onClick={() => move(column.id, 1)}><ArrowDown {...icon} /></IconButton>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      </section>
      {byValue.length > 0 && (
        <section>
          <label className="report-options__title" htmlFor="report-group">Group by</label>
          <select id="report-group" className="select" value={choices.group ?? ''} onChange={(event) => choose({ group: event.target.value || null })}>
            <option value="">No groups</option>
            {byValue.map((column) => <option key={column.id} value={column.id}>{column.label}</option>)}
          </select>
        </section>
      )}
      {byValue.length > 0 && (
        <section>
          <h2 className="report-options__title">Filter</h2>
          {byValue.map((column) => <Filter key={column.id} column={column} report={report} />)}
        </section>
      )}
      <section>
        <h2 className="report-options__title">Privileged material</h2>
        <label className="report-options__check"><input type="checkbox" checked={choices.privileged} onChange={(event) => choose({ privileged: event.target.checked })} /> Name and quote it</label>
        <Warning report={report} />
      </section>
    </section>
  )
}

function Filter({ column, report: { data, choices, choose } }: { column: ReportColumn; report: ShownReport }) {
  const values = useMemo(() => choicesOf(data, column.id), [data, column.id])
  const wanted = choices.filter[column.id] ?? []
  if (values.length < 2 && wanted.length === 0) return null
  return (
    <details className="report-options__filter" open={wanted.length > 0}>
      <summary>{column.label}{wanted.length > 0 && <span className="second"> {wanted.length} of {values.length}</span>}</summary>
      {values.slice(0, MOST).map((value) => (
        <label key={value} className="report-options__check">
          <input type="checkbox" checked={wanted.includes(value)} onChange={(event) => choose({ filter: { ...choices.filter, [column.id]: event.target.checked ? [...wanted, value] : wanted.filter((one) => one !== value) } })} /> {value === '' ? 'None' : value}
        </label>
      ))}
      {values.length > MOST && <p className="third small">{howMany(values.length - MOST, 'more value')}; sort by this column to find them.</p>}
    </details>
  )
}

/** Names what is privileged, so that nobody has to find it in the paper. */
function Warning({ report: { data, choices } }: { report: ShownReport }) {
  const { privileged } = data
  if (privileged.length === 0) return <p className="second small">No privileged document is behind this report. Quarantined documents are never in one.</p>
  return (
    <div className={choices.privileged ? 'report-warning report-warning--in' : 'report-warning'} role="status">
      <p>{choices.privileged ? `In this report, and not to be served or filed: ${howMany(privileged.length, 'privileged document')}.` : `Left out: ${howMany(privileged.length, 'privileged document')}.`}</p>
      <ul>{privileged.slice(0, 8).map((one) => <li key={one.document}>{one.name}</li>)}</ul>
      {privileged.length > 8 && <p>and {howMany(privileged.length - 8, 'other')}</p>}
    </div>
  )
}
