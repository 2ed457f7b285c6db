/** How a set of requests stands on a day. */
import type { Request, RequestSet } from '../records'

export type Standing = 'draft' | 'open' | 'soon' | 'overdue' | 'responded' | 'deficient' | 'closed' | 'withdrawn'

/** "Soon" begins so many days before. */
const SOON = 7

export const STANDING_WORD: Record<Standing, string> = {
  draft: 'Draft', open: 'Served', soon: 'Due soon', overdue: 'Overdue', responded: 'Responded', deficient: 'Deficient', closed: 'Closed', withdrawn: 'Withdrawn',
}

const DAY = 86_400_000
const dayCount = (iso: string) => Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY)

/** The day on which the responses are due: as extended, else as computed or typed. */
export const dueOf = (set: Pick<RequestSet, 'due' | 'extended'>): string | null => set.extended ?? set.due

/** Days from `today` to an ISO day; negative where it has passed; null where it is no day. */
export function daysUntil(day: string | null, today: string): number | null {
  if (day === null || !/^\d{4}-\d\d-\d\d/.test(day)) return null
  const days = dayCount(day) - dayCount(today)
  return Number.isFinite(days) ? days : null
}

export function standingOf(set: RequestSet, requests: readonly Pick<Request, 'state'>[], today: string): Standing {
  if (set.state === 'draft' || set.state === 'withdrawn' || set.state === 'closed') return set.state
  if (requests.some((one) => one.state === 'deficient')) return 'deficient'
  if (set.state === 'responded') return 'responded'
  const left = daysUntil(dueOf(set), today)
  if (left === null) return 'open'
  return left < 0 ? 'overdue' : left <= SOON ? 'soon' : 'open'
}

/** What follows from silence, one sentence; "" where nothing does yet. */
export function silenceOf(set: RequestSet, standing: Standing): string {
  if (standing !== 'overdue') return ''
  if (set.kind === 'rfa') return 'Not answered in time: the matters are admitted unless the time was extended (Rule 36(a)(3)).'
  if (set.kind === 'rfp' || set.kind === 'interrogatory') return 'Not answered in time: objections may be waived (Rules 33(b)(4) and 34), and a motion under Rule 37(a)(3)(B) needs a conference first.'
  return set.kind === 'subpoena' ? 'The time to object has passed (Rule 45(d)(2)(B)); see whether compliance is due.' : 'No answer came in time.'
}
