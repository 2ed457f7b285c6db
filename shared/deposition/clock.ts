/** Time on the record (FRCP 30(d)(1)), from the moments at which the record was opened and closed. */
import type { Deposition } from '../records'

export type ClockMoment = Deposition['clock'][number]

export type RecordTime = {
  /** milliseconds on the record */
  total: number
  /** the same by who examined, in the order in which they began */
  byExaminer: { examiner: string; total: number }[]
  running: boolean
  /** who examines now, or did last; "" where nobody was named */
  examiner: string
  /** milliseconds off the record since the last closing; 0 while it runs */
  pause: number
}

/**
 * Adds up the time on the record. A stretch that would be negative, because the machine's clock was
 * set back, counts nothing; an opening of what is open already only names another examiner.
 * @param now milliseconds since 1970
 */
export function recordTime(clock: readonly ClockMoment[], now: number): RecordTime {
  const times = new Map<string, number>()
  let open: { at: number; examiner: string } | null = null
  let lastAt = 0
  let examiner = ''
  const count = (until: number) => {
    if (open) times.set(open.examiner, (times.get(open.examiner) ?? 0) + Math.max(0, until - open.at))
  }
  for (const moment of clock) {
    const at = Date.parse(moment.at)
    count(at)
    open = moment.on ? { at, examiner: moment.examiner } : null
    if (moment.on) {
      examiner = moment.examiner
      if (!times.has(examiner)) times.set(examiner, 0)
    }
    lastAt = at
  }
  count(now)
  const byExaminer = [...times].map(([name, total]) => ({ examiner: name, total }))
  return { total: byExaminer.reduce((sum, one) => sum + one.total, 0), byExaminer, running: open !== null, examiner, pause: open || clock.length === 0 ? 0 : Math.max(0, now - lastAt) }
}

/** Longer between two ticks of a second means that the machine slept or its clock was moved. Milliseconds. */
const SLEPT = 30_000

/**
 * A stretch in which the machine was not awake while the record ran: nobody can say whether the reporter
 * went on, so a person decides.
 * @param before the last tick, @param now this one; milliseconds since 1970
 */
export function sleptBetween(before: number, now: number): { from: number; until: number } | null {
  return now - before > SLEPT ? { from: before, until: now } : null
}

/** The clock with a stretch taken off the record, for a machine that slept through a break. */
export function withoutStretch(clock: readonly ClockMoment[], stretch: { from: number; until: number }): ClockMoment[] {
  const { running, examiner } = recordTime(clock.filter((one) => Date.parse(one.at) <= stretch.from), stretch.from)
  if (!running) return [...clock]
  const moments = [{ at: new Date(stretch.from).toISOString(), on: false, examiner }, { at: new Date(stretch.until).toISOString(), on: true, examiner }]
  return [...clock, ...moments].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** "2:41:07" */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** "2:41", hours and minutes */
export function hoursText(milliseconds: number): string {
  return clockText(milliseconds).slice(0, -3)
}
