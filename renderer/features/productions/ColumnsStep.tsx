import { FIELD_NAMES, fieldWords, proposeMapping } from '../../../shared/loadfile/fields'
import type { FieldName } from '../../../shared/loadfile/model'
import { howMany } from '../../../shared/proof'
import { useState } from 'react'
import { useSession } from '../../store'
import { Button, Field, ProblemNote, Segmented } from '../../ui'
import { type Chosen, type Phase, proposed, useProductionImport } from './useProductionImport'

type Columns = Extract<Phase, { at: 'columns' }>

const KIND: Record<Chosen['sniffed']['kind'], string> = { dat: 'Concordance', csv: 'Table', opt: 'Opticon page list', lfp: 'IPRO page list', edrm: 'EDRM XML' }

/** Which column is which, with ten rows to see it by; and where the production came from. */
export function ColumnsStep({ phase }: { phase: Columns }) {
  const { change, check, cancel } = useProductionImport()
  const session = useSession()
  const [at, setAt] = useState(0)
  const file = phase.files[Math.min(at, phase.files.length - 1)]
  const set = (next: Partial<Chosen>) => change({ ...phase, files: phase.files.map((one) => (one === file ? { ...one, ...next } : one)) })
  const details = (fields: Partial<Columns['details']>) => change({ ...phase, details: { ...phase.details, ...fields } })
  const used = phase.files.filter((one) => one.used)
  return (
    <>
      <div className="room__body production">
        <section className="production__details" aria-label="Where it came from">
          <Field label="Name"><input className="input" value={phase.details.label} onChange={(event) => details({ label: event.target.value })} /></Field>
          <Field label="Producing party"><input className="input" value={phase.details.party} list="parties" onChange={(event) => details({ party: event.target.value })}
            onBlur={() => change({ ...phase, files: phase.files.map((one) => ({ ...one, job: proposed(session, phase.details.party, one) })) })} /></Field>
          <datalist id="parties">{session.reader.rows('parties').map((one) => <option key={one.id} value={one.name} />)}</datalist>
          <Field label="Volume"><input className="input" value={phase.details.volume} onChange={(event) => details({ volume: event.target.value })} /></Field>
          <Field label="Received on"><input className="input" value={phase.details.obtained ?? ''} placeholder="2024-09-18" onChange={(event) => details({ obtained: event.target.value || null })} /></Field>
          <Field label="Received by"><input className="input" value={phase.details.by} onChange={(event) => details({ by: event.target.value })} /></Field>
          <Field label="How"><input className="input" value={phase.details.how} placeholder="Portal, drive, e-mail" onChange={(event) => details({ how: event.target.value })} /></Field>
        </section>
        {phase.refused.map((one) => <ProblemNote key={one.name} problem={one.problem} />)}
        {phase.files.length > 1 && (
          <Segmented label="Load files" value={String(Math.min(at, phase.files.length - 1))} onChange={(value) => setAt(Number(value))} options={phase.files.map((one, index) => ({ value: String(index), label: one.used ? one.file.path : `${one.file.path} (left out)` }))} />
        )}
        {file && <FilePanel key={file.file.path} file={file} onChange={set} />}
      </div>
      <footer className="production__foot">
        <span className="second">{howMany(phase.source.files.length, 'file')}, {howMany(used.length, 'load file')}. Nothing is written before you have seen the check.</span>
        <span className="room__space" />
        <Button onClick={cancel}>Cancel</Button>
        <Button look="primary" disabled={used.length === 0 || phase.details.label.trim() === ''} onClick={check}>Check it</Button>
      </footer>
    </>
  )
}

function FilePanel({ file, onChange }: { file: Chosen; onChange: (next: Partial<Chosen>) => void }) {
  const { sniffed, job } = file
  const rows = sniffed.headed === job.headed || job.headed === undefined ? sniffed.preview : sniffed.headed ? [sniffed.names, ...sniffed.preview] : sniffed.preview.slice(1)
  const quote = sniffed.delimiters.quote === '' ? 'no quotes' : `quote ${sign(sniffed.delimiters.quote)}`
  return (
    <section aria-label={file.file.path} className="production__file">
      <div className="production__facts second">
        <label className="production__used"><input type="checkbox" checked={file.used} onChange={(event) => onChange({ used: event.target.checked })} /> Use this file</label>
        <span>{KIND[sniffed.kind]} · {sniffed.encoding.toUpperCase()}{sniffed.names.length > 0 ? ` · column ${sign(sniffed.delimiters.column)} · ${quote} · ${sniffed.columns || sniffed.names.length} columns` : ''}</span>
        {sniffed.names.length > 0 && (
          <label>Dates <select className="select production__select" value={job.dateOrder ?? 'mdy'} onChange={(event) => onChange({ job: { ...job, dateOrder: event.target.value as 'mdy' | 'dmy' } })}>
            <option value="mdy">month/day/year</option><option value="dmy">day/month/year</option>
          </select></label>
        )}
      </div>
      {sniffed.names.length > 0 ? <ColumnTable file={file} rows={rows} onChange={onChange} /> : (
        <p className="second">{sniffed.kind === 'edrm' ? 'An EDRM file names its fields itself; they are mapped by their names.' : 'A page list has fixed columns; there is nothing to map.'}</p>
      )}
    </section>
  )
}

function ColumnTable({ file, rows, onChange }: { file: Chosen; rows: readonly string[][]; onChange: (next: Partial<Chosen>) => void }) {
  const { sniffed, job } = file
  const proposals = proposeMapping(sniffed.names, sniffed.preview)
  const map = (column: string, field: string) => {
    const mapping = { ...job.mapping }
    delete mapping[column]
    onChange({ job: { ...job, mapping: field === '' ? mapping : { ...mapping, [column]: field as FieldName } } })
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="production__scroll" tabIndex={0} role="region" aria-label="Columns with ten rows">
      <table className="production__table">
        <thead>
          <tr>{sniffed.names.map((name, index) => {
            const unsure = proposals[index]?.unsure
            const field = job.mapping?.[name] ?? ''
            return (
              <th key={name} scope="col" className={field === '' ? 'production__column production__column--none' : 'production__column'}>
                <span className="truncate" title={name}>{name}</span>
                <select className="select production__select" aria-label={`Field for ${name}`} value={field} onChange={(event) => map(name, event.target.value)}>
                  <option value="">Not used</option>
                  {FIELD_NAMES.map((one) => <option key={one} value={one}>{fieldWords(one)}</option>)}
                </select>
                {unsure && field !== '' && <span className="production__unsure" title={unsure}>Please look: {unsure}</span>}
              </th>
            )
          })}</tr>
        </thead>
        <tbody>
          {rows.slice(0, 10).map((row, index) => <tr key={index}>{sniffed.names.map((name, column) => <td key={name} title={row[column]}><span className="truncate">{row[column]}</span></td>)}</tr>)}
        </tbody>
      </table>
    </div>
  )
}

/** Signs that cannot be seen, by their names. */
function sign(text: string): string {
  return text === '\x14' ? '0x14' : text === '\t' ? 'tab' : text === '' ? 'none' : text
}
