import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { questionsOf } from '../../../shared/deposition/outline'
import { howMany } from '../../../shared/proof'
import type { Question, Topic } from '../../../shared/records'
import { useRows, useSession } from '../../store'
import { IconButton } from '../../ui'
import { addQuestions, deleteQuestion, deleteTopic, editQuestion, editTopic, moveQuestion, moveTopic } from './actions'
import { EditableText } from './EditableText'
import { QuestionSources } from './QuestionSources'

const KIND = 'application/x-probata-outline'
const icon = { size: 14, strokeWidth: 1.4, 'aria-hidden': true } as const

type Props = { number: number; /** topics in all */ of: number; topic: Topic; questions: readonly Question[]; chosen: string | null; onChoose: (id: string) => void; onMove: (row: string, by: 1 | -1) => void }

/** One topic with its goal, its minutes and its questions. Rows are dragged by their handle, or moved by their arrows. */
export function TopicCard({ number, of, topic, questions, chosen, onChoose, onMove }: Props) {
  const session = useSession()
  const allTopics = useRows('topics')
  const allQuestions = useRows('questions')
  const [over, setOver] = useState<string | null>(null)
  const [text, setText] = useState('')
  const drop = (event: DragEvent, before: string | null) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(null)
    const id = event.dataTransfer.getData(KIND)
    const moved = allTopics.find((one) => one.id === id)
    const question = allQuestions.find((one) => one.id === id)
    if (moved) void moveTopic(session, moved, topic.id)
    else if (question) void moveQuestion(session, question, topic.id, before)
  }
  const target = (before: string | null) => ({
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(KIND)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(before ?? topic.id)
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => drop(event, before),
  })
  const add = (typed: string) => {
    if (typed.trim() === '') return
    void addQuestions(session, topic, typed)
    setText('')
  }
  return (
    <li className={over === topic.id ? 'prep-topic prep-topic--over' : 'prep-topic'} {...target(null)}>
      <div id={topic.id} tabIndex={-1} role="group" aria-label={`Topic ${number}: ${topic.title}`} className={chosen === topic.id ? 'prep-topic__head prep-topic__head--chosen' : 'prep-topic__head'} onFocus={() => onChoose(topic.id)}>
        <Handle id={topic.id} label={`Drag topic ${number}`} />
        <span className="prep-topic__number">{number}</span>
        <div className="prep-topic__words">
          <EditableText label={`Title of topic ${number}`} className="prep-topic__title" value={topic.title} longest={500} required onSave={(title) => void editTopic(session, topic, { title })} />
          <EditableText label={`Goal of topic ${number}`} className="prep-topic__goal" value={topic.goal} placeholder="The admission that is wanted" longest={2000} onSave={(goal) => void editTopic(session, topic, { goal })} />
        </div>
        <label className="prep-topic__minutes"><input className="input" type="number" min={0} max={1000} aria-label={`Minutes of topic ${number}`} defaultValue={topic.minutes} key={topic.minutes} onBlur={(event) => {
          const next = Math.round(Number(event.target.value))
          if (next >= 0 && next !== topic.minutes) void editTopic(session, topic, { minutes: next })
        }} /> min</label>
        <Arrows name={`topic ${number}`} first={number === 1} last={number === of} onMove={(by) => onMove(topic.id, by)} />
        <IconButton label={`Delete topic ${number}`} onClick={() => void deleteTopic(session, topic)}><Trash2 {...icon} /></IconButton>
      </div>
      <ol className="prep-topic__questions">
        {questions.map((question, index) => (
          <li key={question.id} className={over === question.id ? 'prep-question prep-question--over' : 'prep-question'} {...target(question.id)}>
            <div id={question.id} tabIndex={-1} role="group" aria-label={`Question ${number}.${index + 1}`} className={chosen === question.id ? 'prep-question__row prep-question__row--chosen' : 'prep-question__row'} onFocus={() => onChoose(question.id)}>
              <Handle id={question.id} label={`Drag question ${number}.${index + 1}`} />
              <span className="prep-question__number">{number}.{index + 1}</span>
              <div className="prep-question__words">
                <EditableText label={`Question ${number}.${index + 1}, words`} value={question.text} longest={4000} required onSave={(words) => void editQuestion(session, question, { text: words })} />
                <EditableText label={`Question ${number}.${index + 1}, expected answer`} className="prep-question__expected" value={question.expected} placeholder="Expected answer" longest={2000} onSave={(expected) => void editQuestion(session, question, { expected })} />
                <QuestionSources question={question} />
              </div>
              <Arrows name={`question ${number}.${index + 1}`} first={number === 1 && index === 0} last={number === of && index === questions.length - 1} onMove={(by) => onMove(question.id, by)} />
              <IconButton label={`Delete question ${number}.${index + 1}`} onClick={() => void deleteQuestion(session, question)}><Trash2 {...icon} /></IconButton>
            </div>
          </li>
        ))}
      </ol>
      <input className="input prep-topic__new" aria-label={`New question in topic ${number}`} placeholder="A question; paste many, one a line" value={text} maxLength={4000} onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(text)
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain')
          if (questionsOf(pasted).length < 2) return
          event.preventDefault()
          add(text === '' ? pasted : `${text} ${pasted}`)
        }} title={questions.length === 0 ? '' : howMany(questions.length, 'question')} />
    </li>
  )
}

function Handle({ id, label }: { id: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the arrows beside it and Shift with an arrow key do the same
    <span className="prep-handle" title={`${label}; or Shift and an arrow key`} draggable onDragStart={(event) => {
      event.dataTransfer.setData(KIND, id)
      event.dataTransfer.effectAllowed = 'move'
    }}><GripVertical {...icon} /></span>
  )
}

/** By single presses, for whoever does not drag (WCAG 2.2, 2.5.7). A question at an end goes into the next topic. */
function Arrows({ name, first, last, onMove }: { name: string; first: boolean; last: boolean; onMove: (by: 1 | -1) => void }) {
  return (
    <span className="prep-arrows">
      <IconButton label={`Move ${name} up`} disabled={first} onClick={() => onMove(-1)}><ArrowUp {...icon} /></IconButton>
      <IconButton label={`Move ${name} down`} disabled={last} onClick={() => onMove(1)}><ArrowDown {...icon} /></IconButton>
    </span>
  )
}
