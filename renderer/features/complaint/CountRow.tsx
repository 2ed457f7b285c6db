import { memo } from 'react'
import { type CountProof, countName } from '../../../shared/proof'
import type { Count } from '../../../shared/records'
import { useRows } from '../../store'
import { StatusChip } from '../../ui'
import { useComplaint } from './ComplaintContext'
import { CountElements } from './CountElements'
import { Coverage } from './HeadingRow'
import type { Section } from './rows'

/** The heading of a count: name, basis, against whom, how its elements stand; opened, the elements themselves. */
export const CountRow = memo(function CountRow({ count, proof, section, tabbable }: { count: Count; proof: CountProof | null; section: Section; tabbable: boolean }) {
  const { selected, open, select, toggle } = useComplaint()
  const parties = useRows('parties')
  const chosen = selected === count.id
  const opened = chosen && open
  const against = count.defendants.length > 0
    ? count.defendants.map((id) => parties.find((party) => party.id === id)).flatMap((party) => (party ? [party.definedAs ?? party.name] : []))
    : count.against
  const about = [count.basis.join('; '), against.length > 0 ? `against ${against.join(', ')}` : '', count.by.length > 0 ? `by ${count.by.join(', ')}` : ''].filter(Boolean).join(' · ')
  return (
    <div className={chosen ? 'count count--chosen' : 'count'}>
      <div className="count__head">
        <button type="button" className="count__name" data-choose tabIndex={tabbable ? 0 : -1} aria-expanded={opened} {...(chosen ? { 'aria-current': true } : {})}
          onClick={() => (chosen ? toggle() : select(count.id, true))}>
          <span className="count__ordinal">{countName(count)}</span> {count.name}
        </button>
        {proof && section.needed > 0 && <StatusChip status={proof.status} overridden={proof.override !== null} />}
      </div>
      <div className="count__about">
        {about !== '' && <span className="second small">{about}</span>}
        <Coverage section={section} of=" elements" />
        {section.needed === 0 && <span className="small count__choose">Choose or write its elements</span>}
        {section.needed > 0 && !count.confirmed && <span className="small count__choose">Elements proposed, not confirmed</span>}
      </div>
      {opened && <CountElements count={count} proof={proof} />}
    </div>
  )
})
