import { kindName } from '../../../shared/contract/kinds'
import { locatorOf } from '../../../shared/contract/records'
import type { Contract } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button } from '../../ui'
import { setKind } from './actions'

/** Every clause of one kind, over all contracts, with the words that decided. */
export function KindList({ kind, contracts }: { kind: string; contracts: readonly Contract[] }) {
  const session = useSession()
  const { go } = useNavigation()
  const clauses = useRows('clauses')
  const rows = contracts.flatMap((contract) => clauses.filter((one) => one.contract === contract.id).sort((a, b) => a.order - b.order).flatMap((clause) => {
    const own = clause.kinds.find((one) => one.kind === kind && one.standing !== 'rejected')
    return own ? [{ contract, clause, own }] : []
  }))
  return (
    <section className="room__body kind-list" aria-label={`Clauses on ${kindName(kind).toLowerCase()}`}>
      {rows.map(({ contract, clause, own }) => (
        <article key={clause.id} className="kind-list__row">
          <div className="kind-list__head">
            <button type="button" className="cite" onClick={() => go({ view: 'clauses', item: clause.id })}>{contract.shortForm} {locatorOf(clause)}</button>
            <strong>{clause.title}</strong>
            <span className="room__space" />
            <span className="second small">{own.standing === 'confirmed' ? 'Confirmed' : 'Proposed'}</span>
            <Button look="quiet" onClick={() => void setKind(session, contract, clause, kind, 'confirmed')}>{own.standing === 'confirmed' ? 'Leave open' : 'Confirm'}</Button>
            <Button look="quiet" onClick={() => void setKind(session, contract, clause, kind, 'rejected')}>Reject</Button>
          </div>
          <p className="serif kind-list__text selectable">{clause.text}</p>
          <p className="second small">Because of {own.why}</p>
        </article>
      ))}
      {rows.length === 0 && <p className="second kind-list__none">No clause of this kind is left.</p>}
    </section>
  )
}
