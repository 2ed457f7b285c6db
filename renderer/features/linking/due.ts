/** Dates of gaps as a person reads them. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY = 86_400_000

/** "2024-09-18" → "18 Sep 2024", "2024-09" → "Sep 2024"; anything else as it was typed. */
export function readableDate(edtf: string): string {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(edtf)
  const month = match?.[2] ? MONTHS[Number(match[2]) - 1] : undefined
  if (!match || !month) return edtf
  return match[3] ? `${Number(match[3])} ${month} ${match[1]}` : `${month} ${match[1]}`
}

/**
 * How many days a due day has passed; negative while it is ahead; null where it is no single day.
 * @param today the calendar day here, "2026-03-09"
 */
export function daysLate(due: string | null, today: string): number | null {
  if (due === null || !/^\d{4}-\d\d-\d\d$/.test(due)) return null
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${due}T00:00:00Z`)) / DAY)
}

/** This machine's calendar day: "2026-03-09". */
export function todayHere(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
