import { Copy } from 'lucide-react'
import { useState } from 'react'
import { howMany } from '../../../shared/proof'
import { type BuiltKind, kindOf } from '../../../shared/report/build'
import { KIND_NAME, type ReportRow } from '../../../shared/report/model'
import { useCommands } from '../../commands'
import { FORMAT_NAME } from '../../export/report'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, Dialog, EmptyState, Field, MenuButton, ProblemNote, ProgressLine, say } from '../../ui'
import { FORMATS } from '../../workers/report/protocol'
import { saveTemplate } from './actions'
import { CiteMenu } from './CiteMenu'
import { ExhibitEditor } from './ExhibitEditor'
import { KindList } from './KindList'
import { Options } from './Options'
import { Preview } from './Preview'
import { useExport } from './useExport'
import { useReport } from './useReport'
import './reports.css'

/** What the matter holds, as papers: chosen, looked at, kept as a template, and written in any format. */
export function ReportsRoom() {
  const { place, go } = useNavigation()
  const kind = kindOf(place.item ?? '') ?? 'proof-chart'
  return <Room key={kind} kind={kind} onKind={(next) => go({ item: next })} />
}

function Room({ kind, onKind }: { kind: BuiltKind; onKind: (kind: BuiltKind) => void }) {
  const { go } = useNavigation()
  const session = useSession()
  const report = useReport(kind)
  const { data, arranged, choices, remarks } = report
  const { work, failed, save, bundle, copy, stop } = useExport(report)
  const [naming, setNaming] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const empty = () => (arranged.count === 0 ? 'The report has no rows.' : null)
  useCommands([
    ...FORMATS.map((format) => ({ id: `reports.${format}`, label: `Export the report: ${FORMAT_NAME[format]}`, group: 'Reports', keys: [], blocked: empty, run: () => void save(format) })),
    { id: 'reports.copy', label: 'Copy the report with cites', group: 'Reports', keys: [], blocked: empty, run: () => void copy() },
    { id: 'reports.bundle', label: 'Export the report with its exhibits (PDF bundle)…', group: 'Reports', keys: [], blocked: empty, run: () => void bundle() },
    { id: 'reports.template', label: 'Save as a template…', group: 'Reports', keys: [], run: () => setNaming(true) },
    { id: 'reports.plain', label: 'Show the report as it was', group: 'Reports', keys: [], run: () => report.take(null) },
  ])
  return (
    <div className="room reports">
      <header className="room__head">
        <h1 className="room__title">Reports</h1>
        <span className="room__about tabular">{KIND_NAME[kind]}, {howMany(arranged.count, 'row')}</span>
        <span className="room__space" />
        <CiteMenu />
        <Button look="quiet" icon={<Copy size={14} strokeWidth={1.5} aria-hidden />} disabled={arranged.count === 0} onClick={() => void copy()}>Copy with cites</Button>
        <Button onClick={() => setNaming(true)}>Save as template…</Button>
        <MenuButton look="primary" label="Export" items={[...FORMATS.map((format) => ({ label: FORMAT_NAME[format], run: () => void save(format) })), { label: 'With its exhibits (bundle)…', line: true, run: () => void bundle() }]} />
      </header>
      {work && <div className="reports__work"><ProgressLine what={work.what} done={work.done} total={work.total} action={<Button onClick={stop}>Stop</Button>} /></div>}
      {failed && <div className="reports__work"><ProblemNote problem={failed} /></div>}
      {remarks.length > 0 && <div className="reports__work"><p role="status" className="report-warning">{remarks.join(' ')}</p></div>}
      <div className="reports__body">
        <KindList kind={kind} onKind={onKind} onHits={() => go({ room: 'search', view: 'report', item: null })} onTemplate={(template) => {
          report.take(template)
          if (template.kind !== kind) onKind(template.kind as BuiltKind)
        }} />
        <section className="reports__paper" aria-label="Preview">
          {arranged.count === 0
            ? <EmptyState title={data.rows.length === 0 ? 'Nothing to report yet' : 'No row fits'} actions={data.rows.length > 0 ? <Button onClick={() => report.choose({ filter: {} })}>Clear the filter</Button> : undefined}>{data.rows.length === 0 ? data.empty : 'Choose more values in the filter.'}</EmptyState>
            : <Preview report={report} open={open} onOpen={kind === 'exhibit-list' ? (row) => setOpen(open === row.id ? null : row.id) : null} detail={(row) => <Ruling row={row} onClose={() => setOpen(null)} />} />}
        </section>
        <Options report={report} />
      </div>
      {naming && <NameDialog title={KIND_NAME[kind]} onClose={() => setNaming(false)} onName={async (name) => {
        setNaming(false)
        if (await saveTemplate(session, name, choices)) say(`Saved the template “${name}”`)
      }} />}
    </div>
  )
}

function NameDialog({ title, onName, onClose }: { title: string; onName: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  const keep = () => name.trim() !== '' && onName(name.trim())
  return (
    <Dialog title={`Save a template of the ${title.toLowerCase()}`} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="primary" disabled={name.trim() === ''} onClick={keep}>Save</Button></>}>
      <Field label="Name" hint="Columns, filter, order and groups are kept. A template of the same name is replaced.">
        <input className="input" value={name} maxLength={200} autoFocus onChange={(event) => setName(event.target.value)} onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // Focus goes back to the button, which would be pressed by the same key.
          event.preventDefault()
          keep()
        }} />
      </Field>
    </Dialog>
  )
}

/** The entry of an exhibit: of its ruling, or of the document that has none yet. */
function Ruling({ row, onClose }: { row: ReportRow; onClose: () => void }) {
  const { reader } = useSession()
  const rulings = useRows('rulings')
  const ruling = rulings.find((one) => one.id === row.id) ?? rulings.find((one) => one.document === row.id) ?? null
  const document = reader.get('documents', ruling?.document ?? row.id)
  return document ? <ExhibitEditor document={document} ruling={ruling} onClose={onClose} /> : null
}
