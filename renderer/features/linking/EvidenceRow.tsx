import { Check, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { rolloutName } from '../../../shared/cite/records'
import type { Status, Support } from '../../../shared/records'
import { sourceMayLeave } from '../../../shared/review/resting'
import { WhoDid } from '../../authors'
import { useRecord, useSession } from '../../store'
import { CitesBeneath } from '../../cites'
import { Button, CiteLink, IconButton, MenuButton, StatusMark } from '../../ui'
import { deleteSupport, editSupport, rejectSupport, verifySupport } from './actions'
import { readableDate } from './due'
import { quoted } from './quoted'
import './linking.css'

const BEARING: Record<Support['bearing'], { word: string; status: Status }> = {
  supports: { word: 'For', status: 'supported' }, undermines: { word: 'Against', status: 'undermined' }, context: { word: 'Context', status: 'unexamined' },
}

/** A link as one row: what it says, where, and what it is worth. */
export function EvidenceRow({ support, active = false, editNote = false, onPoint, onNote }: {
  support: Support
  /** the one that V and R act on */
  active?: boolean
  /** whether its weight note is being written */
  editNote?: boolean
  onPoint?: () => void
  onNote: (open: boolean) => void
}) {
  const session = useSession()
  const passage = useRecord('passages', support.source.startsWith('psg_') ? support.source : null)
  const document = useRecord('documents', passage ? passage.document : support.source)
  const { rollout, feature, event, testimony, transcript, held } = useResting(support.source)
  const { word, status } = BEARING[support.bearing]
  const about = [rollout ? rolloutName(rollout, feature) : event ? `${event.what} (${event.certainty})` : transcript ? `${transcript.witness || transcript.shortForm}${testimony?.rough ? ', rough and not certified' : ''}` : document?.title, document?.date ? readableDate(document.date) : '', support.directness === 'circumstantial' ? 'circumstantial' : ''].filter(Boolean).join(', ')
  const past = support.standing === 'rejected'
  if (document?.quarantine || held) return null
  const quote = passage?.quote || testimony?.quote || rollout?.words || event?.words || ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a row makes it the one that V and R act on
    <div className={['evidence', past && 'evidence--past', active && 'evidence--active'].filter(Boolean).join(' ')} onPointerEnter={onPoint} onFocus={onPoint}>
      <span className="evidence__kind" style={past ? undefined : { color: `var(--${status})` }}><StatusMark status={status} size={10} bare />{past ? 'Rejected' : word}</span>
      <div className="evidence__what">
        {quote ? <span className="serif evidence__quote selectable">{quoted(quote)}</span> : null}
        <span className="second small">{quote ? ' · ' : ''}{about}{!past && <> · <span className={`evidence__standing evidence__standing--${support.standing}`}>{support.standing}</span></>}</span>
        {editNote
          ? <WeightNote support={support} onClose={() => onNote(false)} />
          : support.note !== '' && <button type="button" className="evidence__note" title="Change the note on its weight" onClick={() => onNote(true)}>{support.note}</button>}
        {!editNote && <CitesBeneath text={support.note} />}
      </div>
      <div className="evidence__end"><WhoDid id={support.id} /><span className="evidence__tools">
        <IconButton label={support.standing === 'verified' ? 'Set back to proposed' : 'Verify'} aria-pressed={support.standing === 'verified'} onClick={() => void verifySupport(session, support)}><Check size={15} strokeWidth={1.6} /></IconButton>
        <IconButton label={past ? 'Take it up again' : 'Reject'} aria-pressed={past} onClick={() => void rejectSupport(session, support)}><X size={15} strokeWidth={1.6} /></IconButton>
        <MenuButton look="quiet" label="" name="More for this link" items={[
          ...(['supports', 'undermines', 'context'] as const).map((bearing) => ({ label: { supports: 'Supports', undermines: 'Undermines', context: 'Context only' }[bearing], checked: support.bearing === bearing, run: () => void editSupport(session, support, { bearing }) })),
          ...(['direct', 'circumstantial'] as const).map((directness, index) => ({ label: { direct: 'Direct', circumstantial: 'Circumstantial' }[directness], checked: support.directness === directness, line: index === 0, run: () => void editSupport(session, support, { directness }) })),
          { label: support.note === '' ? 'Note its weight…' : 'Change the note…', line: true, run: () => onNote(true) },
          { label: 'Remove the link', line: true, run: () => void deleteSupport(session, support) },
        ]} />
      </span>
      <span className="evidence__cite"><CiteLink id={support.source} /></span></div>
    </div>
  )
}

/** The setting or event that a link rests on, and whether what stands behind it is in quarantine. */
function useResting(source: string) {
  const { reader } = useSession()
  const rollout = useRecord('rollouts', source.startsWith('rol_') ? source : null)
  const feature = useRecord('features', rollout?.feature ?? null)
  const event = useRecord('events', source.startsWith('evt_') ? source : null)
  const testimony = useRecord('testimony', source.startsWith('tst_') ? source : null)
  const transcript = useRecord('transcripts', testimony?.transcript ?? null)
  const get = <T extends 'passages' | 'rollouts' | 'events' | 'testimony' | 'transcripts'>(table: T) => ({ get: (id: string) => reader.get(table, id) })
  const held = (rollout !== undefined || event !== undefined || testimony !== undefined) && sourceMayLeave(source, { passages: get('passages'), rollouts: get('rollouts'), events: get('events'), testimony: get('testimony'), transcripts: get('transcripts') }, (id) => reader.get('documents', id)) === 'quarantined'
  return { rollout, feature, event, testimony, transcript, held }
}

function WeightNote({ support, onClose }: { support: Support; onClose: () => void }) {
  const session = useSession()
  const [note, setNote] = useState(support.note)
  const save = async () => {
    if (note.trim() !== support.note && !(await editSupport(session, support, { note: note.trim() }))) return
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) void save()
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="evidence__note-editor">
      <div className="evidence__note-field"><textarea autoFocus className="textarea" aria-label="Weight of this evidence, and why" placeholder="What weight it has, and why" maxLength={4000} value={note} onChange={(event) => setNote(event.target.value)} onKeyDown={onKeyDown} /><CitesBeneath text={note} /></div>
      <Button onClick={() => void save()}>Save</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
    </div>
  )
}
