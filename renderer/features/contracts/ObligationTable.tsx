import { useMemo, useState } from 'react'
import { questionOf } from '../../../shared/contract/obligations'
import { locatorOf } from '../../../shared/contract/records'
import type { Contract, Obligation } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, EmptyState, Segmented } from '../../ui'
import { editObligation } from './actions'
import { GapFromException } from './GapFromException'
import { sentenceOf } from './sentenceOf'
import { useContract } from './useContract'

const SHOW = ['all', 'duty', 'prohibition', 'right', 'no-duty', 'representation'] as const
const WORD: Record<(typeof SHOW)[number], string> = { all: 'All', duty: 'Duties', prohibition: 'Prohibitions', right: 'Rights', 'no-duty': 'No duty', representation: 'Representations' }
const FIRST = 120

/** Who must, may or must not do what, when, unless what; each exception is a question that can become a gap. */
export function ObligationTable({ contract }: { contract: Contract }) {
  const session = useSession()
  const { go } = useNavigation()
  const { clauses, show } = useContract(contract)
  const all = useRows('obligations')
  const [shown, setShown] = useState<(typeof SHOW)[number]>('all')
  const [who, setWho] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [most, setMost] = useState(FIRST)
  const rows = useMemo(() => {
    const order = new Map(clauses.map((one, index) => [one.id, index]))
    return all.filter((one) => order.has(one.clause) && (shown === 'all' || one.modality === shown) && `${one.who} ${one.what}`.toLowerCase().includes(who.toLowerCase())).sort((a, b) => (order.get(a.clause) ?? 0) - (order.get(b.clause) ?? 0))
  }, [all, clauses, shown, who])
  const index = rows.findIndex((one) => one.id === chosen)
  const current = rows[index]
  const step = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))]
    if (next) setChosen(next.id)
  }
  const stand = (one: Obligation | undefined, standing: 'confirmed' | 'rejected') => one && void editObligation(session, one, { standing: one.standing === standing ? 'proposed' : standing })
  const needed = () => (current ? null : 'Choose an obligation first.')
  useCommands([
    { id: 'obligations.next', label: 'Next obligation', group: 'Contracts', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'obligations.previous', label: 'Previous obligation', group: 'Contracts', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'obligations.verify', label: 'Confirm the obligation', group: 'Contracts', keys: ['v'], blocked: needed, run: () => stand(current, 'confirmed') },
    { id: 'obligations.reject', label: 'Reject the obligation', group: 'Contracts', keys: ['r'], blocked: needed, run: () => stand(current, 'rejected') },
  ])
  return (
    <>
      <div className="contract__bar">
        <Segmented label="What is shown" value={shown} onChange={setShown} options={SHOW.map((one) => ({ value: one, label: WORD[one] }))} />
        <input className="input contract__find" aria-label="Words of the obligation" placeholder="Who or what" value={who} onChange={(event) => setWho(event.target.value)} />
        <span className="second small">{rows.length.toLocaleString()} sentences, proposed from their words</span>
      </div>
      {rows.length === 0 ? <EmptyState title="Nothing here">No sentence of this agreement says so, or none was read that way.</EmptyState> : (
        <div className="room__body">
          <table className="obligations">
            <thead><tr><th>Clause</th><th>What</th><th>When</th><th>Unless</th><th>Standing</th></tr></thead>
            <tbody>
              {rows.slice(0, most).map((one) => {
                const clause = clauses.find((each) => each.id === one.clause)
                return (
                  <tr key={one.id} className={[one.id === chosen && 'obligations__row--chosen', one.standing === 'rejected' && 'obligations__row--past'].filter(Boolean).join(' ')} onClick={() => setChosen(one.id)}>
                    <td>{clause && <button type="button" className="cite" onClick={() => {
                      show(clause)
                      setChosen(one.id)
                    }}>{locatorOf(clause)}</button>}</td>
                    <td><span className={`modality modality--${one.modality}`}>{one.modality === 'no-duty' ? 'no duty' : one.modality}</span> {chosen === one.id ? <Edit obligation={one} /> : <span className="serif">{sentenceOf(one)}</span>}{one.condition && <span className="second small obligations__condition">{one.condition}</span>}</td>
                    <td className="second">{one.when}</td>
                    <td>{one.exceptions.map((exception) => <div key={exception} className="obligations__exception"><span title={exception}>{questionOf(exception)}</span>{chosen === one.id && <GapFromException question={questionOf(exception)} cite={clause ? `${contract.shortForm} ${locatorOf(clause)}` : contract.shortForm} />}</div>)}</td>
                    <td className="obligations__standing"><span className="second small">{one.standing === 'confirmed' ? '✓ confirmed' : one.standing}</span>{chosen === one.id && <span className="obligations__tools"><Button look="quiet" onClick={() => stand(one, 'confirmed')}>Confirm</Button><Button look="quiet" onClick={() => stand(one, 'rejected')}>Reject</Button><Button look="quiet" onClick={() => go({ view: 'clauses', item: one.clause })}>Clause</Button></span>}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          {rows.length > most && <Button className="obligations__more" onClick={() => setMost(most + 400)}>Show {Math.min(400, rows.length - most)} more</Button>}
        </div>
      )}
    </>
  )
}

/** Who and what, editable in place. */
function Edit({ obligation }: { obligation: Obligation }) {
  const session = useSession()
  const field = (name: 'who' | 'what' | 'when', label: string) => (
    <input className="input" aria-label={label} key={`${name} ${obligation[name]}`} defaultValue={obligation[name]} onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={(event) => (name !== 'what' || event.target.value.trim() !== '') && event.target.value.trim() !== obligation[name] && void editObligation(session, obligation, { [name]: event.target.value.trim() })} />
  )
  return <span className="obligations__edit">{field('who', 'Who')}{field('what', 'What')}{field('when', 'When')}</span>
}
