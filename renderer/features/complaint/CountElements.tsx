import { useState } from 'react'
import { claims, findClaim, proposeClaims } from '../../../shared/elements'
import type { CountProof } from '../../../shared/proof'
import type { Count } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useSession } from '../../store'
import { Button, MenuButton, type MenuItem } from '../../ui'
import { clearOverride, setOverride } from '../linking'
import { chooseClaim, confirmElements, writeElement } from './countActions'
import { CountOverride } from './CountOverride'
import { ElementForm } from './ElementForm'
import { ElementRow } from './ElementRow'
import { useProposals } from './useProposals'

/** The elements of a count, opened under its heading: confirm, reword, take from another claim, write. */
export function CountElements({ count, proof }: { count: Count; proof: CountProof | null }) {
  const session = useSession()
  const { go } = useNavigation()
  const { elements: all, proof: whole } = useProof()
  const [writing, setWriting] = useState(false)
  const [overriding, setOverriding] = useState(false)
  const proposals = useProposals()
  const elements = all.filter((one) => one.count === count.id).sort((a, b) => a.order - b.order)
  const ids = new Set(elements.map((one) => one.id))
  const open = proposals.filter((one) => ids.has(one.element)).length
  const fits = proposeClaims(count)
  const claim = findClaim(count.claim)
  const items: MenuItem[] = [
    ...fits.map(({ claim: fit, reason }) => ({ label: <span className="claim-item"><span>{fit.claim}</span><span className="caption third">{reason}</span></span>, name: fit.claim, checked: fit.id === count.claim, run: () => void chooseClaim(session, count, fit) })),
    ...claims.filter((one) => !fits.some((fit) => fit.claim.id === one.id)).map((one, index) => ({ label: one.claim, line: index === 0 && fits.length > 0, checked: one.id === count.claim, run: () => void chooseClaim(session, count, one) })),
  ]
  return (
    <div className="count__elements">
      {proof && elements.length > 0 && (
        <p className="detail__why"><span className="second">{proof.why}</span>
          {proof.override && <Button look="quiet" onClick={() => void clearOverride(session, count.id)}>Let the computed status stand</Button>}</p>
      )}
      {elements.length === 0 && <p className="second count__none">{fits.length === 0 ? 'Nothing in the library fits this heading. ' : ''}Choose a claim of the library, or write the elements yourself.</p>}
      <ol>
        {elements.map((element) => <ElementRow key={element.id} count={count} element={element} proof={whole.elements.get(element.id) ?? null} last={element.order === elements.length} />)}
      </ol>
      {writing && <ElementForm onClose={() => setWriting(false)} onSave={async (words) => {
        if (await writeElement(session, count, words)) setWriting(false)
      }} />}
      {overriding && proof && <CountOverride proof={proof} onClose={() => setOverriding(false)} onSave={async (status, reason) => {
        if (await setOverride(session, count.id, status, reason)) setOverriding(false)
      }} />}
      {claim && (
        <p className="count__source caption third">
          Elements from the library: {claim.claim} ({claim.source.join('; ')}). A draft for a lawyer to check.{claim.note !== '' && ` ${claim.note}`}
        </p>
      )}
      <div className="detail__commands">
        {elements.length > 0 && !count.confirmed && <Button look="primary" command="complaint.confirm" onClick={() => void confirmElements(session, count)}>Confirm the elements</Button>}
        {elements.length > 0 && open > 0 && <Button look={count.confirmed ? 'primary' : 'plain'} command="complaint.assign" onClick={() => go({ item: count.id, view: 'assign' })}>Assign paragraphs · {open} proposed</Button>}
        <MenuButton look={elements.length === 0 ? 'primary' : 'plain'} label={elements.length === 0 ? 'Choose a claim' : 'Another claim'} items={items} />
        <Button onClick={() => setWriting(true)}>Write an element</Button>
        <MenuButton look="quiet" label="More" name="More for this count" items={[
          { label: 'Set the status by hand…', disabled: !proof, run: () => setOverriding(true) },
          ...(count.confirmed ? [{ label: 'Set the elements back to proposed', run: () => void confirmElements(session, count, false) }] : []),
        ]} />
      </div>
    </div>
  )
}
