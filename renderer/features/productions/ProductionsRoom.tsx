import { FolderInput, Send } from 'lucide-react'
import { useMemo, useState } from 'react'
import { compareBates } from '../../../shared/bates/number'
import { formatEdtf } from '../../../shared/dates/format'
import { howMany } from '../../../shared/proof'
import type { Document, Intake } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useMatter, useRows } from '../../store'
import { Button, dayOfInstant, EmptyState, MenuButton, ProblemNote, ProgressLine, Segmented } from '../../ui'
import { CheckStep } from './CheckStep'
import { ColumnsStep } from './ColumnsStep'
import { IntakeDetail } from './IntakeDetail'
import { OutgoingList } from './OutgoingList'
import { useProductionImport } from './useProductionImport'
import './productions.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** What was received, from whom and how, and what was produced; with the import of a production. */
export function ProductionsRoom() {
  const { phase, chooseFolder, chooseZip, openDemo } = useProductionImport()
  const matter = useMatter()
  const { place, go } = useNavigation()
  const intakes = useRows('intakes')
  const outgoing = useRows('outgoing')
  const [view, setView] = useState<'in' | 'out'>('in')
  const busy = phase.at !== 'idle'
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">{busy ? 'Import a production' : 'Productions'}</h1>
        {busy && phase.at !== 'failed' && <Steps at={phase.at} />}
        {!busy && <Segmented label="View" value={view} onChange={setView} options={[{ value: 'in', label: 'Received', count: intakes.length }, { value: 'out', label: 'Sent', count: outgoing.length }]} />}
        <span className="room__space" />
        {!busy && (
          <>
            <Button icon={<Send {...icon} />} onClick={() => go({ room: 'documents', item: null, view: 'produce' })}>Produce…</Button>
            <MenuButton look="primary" icon={<FolderInput {...icon} />} label="Import a production" items={[{ label: 'From a folder…', run: chooseFolder }, { label: 'From a zip archive…', run: chooseZip }, ...(matter?.demonstration ? [{ label: 'The demo production', line: true, run: openDemo }] : [])]} />
          </>
        )}
      </header>
      {busy ? <Import /> : view === 'out' ? <OutgoingList /> : intakes.length === 0 ? (
        <EmptyState title="Nothing was received yet" actions={<><Button look="primary" large onClick={chooseFolder}>Choose its folder…</Button><Button large onClick={chooseZip}>Choose a zip…</Button>{matter?.demonstration && <Button large onClick={openDemo}>Try the demo production</Button>}</>}>
          A production comes as a folder or a zip with a load file (DAT, OPT, LFP, EDRM XML or CSV). It is checked row by row before anything is written: missing files, gaps in the Bates numbers, hashes that do not fit.
        </EmptyState>
      ) : <Received chosen={place.item} onChoose={(id) => go({ item: id })} />}
    </div>
  )
}

function Steps({ at }: { at: 'working' | 'columns' | 'report' | 'done' }) {
  const steps = [['columns', 'Columns'], ['report', 'Check'], ['done', 'Import']] as const
  return <ol className="production__steps" aria-label="Steps">{steps.map(([step, label], index) => <li key={step} aria-current={step === at ? 'step' : undefined}>{index + 1} {label}</li>)}</ol>
}

function Import() {
  const { phase, cancel, change } = useProductionImport()
  const { go } = useNavigation()
  switch (phase.at) {
    case 'columns': return <ColumnsStep phase={phase} />
    case 'report': return <CheckStep phase={phase} />
    case 'working': return (
      <div className="production__working">
        <ProgressLine what={`${phase.title}: ${phase.progress.what}`} done={phase.progress.done} total={phase.progress.total} />
        <Button onClick={cancel}>Cancel</Button>
      </div>
    )
    case 'failed': return <div className="production__working"><ProblemNote problem={phase.problem} /><Button onClick={() => change({ at: 'idle' })}>Close</Button></div>
    case 'done': return (
      <div className="production__working">
        <h2>{phase.details.label}</h2>
        <p>{phase.outcome.added === 0 ? 'Nothing new: every row was in the matter already.' : `${howMany(phase.outcome.added, 'document')} with ${howMany(phase.outcome.pages, 'page')} were added.`}{phase.outcome.already > 0 && phase.outcome.added > 0 ? ` ${howMany(phase.outcome.already, 'document')} were there already.` : ''}</p>
        {phase.outcome.problems.length > 0 && (
          <section><h3>Not readable, kept as their line of the load file</h3><ul className="production__problems">{phase.outcome.problems.slice(0, 200).map((one) => <li key={one.name} className="second">{one.name}: {one.say}</li>)}</ul></section>
        )}
        <div className="production__row"><Button look="primary" onClick={() => {
          change({ at: 'idle' })
          go({ room: 'review', item: null, view: null })
        }}>Review them</Button><Button onClick={() => {
          change({ at: 'idle' })
          go({ view: null, item: phase.outcome.intake })
        }}>Close</Button></div>
      </div>
    )
    default: return null
  }
}

function Received({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const intakes = useRows('intakes')
  const documents = useRows('documents')
  const rows = useMemo(() => {
    const byIntake = new Map<string, Document[]>()
    for (const one of documents) {
      if (one.intake === null) continue
      const list = byIntake.get(one.intake)
      if (list) list.push(one)
      else byIntake.set(one.intake, [one])
    }
    return [...intakes].sort((a, b) => (a.at < b.at ? 1 : -1)).map((intake) => ({ intake, documents: byIntake.get(intake.id) ?? [], span: spanOf(byIntake.get(intake.id) ?? []) }))
  }, [intakes, documents])
  // The newest is what a person came for; the half beside the list is never empty.
  const current = rows.find((one) => one.intake.id === chosen) ?? rows[0]
  return (
    <div className="received">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="received__list" tabIndex={0} role="region" aria-label="Received">
        {rows.map(({ intake, documents: own, span }) => (
          <button type="button" key={intake.id} className="received__row" aria-pressed={intake.id === current?.intake.id} onClick={() => onChoose(intake.id)}>
            <span className="received__name truncate">{intake.label}</span>
            <span className="received__count tabular">{howMany(own.length, 'document')}</span>
            <span className="received__about second truncate">{[intake.party, dateOf(intake), span].filter(Boolean).join(' · ')}</span>
            <span className="received__state second">{totalOf(intake) > 0 ? `${totalOf(intake).toLocaleString()} findings` : ''}</span>
          </button>
        ))}
      </div>
      {current && <IntakeDetail key={current.intake.id} intake={current.intake} documents={current.documents} />}
    </div>
  )
}

const totalOf = (intake: Intake) => Object.entries(intake.findings).reduce((sum, [, count]) => sum + count, 0)
const dateOf = (intake: Intake) => (intake.obtained ? formatEdtf(intake.obtained) : dayOfInstant(intake.at))

function spanOf(documents: readonly Document[]): string {
  const numbers = documents.flatMap((one) => (one.bates ? [one.bates] : []))
  const [some] = numbers
  if (!some) return ''
  let { first, last } = some
  for (const one of numbers) {
    if (compareBates(one.first, first) < 0) first = one.first
    if (compareBates(one.last, last) > 0) last = one.last
  }
  return `${first} – ${last}`
}
