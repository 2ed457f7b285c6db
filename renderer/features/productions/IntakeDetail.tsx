import { FINDING_WORDS } from '../../../shared/loadfile/findings'
import type { FindingKind } from '../../../shared/loadfile/model'
import { patch } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Document, Intake, Transfer } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button, instantHere } from '../../ui'
import { commitOrSay } from '../linking'
import { exportCertificate } from './certificate'

const FIELDS: readonly [keyof Pick<Intake, 'label' | 'party' | 'volume' | 'by' | 'obtained' | 'from' | 'how' | 'note'>, string, string][] = [
  ['label', 'Name', ''], ['party', 'From whom', 'Producing party or source'], ['volume', 'Volume', ''], ['by', 'Obtained by', 'Who took them in'], ['obtained', 'Obtained on', '2024-09-18'],
  ['from', 'From what', 'Device, account or address'], ['how', 'How', 'Tool and version, portal, drive'], ['note', 'Note', ''],
]

/** One intake: custody as far as people said it, what the check found, and what can be done with it. */
export function IntakeDetail({ intake, documents }: { intake: Intake; documents: readonly Document[] }) {
  const session = useSession()
  const { go } = useNavigation()
  const set = (field: string, value: string) => void commitOrSay(session, { label: `Note the custody of ${intake.label}`, ops: [patch('intakes', intake.id, { [field]: field === 'obtained' ? value || null : value } as Partial<Intake>)] })
  const setTransfers = (transfers: Transfer[]) => void commitOrSay(session, { label: `Note a transfer of ${intake.label}`, ops: [patch('intakes', intake.id, { transfers })] })
  const kinds = Object.entries(intake.findings) as [FindingKind, number][]
  return (
    <section className="intake" aria-label={intake.label}>
      <div className="intake__actions">
        <Button onClick={() => go({ room: 'documents', item: null, view: `production:${intake.id}` })}>Show its {howMany(documents.length, 'document')}</Button>
        <Button onClick={() => void exportCertificate(session, intake, documents)}>Certificate draft…</Button>
      </div>
      <h2 className="intake__title">Custody</h2>
      <div className="intake__fields">
        {FIELDS.map(([field, label, hint]) => (
          <label key={field} className="intake__field">
            <span className="second">{label}</span>
            <input className="details__input" defaultValue={intake[field] ?? ''} placeholder={hint} key={intake[field]} onBlur={(event) => event.target.value.trim() !== (intake[field] ?? '') && (field !== 'label' || event.target.value.trim() !== '') && set(field, event.target.value.trim())} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
          </label>
        ))}
      </div>
      <p className="second small">Taken in by {intake.software} on {instantHere(intake.at)}. Every file was fingerprinted (SHA-256) as it came; the bytes are never changed.</p>
      {intake.container && <p className="second small selectable">Unpacked from {intake.container.name}, {intake.container.size.toLocaleString()} bytes, SHA-256 {intake.container.sha256}</p>}
      <h2 className="intake__title">Transfers</h2>
      {intake.transfers.map((one, index) => <p key={index} className="intake__transfer">{[one.date, one.from && `from ${one.from}`, one.to && `to ${one.to}`, one.medium, one.note].filter(Boolean).join(', ')} <Button look="quiet" onClick={() => setTransfers(intake.transfers.filter((_, at) => at !== index))}>Remove</Button></p>)}
      <TransferForm onAdd={(one) => setTransfers([...intake.transfers, one])} />
      {intake.loadfiles.length > 0 && (
        <>
          <h2 className="intake__title">Load files</h2>
          {intake.loadfiles.map((one) => <p key={one.sha256} className="second small selectable">{one.name} · {one.kind.toUpperCase()} · {one.encoding} · {howMany(Object.keys(one.mapping).length, 'mapped column')} · SHA-256 {one.sha256.slice(0, 16)}…</p>)}
        </>
      )}
      {kinds.length > 0 && (
        <>
          <h2 className="intake__title">Found by the check</h2>
          <ul className="intake__findings">{kinds.map(([kind, count]) => <li key={kind}><span>{FINDING_WORDS[kind]?.name ?? kind}</span><span className="tabular">{count.toLocaleString()}</span></li>)}</ul>
        </>
      )}
    </section>
  )
}

function TransferForm({ onAdd }: { onAdd: (transfer: Transfer) => void }) {
  return (
    <form className="intake__add" onSubmit={(event) => {
      event.preventDefault()
      const form = event.currentTarget
      const value = (name: string) => new FormData(form).get(name)?.toString().trim() ?? ''
      if (value('from') === '' && value('to') === '') return
      onAdd({ date: value('date') || null, from: value('from'), to: value('to'), medium: value('medium'), note: '' })
      form.reset()
    }}>
      <input className="input" name="date" aria-label="Date of the transfer" placeholder="2024-09-18" />
      <input className="input" name="from" aria-label="From" placeholder="From" />
      <input className="input" name="to" aria-label="To" placeholder="To" />
      <input className="input" name="medium" aria-label="Medium" placeholder="Drive, portal" />
      <Button type="submit">Add</Button>
    </form>
  )
}
