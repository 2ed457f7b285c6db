import { useDeferredValue, useMemo } from 'react'
import { type EventFilter, filterEvents } from '../../../shared/chronology/filter'
import { type EventOrder, orderEvents, type Placed } from '../../../shared/chronology/order'
import { leavingSources, type TableNames } from '../../../shared/chronology/table'
import type { MatterEvent, Ordering } from '../../../shared/records'
import { type Reader, useRows, useSession } from '../../store'

export type Chronology = {
  /** every event that may be shown */
  events: readonly MatterEvent[]
  orderings: readonly Ordering[]
  order: EventOrder
  /** in reading order, those that pass the filter */
  shown: readonly Placed[]
  proposed: number
  names: TableNames
}

function namesOf(reader: Reader): TableNames {
  return {
    person: (id) => reader.get('people', id)?.name ?? '', issue: (id) => reader.get('tags', id)?.name ?? '',
    documents: { get: (id) => reader.get('documents', id) }, passages: { get: (id) => reader.get('passages', id) },
    paragraphs: { get: (id) => reader.get('paragraphs', id) }, pleadings: { get: (id) => reader.get('pleadings', id) },
  }
}

/** The matter's events in order and under a filter: what table and timeline both show. */
export function useChronology(filter: EventFilter): Chronology {
  const { reader } = useSession()
  const rows = useRows('events')
  const orderings = useRows('orderings')
  const documents = useRows('documents')
  const passages = useRows('passages')
  const people = useRows('people')
  const tags = useRows('tags')
  const wanted = useDeferredValue(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are read anew when what they stand for changed
  const names = useMemo(() => namesOf(reader), [reader, documents, passages, people, tags])
  const events = useMemo(() => rows.filter((event) => event.standing !== 'rejected' && leavingSources(event, names) !== null), [rows, names])
  const order = useMemo(() => orderEvents(events, orderings), [events, orderings])
  const shown = useMemo(() => filterEvents(order.sequence, wanted, (event) => [...event.people.map(names.person), ...event.issues.map(names.issue), ...(leavingSources(event, names) ?? [])].join(' ')), [order, wanted, names])
  const proposed = useMemo(() => events.filter((event) => event.standing === 'proposed').length, [events])
  return { events, orderings, order, shown, proposed, names }
}
