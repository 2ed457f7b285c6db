/**
 * In which order day, month and year are written. The month is always a word (or the whole date ISO), so a
 * date is never ambiguous; only its order follows the person's habit. This is the one thing here that is
 * set for the whole process, as the runtime's own locale is: sentences deep inside the matter's rules say
 * dates too, and all dates on one screen must look alike. Files that programs read write ISO without this.
 */
export type WrittenOrder = 'dmy' | 'mdy' | 'ymd'

let order: WrittenOrder = 'dmy'

export function writtenOrder(): WrittenOrder {
  return order
}

export function writeDates(as: WrittenOrder): void {
  order = as
}

/** The order that a locale writes: "en-GB" → dmy, "en-US" → mdy, "sv-SE" and "ja-JP" → ymd; dmy where it is none of them. */
export function orderOfLocale(locale: string): WrittenOrder {
  try {
    const parts = new Intl.DateTimeFormat(locale, { calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(0)
    const first = parts.map((part) => part.type).filter((type) => type === 'day' || type === 'month' || type === 'year')
    return first[0] === 'year' ? 'ymd' : first[0] === 'month' ? 'mdy' : 'dmy'
  } catch {
    return 'dmy'
  }
}

/**
 * One date in words: "18 Sep 2024", "Sep 18, 2024", "2024 Sep 18"; without a day or a year, what is left.
 * @param day as it is printed: "18", "10 to 19"; "" for none
 * @param month as a word; "" for none
 */
export function writtenDate(day: string, month: string, year: string): string {
  if (order === 'mdy' && day !== '' && year !== '') return `${month} ${day}, ${year}`
  const parts = order === 'dmy' ? [day, month, year] : order === 'mdy' ? [month, day, year] : [year, month, day]
  return parts.filter((part) => part !== '').join(' ')
}
