import { Mic, Plus } from 'lucide-react'
import { paperToDocx } from '../../../shared/report/docx/write'
import { useMemo, useState } from 'react'
import { clockText, recordTime } from '../../../shared/deposition/clock'
import { outlinePaper } from '../../../shared/deposition/summary'
import type { Deposition } from '../../../shared/records'
import { useCommands } from '../../commands'
import { printWindow, saveFile } from '../../export/save'
import { useNavigation } from '../../navigation'
import { useMatter, useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton, Segmented } from '../../ui'
import { readableDate } from '../linking'
import { addDeposition, deleteDeposition } from './actions'
import { MatchPage } from './MatchPage'
import { OutlineEditor } from './OutlineEditor'
import { SummaryPage } from './SummaryPage'
import { namesFor, useDeposition } from './useDeposition'
import './depositions.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const
/** What is under way stands first, then what comes, then what was. */
const STANDING: readonly Deposition['state'][] = ['running', 'planned', 'ended']
const STATE_WORD = { planned: 'planned', running: 'running', ended: 'ended' } as const

/** Depositions: who is asked, about what, and what came of it. */
export function DepositionsRoom() {
  const session = useSession()
  const { place, go } = useNavigation()
  const all = useRows('depositions')
  const depositions = useMemo(() => [...all].sort((a, b) => STANDING.indexOf(a.state) - STANDING.indexOf(b.state) || (a.date ?? '9999').localeCompare(b.date ?? '9999')), [all])
  const matter = useMatter()
  const chosen = depositions.find((one) => one.id === place.item) ?? depositions[0] ?? null
  const { deposition, outline, records } = useDeposition(chosen?.id ?? null)
  const [adding, setAdding] = useState(false)
  const view = place.view === 'after' || place.view === 'lines' ? place.view : 'outline'
  const head = { court: matter?.court ?? '', caption: matter?.caption ?? '', docket: matter?.docketNumber ?? '' }
  const none = () => (deposition ? null : 'Plan a deposition first.')
  const start = () => deposition && go({ item: deposition.id, view: 'live' })
  const exportDocx = async () => {
    if (!records) return
    await saveFile(`Outline ${records.deposition.witness}.docx`.replace(/[\\/:*?"<>|]/g, ' '), paperToDocx(outlinePaper(records, namesFor(session.reader, records.deposition.witness), head)))
  }
  useCommands([
    { id: 'depositions.add', label: 'Plan a deposition', group: 'Depositions', keys: ['n'], run: () => setAdding(true) },
    { id: 'depositions.live', label: 'Go into the room', group: 'Depositions', keys: ['Shift+L'], blocked: none, run: start },
    { id: 'depositions.print', label: 'Print', group: 'Depositions', keys: ['$mod+p'], blocked: none, run: () => void printWindow() },
  ])
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Depositions</h1>
        {deposition && <Segmented label="View" value={view} onChange={(next) => go({ item: deposition.id, view: next === 'outline' ? null : next })} options={[{ value: 'outline', label: 'Outline' }, { value: 'after', label: 'Summary' }, { value: 'lines', label: 'Page and line' }]} />}
        <span className="room__space" />
        {deposition && <MenuButton label="Export" items={[{ label: 'Print as a binder…', run: () => void printWindow() }, { label: 'Outline as a Word file…', run: () => void exportDocx() }, { label: 'Delete this deposition', line: true, run: () => void deleteDeposition(session, deposition) }]} />}
        <Button icon={<Plus {...icon} />} command="depositions.add" onClick={() => setAdding(true)}>Plan a deposition</Button>
        {deposition && <Button look="primary" icon={<Mic {...icon} />} command="depositions.live" onClick={start}>Go into the room</Button>}
      </header>
      {depositions.length === 0 && !adding ? (
        <EmptyState title="No deposition is planned" actions={<Button look="primary" large onClick={() => setAdding(true)}>Plan a deposition</Button>}>
          Plan who is asked and about what. In Proof, Gaps, press D on what is missing: a topic with drafted questions is added to the outline.
        </EmptyState>
      ) : (
        <div className="depositions">
          <nav className="depositions__list" aria-label="Depositions">
            {adding && <NewDeposition onDone={(id) => {
              setAdding(false)
              if (id) go({ item: id, view: null })
            }} />}
            {depositions.map((one) => (
              <button key={one.id} type="button" className="depositions__item" aria-current={one.id === chosen?.id} onClick={() => go({ item: one.id })}>
                <b>{one.witness}</b>
                <span className="second small">{[one.date ? readableDate(one.date) : 'no date yet', one.clock.length > 0 ? `${clockText(recordTime(one.clock, Date.now()).total)} on the record` : STATE_WORD[one.state]].join(' · ')}</span>
              </button>
            ))}
          </nav>
          {deposition && records && (view === 'after' ? <SummaryPage key={deposition.id} records={records} head={head} /> : view === 'lines' ? <MatchPage key={deposition.id} records={records} /> : <OutlineEditor key={deposition.id} deposition={deposition} outline={outline} />)}
        </div>
      )}
    </div>
  )
}

function NewDeposition({ onDone }: { onDone: (id: string | null) => void }) {
  const session = useSession()
  const people = useRows('people')
  const [witness, setWitness] = useState('')
  return (
    <form className="depositions__new" onSubmit={(event) => {
      event.preventDefault()
      if (witness.trim() !== '') void addDeposition(session, witness.trim()).then(onDone)
    }}>
      <input className="input" autoFocus aria-label="Witness" placeholder="Witness" list="deposition-people" value={witness} maxLength={300} onChange={(event) => setWitness(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(null)
        }} />
      <datalist id="deposition-people">{people.map((one) => <option key={one.id} value={one.name} />)}</datalist>
      <Button type="submit" look="primary" disabled={witness.trim() === ''}>Add</Button>
    </form>
  )
}
