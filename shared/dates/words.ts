/** Words that dates are made of, in English as courts and companies write them. */

const MONTH_NAMES: readonly string[] = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
export const MONTH_WORDS: readonly string[] = MONTH_NAMES.map((name) => (name[0] ?? '').toUpperCase() + name.slice(1))
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export const WEEKDAY_WORDS: readonly string[] = WEEKDAYS.map((name) => (name[0] ?? '').toUpperCase() + name.slice(1))

/** 1 to 12, or 0. */
export function monthOf(word: string): number {
  if (word === 'sept') return 9
  const whole = MONTH_NAMES.indexOf(word)
  if (whole >= 0) return whole + 1
  return word.length === 3 ? MONTH_NAMES.findIndex((name) => name.startsWith(word)) + 1 : 0
}

/** 0 Sunday to 6 Saturday, or -1. */
export function weekdayIn(word: string): number {
  const short = /^(?:sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat)$/.test(word)
  return WEEKDAYS.findIndex((name) => name === word || (short && name.startsWith(word)))
}

/** EDTF codes; a winter has none here, for it spans two years. */
export const SEASONS: Record<string, number> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 }

export const ORDINALS: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4, last: -1, final: -1 }

export const COUNTS: Record<string, number> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fourteen: 14, fifteen: 15, twenty: 20, thirty: 30, sixty: 60, ninety: 90,
}

/** "August" for 8. */
export const monthWord = (month: number): string => MONTH_WORDS[month - 1] ?? ''
