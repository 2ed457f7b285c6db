/**
 * The Date header (RFC 5322 § 3.3 with its obsolete forms) as an instant. Programs print it in
 * many ways; what cannot be told for sure is not told.
 */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Zones of RFC 5322 § 4.3, in minutes east of UTC. */
const ZONES: Record<string, number> = { ut: 0, utc: 0, gmt: 0, z: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 }

const HEADER = /^(?:[A-Za-z]{2,9}\.?,?\s*)?(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?[\s,-]+(\d{2,4}),?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([AP]M)?\s*(.*)$/i
const CTIME = /^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(?:(\d{4})\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?\s*(.*)$/i
const ISO = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

export type MailDate = {
  /** ISO 8601 UTC with milliseconds; null where there is no such instant or its zone is not given */
  sent: string | null
  /** EDTF of what is printed: an instant, a local time without zone, or null */
  edtf: string | null
  /** what is odd about it, a sentence; "" where nothing is */
  remark: string
}

/** @param raw the header's value as printed; "" where there is none */
export function parseMailDate(raw: string): MailDate {
  const text = raw.replace(/\([^()]*\)/g, ' ').replace(/\s+/g, ' ').trim()
  if (text === '') return { sent: null, edtf: null, remark: raw.trim() === '' ? 'The message gives no date.' : `“${raw.trim().slice(0, 80)}” is no date.` }
  const iso = ISO.exec(text)
  if (iso) return instant(Number(iso[1]), Number(iso[2]), Number(iso[3]), Number(iso[4]), Number(iso[5]), Number(iso[6] ?? 0), '', iso[7] ?? '', raw)
  const header = HEADER.exec(text)
  if (header) {
    const month = monthOf(header[2])
    if (month > 0) return instant(fullYear(header[3] ?? ''), month, Number(header[1]), Number(header[4]), Number(header[5]), Number(header[6] ?? 0), header[7] ?? '', header[8] ?? '', raw)
  }
  const ctime = CTIME.exec(text)
  const month = monthOf(ctime?.[1])
  const year = ctime?.[3] ?? /\b(\d{4})\b/.exec(ctime?.[8] ?? '')?.[1]
  if (ctime && month > 0 && year) return instant(Number(year), month, Number(ctime[2]), Number(ctime[4]), Number(ctime[5]), Number(ctime[6] ?? 0), ctime[7] ?? '', (ctime[8] ?? '').replace(/\b\d{4}\b/, '').trim(), raw)
  return { sent: null, edtf: null, remark: `“${raw.trim().slice(0, 80)}” could not be read as a date.` }
}

const monthOf = (name: string | undefined) => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

/** RFC 5322 § 4.3: two digits below 50 are of this century, three digits count from 1900. */
function fullYear(text: string): number {
  const year = Number(text)
  return text.length === 2 ? year + (year < 50 ? 2000 : 1900) : text.length === 3 ? year + 1900 : year
}

function instant(year: number, month: number, day: number, hour12: number, minute: number, second: number, half: string, zone: string, raw: string): MailDate {
  if (half !== '' && (hour12 < 1 || hour12 > 12)) return { sent: null, edtf: null, remark: `There is no such date as “${raw.trim().slice(0, 80)}”.` }
  const hour = half === '' ? hour12 : (hour12 % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  const utc = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59))
  const check = new Date(utc)
  if (check.getUTCFullYear() !== year || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day || hour > 23 || minute > 59 || second > 60) return { sent: null, edtf: null, remark: `There is no such date as “${raw.trim().slice(0, 80)}”.` }
  const local = check.toISOString().slice(0, 19)
  const east = minutesEast(zone.trim())
  if (east === null) return { sent: null, edtf: local, remark: zone.trim() === '' ? 'The date gives no time zone.' : `The time zone “${zone.trim().slice(0, 40)}” is not known.` }
  const sent = new Date(utc - east * 60_000).toISOString()
  return { sent, edtf: `${sent.slice(0, 19)}Z`, remark: '' }
}

function minutesEast(zone: string): number | null {
  const signed = /^(?:GMT|UTC)?\s*([+-])(\d{2}):?(\d{2})\b/i.exec(zone)
  if (signed) {
    const minutes = Number(signed[2]) * 60 + Number(signed[3])
    // "-0000" says that the zone is not known, but the time is UTC (RFC 5322 § 3.3).
    return minutes > 15 * 60 || Number(signed[3]) > 59 ? null : signed[1] === '-' ? -minutes : minutes
  }
  const named = ZONES[zone.split(/\s/)[0]?.toLowerCase() ?? '']
  return named ?? null
}
