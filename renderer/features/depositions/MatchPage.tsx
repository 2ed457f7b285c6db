import { useMemo, useState } from 'react'
import { clockText, recordTime } from '../../../shared/deposition/clock'
import { type Candidate, type Proposal, proposalsFor, stemsOf } from '../../../shared/deposition/match'
import { noteWord } from '../../../shared/deposition/room'
import type { DepositionRecords } from '../../../shared/deposition/summary'
import { howMany } from '../../../shared/proof'
import type { RunningNote, Transcript } from '../../../shared/records'
import { citeTestimony, linesOf } from '../../../shared/transcript/range'
import { useCommands } from '../../commands'
import { useRecord, useRows, useSession } from '../../store'
import { Button, CiteLink, EmptyState } from '../../ui'
import { targetName } from '../linking'
import { acceptPlace, attachTranscript, transcriptsFor } from './matchActions'

/** What was noted in the room beside the lines that say it: each is accepted or refused by a key. */
export function MatchPage({ records }: { records: DepositionRecords }) {
  const session = useSession()
  const { deposition } = records
  const transcripts = useRows('transcripts')
  const transcript = useRecord('transcripts', deposition.transcript)
  if (transcript) return <Matches key={transcript.id} records={records} transcript={transcript} />
  const offered = transcriptsFor(deposition, transcripts)
  if (offered.length === 0) return <EmptyState title="The transcript has not come yet">Import it in Transcripts. What was noted in the room is then set beside the lines that say it, and what rested on a rough note is cited by page and line.</EmptyState>
  return (
    <section className="match room__body" aria-label="Page and line">
      <h2>Which transcript is of this deposition?</h2>
      <ul className="match__transcripts">
        {offered.map(({ transcript: one, likely }, index) => (
          <li key={one.id}><Button look={likely && index === 0 ? 'primary' : 'plain'} onClick={() => void attachTranscript(session, deposition, one)}>Attach {one.shortForm}</Button> <span className="second">{one.witness}{one.paged ? `, pages ${one.firstPage} to ${one.lastPage}` : ''}{likely ? ' · the same witness' : ''}</span></li>
        ))}
      </ul>
    </section>
  )
}

