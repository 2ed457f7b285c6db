/**
 * Bates numbers: prefix, zero-padded number, suffix. Sorted by their parts, never as text.
 * Split at the last run of digits ("V2-000001" is V2- and 1), but for a page suffix behind a dot
 * ("XYZ 000045.0002") and a letter suffix ("DEF00012_R").
 */
export type BatesNumber = { prefix: string; number: number; /** digits, with the leading zeros */ width: number; suffix: string }

/** More digits than a number holds exactly. */
const MOST_DIGITS = 15

const isDigit = (code: number) => code >= 48 && code <= 57

/**
 * Takes a Bates number apart. Written for a million lines: no regular expression on the way.
 * @returns null where the text has no digits, or more than 15 in the row that counts
 */
export function parseBates(text: string): BatesNumber | null {
  let end = text.length
  while (end > 0 && !isDigit(text.charCodeAt(end - 1))) end--
  if (end === 0) return null
  let start = end
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--
  // ".0002" behind a long number is the page of a document that has one number.
  if (start > 1 && text.charCodeAt(start - 1) === 46 && end - start <= 5 && isDigit(text.charCodeAt(start - 2))) {
    let before = start - 1
    while (before > 0 && isDigit(text.charCodeAt(before - 1))) before--
    if (start - 1 - before >= 4) {
      end = start - 1
      start = before
    }
  }
  const width = end - start
  if (width > MOST_DIGITS) return null
  let number = 0
  for (let at = start; at < end; at++) number = number * 10 + (text.charCodeAt(at) - 48)
  return { prefix: text.slice(0, start), number, width, suffix: text.slice(end) }
}

/** @returns "LI_000123" of its parts */
export function formatBates({ prefix, number, width, suffix }: BatesNumber): string {
  return `${prefix}${String(number).padStart(width, '0')}${suffix}`
}

/** The number `by` pages further on. */
export function batesAfter(bates: BatesNumber, by: number): BatesNumber {
  return { ...bates, number: bates.number + by }
}

/** Order by prefix, number, suffix; texts that are no Bates numbers last, by their letters. */
export function compareBates(a: string, b: string): number {
  const left = parseBates(a)
  const right = parseBates(b)
  if (!left || !right) return left ? -1 : right ? 1 : compareText(a, b)
  return compareText(left.prefix, right.prefix) || left.number - right.number || compareText(left.suffix, right.suffix)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Pages of a range: last minus first plus one; null where the two do not belong together. */
export function batesSpan(first: string, last: string): number | null {
  const from = parseBates(first)
  const to = parseBates(last)
  if (!from || !to || from.prefix !== to.prefix) return null
  return to.number < from.number ? null : to.number - from.number + 1
}

/**
 * Reads what a person types or a brief prints: "LI_000123", "LI_000123–125", "LI_000123-LI_000125",
 * "LI 000123 to 000125". A shortened end takes the leading digits that it lacks.
 * @returns null where it is no Bates number; `doubt` where the end lies before the start
 */
export function parseBatesRange(text: string): { first: string; last: string; doubt: boolean } | null {
  const match = /^\s*([A-Za-z][\w.& -]*?\d{2,}(?:[._][A-Za-z0-9]{1,5})?)(?:\s*(?:[-–—]|\bto\b|\bthrough\b)\s*([A-Za-z][\w.& -]*?\d{2,}(?:_[A-Za-z]{1,3})?|\d{1,12}))?\s*$/.exec(text)
  const head = match?.[1] ? parseBates(match[1]) : null
  if (!match?.[1] || !head) return null
  const tail = match[2]
  if (!tail) return { first: match[1], last: match[1], doubt: false }
  if (!/^\d+$/.test(tail)) {
    const end = parseBates(tail)
    return { first: match[1], last: tail, doubt: !end || end.prefix !== head.prefix || end.number < head.number }
  }
  const digits = String(head.number).padStart(head.width, '0')
  const full = tail.length >= digits.length ? tail : digits.slice(0, digits.length - tail.length) + tail
  const last = `${head.prefix}${full}${head.suffix}`
  return { first: match[1], last, doubt: Number(full) < head.number }
}

/** Whether `bates` lies in the range, by its parts; null where it does not, else the page in it, 1-based. */
export function pageInRange(bates: string, range: { first: string; last: string }): number | null {
  const wanted = parseBates(bates)
  const from = parseBates(range.first)
  const to = parseBates(range.last)
  if (!wanted || !from || !to || !samePrefix(wanted.prefix, from.prefix)) return null
  return wanted.number >= from.number && wanted.number <= to.number ? wanted.number - from.number + 1 : null
}

/** People type "li 123" for "LI_000123": separators and case do not count. */
function samePrefix(a: string, b: string): boolean {
  return a === b || bare(a) === bare(b)
}

const bare = (prefix: string) => prefix.replace(/[\s_.-]/g, '').toUpperCase()
