/** First and last day that an EDTF date can mean, for putting versions in order. */
export type Span = { earliest: string; latest: string }

const DATE = /(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?/g

/**
 * @param edtf a date, month, year, instant, set or interval; an instant counts as its day in UTC
 * @returns days as YYYY-MM-DD; "" at an end that is open or unknown; null where no date is in it
 */
export function spanOf(edtf: string | null): Span | null {
  if (edtf === null) return null
  const days: { first: string; last: string }[] = []
  for (const match of edtf.matchAll(DATE)) {
    const [whole, year, month, day, hour, , zone] = match
    if (day && hour && zone && zone !== 'Z') {
      const at = Date.parse(whole)
      if (!Number.isNaN(at)) {
        const utc = new Date(at).toISOString().slice(0, 10)
        days.push({ first: utc, last: utc })
        continue
      }
    }
    const last = month ? String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()).padStart(2, '0') : '31'
    days.push({ first: `${year}-${month ?? '01'}-${day ?? '01'}`, last: `${year}-${month ?? '12'}-${day ?? last}` })
  }
  if (days.length === 0) return null
  const openStart = /^\[?\s*\.\./.test(edtf) || edtf.startsWith('/')
  const openEnd = /\.\.\s*\]?$/.test(edtf) || edtf.endsWith('/')
  return {
    earliest: openStart ? '' : days.map((one) => one.first).sort()[0] ?? '',
    latest: openEnd ? '' : days.map((one) => one.last).sort().at(-1) ?? '',
  }
}
