/** Changes to depositions and their outlines: each is one commit with a label in the matter's words. */
import { draftTopic, moveOps, questionOps, questionsOf, topicOps } from '../../../shared/deposition/outline'
import { patch, put, remove } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Deposition, Question, Topic } from '../../../shared/records'
import { newId, type Session } from '../../store'
import { commitOrSay, targetName } from '../linking'

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

export async function addDeposition(session: Session, witness: string): Promise<string | null> {
  const deposition: Deposition = {
    id: newId('depositions'), witness, person: session.reader.rows('people').find((one) => one.name === witness)?.id ?? null, date: null, where: '', organisation: false, limitMinutes: 420,
    exhibitPrefix: '', state: 'planned', clock: [], transcript: null, note: '',
  }
  return (await commitOrSay(session, { label: `Plan the deposition of ${witness}`, ops: [put('depositions', deposition)] })) ? deposition.id : null
}

export function editDeposition(session: Session, deposition: Deposition, fields: Partial<Omit<Deposition, 'id'>>): Promise<boolean> {
  return commitOrSay(session, { label: `Change the deposition of ${deposition.witness}`, ops: [patch('depositions', deposition.id, fields)] })
}

/** With its outline, notes and marked exhibits. */
export function deleteDeposition(session: Session, deposition: Deposition): Promise<boolean> {
  const ops = (['topics', 'questions', 'runningNotes', 'markedExhibits'] as const).flatMap((table) => session.reader.rows(table).filter((one) => one.deposition === deposition.id).map((one) => remove(table, one.id)))
  return commitOrSay(session, { label: `Delete the deposition of ${deposition.witness}`, ops: [...ops, remove('depositions', deposition.id)] })
}

const topicsOf = (session: Session, deposition: string) => session.reader.rows('topics').filter((one) => one.deposition === deposition)
const questionsIn = (session: Session, topic: string) => session.reader.rows('questions').filter((one) => one.topic === topic)

export function addTopic(session: Session, deposition: Deposition, title: string): Promise<boolean> {
  const { ops } = topicOps({ title, goal: '', questions: [] }, [], deposition.id, topicsOf(session, deposition.id), newId)
  return commitOrSay(session, { label: `Add the topic “${short(title)}”`, ops })
}

/**
 * A topic with drafted questions about a gap, or about a paragraph or element with none recorded.
 * @param of id of a gap, paragraph or element
 */
export async function addTopicAbout(session: Session, deposition: Deposition, of: string): Promise<string | null> {
  const { reader } = session
  const gap = reader.get('gaps', of) ?? null
  const on = gap?.of ?? of
  const paragraph = reader.get('paragraphs', on) ?? null
  const element = reader.get('elements', on) ?? null
  const { topic, ops } = topicOps(draftTopic({ of, gap, paragraph, element }), [...new Set([of, on])], deposition.id, topicsOf(session, deposition.id), newId)
  return (await commitOrSay(session, { label: `Ask ${deposition.witness} about ${targetName(reader, on)}: ${howMany(ops.length - 1, 'question')}`, ops })) ? topic.id : null
}

export function editTopic(session: Session, topic: Topic, fields: Partial<Omit<Topic, 'id'>>): Promise<boolean> {
  return commitOrSay(session, { label: `Change the topic “${short(topic.title)}”`, ops: [patch('topics', topic.id, fields)] })
}

export function deleteTopic(session: Session, topic: Topic): Promise<boolean> {
  return commitOrSay(session, { label: `Delete the topic “${short(topic.title)}”`, ops: [...questionsIn(session, topic.id).map((one) => remove('questions', one.id)), remove('topics', topic.id)] })
}

/** One question a line; numbers and bullets before them are taken off. */
export function addQuestions(session: Session, topic: Topic, text: string): Promise<boolean> {
  const texts = questionsOf(text).map((one) => ({ text: one, expected: '' }))
  return commitOrSay(session, { label: texts.length === 1 ? `Add the question “${short(texts[0]?.text ?? '')}”` : `Add ${howMany(texts.length, 'question')}`, ops: questionOps(texts, topic, questionsIn(session, topic.id), newId) })
}

export function editQuestion(session: Session, question: Question, fields: Partial<Omit<Question, 'id'>>): Promise<boolean> {
  return commitOrSay(session, { label: `Change the question “${short(question.text)}”`, ops: [patch('questions', question.id, fields)] })
}

export function deleteQuestion(session: Session, question: Question): Promise<boolean> {
  return commitOrSay(session, { label: `Delete the question “${short(question.text)}”`, ops: [remove('questions', question.id)] })
}

export function moveTopic(session: Session, topic: Topic, before: string | null): Promise<boolean> {
  return commitOrSay(session, { label: `Move the topic “${short(topic.title)}”`, ops: moveOps('topics', topicsOf(session, topic.deposition), topic.id, before) })
}

/** To a place in its own topic, or into another one. */
export function moveQuestion(session: Session, question: Question, topic: string, before: string | null): Promise<boolean> {
  const own = questionsIn(session, topic)
  const there = topic === question.topic
  const ops = moveOps('questions', there ? own : [...own, question], question.id, before)
  return commitOrSay(session, { label: `Move the question “${short(question.text)}”`, ops: there ? ops : [...ops, patch('questions', question.id, { topic })] })
}
