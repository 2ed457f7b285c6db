/** The board: what is late, due and done, by day or by owner. */
import type { Deadline, MatterEvent } from '../records'
import type { CalendarDay } from '../report/ics'
import { parseDay } from './days'

/** A day of the board: a deadline, or an event of the chronology that is one. */
export type Due = { id: string; day: string; what: string; owner: string; state: Deadline['state']; days: number | null; deadline: Deadline | null; event: MatterEvent | null }

export type BoardGroup = { key: string; rows: Due[] }
const GROUPS = ['late', 'today', 'week', 'month', 'later', 'unclear', 'done', 'dropped'] as const
type Group = (typeof GROUPS)[number]
export const GROUP_WORD: Record<Group, string> = { late: 'Late', today: 'Today', week: 'Within seven days', month: 'Within thirty days', later: 'Later', unclear: 'Without a single day', done: 'Done', dropped: 'Dropped' }

function groupOf(due: Due): Group {
  if (due.state !== 'open') return due.state
  if (due.days === null) return 'unclear'
  return due.days < 0 ? 'late' : due.days === 0 ? 'today' : due.days <= 7 ? 'week' : due.days <= 30 ? 'month' : 'later'
}

/**
 * @param events those of the chronology that are deadlines or hearings; past ones are left out, since nobody marked them done
 * @param today ISO day here
 */
export function boardOf(deadlines: readonly Deadline[], events: readonly MatterEvent[], today: string, by: 'day' | 'owner'): BoardGroup[] {
  const now = parseDay(today) ?? 0
  const until = (day: string) => {
    const found = parseDay(day.slice(0, 10))
    return found === null ? null : found - now
  }
  const rows: Due[] = [
    ...deadlines.map((one): Due => ({ id: one.id, day: one.date, what: one.what, owner: one.owner, state: one.state, days: until(one.date), deadline: one, event: null })),
    ...events.filter((one) => one.kind !== 'fact' && one.standing === 'confirmed').map((one): Due => ({ id: one.id, day: one.date, what: one.what, owner: '', state: 'open', days: until(one.date), deadline: null, event: one })).filter((one) => one.days !== null && one.days >= 0),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.what < b.what ? -1 : 1))
  const found = new Map<string, Due[]>()
  const key = (row: Due) => (by === 'day' ? groupOf(row) : row.owner || 'Nobody named')
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row])
  const order = (one: string) => (by === 'day' ? (GROUPS as readonly string[]).indexOf(one) : 0)
  return [...found].map(([one, own]) => ({ key: one, rows: one === 'done' || one === 'dropped' ? own.reverse() : own })).sort((a, b) => order(a.key) - order(b.key) || (a.key < b.key ? -1 : 1))
}

/** The board as days of a calendar; what was dropped is left out. */
export function icsOf(groups: readonly BoardGroup[]): CalendarDay[] {
  return groups.flatMap((group) => group.rows).filter((row) => row.state !== 'dropped').map((row) => ({
    uid: `${row.id}@probata`, day: row.day.slice(0, 10), ...(row.day.length > 10 ? { time: row.day.slice(11, 16) } : {}), summary: row.what, done: row.state === 'done', categories: [row.event?.kind === 'hearing' ? 'Hearing' : 'Deadline'],
    description: row.deadline ? [...row.deadline.steps, row.deadline.reason, row.owner === '' ? '' : `Owner: ${row.owner}`].filter(Boolean).join('\n') : (row.event?.note ?? ''),
  }))
}
