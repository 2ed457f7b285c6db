import { useState } from 'react'
import { locatorOf } from '../../../shared/contract/records'
import { howMany } from '../../../shared/proof'
import type { Clause, Contract } from '../../../shared/records'
import { useSession } from '../../store'
import { Button } from '../../ui'
import { merge, settleDoubt } from './actions'

/** What the reading left in doubt, with its mends; nothing was renumbered. */
export function DoubtList({ contract, clauses, onChoose }: { contract: Contract; clauses: readonly Clause[]; onChoose: (clause: string) => void }) {
  const session = useSession()
  const [all, setAll] = useState(false)
  const open = contract.doubts.filter((one) => !one.settled).length
  if (contract.doubts.length === 0) return null
  const rows = contract.doubts.map((doubt, index) => ({ doubt, index })).filter(({ doubt }) => all || !doubt.settled)
  return (
    <section className="contract-doubts" aria-label="Doubts">
      <h2 className="contract-doubts__title">{open === 0 ? 'No doubt is open' : `${howMany(open, 'doubt')} to look at`}<span className="room__space" />{open < contract.doubts.length && <Button look="quiet" on={all} onClick={() => setAll(!all)}>Settled ones too</Button>}</h2>
      {rows.slice(0, 40).map(({ doubt, index }) => {
        const clause = clauses.find((one) => one.id === doubt.clause)
        return (
          <div key={index} className="contract-doubts__row">
            <span className={doubt.settled ? 'contract-doubts__say third contract-doubts__past' : 'contract-doubts__say'}>{doubt.say}</span>
            {clause && <button type="button" className="cite" onClick={() => onChoose(clause.id)}>{locatorOf(clause)}</button>}
            {clause && !doubt.settled && <Button look="quiet" onClick={() => void merge(session, contract, clauses, clause)}>It is no clause</Button>}
            <Button look="quiet" onClick={() => void settleDoubt(session, contract, index)}>{doubt.settled ? 'Take up again' : 'It is right'}</Button>
          </div>
        )
      })}
    </section>
  )
}
