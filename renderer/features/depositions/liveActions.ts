/** What is done in the room: notes, marks, exhibits, the record. Each is one commit at the moment it happens. */
import { clockText, recordTime, withoutStretch } from '../../../shared/deposition/clock'
import { nextExhibitNumber, type Mark, noteWord, roughCite } from '../../../shared/deposition/room'
import { type Operation, patch, put } from '../../../shared/log/change'
import type { Deposition, Document, Question, RunningNote, Topic } from '../../../shared/records'
import { newId, type Session } from '../../store'
import { commitOrSay } from '../linking'

const short = (text: string) => (text.length > 50 ? `${text.slice(0, 49)}…` : text)

type Now = { deposition: Deposition; question: Question | null; topic: Topic | null; document: Document | null }

/** What a topic was made from that can be proved: a paragraph first, else an element, else what its gap is of. */
function targetOf(session: Session, topic: Topic | null): string | null {
  const of = topic?.of ?? []
  const gap = of.map((id) => session.reader.get('gaps', id)).find((one) => one !== undefined)
  const target = of.find((id) => id.startsWith('par_')) ?? of.find((id) => id.startsWith('elm_')) ?? gap?.of ?? null
  return target && (session.reader.get('paragraphs', target) ?? session.reader.get('elements', target)) ? target : null
}

/**
 * A note with its time. A mark moves the question on; an admission becomes proposed support of what its topic
 * was made from, said to be rough until the transcript comes.
 */
export function addNote(session: Session, { deposition, question, topic, document }: Now, mark: Pick<Mark, 'kind' | 'ground' | 'question'>, text: string): Promise<boolean> {
  const at = new Date()
  const target = mark.kind === 'admission' ? targetOf(session, topic) : null
  const support = target ? newId('supports') : null
  const note: RunningNote = {
    id: newId('runningNotes'), deposition: deposition.id, order: at.getTime(), kind: mark.kind, ground: mark.ground, text, at: at.toISOString(), onRecord: Math.round(recordTime(deposition.clock, at.getTime()).total),
    question: question?.id ?? null, document: document?.id ?? null, support, testimony: null,
  }
  const ops: Operation[] = [put('runningNotes', note)]
  if (question && mark.question && question.state !== mark.question) ops.push(patch('questions', question.id, { state: mark.question }))
  if (target && support) {
    ops.push(put('supports', { id: support, of: target, source: note.id, bearing: 'supports', directness: 'direct', standing: 'proposed', note: `Rough, not certified: ${roughCite(note, deposition)}. ${text}`.slice(0, 4000), defendants: [] }))
  }
  return commitOrSay(session, { label: `${noteWord(note)} at ${clockText(note.onRecord)}${text ? `: ${short(text)}` : ''}`, ops })
}

/** Opens or closes the record, or names another examiner while it is open. */
export function setRecord(session: Session, deposition: Deposition, on: boolean, examiner: string): Promise<boolean> {
  const at = new Date().toISOString()
  const fields: Partial<Deposition> = { clock: [...deposition.clock, { at, on, examiner }], ...(deposition.state === 'planned' ? { state: 'running' as const } : {}) }
  const label = on ? `On the record${examiner ? `, ${examiner}` : ''}` : `Off the record at ${clockText(recordTime(deposition.clock, Date.parse(at)).total)}`
  return commitOrSay(session, { label, ops: [patch('depositions', deposition.id, fields)] })
}

export function endDeposition(session: Session, deposition: Deposition): Promise<boolean> {
  const at = new Date()
  const { running, examiner, total } = recordTime(deposition.clock, at.getTime())
  const clock = running ? [...deposition.clock, { at: at.toISOString(), on: false, examiner }] : deposition.clock
  return commitOrSay(session, { label: `Conclude the deposition of ${deposition.witness} at ${clockText(total)}`, ops: [patch('depositions', deposition.id, { state: 'ended', clock: [...clock] })] })
}

/** Takes a stretch in which the machine slept off the record. */
export function takeOff(session: Session, deposition: Deposition, stretch: { from: number; until: number }): Promise<boolean> {
  return commitOrSay(session, { label: `Take ${clockText(stretch.until - stretch.from)} off the record, while the computer slept`, ops: [patch('depositions', deposition.id, { clock: withoutStretch(deposition.clock, stretch) })] })
}

/** Marks a document with the next number; one that is marked already keeps its number. */
export function markExhibit(session: Session, deposition: Deposition, document: Document): Promise<boolean> {
  const marked = session.reader.rows('markedExhibits').filter((one) => one.deposition === deposition.id)
  if (marked.some((one) => one.document === document.id)) return Promise.resolve(false)
  const number = nextExhibitNumber(deposition, marked)
  const at = new Date()
  const time = recordTime(deposition.clock, at.getTime())
  return commitOrSay(session, {
    label: `Mark deposition exhibit ${number}`,
    ops: [put('markedExhibits', { id: newId('markedExhibits'), deposition: deposition.id, document: document.id, number, offeredBy: time.examiner, at: at.toISOString(), onRecord: Math.round(time.total) })],
  })
}
