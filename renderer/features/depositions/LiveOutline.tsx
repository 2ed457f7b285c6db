import { memo, useEffect } from 'react'
import type { Question } from '../../../shared/records'
import { Fallback } from './QuestionSources'
import type { Outline } from './useDeposition'

const MARK: Record<Question['state'], [sign: string, word: string]> = { open: ['·', 'open'], asked: ['›', 'asked'], answered: ['✓', 'answered'], skipped: ['–', 'passed over'] }

/** The outline beside the exhibit; the current question is opened. */
export const LiveOutline = memo(function LiveOutline({ outline, current, onChoose }: { outline: Outline; current: string | null; onChoose: (id: string) => void }) {
  useEffect(() => {
    if (current) document.getElementById(`live-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <nav className="live__outline" aria-label="Outline">
      {outline.map(({ topic, questions }, index) => {
        const done = questions.filter((one) => one.state === 'answered' || one.state === 'skipped').length
        return (
          <section key={topic.id} aria-label={topic.title}>
            <h2><span>{index + 1}</span> {topic.title} <span className="third">{done}/{questions.length}</span></h2>
            {questions.some((one) => one.id === current) && topic.goal && <p className="live__goal">Want: {topic.goal}</p>}
            <ul>
              {questions.map((one) => {
                const [sign, word] = MARK[one.state]
                const on = one.id === current
                return (
                  <li key={one.id} id={`live-${one.id}`} className={on ? 'live__question live__question--on' : `live__question live__question--${one.state}`}>
                    <button type="button" aria-current={on} onClick={() => onChoose(one.id)}><span className="live__sign" role="img" aria-label={word}>{sign}</span><span>{one.text}</span></button>
                    {on && (one.expected || one.fallback) && <p className="live__expected">{one.expected && <>Expected: {one.expected.replace(/\.+$/, '')}. </>}{one.fallback && <>If not: <Fallback id={one.fallback} /></>}</p>}
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
      {outline.length === 0 && <p className="third">No outline was written. Notes can be taken all the same.</p>}
    </nav>
  )
})
