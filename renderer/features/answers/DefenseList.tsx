import { patch } from '../../../shared/log/change'
import type { Answer, Defense } from '../../../shared/records'
import { useSession } from '../../store'
import { Button, EmptyState, Field } from '../../ui'
import { commitOrSay } from '../linking'
import { useOpenAnswer } from './ResponseList'

const PLEADED: Record<Defense['elements'][number]['pleaded'], string> = { yes: 'facts pleaded', no: 'no facts pleaded', 'not-said': 'look at it' }
const NEXT: Record<Defense['elements'][number]['pleaded'], Defense['elements'][number]['pleaded']> = { 'not-said': 'no', no: 'yes', yes: 'not-said' }

/** Affirmative defenses, each with what the defendant must prove and whether it pleads facts for it (FRCP 8(c)). */
export function DefenseList({ answer, defenses }: { answer: Answer; defenses: readonly Defense[] }) {
  const session = useSession()
  const open = useOpenAnswer(answer)
  if (defenses.length === 0) return <EmptyState title="No affirmative defenses">The answer pleads none. A defense that is not pleaded may be waived (FRCP 8(c)(1), 12(h)(1)).</EmptyState>
  const set = (defense: Defense, at: number) => void commitOrSay(session, {
    label: `Judge an element of “${defense.name}”`, ops: [patch('defenses', defense.id, { elements: defense.elements.map((one, index) => (index === at ? { ...one, pleaded: NEXT[one.pleaded] } : one)) })],
  })
  return (
    <ol className="defenses" aria-label="Defenses">
      {defenses.map((defense) => (
        <li key={defense.id} className="defense">
          <div className="defense__head">
            <h2 className="defense__name">{defense.name}</h2>
            <span className="second small">{defense.printed}</span>
            <button type="button" className="cite" onClick={() => open(defense)}>{answer.shortForm} at {defense.place.page}</button>
          </div>
          <p className="defense__text serif selectable">{defense.text}</p>
          {defense.elements.length > 0 && (
            <ul className="defense__elements" aria-label={`Elements of ${defense.name}`}>
              {defense.elements.map((element, at) => (
                <li key={element.text}>
                  <span>{element.text}</span>
                  <Button look="quiet" className={`defense__pleaded defense__pleaded--${element.pleaded}`} onClick={() => set(defense, at)}>{PLEADED[element.pleaded]}</Button>
                </li>
              ))}
            </ul>
          )}
          <Field label="How to attack it">
            <textarea className="textarea" defaultValue={defense.note} key={defense.note} rows={2} onBlur={(event) => {
              if (event.target.value !== defense.note) void commitOrSay(session, { label: `Note on “${defense.name}”`, ops: [patch('defenses', defense.id, { note: event.target.value.slice(0, 4000) })] })
            }} />
          </Field>
        </li>
      ))}
    </ol>
  )
}
