import { useMemo, useState } from 'react'
import { editsOf } from '../../../shared/contract/amendments'
import { orderOf } from '../../../shared/contract/governs'
import { locatorOf } from '../../../shared/contract/records'
import { howMany } from '../../../shared/proof'
import type { Precedence } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, CiteLink, Field } from '../../ui'
import { addPrecedence, deletePrecedence, editPrecedence } from './actions'
import { useTextNames } from './useTextNames'

const MOST_PAIRS = 8
const MOST_NAMES = 12

/** Which text prevails over which, by which clause; contradictory and silent pairs are said. */
export function GovernsView() {
  const session = useSession()
  const precedences = useRows('precedences')
  const { nameOf } = useTextNames()
  const contracts = useRows('contracts')
  const order = orderOf(precedences, contracts.map((one) => one.id))
  const pairs = order.silent.slice(0, MOST_PAIRS)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="room__body governs" tabIndex={0} role="region" aria-label="Which governs">
      <section aria-label="Order">
        <h2 className="governs__title">In this order</h2>
        {precedences.length === 0 ? <p className="second">Nothing is recorded yet. A clause that says which text prevails is listed below; record it, or record an assumption.</p> : (
          <ol className="governs__order">{order.ranks.map((rank, index) => <li key={rank.join()}><span className="governs__rank tabular">{index + 1}</span><span>{rank.slice(0, MOST_NAMES).map(nameOf).join(' · ')}{rank.length > MOST_NAMES && ` and ${howMany(rank.length - MOST_NAMES, 'other')}`}{rank.length > 1 && <span className="second small"> (nothing ranks these among themselves)</span>}</span></li>)}</ol>
        )}
        {order.contradictory.map(([a, b]) => <p key={`${a} ${b}`} className="governs__warning">Unsure: by the records, {nameOf(a)} prevails over {nameOf(b)}, and {nameOf(b)} over {nameOf(a)}. Both are shown; neither is taken.</p>)}
        {pairs.map(([a, b]) => <p key={`${a} ${b}`} className="second small">Silent: nothing says which of {nameOf(a)} and {nameOf(b)} prevails.</p>)}
        {order.silent.length > pairs.length && <p className="second small">{howMany(order.silent.length - pairs.length, 'more pair')} of texts are not ranked either.</p>}
      </section>
      <section aria-label="Records">
        <h2 className="governs__title">Why</h2>
        {precedences.map((one) => <Row key={one.id} one={one} nameOf={nameOf} onRemove={() => void deletePrecedence(session, one)} />)}
        <Add />
      </section>
      <Proposals />
      <Amending />
    </div>
  )
}

function Row({ one, nameOf, onRemove }: { one: Precedence; nameOf: (id: string) => string; onRemove: () => void }) {
  const session = useSession()
  return (
    <div className="governs__row">
      <p><strong>{nameOf(one.higher)}</strong> prevails over <strong>{nameOf(one.lower)}</strong>{one.shownBy === null ? <span className="second"> · assumed, no clause shows it</span> : <> · <ShownBy id={one.shownBy} /></>}</p>
      <div className="governs__note"><input className="input" aria-label={`Note on ${nameOf(one.higher)} over ${nameOf(one.lower)}`} placeholder="Note" key={one.note} defaultValue={one.note} onBlur={(event) => event.target.value.trim() !== one.note && void editPrecedence(session, one, { note: event.target.value.trim() })} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
        <Button look="quiet" onClick={() => void editPrecedence(session, one, { higher: one.lower, lower: one.higher })}>Turn round</Button><Button look="quiet" onClick={onRemove}>Remove</Button></div>
    </div>
  )
}

function ShownBy({ id }: { id: string }) {
  const { reader } = useSession()
  const { go } = useNavigation()
  const clause = reader.get('clauses', id)
  const contract = clause ? reader.get('contracts', clause.contract) : undefined
  if (!clause || !contract) return <CiteLink id={id} />
  return <button type="button" className="cite" title={clause.text} onClick={() => go({ view: 'clauses', item: clause.id })}>{contract.shortForm} {locatorOf(clause)}</button>
}

