import { X } from 'lucide-react'
import { type Ref, useMemo } from 'react'
import { byName } from '../../../shared/people/byName'
import { activeFacets, type EventFilter, NO_FILTER } from '../../../shared/chronology/filter'
import { tagTree } from '../../../shared/documents/filter'
import type { MatterEvent } from '../../../shared/records'
import { useRows } from '../../store'
import { Button, MenuButton } from '../../ui'

type Props = { filter: EventFilter; onFilter: (filter: EventFilter) => void; events: readonly MatterEvent[]; ref?: Ref<HTMLInputElement> }

function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
}

/** Words and facets; the same for table and timeline. */
export function FilterBar({ filter, onFilter, events, ref }: Props) {
  const people = useRows('people')
  const tags = useRows('tags')
  const regions = useMemo(() => [...new Set(events.flatMap((event) => event.regions))].sort(), [events])
  const set = (fields: Partial<EventFilter>) => onFilter({ ...filter, ...fields })
  const named = (label: string, chosen: number) => (chosen > 0 ? `${label} · ${chosen}` : label)
  const proposed = filter.standings.includes('proposed')
  return (
    <div className="chrono-filter" role="search">
      <input ref={ref} className="input chrono-filter__words" type="search" aria-label="Filter the events" placeholder="Words, people, cites" value={filter.words} onChange={(event) => set({ words: event.target.value })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()} />
      <MenuButton look="quiet" label={named('Issues', filter.issues.length)} name="Issues" items={tagTree(tags).map(({ tag, depth }) => ({ label: <span style={{ paddingLeft: depth * 12 }}>{tag.name}</span>, name: tag.name, checked: filter.issues.includes(tag.id), run: () => set({ issues: toggled(filter.issues, tag.id) }) }))} />
      <MenuButton look="quiet" label={named('People', filter.people.length)} name="People" items={byName(people).map((person) => ({ label: person.name, checked: filter.people.includes(person.id), run: () => set({ people: toggled(filter.people, person.id) }) }))} />
      <MenuButton look="quiet" label={named('Regions', filter.regions.length)} name="Regions" items={regions.map((region) => ({ label: region, checked: filter.regions.includes(region), run: () => set({ regions: toggled(filter.regions, region) }) }))} />
      <MenuButton look="quiet" label={named('Weight', filter.certainties.length + filter.disputed.length + Number(filter.significance > 0))} name="Weight" items={[
        ...([['established', 'Established'], ['reported', 'Reported'], ['alleged', 'Alleged']] as const).map(([value, label]) => ({ label, checked: filter.certainties.includes(value), run: () => set({ certainties: toggled(filter.certainties, value) }) })),
        ...([['yes', 'Disputed'], ['no', 'Undisputed']] as const).map(([value, label], at) => ({ label, line: at === 0, checked: filter.disputed.includes(value), run: () => set({ disputed: toggled(filter.disputed, value) }) })),
        ...([[1, 'Minor and above'], [2, 'Important and above'], [3, 'Decisive']] as const).map(([value, label], at) => ({ label, line: at === 0, checked: filter.significance === value, run: () => set({ significance: filter.significance === value ? 0 : value }) })),
      ]} />
      <Button look="quiet" on={proposed} onClick={() => set({ standings: proposed ? [] : ['proposed'] })}>Proposed</Button>
      {(activeFacets(filter) > 0 || filter.words !== '') && <Button look="quiet" icon={<X size={14} strokeWidth={1.5} aria-hidden />} onClick={() => onFilter(NO_FILTER)}>Clear</Button>}
    </div>
  )
}
