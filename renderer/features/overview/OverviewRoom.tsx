import { useEffect, useMemo, useState } from 'react'
import { shortCourt } from '../../../shared/cite/court'
import { earliestOf, formatEdtf } from '../../../shared/dates/format'
import type { LogEntry } from '../../../shared/log/entry'
import { countName, howMany, statusWord, type GapRow } from '../../../shared/proof'
import { type MatterEvent, STATUSES } from '../../../shared/records'
import { CitedText } from '../../cites'
import { registry } from '../../commands'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { getSetting, putSetting, useMatter, useRows, useSession, useWhere } from '../../store'
import { Button, CoverageBar, dayOfInstant, StatusMark, todayHere } from '../../ui'
import './overview.css'

const TOP = 5

/** What would sink this case, how each count stands, what is owed, what comes next. */
export function OverviewRoom() {
  const { pleading } = useProof()
  const matter = useMatter()
  return (
    <div className="room overview-room">
      <header className="room__head"><h1 className="room__title">Overview</h1><span className="room__about room__about--name">{[shortCourt(matter?.court ?? ''), matter?.docketNumber, matter?.judge].filter(Boolean).join(' · ')}</span></header>
      <div className="room__body">{pleading ? <Proven /> : <Young />}</div>
    </div>
  )
}

/** A matter without a complaint: the first steps. */
function Young() {
  const run = (id: string) => registry.find(id)?.run()
  const documents = useRows('documents')
  return (
    <div className="young">
      <h2 className="young__title">Begin with the complaint</h2>
      <p className="second young__text">Drop it anywhere in this window, or choose it. Probata reads its numbered paragraphs and counts, and shows what each still needs. A scan is recognised first.</p>
      <div className="young__actions">
        <Button look="primary" large onClick={() => run('complaint.import')}>Import a complaint…</Button>
        <Button large onClick={() => run('documents.import')}>Import documents…</Button>
      </div>
      {documents.length > 0 && <p className="second">{howMany(documents.length, 'document')} in the matter already.</p>}
    </div>
  )
}

function Proven() {
  return (
    <div className="overview">
      <div className="overview__main">
        <Sinks />
        <Counts />
      </div>
      <div className="overview__side">
        <Debts />
        <Dates />
        <Changes />
      </div>
    </div>
  )
}

function Sinks() {
  const { proof } = useProof()
  const { go } = useNavigation()
  const top = proof.gaps.slice(0, TOP)
  return (
    <section className="overview__part" aria-label="What would sink this case">
      <h2>What would sink this case</h2>
      {top.length === 0 && <p className="second">No gap is open and everything alleged has something behind it.</p>}
      <ol className="sinks">
        {top.map((row, index) => <Sink key={row.id} row={row} rank={index + 1} />)}
      </ol>
      {proof.gaps.length > TOP && <Button look="quiet" onClick={() => go({ room: 'proof', view: 'gaps' })}>All {proof.gaps.length} gaps</Button>}
    </section>
  )
}

function Sink({ row, rank }: { row: GapRow; rank: number }) {
  const { proof } = useProof()
  const { go } = useNavigation()
  const paragraph = proof.paragraphs.get(row.of)?.paragraph
  const status = proof.paragraphs.get(row.of)?.status ?? proof.elements.get(row.of)?.status ?? 'missing'
  const sentence = row.gap?.what ?? `Nobody has recorded what proves ¶ ${paragraph?.label ?? ''}`
  return (
    <li className={rank === 1 ? 'sink sink--first' : 'sink'}>
      <span className="sink__mark"><StatusMark status={status} size={rank === 1 ? 15 : 12} /></span>
      <div className="sink__words">
        <button type="button" className="sink__what" onClick={() => go({ room: 'proof', view: 'gaps', item: row.id })}>{sentence.replace(/\.?$/, '.')}</button>
        <p className="second">{row.why} {rank === 1 && row.gap?.plan ? `To close it: ${row.gap.plan}.` : ''}</p>
      </div>
      {paragraph && <button type="button" className="cite" onClick={() => go({ room: 'complaint', item: paragraph.id })}>¶ {paragraph.label}</button>}
    </li>
  )
}