function Matches({ records, transcript }: { records: DepositionRecords; transcript: Transcript }) {
  const session = useSession()
  const { deposition, notes, questions } = records
  const pages = useRows('transcriptPages')
  const lines = useMemo(() => linesOf(pages.filter((page) => page.transcript === transcript.id)), [pages, transcript.id])
  const proposals = useMemo(() => proposalsFor(notes, questions, lines, recordTime(deposition.clock, Date.parse(deposition.clock.at(-1)?.at ?? '1970-01-01T00:00:00Z')).total), [notes, questions, lines, deposition.clock])
  const [chosen, setChosen] = useState<string | null>(null)
  // Places that a person did not want, while this page is open: how many of a note's candidates are behind it.
  const [past, setPast] = useState<Readonly<Record<string, number>>>({})
  const placeOf = (one: Proposal) => one.candidates[past[one.note.id] ?? 0] ?? null
  const at = Math.max(0, proposals.findIndex((one) => one.note.id === chosen))
  const current = proposals[at] ?? null
  const place = current ? placeOf(current) : null
  const matched = notes.filter((one) => one.testimony !== null)
  const step = (by: number) => setChosen(proposals[Math.max(0, Math.min(proposals.length - 1, at + by))]?.note.id ?? null)
  const need = () => (place ? null : 'No place is proposed for this note.')
  const accept = async () => {
    if (!current || !place) return
    const next = proposals[at + 1] ?? proposals[at - 1]
    if (await acceptPlace(session, current.note, transcript, place)) setChosen(next?.note.id ?? null)
  }
  const refuse = () => current && setPast({ ...past, [current.note.id]: (past[current.note.id] ?? 0) + 1 })
  useCommands([
    { id: 'match.next', label: 'Next note', group: 'Page and line', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'match.previous', label: 'Note before', group: 'Page and line', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'match.accept', label: 'It is this place', group: 'Page and line', keys: ['a', 'Enter'], blocked: need, run: () => void accept() },
    { id: 'match.refuse', label: 'Not this place', group: 'Page and line', keys: ['r'], blocked: need, run: refuse },
    { id: 'match.again', label: 'Show its places again', group: 'Page and line', keys: ['u'], blocked: () => (current && (past[current.note.id] ?? 0) > 0 ? null : 'None was refused.'), run: () => current && setPast({ ...past, [current.note.id]: 0 }) },
  ])
  return (
    <section className="match room__body" aria-label="Page and line">
      <header className="match__head">
        <h2>Notes of the room in {transcript.shortForm}</h2>
        <p className="second">{howMany(proposals.length, 'note')} without page and line, {matched.length} cited.{transcript.rough ? ' This transcript is a rough draft itself: what is cited stays rough.' : ''}</p>
        <span className="room__space" />
        <Button look="quiet" onClick={() => void attachTranscript(session, deposition, null)}>Another transcript…</Button>
      </header>
      {proposals.length > 0 && (
        <div className="match__panes">
          <ol className="match__notes" aria-label="Notes without page and line">
            {proposals.map((one, index) => (
              <li key={one.note.id}><button type="button" className="match__note" aria-current={index === at} onClick={() => setChosen(one.note.id)}>
                <span className="second small"><span className="tabular">{clockText(one.note.onRecord)}</span> · {noteWord(one.note)}{one.note.support ? ` · ${supports(session.reader, one.note)}` : ''}</span>
                <span>{one.note.text}</span>
                <span className="small third">{placeOf(one) ? citeTestimony(transcript, placeOf(one) as Candidate) : 'no place found'}</span>
              </button></li>
            ))}
          </ol>
          {current && <Place proposal={current} place={place} nth={(past[current.note.id] ?? 0) + 1} transcript={transcript} onAccept={() => void accept()} onRefuse={refuse} onAgain={() => setPast({ ...past, [current.note.id]: 0 })} />}
        </div>
      )}
      {matched.length > 0 && (
        <section aria-label="Notes with page and line">
          <h3>Cited</h3>
          <table className="after__table"><thead><tr><th>Cite</th><th>What</th><th>Noted in the room</th></tr></thead>
            <tbody>{matched.map((one) => <tr key={one.id}><td>{one.testimony && <CiteLink id={one.testimony} />}</td><td>{noteWord(one)}</td><td>{one.text}</td></tr>)}</tbody></table>
        </section>
      )}
      {proposals.length + matched.length === 0 && <EmptyState title="Nothing to look for">Admissions, refusals, evasive answers and demands that were noted in the room with their words are set beside the transcript here.</EmptyState>}
    </section>
  )
}

function supports(reader: Parameters<typeof targetName>[0], note: RunningNote): string {
  const support = note.support === null ? undefined : reader.get('supports', note.support)
  return support ? `for ${targetName(reader, support.of)}` : ''
}

function Place({ proposal, place, nth, transcript, onAccept, onRefuse, onAgain }: { proposal: Proposal; place: Candidate | null; nth: number; transcript: Transcript; onAccept: () => void; onRefuse: () => void; onAgain: () => void }) {
  return (
    <section className="match__place" aria-label="Place in the transcript">
      {place ? (
        <>
          <header><b className="cite">{citeTestimony(transcript, place)}</b> <span className="second small">place {nth} of {proposal.candidates.length}</span></header>
          <div className="match__lines">
            {place.lines.map((line) => <div key={`${line.page}:${line.n}`} className="match__line"><span className="tabular third">{transcript.paged ? `${line.page}:${line.n}` : line.n}</span><span className="serif"><Lit text={line.text} hits={place.hits} /></span></div>)}
          </div>
          <footer className="match__actions">
            <Button look="primary" command="match.accept" onClick={onAccept}>It is this place</Button>
            <Button command="match.refuse" onClick={onRefuse}>Not this place</Button>
          </footer>
        </>
      ) : (
        <>
          <p>{proposal.candidates.length === 0 ? 'No question and answer has the words of this note.' : 'None of the proposed places was the one.'} <span className="second">It stays rough, not certified. In Transcripts the lines can be chosen and linked by hand.</span></p>
          {proposal.candidates.length > 0 && <footer className="match__actions"><Button command="match.again" onClick={onAgain}>Show its places again</Button></footer>}
        </>
      )}
    </section>
  )
}

/** Words that the note has too, marked. */
function Lit({ text, hits }: { text: string; hits: ReadonlySet<string> }) {
  const parts = text.split(/([\p{L}\p{N}]+)/u)
  return parts.map((part, index) => (index % 2 === 1 && stemsOf(part).some((stem) => hits.has(stem)) ? <mark key={index}>{part}</mark> : part))
}
