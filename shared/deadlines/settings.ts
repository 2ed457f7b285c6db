/** What is a choice and not settled: switched on or off in a matter, and said with every result that it touches. */
import type { CourtDay, Matter } from '../records'
import type { OwnDay } from './calendar'
import type { HolidaySet } from './holidays'
import { type DeadlineRule, RULES } from './rules'

export type DeadlineSettings = {
  /** holidays that count besides the federal ones; unsure, so none at first: never later than the truth */
  sets: readonly HolidaySet[]
  /** IANA zone of the court: periods in hours, and the end of the last day (Rule 6(a)(4)) */
  zone: string
  /** when the last day ends: midnight by electronic filing, or an hour that the judge set ("17:00") */
  ends: string
  /** 29 February and a year: 28 February, or 1 March */
  short: 'last' | 'next'
  /** numbers that the matter changed, by the rule's id */
  changed: readonly Pick<DeadlineRule, 'id' | 'amount' | 'unit'>[]
  /** days of the court as entered */
  days: readonly OwnDay[]
}

export const PLAIN_SETTINGS: DeadlineSettings = { sets: [], zone: 'America/Los_Angeles', ends: '24:00', short: 'last', changed: [], days: [] }

/** The rules as a matter has them. */
export function rulesOf(settings: Pick<DeadlineSettings, 'changed'>): readonly DeadlineRule[] {
  if (settings.changed.length === 0) return RULES
  const own = new Map(settings.changed.map((one) => [one.id, one]))
  return RULES.map((rule) => {
    const changed = own.get(rule.id)
    return changed ? { ...rule, amount: changed.amount, unit: changed.unit, notes: [...rule.notes, `Changed in this matter: ${changed.amount} ${changed.unit} instead of ${rule.amount} ${rule.unit}.`] } : rule
  })
}

/** The choices of a matter, with the days that were entered for its court. */
export function settingsOf(matter: Pick<Matter, 'settings'> | null | undefined, days: readonly CourtDay[]): DeadlineSettings {
  return { ...PLAIN_SETTINGS, ...matter?.settings.deadlines, days }
}
