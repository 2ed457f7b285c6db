import { useMemo, useState } from 'react'
import { howMany } from '../../../shared/proof'
import type { Deposition, Topic } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useSession } from '../../store'
import { Button } from '../../ui'
import { addTopic, addTopicAbout, deleteQuestion, deleteTopic, editDeposition, moveQuestion, moveTopic } from './actions'
import { EditableText } from './EditableText'
import { Proposals } from './Proposals'
import { TopicCard } from './TopicCard'
import type { Outline } from './useDeposition'

/** The outline of one deposition: topics in order, each with its questions; edited where it stands. */
export function OutlineEditor({ deposition, outline }: { deposition: Deposition; outline: Outline }) {
  const session = useSession()
  const [chosen, setChosen] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [proposing, setProposing] = useState(outline.length === 0)
  // Topics and questions in the order in which they are read: the keys walk through both.
  const rows = useMemo(() => outline.flatMap(({ topic, questions }) => [topic.id, ...questions.map((one) => one.id)]), [outline])
  const minutes = outline.reduce((sum, one) => sum + one.topic.minutes, 0)
  const step = (by: number) => {
    const at = rows.indexOf(chosen ?? '')
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
    if (!next) return
    setChosen(next)
    document.getElementById(next)?.focus()
  }
  const need = () => (chosen !== null && rows.includes(chosen) ? null : 'Choose a topic or a question first.')
  const move = (row: string | null, by: number) => {
    if (row === null) return
    const at = outline.findIndex((one) => one.topic.id === row)
    if (at >= 0) {
      const before = by < 0 ? outline[at - 1]?.topic.id : outline[at + 2]?.topic.id
      if (by < 0 ? at > 0 : at < outline.length - 1) void moveTopic(session, outline[at]?.topic as Topic, before ?? null)
      return
    }
    const topicAt = outline.findIndex((one) => one.questions.some((question) => question.id === row))
    const own = outline[topicAt]
    const index = own?.questions.findIndex((one) => one.id === row) ?? -1
    const question = own?.questions[index]
    if (!own || !question) return
    const neighbour = outline[topicAt + by]
    if (by < 0 && index > 0) void moveQuestion(session, question, own.topic.id, own.questions[index - 1]?.id ?? null)
    else if (by > 0 && index < own.questions.length - 1) void moveQuestion(session, question, own.topic.id, own.questions[index + 2]?.id ?? null)
    else if (neighbour) void moveQuestion(session, question, neighbour.topic.id, by < 0 ? null : (neighbour.questions[0]?.id ?? null))
  }
  const removeChosen = () => {
    const topic = outline.find((one) => one.topic.id === chosen)?.topic
    const question = outline.flatMap((one) => one.questions).find((one) => one.id === chosen)
    step(-1)
    if (topic) void deleteTopic(session, topic)
    else if (question) void deleteQuestion(session, question)
  }
  useCommands([
    { id: 'outline.next', label: 'Next row', group: 'Outline', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'outline.previous', label: 'Previous row', group: 'Outline', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'outline.up', label: 'Move the row up', group: 'Outline', keys: ['Shift+ArrowUp'], blocked: need, run: () => move(chosen, -1) },
    { id: 'outline.down', label: 'Move the row down', group: 'Outline', keys: ['Shift+ArrowDown'], blocked: need, run: () => move(chosen, 1) },
    { id: 'outline.delete', label: 'Delete the row', group: 'Outline', keys: ['Delete'], blocked: need, run: removeChosen },
    { id: 'outline.propose', label: 'Topics from the proof', group: 'Outline', keys: ['t'], run: () => setProposing(!proposing) },
  ])
  return (
    <section className="prep room__body" aria-label="Outline">
      <header className="prep__head">
        <EditableText label="Witness" className="prep__witness" value={deposition.witness} longest={300} required onSave={(witness) => void editDeposition(session, deposition, { witness })} />
        <div className="prep__facts">
          <label>Day <input className="input" type="date" value={deposition.date !== null && /^\d{4}-\d\d-\d\d$/.test(deposition.date) ? deposition.date : ''} onChange={(event) => void editDeposition(session, deposition, { date: event.target.value || null })} /></label>
          <label>Where <input className="input" defaultValue={deposition.where} key={deposition.where} maxLength={300} onBlur={(event) => event.target.value !== deposition.where && void editDeposition(session, deposition, { where: event.target.value })} /></label>
          <label>Limit <input className="input prep__number" type="number" min={1} max={100000} defaultValue={deposition.limitMinutes} key={deposition.limitMinutes} onBlur={(event) => {
            const next = Math.round(Number(event.target.value))
            if (next >= 1 && next !== deposition.limitMinutes) void editDeposition(session, deposition, { limitMinutes: next })
          }} /> minutes</label>
          <label>Exhibits begin with <input className="input prep__number" defaultValue={deposition.exhibitPrefix} key={deposition.exhibitPrefix} maxLength={40} onBlur={(event) => event.target.value !== deposition.exhibitPrefix && void editDeposition(session, deposition, { exhibitPrefix: event.target.value })} /></label>
          <label className="prep__check"><input type="checkbox" checked={deposition.organisation} onChange={(event) => void editDeposition(session, deposition, { organisation: event.target.checked })} /> 30(b)(6)</label>
        </div>
        <p className="second">{howMany(outline.length, 'topic')}, {howMany(outline.reduce((sum, one) => sum + one.questions.length, 0), 'question')}. Planned: {minutes} of {deposition.limitMinutes} minutes{minutes > deposition.limitMinutes ? <b className="prep__over"> {minutes - deposition.limitMinutes} too many</b> : '.'}</p>
        <div className="prep__actions">
          <Button command="outline.propose" on={proposing} onClick={() => setProposing(!proposing)}>Topics from the proof</Button>
        </div>
      </header>
      {proposing && <Proposals outline={outline} onAdd={(of) => void addTopicAbout(session, deposition, of)} />}
      <ol className="prep__topics">
        {outline.map(({ topic, questions }, index) => <TopicCard key={topic.id} number={index + 1} of={outline.length} topic={topic} questions={questions} chosen={chosen} onChoose={setChosen} onMove={move} />)}
      </ol>
      <form className="prep__new" onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() === '') return
        void addTopic(session, deposition, title.trim())
        setTitle('')
      }}>
        <input className="input" aria-label="New topic" placeholder="Another topic" value={title} maxLength={500} onChange={(event) => setTitle(event.target.value)} />
        <Button type="submit" disabled={title.trim() === ''}>Add the topic</Button>
      </form>
    </section>
  )
}
