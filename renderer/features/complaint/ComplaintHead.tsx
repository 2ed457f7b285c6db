import { ListFilter } from 'lucide-react'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useRows } from '../../store'
import { countName } from '../../../shared/proof'
import { Button, MenuButton, Segmented } from '../../ui'
import type { Filter } from './rows'

/** Title, filters, what is doubtful. */
export function ComplaintHead({ about, filter, onFilter, tallies, within, onWithin, outline, onOutline, doubts }: {
  about: string; filter: Filter; onFilter: (filter: Filter) => void; tallies: Record<Filter, number>
  within: string | null; onWithin: (count: string | null) => void; outline: boolean; onOutline: () => void; doubts: number
}) {
  const { go } = useNavigation()
  const { counts, defendant, setDefendant } = useProof()
  const parties = useRows('parties')
  const defendants = parties.filter((party) => party.role === 'defendant').sort((a, b) => a.order - b.order)
  const count = counts.find((one) => one.id === within)
  const party = defendants.find((one) => one.id === defendant)
  return (
    <div className="room__head complaint__head">
      <h1 className="room__title">Complaint</h1>
      <span className="room__about">{about}</span>
      <span className="room__space" />
      {doubts > 0 && <Button className="complaint__doubts" command="complaint.doubts" onClick={() => go({ item: null, view: 'doubts' })}>{doubts} {doubts === 1 ? 'doubt' : 'doubts'}</Button>}
      {(counts.length > 1 || defendants.length > 1) && (
        <MenuButton look={within === null && defendant === null ? 'plain' : 'quiet'} name="Count and defendant" icon={<ListFilter size={15} strokeWidth={1.4} aria-hidden />} label={<span className="complaint__which">{[count ? countName(count) : null, party ? (party.definedAs ?? party.name) : null].filter(Boolean).join(', ') || 'All counts'}</span>} items={[
          { label: 'All counts', checked: within === null, run: () => onWithin(null) },
          ...counts.map((one) => ({ label: `${countName(one)}: ${one.name}`, checked: one.id === within, run: () => onWithin(one.id) })),
          ...(defendants.length > 1
            ? [
                { label: 'All defendants', line: true, checked: defendant === null, run: () => setDefendant(null) },
                ...defendants.map((one) => ({ label: one.definedAs ?? one.name, checked: one.id === defendant, run: () => setDefendant(one.id) })),
              ]
            : []),
        ]} />
      )}
      <Segmented label="Filter" value={filter} onChange={onFilter} options={[
        { value: 'all', label: 'All' },
        { value: 'missing', label: 'Missing', count: tallies.missing },
        { value: 'belief', label: 'Info & belief', count: tallies.belief },
        { value: 'unexamined', label: 'Unexamined', count: tallies.unexamined },
      ]} />
      <Button on={outline} onClick={onOutline}>Outline</Button>
    </div>
  )
}
