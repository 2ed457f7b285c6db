import { citePassage, documentName } from '../../shared/cite/format'
import { eventName, rolloutCite, rolloutName } from '../../shared/cite/records'
import { formatEdtf } from '../../shared/dates/format'
import { roughCite } from '../../shared/deposition/room'
import { citeTestimony } from '../../shared/transcript/range'
import { useOpenSource } from '../navigation'
import { useRecord, useSession } from '../store'

/**
 * A pin cite: opens the source at the place, in the right-hand pane, lit. `id` of a passage, a document,
 * how a setting stood, or an event; the last two open the first of what they rest on.
 */
export function CiteLink({ id }: { id: string }) {
  if (id.startsWith('rol_') || id.startsWith('evt_')) return <RecordCite id={id} />
  if (id.startsWith('tst_')) return <TestimonyCite id={id} />
  if (id.startsWith('rnt_')) return <RoughCite id={id} />
  return <DocumentCite id={id} />
}

/** What was noted in the room: there is no page and line to open before the transcript comes. */
function RoughCite({ id }: { id: string }) {
  const note = useRecord('runningNotes', id)
  const deposition = useRecord('depositions', note?.deposition ?? null)
  return note ? <span className="cite cite--bare" title={note.text}>{roughCite(note, deposition)}</span> : <Gone />
}

function RecordCite({ id }: { id: string }) {
  const session = useSession()
  const open = useOpenSource()
  const rollout = useRecord('rollouts', id)
  const feature = useRecord('features', rollout?.feature ?? null)
  const event = useRecord('events', id)
  const own = rollout?.evidence ?? event?.sources
  if (!own) return <Gone />
  const name = rollout ? rolloutName(rollout, feature) : event ? eventName(event) : ''
  const label = rollout ? rolloutCite(rollout) : event ? formatEdtf(event.date) : ''
  const [first] = own
  if (first === undefined) return <span className="cite cite--bare" title={`${name}. No document shows it yet.`}>{label}</span>
  return (
    <button type="button" className="cite" title={name} onClick={(click) => {
      click.stopPropagation()
      const passage = session.reader.get('passages', first)
      const document = session.reader.get('documents', first)
      const paragraph = session.reader.get('paragraphs', first)
      if (passage) open.passage(passage)
      else if (document) open.document(document)
      else if (paragraph) open.paragraph(paragraph)
    }}>{label}</button>
  )
}

function TestimonyCite({ id }: { id: string }) {
  const said = useRecord('testimony', id)
  const transcript = useRecord('transcripts', said?.transcript ?? null)
  const open = useOpenSource()
  if (!said || !transcript) return <Gone />
  return (
    <button type="button" className="cite" title={said.rough ? `${transcript.witness}, rough and not certified` : transcript.witness} onClick={(event) => {
      event.stopPropagation()
      open.testimony(transcript, said)
    }}>{citeTestimony(transcript, said)}</button>
  )
}

const Gone = () => <span className="cite cite--gone" title="This source was deleted.">source deleted</span>

function DocumentCite({ id }: { id: string }) {
  const passage = useRecord('passages', id.startsWith('psg_') ? id : null)
  const document = useRecord('documents', passage ? passage.document : id.startsWith('doc_') ? id : null)
  const open = useOpenSource()
  if (!document) return <Gone />
  const label = passage ? citePassage(passage, document) : documentName(document)
  return (
    <button type="button" className="cite" title={document.title} onClick={(event) => {
      event.stopPropagation()
      if (passage) open.passage(passage)
      else open.document(document)
    }}>{label}</button>
  )
}
