/** Lanes of the timeline: the same events, sorted by what a person wants to compare. */
import type { MatterEvent } from '../records'

export const LANE_KINDS = ['none', 'person', 'issue', 'policy', 'region', 'source', 'certainty'] as const
export type LaneKind = (typeof LANE_KINDS)[number]

export type Lane = { id: string; name: string; /** places in the list of events */ events: number[] }

export type LaneNames = {
  person(id: string): string
  issue(id: string): string
  /** id and name of the document or pleading that a source belongs to */
  source(id: string): { id: string; name: string }
  /** the policy whose text a source is; null where it is none */
  policy(id: string): { id: string; name: string } | null
}

const CERTAINTY = { established: 'Established', reported: 'Reported', alleged: 'Alleged' } as const

/**
 * Events by lane, in their order. An event with several people lies in the lane of each; one with
 * none in the last lane, so that nothing is hidden.
 */
export function lanesOf(events: readonly MatterEvent[], kind: LaneKind, names: LaneNames): Lane[] {
  if (kind === 'none') return [{ id: 'all', name: 'Events', events: events.map((_, at) => at) }]
  const lanes = new Map<string, Lane>()
  const rest: Lane = { id: '', name: REST[kind], events: [] }
  events.forEach((event, at) => {
    const keys = keysOf(event, kind, names)
    if (keys.length === 0) rest.events.push(at)
    for (const { id, name } of keys) {
      const lane = lanes.get(id)
      if (lane) lane.events.push(at)
      else lanes.set(id, { id, name, events: [at] })
    }
  })
  const sorted = [...lanes.values()].sort((a, b) => (kind === 'certainty' ? ORDER.indexOf(a.id) - ORDER.indexOf(b.id) : b.events.length - a.events.length || (a.name < b.name ? -1 : 1)))
  return rest.events.length > 0 ? [...sorted, rest] : sorted
}

const ORDER: readonly string[] = ['established', 'reported', 'alleged']
const REST: Record<Exclude<LaneKind, 'none'>, string> = { person: 'No person named', issue: 'No issue', policy: 'No policy text', region: 'No region', source: 'No source', certainty: '' }

function keysOf(event: MatterEvent, kind: Exclude<LaneKind, 'none'>, names: LaneNames): { id: string; name: string }[] {
  switch (kind) {
    case 'person': return event.people.map((id) => ({ id, name: names.person(id) }))
    case 'issue': return event.issues.map((id) => ({ id, name: names.issue(id) }))
    case 'policy': return distinct(event.sources.flatMap((id) => names.policy(id) ?? []))
    case 'region': return event.regions.map((region) => ({ id: region, name: region }))
    case 'source': return distinct(event.sources.map((id) => names.source(id)))
    case 'certainty': return [{ id: event.certainty, name: CERTAINTY[event.certainty] }]
  }
}

const distinct = (keys: readonly { id: string; name: string }[]) => [...new Map(keys.map((one) => [one.id, one])).values()]
