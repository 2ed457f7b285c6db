/** Dates of gaps as a person reads them. */
import { formatEdtf } from '../../../shared/dates/format'

const DAY = 86_400_000

/** "2024-09-18" → "18 Sep 2024", "2024-09" → "Sep 2024", in the person's order; anything else as it was typed. */
export function readableDate(edtf: string): string {
  return /^\d{4}-\d\d(?:-\d\d)?$/.test(edtf) ? formatEdtf(edtf) : edtf
}

/**
 * How many days a due day has passed; negative while it is ahead; null where it is no single day.
 * @param today the calendar day here, "2026-03-09"
 */
export function daysLate(due: string | null, today: string): number | null {
  if (due === null || !/^\d{4}-\d\d-\d\d$/.test(due)) return null
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${due}T00:00:00Z`)) / DAY)
}
