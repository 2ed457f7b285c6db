/** What the system says once a day, where a person asked for it. It names nothing of the matter: a notice lies open on a locked screen. */
import type { Deadline, MatterEvent } from '../records'
import { boardOf } from './board'

/** Days ahead that a notice speaks of. */
const AHEAD = 7

/** "1 date is late, 2 are due within 7 days."; null where there is nothing to say. @param today ISO day here */
export function dueNotice(deadlines: readonly Deadline[], events: readonly MatterEvent[], today: string): string | null {
  const open = boardOf(deadlines, events, today, 'day').flatMap((group) => group.rows).filter((row) => row.state === 'open' && row.days !== null)
  const late = open.filter((row) => (row.days ?? 0) < 0).length
  const soon = open.filter((row) => (row.days ?? -1) >= 0 && (row.days ?? 0) <= AHEAD).length
  const dates = (count: number) => (count === 1 ? '1 date' : `${count.toLocaleString()} dates`)
  if (late === 0 && soon === 0) return null
  if (late === 0) return `${dates(soon)} ${soon === 1 ? 'is' : 'are'} due within ${AHEAD} days.`
  return `${dates(late)} ${late === 1 ? 'is' : 'are'} late${soon > 0 ? `, ${soon.toLocaleString()} due within ${AHEAD} days` : ''}.`
}