function Counts() {
  const { proof } = useProof()
  const { go } = useNavigation()
  return (
    <section className="overview__part" aria-label="Counts">
      <h2>Counts</h2>
      {[...proof.counts.values()].map((one) => {
        const needed = one.elements.length
        const good = one.tally.supported + one.tally.admitted
        return (
          <button key={one.count.id} type="button" className="count-line" onClick={() => go({ room: 'proof', item: one.count.id })}>
            <span className="count-line__name"><b>{countName(one.count)}</b> · {one.count.name}</span>
            <CoverageBar tally={one.tally} />
            <span className="count-line__tally second">{needed === 0 ? 'no elements yet' : `${good} of ${howMany(needed, 'element')} supported`}{STATUSES.filter((status) => ['missing', 'undermined', 'contested'].includes(status) && one.tally[status] > 0).map((status) => ` · ${one.tally[status]} ${statusWord[status].toLowerCase()}`).join('')}</span>
          </button>
        )
      })}
      <div className="tally">
        {STATUSES.filter((status) => proof.tally[status] > 0).map((status) => (
          <span key={status} className="tally__one"><StatusMark status={status} bare /><b className="tabular">{proof.tally[status]}</b> {statusWord[status].toLowerCase()}</span>
        ))}
        <span className="second">of {howMany(proof.paragraphs.size, 'paragraph')}</span>
      </div>
    </section>
  )
}

function Debts() {
  const { proof } = useProof()
  const { go } = useNavigation()
  const open = proof.debts.filter((debt) => debt.state === 'open')
  return (
    <section className="overview__part" aria-label="Debts under Rule 11(b)(3)">
      <h2>Owed under Rule 11(b)(3)</h2>
      {open.length === 0 ? <p className="second">Nothing pleaded on information and belief waits for evidence.</p> : (
        <p>{howMany(open.length, 'allegation')} on information and belief {open.length === 1 ? 'has' : 'have'} no evidence yet: {open.slice(0, 8).map((debt, at) => {
          const paragraph = proof.paragraphs.get(debt.paragraph)?.paragraph
          return paragraph && <span key={debt.paragraph}>{at > 0 ? ', ' : ''}<button type="button" className="cite" onClick={() => go({ room: 'complaint', item: paragraph.id })}>¶ {paragraph.label}</button></span>
        })}{open.length > 8 ? ` and ${(open.length - 8).toLocaleString()} more` : ''}.</p>
      )}
      {proof.debts.length > 0 && <Button look="quiet" onClick={() => go({ room: 'proof', view: 'debts' })}>All debts</Button>}
    </section>
  )
}

const isConfirmed = (event: MatterEvent) => event.standing === 'confirmed'

function Dates() {
  const events = useWhere('events', isConfirmed)
  const gaps = useRows('gaps')
  const { go } = useNavigation()
  const today = todayHere()
  const { next, past } = useMemo(() => {
    const due = gaps.filter((gap) => gap.state === 'open' && gap.due).map((gap) => ({ id: gap.id, date: gap.due ?? '', what: gap.what, note: gap.plan, owed: true }))
    const all = [...due, ...events.map((event) => ({ id: event.id, date: event.date, what: event.what, note: event.certainty === 'established' ? '' : event.certainty, owed: false }))]
    const sorted = all.sort((a, b) => (earliestOf(a.date) < earliestOf(b.date) ? -1 : 1))
    // What is overdue is still to be done, so it comes first among the next dates.
    return { next: sorted.filter((one) => one.owed || earliestOf(one.date) >= today).slice(0, 5), past: sorted.filter((one) => !one.owed && earliestOf(one.date) < today).slice(-6).reverse() }
  }, [events, gaps, today])
  const shown = next.length > 0 ? next : past
  return (
    <section className="overview__part" aria-label="Dates">
      <h2>{next.length > 0 ? 'Next dates' : 'Latest dates'}</h2>
      {shown.length === 0 && <p className="second">No dates yet.</p>}
      <ul className="dates">
        {shown.map((one) => <li key={one.id}><span className="dates__day tabular">{formatEdtf(one.date)}</span><span>{one.owed && earliestOf(one.date) < today && <strong className="dates__late">Overdue: </strong>}<CitedText text={one.what} />{one.note && <span className="second"> · <CitedText text={one.note} /></span>}</span></li>)}
      </ul>
      <Button look="quiet" onClick={() => go({ room: 'matter' })}>Key dates</Button>
    </section>
  )
}

/** What was written to the log since this matter was last looked at here. */
function Changes() {
  const session = useSession()
  const { go } = useNavigation()
  const [entries, setEntries] = useState<LogEntry[]>([])
  useEffect(() => {
    let gone = false
    const key = `seen ${session.matterId}`
    void Promise.all([session.log(0, 60), getSetting<string>(key, '')]).then(([latest, seen]) => {
      if (gone) return
      const fresh = latest.filter((entry) => entry.at > seen)
      setEntries((fresh.length > 0 ? fresh : latest).slice(0, 5))
    })
    return () => {
      gone = true
      void putSetting(key, new Date().toISOString())
    }
  }, [session])
  return (
    <section className="overview__part" aria-label="What changed">
      <h2>What changed</h2>
      <ul className="dates">
        {entries.map((entry) => <li key={entry.id}><span className="dates__day tabular">{dayOfInstant(entry.at)}</span><span>{entry.label}</span></li>)}
      </ul>
      <Button look="quiet" onClick={() => go({ room: 'activity' })}>All activity</Button>
    </section>
  )
}
