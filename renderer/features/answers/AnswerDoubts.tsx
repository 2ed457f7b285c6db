import { useState } from 'react'
import { settle } from '../../../shared/answer/mend'
import type { Answer } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button, EmptyState } from '../../ui'
import { PageCrop } from '../../viewer'
import { commitOrSay } from '../linking'
import { useOpenAnswer } from './ResponseList'

/** What the reader was unsure of in the answer; a person settles each by a key. */
export function AnswerDoubts({ answer }: { answer: Answer }) {
  const session = useSession()
  const { go } = useNavigation()
  const open = useOpenAnswer(answer)
  const [at, setAt] = useState(0)
  const shown = answer.doubts.map((doubt, index) => ({ doubt, index })).sort((a, b) => Number(a.doubt.settled) - Number(b.doubt.settled))
  const place = Math.min(at, shown.length - 1)
  const chosen = shown[place] ?? null
  const responseOf = (paragraph: string | null) => session.reader.rows('responses').find((one) => one.answer === answer.id && one.paragraph === paragraph && one.place !== null) ?? null
  const act = (index: number, settled: boolean) => void commitOrSay(session, settle(answer, index, settled))
  const needs = () => (chosen ? null : 'Nothing is in doubt.')
  useCommands([
    { id: 'answer-doubts.next', label: 'Next doubt', group: 'Doubts', keys: ['ArrowDown', 'j'], quiet: true, run: () => setAt(Math.min(shown.length - 1, place + 1)) },
    { id: 'answer-doubts.previous', label: 'Previous doubt', group: 'Doubts', keys: ['ArrowUp'], quiet: true, run: () => setAt(Math.max(0, place - 1)) },
    { id: 'answer-doubts.settle', label: 'It is right', group: 'Doubts', keys: ['v', 'Enter'], blocked: needs, run: () => chosen && act(chosen.index, !chosen.doubt.settled) },
    { id: 'answer-doubts.mend', label: 'Mend the response', group: 'Doubts', keys: ['m'], blocked: () => (chosen?.doubt.paragraph ? null : 'This doubt is about no single paragraph.'), run: () => chosen?.doubt.paragraph && go({ view: null, item: chosen.doubt.paragraph }) },
  ])
  if (shown.length === 0) return <EmptyState title="Nothing is in doubt">The reader was sure of every response.</EmptyState>
  return (
    <ol className="answer-doubts" aria-label="Doubts about the answer">
      {shown.map(({ doubt, index }, position) => {
        const response = responseOf(doubt.paragraph)
        const now = position === place
        const rect = response?.place?.rects.find((one) => one.page === doubt.page)?.rect ?? null
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows do the same
          <li key={index} className={now ? 'answer-doubt answer-doubt--chosen' : 'answer-doubt'} {...(now ? { 'aria-current': true } : {})} onClick={() => setAt(position)}>
            <p className={doubt.settled ? 'answer-doubt__say answer-doubt__say--settled' : 'answer-doubt__say'}>{doubt.say}</p>
            {now && rect && <div className="answer-doubt__crop"><PageCrop documentId={answer.document} page={doubt.page} rect={rect} /></div>}
            <div className="answer-row__tools">
              <Button look={now ? 'primary' : 'plain'} {...(now ? { command: 'answer-doubts.settle' } : {})} onClick={() => act(index, !doubt.settled)}>{doubt.settled ? 'Doubt again' : 'It is right'}</Button>
              {doubt.paragraph && <Button {...(now ? { command: 'answer-doubts.mend' } : {})} onClick={() => go({ view: null, item: doubt.paragraph })}>Mend the response</Button>}
              {response && <Button look="quiet" onClick={() => open(response)}>{answer.shortForm} at {doubt.page}</Button>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
