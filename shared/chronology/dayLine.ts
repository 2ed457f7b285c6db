/** What stood on one day, in a sentence: texts and settings in force, and the orders that nobody knows. */
import { boundsOf, compareSpans, spanOf } from '../dates/bounds'
import { describeDate } from '../dates/readable'
import type { MatterEvent, Ordering } from '../records'
import { type BandRow, segmentOn } from './bands'
import { undeterminedGroups } from './order'

export type DayLine = {
  /** "In force on 17 September 2024: Privacy Policy of 31 Jul 2024; …" */
  inForce: string
  /** "Not known: …"; "" where everything is known */
  unknown: string
  /** one sentence a group; empty where every order near that day is known */
  undetermined: string[]
  /** events whose dates can lie on that day */
  events: string[]
}

/** Groups that are told; the others are counted. */
const MOST = 3
const BRIEF = 48

/**
 * @param day "2024-09-17"
 * @param rows the bands that are shown (of one region, where one is chosen)
 * @param who "a U.S. Premium member"; "" where nobody is chosen
 */
export function dayLine(day: string, rows: readonly BandRow[], events: readonly MatterEvent[], orderings: readonly Ordering[], who = ''): DayLine {
  // What holds for several regions is said once, with all of them.
  const known = new Map<string, string[]>()
  const unknown = new Map<string, string[]>()
  const add = (map: Map<string, string[]>, what: string, region: string) => map.set(what, [...(map.get(what) ?? []), ...(region === '' ? [] : [region])])
  for (const row of rows) {
    const segment = segmentOn(row, day)
    const isText = row.group === 'Text in force'
    if (!segment || segment.tone === 'unknown') add(unknown, isText ? row.name : row.groupNote, isText ? '' : row.name)
    else add(known, isText ? `${row.name} (${segment.label})` : `${row.groupNote} ${segment.label}`, isText ? '' : row.name)
  }
  const told = (map: ReadonlyMap<string, string[]>) => [...map].map(([what, regions]) => (regions.length > 0 ? `${what} for ${regions.join(', ')}` : what)).join('; ')
  const span = spanOf(boundsOf(day))
  const near = events.filter((event) => compareSpans(spanOf(boundsOf(event.date)), span) === 'overlap' && boundsOf(event.date) !== null)
  const { groups } = undeterminedGroups(near, orderings)
  const names = new Map(near.map((event) => [event.id, event]))
  const orders = groups.slice(0, MOST).map((group) => groupSentence(group.ids.flatMap((id) => names.get(id) ?? [])))
  if (groups.length > MOST) orders.push(`${groups.length - MOST} further groups of events are in no known order.`)
  const date = describeDate(day)
  return {
    inForce: known.size > 0 ? `In force${who ? ` for ${who}` : ''} on ${date}: ${told(known)}.` : rows.length > 0 ? `Nothing is known to have been in force on ${date}.` : `On ${date}: ${near.length === 0 ? 'no event' : near.length === 1 ? 'one event' : `${near.length.toLocaleString()} events`} may lie on this day.`,
    unknown: unknown.size > 0 ? `Not known: ${told(unknown)}.` : '', undetermined: orders, events: near.map((event) => event.id),
  }
}

/** "Order of “setting appears” and “policy of 31 July”: undetermined within August 2024." */
export function groupSentence(events: readonly MatterEvent[]): string {
  const shown = events.slice(0, 3).map((event) => `“${brief(event.what)}”`)
  const rest = events.length - shown.length
  const names = rest > 0 ? `${shown.join(', ')} and ${rest.toLocaleString()} more` : shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '')
  const dates = new Set(events.map((event) => event.date))
  const within = dates.size === 1 ? ` within ${describeDate(events[0]?.date ?? '').replace(', day not known', '')}` : ''
  return `Order of ${names}: undetermined${within}.`
}

const brief = (text: string) => (text.length > BRIEF ? `${text.slice(0, BRIEF - 1).trimEnd()}…` : text)
