import { useMemo } from 'react'
import { clockText } from '../../../shared/deposition/clock'
import { noteWord } from '../../../shared/deposition/room'
import { type DepositionRecords, notesTable, requestOps, summarise, summaryPaper } from '../../../shared/deposition/summary'
import { howMany } from '../../../shared/proof'
import type { RunningNote } from '../../../shared/records'
import { toCsv } from '../../../shared/report/csv'
import { paperToDocx } from '../../../shared/report/docx/write'
import { saveFile } from '../../export/save'
import { newId, useRows, useSession } from '../../store'
import { Button, CiteLink, EmptyState } from '../../ui'
import { closeGap, commitOrSay } from '../linking'
import { StampedExport } from './StampedExport'
import { namesFor } from './useDeposition'

/** What came of a deposition, from the notes of the room. */
export function SummaryPage({ records, head }: { records: DepositionRecords; head: { court: string; caption: string; docket: string } }) {
  const session = useSession()
  const { deposition } = records
  const requests = useRows('requests')
  const found = useMemo(() => summarise(records, Date.now()), [records])
  const names = namesFor(session.reader, deposition.witness)
  const file = (kind: string) => `Deposition ${deposition.witness}.${kind}`.replace(/[\\/:*?"<>|]/g, ' ')
  const drafted = new Set(requests.map((one) => one.note))
  const toRequest = found.demands.filter((one) => !drafted.has(`Demanded on the record at ${clockText(one.onRecord)}.`))
  if (records.notes.length === 0 && records.marked.length === 0) return <EmptyState title="Nothing was written down yet">What is noted in the room is summed up here: admissions, refusals, demands, exhibits and time.</EmptyState>
  const draft = () => commitOrSay(session, { label: `Draft ${howMany(toRequest.length, 'request')} from the deposition of ${deposition.witness}`, ops: requestOps(deposition, toRequest, newId, new Date().toISOString()) })
  return (
    <section className="after room__body" aria-label="Summary">
      <header className="after__head">
        <div>
          <h2>{deposition.witness}</h2>
          <p className="second">{clockText(found.used)} of {clockText(deposition.limitMinutes * 60_000)} on the record{found.byExaminer.length > 0 && ` · ${found.byExaminer.map((one) => `${one.examiner || 'not named'} ${clockText(one.total)}`).join(' · ')}`}</p>
          <p className="after__rough">{records.notes.some((one) => one.testimony !== null) ? 'What has no page and line is rough, not certified: from notes of the room.' : 'Rough, not certified: from notes of the room, without page and line until the transcript comes.'}</p>
        </div>
        <span className="room__space" />
        {records.marked.length > 0 && <StampedExport deposition={deposition} marked={records.marked} summary={() => paperToDocx(summaryPaper(records, names, head, Date.now()))} />}
        <Button onClick={() => void saveFile(file('docx'), paperToDocx(summaryPaper(records, names, head, Date.now())))}>Word file…</Button>
        <Button onClick={() => {
          const { head: columns, rows } = notesTable(records, names)
          void saveFile(file('csv'), toCsv([columns, ...rows]))
        }}>CSV…</Button>
      </header>
      <Notes title="Admissions" notes={found.admissions} names={names} />
      <Notes title="Refusals" notes={found.refusals} names={names} />
      <Notes title="Evasive answers" notes={found.evasions} names={names} />
      <Notes title="Objections" notes={found.objections} names={names} />
      <Notes title="Demanded on the record" notes={found.demands} names={names} />
      {toRequest.length > 0 && <p><Button onClick={() => void draft()}>Draft {howMany(toRequest.length, 'request')} for production</Button></p>}
      <Notes title="To follow up" notes={found.followUps} names={names} />
      {found.exhibits.length > 0 && (
        <section aria-label="Exhibits marked"><h3>Exhibits marked</h3><table className="after__table"><thead><tr><th>Exhibit</th><th>Document</th><th>Offered by</th><th>Record</th></tr></thead>
          <tbody>{found.exhibits.map((one) => <tr key={one.id}><td><b>{one.number}</b></td><td>{names.documentName(one.document)}</td><td>{one.offeredBy}</td><td className="tabular">{clockText(one.onRecord)}</td></tr>)}</tbody></table></section>
      )}
      {found.gapsOpen.length > 0 && (
        <section aria-label="Gaps still open"><h3>Gaps still open</h3><ul className="after__gaps">{found.gapsOpen.map((one) => <li key={one.id}><span>{one.what}</span><Button look="quiet" onClick={() => void closeGap(session, one)}>It is closed</Button></li>)}</ul></section>
      )}
      {found.gapsClosed.length > 0 && <section aria-label="Gaps closed"><h3>Gaps closed</h3><ul className="after__gaps">{found.gapsClosed.map((one) => <li key={one.id}>{one.what}</li>)}</ul></section>}
      {found.unasked.length > 0 && <section aria-label="Questions not asked"><h3>Questions not asked</h3><ul className="after__gaps">{found.unasked.map((one) => <li key={one.id}>{one.text}</li>)}</ul></section>}
    </section>
  )
}

function Notes({ title, notes, names }: { title: string; notes: readonly RunningNote[]; names: ReturnType<typeof namesFor> }) {
  if (notes.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title} <span className="third">{notes.length}</span></h3>
      <table className="after__table">
        <thead><tr><th>Record</th><th>What</th><th>Words</th><th>Exhibit</th></tr></thead>
        <tbody>{notes.map((one) => <tr key={one.id}><td className="tabular">{one.testimony ? <CiteLink id={one.testimony} /> : clockText(one.onRecord)}</td><td>{noteWord(one)}</td><td>{one.text}</td><td>{one.document ? names.documentName(one.document) : ''}</td></tr>)}</tbody>
      </table>
    </section>
  )
}
