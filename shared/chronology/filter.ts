/** Which events are shown: words and facets over the same records, for table and timeline alike. */
import { boundsOf, edge } from '../dates/bounds'
import type { MatterEvent } from '../records'

export type EventFilter = {
  words: string
  people: readonly string[]
  issues: readonly string[]
  regions: readonly string[]
  kinds: readonly MatterEvent['kind'][]
  certainties: readonly MatterEvent['certainty'][]
  disputed: readonly MatterEvent['disputed'][]
  standings: readonly MatterEvent['standing'][]
  /** at least so significant */
  significance: number
  /** only events whose dates can lie in this span: ISO days, "" for an open end */
  from: string
  to: string
}

export const NO_FILTER: EventFilter = { words: '', people: [], issues: [], regions: [], kinds: [], certainties: [], disputed: [], standings: [], significance: 0, from: '', to: '' }

const plain = (text: string) => text.toLowerCase().replace(/[“”"‘’']/g, '').replace(/\s+/g, ' ')

/** How many facets narrow the list; words are not counted. */
export function activeFacets(filter: EventFilter): number {
  const lists = [filter.people, filter.issues, filter.regions, filter.kinds, filter.certainties, filter.disputed, filter.standings]
  return lists.filter((list) => list.length > 0).length + Number(filter.significance > 0) + Number(filter.from !== '' || filter.to !== '')
}

/**
 * Events that pass, in the order given. Inside one facet any of its values will do; facets and words
 * have to pass together.
 * @param names words that a record's links stand for (people, issues, sources), searched too
 */
export function filterEvents<T extends { event: MatterEvent }>(placed: readonly T[], filter: EventFilter, names: (event: MatterEvent) => string): T[] {
  const terms = plain(filter.words).split(' ').filter(Boolean)
  const any = <V>(chosen: readonly V[], own: readonly V[]) => chosen.length === 0 || own.some((one) => chosen.includes(one))
  const from = filter.from === '' ? Number.NEGATIVE_INFINITY : edge(filter.from, false)
  const to = filter.to === '' ? Number.POSITIVE_INFINITY : edge(filter.to, true)
  return placed.filter(({ event }) => {
    if (!any(filter.people, event.people) || !any(filter.issues, event.issues) || !any(filter.regions, event.regions)) return false
    if (!any(filter.kinds, [event.kind]) || !any(filter.certainties, [event.certainty]) || !any(filter.disputed, [event.disputed]) || !any(filter.standings, [event.standing])) return false
    if (event.significance < filter.significance || !within(event.date, from, to)) return false
    if (terms.length === 0) return true
    const words = plain(`${event.what} ${event.date} ${event.words} ${event.source} ${event.note} ${event.regions.join(' ')} ${names(event)}`)
    return terms.every((term) => words.includes(term))
  })
}

function within(date: string, from: number, to: number): boolean {
  if (!Number.isFinite(from) && !Number.isFinite(to)) return true
  const bounds = boundsOf(date)
  if (!bounds) return false
  return (bounds.earliest === null || edge(bounds.earliest, false) <= to) && (bounds.latest === null || edge(bounds.latest, true) >= from)
}