/** The record by hand: this over that, by this clause or as an assumption. */
function Add() {
  const session = useSession()
  const { texts, nameOf } = useTextNames()
  const clauses = useRows('clauses')
  const contracts = useRows('contracts')
  const [over, setOver] = useState('')
  const [under, setUnder] = useState('')
  const [shownBy, setShownBy] = useState('')
  const naming = clauses.filter((one) => one.kinds.some((kind) => kind.kind === 'precedence' && kind.standing !== 'rejected'))
  const ready = over !== '' && under !== '' && over !== under
  return (
    <form className="governs__add" aria-label="Record what prevails" onSubmit={(event) => {
      event.preventDefault()
      if (ready) void addPrecedence(session, { higher: over, lower: under, shownBy: shownBy || null, note: '' }, { higher: nameOf(over), lower: nameOf(under) }).then((done) => done && setUnder(''))
    }}>
      <Field label="This text"><select className="select" value={over} onChange={(event) => setOver(event.target.value)}><option value="">Choose…</option>{texts.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></Field>
      <Field label="prevails over"><select className="select" value={under} onChange={(event) => setUnder(event.target.value)}><option value="">Choose…</option>{texts.filter((one) => one.id !== over).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></Field>
      <Field label="shown by"><select className="select" value={shownBy} onChange={(event) => setShownBy(event.target.value)}><option value="">Nothing: an assumption</option>{naming.map((one) => <option key={one.id} value={one.id}>{contracts.find((each) => each.id === one.contract)?.shortForm} {locatorOf(one)}</option>)}</select></Field>
      <Button type="submit" look="primary" disabled={!ready}>Record</Button>
    </form>
  )
}

/** Agreements that say that they change another one, and that no record ties to it yet. */
function Amending() {
  const { go } = useNavigation()
  const contracts = useRows('contracts')
  const clauses = useRows('clauses')
  const precedences = useRows('precedences')
  const rows = useMemo(() => contracts.flatMap((contract) => {
    if (precedences.some((one) => one.higher === contract.id)) return []
    const own = clauses.filter((one) => one.contract === contract.id).sort((a, b) => a.order - b.order)
    const edits = editsOf(own)
    return edits.length === 0 ? [] : [{ contract, clause: own[edits[0]?.clause ?? 0], targets: [...new Set(edits.map((one) => `§ ${one.target}`))] }]
  }), [contracts, clauses, precedences])
  if (rows.length === 0) return null
  return (
    <section aria-label="Agreements that change another">
      <h2 className="governs__title">Agreements that change another</h2>
      {rows.map(({ contract, clause, targets }) => <p key={contract.id} className="governs__row">{clause && <span><button type="button" className="cite" onClick={() => go({ view: 'clauses', item: clause.id })}>{contract.shortForm} {locatorOf(clause)}</button> changes {targets.slice(0, 12).join(', ')}{targets.length > 12 ? ' …' : ''}. Record above which agreement it prevails over: its changes are then told at that agreement’s clauses.</span>}</p>)}
    </section>
  )
}

/** Clauses that speak of precedence and that no record rests on yet. */
function Proposals() {
  const { go } = useNavigation()
  const clauses = useRows('clauses')
  const contracts = useRows('contracts')
  const precedences = useRows('precedences')
  const used = new Set(precedences.map((one) => one.shownBy))
  const rows = clauses.filter((one) => !used.has(one.id) && one.kinds.some((kind) => kind.kind === 'precedence' && kind.standing !== 'rejected'))
  if (rows.length === 0) return null
  return (
    <section aria-label="Clauses on precedence">
      <h2 className="governs__title">Clauses that say which text prevails</h2>
      {rows.map((one) => <div key={one.id} className="governs__row"><p><button type="button" className="cite" onClick={() => go({ view: 'clauses', item: one.id })}>{contracts.find((each) => each.id === one.contract)?.shortForm} {locatorOf(one)}</button></p><p className="serif selectable governs__words">{one.text.slice(0, 600)}{one.text.length > 600 && ' …'}</p></div>)}
    </section>
  )
}
