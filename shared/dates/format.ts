import { writtenDate, writtenOrder } from './written'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * An EDTF date (ISO 8601-2) as a person reads it: "18 Sep 2024", "Aug 2024", "2024",
 * "21 or 22 Jan 2025", "about 2019"; in the order that is set (`written.ts`). What is no such date is given
 * back as it is.
 */
export function formatEdtf(text: string): string {
  const oneOf = /^\[([^\]]+)\]$/.exec(text)
  if (oneOf?.[1]) {
    const parts = oneOf[1].split(',').map((part) => formatEdtf(part.trim()))
    const tails = new Set(parts.map((part) => part.split(' ').slice(1).join(' ')))
    if (tails.size === 1 && parts.length > 1 && writtenOrder() === 'dmy') return `${parts.map((part) => part.split(' ')[0]).join(' or ')} ${[...tails][0]}`.trim()
    return parts.join(' or ')
  }
  if (text.includes('/')) return text.split('/').map((part) => (part === '..' || part === '' ? '…' : formatEdtf(part))).join(' – ')
  const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text)
  if (instant?.[1]) return `${formatEdtf(instant[1])}, ${instant[2]}${instant[3] === 'Z' ? ' UTC' : (instant[3] ?? '')}`
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/.exec(text)
  if (!match) return text
  const [, year, month, day, sign] = match
  const name = month ? MONTHS[Number(month) - 1] : undefined
  const words = writtenDate(day && name ? String(Number(day)) : '', name ?? '', year ?? '')
  return sign === '~' ? `about ${words}` : sign === '?' ? `${words} (uncertain)` : sign === '%' ? `about ${words} (uncertain)` : words
}

/** First day that an EDTF date can mean, as YYYY-MM-DD, for sorting; "" where it has none. */
export function earliestOf(text: string): string {
  const match = /(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text)
  return match ? `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}` : ''
}
