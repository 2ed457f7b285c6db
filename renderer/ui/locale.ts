/** Days and times of this machine, as its person reads them. Days that are stored or exported are ISO. */
import { formatEdtf } from '../../shared/dates/format'

const two = (n: number) => String(n).padStart(2, '0')

/** This machine's calendar day: "2026-03-09". Never the UTC day: at nine in the evening in California that is tomorrow. */
export function todayHere(now = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The day on which something happened, here: "9 Mar 2026". @param at an instant, ISO */
export function dayOfInstant(at: string): string {
  return formatEdtf(todayHere(new Date(at)))
}

/** Day and time at which something happened, here: "9 Mar 2026, 14:05" or "Mar 9, 2026, 2:05 PM". @param at an instant, ISO */
export function instantHere(at: string): string {
  return `${dayOfInstant(at)}, ${new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`
}
