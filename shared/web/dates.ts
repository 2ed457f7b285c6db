/** Dates as saved pages print them, as EDTF with the zone that they were printed with. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAME = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})[ -]${NAME},?[ -](\\d{4})\\b`, 'i')
/** The year stands behind the day, or at the end as in "Apr  2 14:03:00 2024". */
const MONTH_FIRST = new RegExp(`\\b${NAME} {1,2}(\\d{1,2}),? (?:(\\d{4})\\b|.{0,30}?\\b(\\d{4})\\b)`, 'i')
const ZONES: Record<string, string> = { gmt: 'Z', utc: 'Z', ut: 'Z', z: 'Z', est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00', mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00' }

/**
 * An instant or day in one of the forms of RFC 5322, HTTP, JavaScript and ISO 8601, as EDTF
 * (ISO 8601-2 level 0): "Tue, 2 Apr 2024 14:03:00 -0700" → "2024-04-02T14:03:00-07:00". The zone stays as
 * printed; none printed, none given. Null where it is no such date.
 */
export function edtfOf(printed: string): string | null {
  const text = printed.trim().slice(0, 200)
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?)?/i.exec(text)
  if (iso) return built(iso[1], Number(iso[2]), iso[3], iso[4], iso[5], iso[6], iso[7])
  const day = DAY_FIRST.exec(text)
  const american = day ? null : MONTH_FIRST.exec(text)
  const month = MONTHS.indexOf((day?.[2] ?? american?.[1] ?? '').toLowerCase()) + 1
  const year = day?.[3] ?? american?.[3] ?? american?.[4]
  if (month === 0 || !year) return null
  const time = /\b(\d{1,2}):(\d\d)(?::(\d\d))?\s*([AP]M)?/i.exec(text)
  const zone = /(?:GMT|UTC)?\s?([+-]\d\d:?\d\d)\b/.exec(time ? text.slice(time.index) : '')?.[1] ?? /\b(GMT|UTC|UT|Z|[ECMP][SD]T)\b/.exec(text)?.[1]
  return built(year, month, day?.[1] ?? american?.[2], time ? hourOf(time[1], time[4]) : undefined, time?.[2], time?.[3], zone)
}

function hourOf(printed: string | undefined, half: string | undefined): string {
  const hour = Number(printed)
  if (!half) return String(hour)
  return String((hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0))
}

function built(year: string | undefined, month: number, day: string | undefined, hour: string | undefined, minute: string | undefined, second: string | undefined, zone: string | undefined): string | null {
  const two = (n: number) => String(n).padStart(2, '0')
  if (!year || month < 1 || month > 12) return null
  if (day === undefined) return `${year}-${two(month)}`
  const d = Number(day)
  if (d < 1 || d > new Date(Date.UTC(Number(year), month, 0)).getUTCDate()) return null
  const date = `${year}-${two(month)}-${two(d)}`
  if (hour === undefined || minute === undefined) return date
  const [h, m, s] = [Number(hour), Number(minute), Number(second ?? 0)]
  if (h > 23 || m > 59 || s > 60) return date
  return `${date}T${two(h)}:${two(m)}:${two(Math.min(59, s))}${zoneOf(zone)}`
}

function zoneOf(zone: string | undefined): string {
  if (!zone) return ''
  const offset = /^([+-]\d\d):?(\d\d)$/.exec(zone)
  if (!offset) return ZONES[zone.toLowerCase()] ?? ''
  return offset[2] === '00' && /[+-]00/.test(offset[1] as string) ? 'Z' : `${offset[1]}:${offset[2]}`
}
