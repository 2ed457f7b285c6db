import { X } from 'lucide-react'
import { useCallback, useRef } from 'react'
import type { Designation } from '../../../shared/records'
import { KIND_NAMES, overlapping, RULING_NAMES, totalsOf } from '../../../shared/transcript/designations'
import { citeTestimony, linesIn } from '../../../shared/transcript/range'
import { howMany } from '../../../shared/proof'
import { useRows, useSession } from '../../store'
import { Button, EmptyState, IconButton, MenuButton, ProblemNote, ProgressLine, useTask } from '../../ui'
import { editDesignation, removeDesignation } from './actions'
import { exportDesignations, exportHighlighted } from './exports'
import type { OpenTranscript } from './useTranscript'

const RULINGS = Object.keys(RULING_NAMES) as Designation['objections'][number]['ruling'][]
const clock = (seconds: number) => `${Math.floor(seconds / 60)} min ${seconds % 60} s`

/** What each side offers from this transcript, with objections and rulings, totals and overlaps. */
export function DesignationsView({ open, onJump }: { open: OpenTranscript; onJump: (designation: Designation) => void }) {
  const session = useSession()
  const parties = useRows('parties')
  const { transcript, designations, lines } = open
  const every = useRef(false)
  const task = useTask(useCallback((signal: AbortSignal, onProgress: (done: number, total: number) => void) => exportHighlighted(session, transcript, every.current, signal, onProgress), [session, transcript]))
  const print = (all: boolean) => {
    every.current = all
    task.start()
  }
  const twice = overlapping(designations)
  const nameOf = (id: string | null) => (id === null ? 'Our side' : (parties.find((one) => one.id === id)?.definedAs || parties.find((one) => one.id === id)?.name || 'a party that was deleted'))
  if (designations.length === 0) return <EmptyState title="Nothing is designated yet">Choose lines in the transcript and press D. Affirmative, counter and completeness designations are kept by party, with objections and rulings.</EmptyState>
  const sides = [...new Set(designations.map((one) => one.party))]
  return (
    <div className="designations">
      <div className="designations__totals">
        {sides.map((party) => {
          const { lines: count, seconds, designations: many } = totalsOf(designations.filter((one) => one.party === party), () => lines)
          return <span key={party ?? 'ours'}><strong>{nameOf(party)}</strong> {howMany(many, 'designation')}, {howMany(count, 'line')}{seconds === null ? '' : `, ${clock(seconds)}`}</span>
        })}
        <span className="room__space" />
        <MenuButton label="Export" name="Export the designations" items={[
          { label: 'Page:line table for court (Word)', run: () => void exportDesignations(session, [transcript.id], 'docx') }, { label: 'Table (CSV)', run: () => void exportDesignations(session, [transcript.id], 'csv') },
          { label: 'Highlighted pages (PDF)', line: true, run: () => print(false) }, { label: 'Highlighted transcript, every page (PDF)', run: () => print(true) },
        ]} />
      </div>
      {task.state.at === 'working' && <ProgressLine what="Setting the pages" done={task.state.done} total={task.state.total} action={<Button onClick={task.cancel}>Cancel</Button>} />}
      {task.state.at === 'failed' && <ProblemNote problem={task.state.problem} />}
      <ul className="designations__list" aria-label="Designations">
        {designations.map((one) => (
          <li key={one.id} className="designation">
            <span className={`designation__kind designation__kind--${one.kind}`}>{KIND_NAMES[one.kind]}</span>
            <button type="button" className="cite" onClick={() => onJump(one)}>{citeTestimony(transcript, one)}</button>
            <span className="second">{nameOf(one.party)}{twice.has(one.id) ? ' · overlaps another' : ''}</span>
            <IconButton label={`Remove the designation ${citeTestimony(transcript, one)}`} onClick={() => void removeDesignation(session, transcript, one)}><X size={14} strokeWidth={1.5} aria-hidden /></IconButton>
            <p className="serif designation__words">{linesIn(lines, one).map((line) => line.text).join(' ').slice(0, 260)}</p>
            <div className="designation__objections">
              {one.objections.map((objection, at) => (
                <span key={at} className="designation__objection">Objection{objection.by ? ` by ${objection.by}` : ''}: {objection.ground || 'no ground given'}
                  <MenuButton look="quiet" label={RULING_NAMES[objection.ruling] || 'No ruling'} name="Ruling" items={RULINGS.map((ruling) => ({ label: RULING_NAMES[ruling] || 'No ruling', checked: objection.ruling === ruling, run: () => void editDesignation(session, transcript, one, { objections: one.objections.map((each, index) => (index === at ? { ...each, ruling } : each)) }) }))} />
                </span>
              ))}
              <form onSubmit={(event) => {
                event.preventDefault()
                const field = new FormData(event.currentTarget)
                const ground = String(field.get('ground') ?? '').trim()
                if (ground === '') return
                event.currentTarget.reset()
                void editDesignation(session, transcript, one, { objections: [...one.objections, { by: '', ground: ground.slice(0, 300), ruling: 'none', note: '' }] })
              }}><input className="input" name="ground" aria-label={`Ground of an objection to ${citeTestimony(transcript, one)}`} placeholder="Objection: FRE 402, form, …" /><Button type="submit" look="quiet">Add</Button></form>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
