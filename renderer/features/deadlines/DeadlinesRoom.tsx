import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { boardOf, icsOf } from '../../../shared/deadlines'
import type { MatterEvent } from '../../../shared/records'
import { toCsv } from '../../../shared/report/csv'
import { toIcs } from '../../../shared/report/ics'
import { useCommands } from '../../commands'
import { forFileName, saveFile } from '../../export/save'
import { useNavigation } from '../../navigation'
import { useMatter, useRows, useWhere } from '../../store'
import { Button, EmptyState, MenuButton, say, Segmented } from '../../ui'
import { todayHere } from '../linking'
import { AddDeadline } from './AddDeadline'
import { Board } from './Board'
import { CourtView } from './CourtView'
import { RulesView } from './RulesView'
import './deadlines.css'

type View = 'board' | 'owner' | 'rules' | 'court'
const isDay = (event: MatterEvent) => event.kind !== 'fact'

/** What is due, late and done; the rules that it is computed by; the days of the court. */
export function DeadlinesRoom() {
  const matter = useMatter()
  const { place, go } = useNavigation()
  const deadlines = useRows('deadlines')
  const events = useWhere('events', isDay)
  const [adding, setAdding] = useState(false)
  const view: View = place.view === 'rules' || place.view === 'court' || place.view === 'owner' ? place.view : 'board'
  const groups = boardOf(deadlines, events, todayHere(), view === 'owner' ? 'owner' : 'day')
  const name = forFileName(matter?.name ?? 'matter')
  const exportIcs = () => {
    const days = icsOf(groups)
    if (days.length === 0) return say('There is no deadline to export yet.')
    void saveFile(`${name} – deadlines.ics`, toIcs(matter?.name ?? 'Deadlines', days, new Date().toISOString()))
  }
  const exportCsv = () => void saveFile(`${name} – deadlines.csv`, toCsv([['Date', 'What', 'Owner', 'State', 'Rule', 'Trigger', 'Trigger date', 'Computed', 'Source', 'Reason', 'Steps'], ...groups.flatMap((group) => group.rows).map((row) => [row.day, row.what, row.owner, row.state, row.deadline?.rule ?? '', row.deadline?.trigger ?? '', row.deadline?.triggerDate ?? '', row.deadline?.computed ?? '', row.deadline?.source ?? 'chronology', row.deadline?.reason ?? '', row.deadline?.steps.join(' ') ?? ''])]))
  useCommands([
    { id: 'deadlines.add', label: 'Add a deadline', group: 'Deadlines', keys: ['a'], run: () => setAdding(true) },
    { id: 'deadlines.ics', label: 'Export deadlines as a calendar (ICS)', group: 'Deadlines', keys: [], run: exportIcs },
    { id: 'deadlines.csv', label: 'Export deadlines as a table (CSV)', group: 'Deadlines', keys: [], run: exportCsv },
    { id: 'deadlines.rules', label: 'Show the rules', group: 'Deadlines', keys: [], run: () => go({ view: 'rules', item: null }) },
    { id: 'deadlines.court', label: 'Show the days of the court', group: 'Deadlines', keys: [], run: () => go({ view: 'court', item: null }) },
  ])
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Deadlines</h1>
        <span className="room__about">Computed under Rule 6, every step shown</span>
        <span className="room__space" />
        <Segmented label="View" value={view} onChange={(next) => go({ view: next, item: null })} options={[{ value: 'board', label: 'By day' }, { value: 'owner', label: 'By owner' }, { value: 'rules', label: 'Rules' }, { value: 'court', label: 'Court' }]} />
        <MenuButton label="Export" items={[{ label: 'Calendar (ICS)', run: exportIcs }, { label: 'Table (CSV)', run: exportCsv }]} />
        <Button look="primary" icon={<CalendarPlus size={15} strokeWidth={1.4} aria-hidden />} command="deadlines.add" onClick={() => setAdding(true)}>Add a deadline</Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="room__body" key={view} tabIndex={0} role="region" aria-label={view === 'rules' ? 'Rules' : view === 'court' ? 'Days of the court' : 'Board'}>
        {view === 'rules' ? <RulesView /> : view === 'court' ? <CourtView /> : groups.length === 0 ? (
          <EmptyState title="Nothing is due yet" actions={<Button look="primary" large onClick={() => setAdding(true)}>Add a deadline</Button>}>
            Say what happened and when, and by which rule: the day is computed with every step. What a scheduling order fixes is entered as it is. Requests that are served come here by themselves.
          </EmptyState>
        ) : <Board groups={groups} byOwner={view === 'owner'} chosen={place.item} onChoose={(item) => go({ item })} />}
      </div>
      {adding && <AddDeadline onClose={() => setAdding(false)} />}
    </div>
  )
}
