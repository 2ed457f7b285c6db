/** Time zones as papers write them, and what their clocks show. Rules come from the runtime's own zone data. */
import { four, two } from './calendar'

type ZoneWord = {
  /** IANA name, "" where only the offset is known */
  zone: string
  /** fixed offset in minutes east; null: whatever the zone keeps on that day */
  fixed: number | null
}

const WORDS: Record<string, ZoneWord> = {
  utc: { zone: 'UTC', fixed: 0 }, gmt: { zone: 'UTC', fixed: 0 }, z: { zone: 'UTC', fixed: 0 },
  bst: { zone: 'Europe/London', fixed: 60 }, cet: { zone: 'Europe/Paris', fixed: 60 }, cest: { zone: 'Europe/Paris', fixed: 120 }, hkt: { zone: 'Asia/Hong_Kong', fixed: 480 }, jst: { zone: 'Asia/Tokyo', fixed: 540 },
  akt: { zone: 'America/Anchorage', fixed: null }, hst: { zone: 'Pacific/Honolulu', fixed: -600 },
}
const US: readonly [string, string, string, number][] = [['e', 'eastern', 'America/New_York', -5], ['c', 'central', 'America/Chicago', -6], ['m', 'mountain', 'America/Denver', -7], ['p', 'pacific', 'America/Los_Angeles', -8]]
for (const [letter, name, zone, hours] of US) {
  WORDS[`${letter}t`] = { zone, fixed: null }
  WORDS[name] = { zone, fixed: null }
  WORDS[`${letter}st`] = { zone, fixed: hours * 60 }
  WORDS[`${letter}dt`] = { zone, fixed: (hours + 1) * 60 }
}

/** @param word lower case, without dots */
export const zoneOfWord = (word: string): ZoneWord | undefined => (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined)

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let made: Intl.DateTimeFormat | null = null
  try {
    made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })
  } catch {
    made = null
  }
  formats.set(zone, made)
  return made
}

/** What a clock in a zone shows at an instant: "2024-09-17T17:30:00". Null where there is no such zone. */
export function clockIn(zone: string, instant: string): string | null {
  const at = Date.parse(instant)
  const format = formatOf(zone)
  if (!format || !Number.isFinite(at)) return null
  const parts = new Map(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  return `${four(Number(parts.get('year')))}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}:${parts.get('second')}`
}

function offsetAt(zone: string, at: number): number | null {
  const shown = clockIn(zone, new Date(at).toISOString())
  return shown === null ? null : Math.round((Date.parse(`${shown}Z`) - at) / 60_000)
}

export type LocalReading =
  | { kind: 'one'; offset: string }
  /** clocks were set back: the time was there twice */
  | { kind: 'twice'; offsets: [string, string] }
  /** clocks were set forward: the time was never shown */
  | { kind: 'never' }

/** Offsets that a local time ("2024-08-15T23:30:00") can have in a zone. */
export function offsetsOf(zone: string, local: string): LocalReading {
  const shown = Date.parse(`${local}Z`)
  const found = new Set<number>()
  for (const hours of [-26, 26]) {
    const offset = offsetAt(zone, shown + hours * 3_600_000)
    if (offset !== null && offsetAt(zone, shown - offset * 60_000) === offset) found.add(offset)
  }
  const [first, second] = [...found].sort((a, b) => b - a)
  if (first === undefined) return { kind: 'never' }
  return second === undefined ? { kind: 'one', offset: writeOffset(first) } : { kind: 'twice', offsets: [writeOffset(first), writeOffset(second)] }
}

/** "-07:00" of -420. */
export function writeOffset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
