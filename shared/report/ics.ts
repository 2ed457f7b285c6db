/** Calendars as iCalendar (RFC 5545): all-day events, lines folded at 75 octets, texts escaped. */

export type CalendarDay = {
  /** stays the same when the day is written again, so that a calendar replaces it */
  uid: string
  /** ISO day */
  day: string
  /** "17:00" where the entry has a time; by the clock on the wall, without a zone */
  time?: string
  summary: string
  description: string
  categories?: readonly string[]
  done?: boolean
}

/** RFC 5545 § 3.3.11. Control characters have no place in a text. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').replace(/([\\;,])/g, '\\$1').replace(/\n/g, '\\n')
}

const octets = (character: string) => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** § 3.1: no line is longer than 75 octets; what follows begins with a blank. A character is never cut. */
export function fold(line: string): string {
  let out = ''
  let used = 0
  for (const character of line) {
    const size = octets(character)
    if (used + size > 75) {
      out += '\r\n '
      used = 1
    }
    out += character
    used += size
  }
  return out
}

const compact = (iso: string) => iso.replace(/-/g, '')

function isDay(iso: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN
  // A day beyond the month's end is read as one of the next month: it is none.
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(iso)
}

function nextDay(iso: string): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * A calendar of days.
 * @param stamp instant at which it is written, ISO 8601 UTC
 * @returns text with CRLF at the end of each line; entries whose day is none are left out
 */
export function toIcs(name: string, days: readonly CalendarDay[], stamp: string): string {
  const at = `${stamp.slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Probata//Deadlines//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`]
  for (const one of days) {
    if (!isDay(one.day)) continue
    const timed = one.time !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(one.time)
    lines.push(
      'BEGIN:VEVENT', `UID:${escaped(one.uid)}`, `DTSTAMP:${at}`,
      ...(timed ? [`DTSTART:${compact(one.day)}T${one.time?.replace(':', '')}00`] : [`DTSTART;VALUE=DATE:${compact(one.day)}`, `DTEND;VALUE=DATE:${compact(nextDay(one.day))}`]),
      `SUMMARY:${escaped(`${one.done ? 'Done: ' : ''}${one.summary}`)}`, ...(one.description === '' ? [] : [`DESCRIPTION:${escaped(one.description)}`]),
      ...(one.categories?.length ? [`CATEGORIES:${one.categories.map(escaped).join(',')}`] : []), 'TRANSP:TRANSPARENT', 'END:VEVENT',
    )
  }
  return `${[...lines, 'END:VCALENDAR'].map(fold).join('\r\n')}\r\n`
}
