/** Days as policies print them, in several languages; nothing is guessed where digits can be read two ways. */

/** A day that was read from words. */
export type ReadDay = {
  /** EDTF; "" where there is no such day, or where it can be read two ways */
  date: string
  /** both readings of "03/04/2024"; empty where there is one */
  either: string[]
  from: number
  to: number
  words: string
}

const MONTH_WORDS: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'janvier', 'enero', 'gennaio', 'janeiro', 'januari', 'styczeń', 'stycznia'],
  ['february', 'feb', 'februar', 'février', 'fevrier', 'febrero', 'febbraio', 'fevereiro', 'februari', 'luty', 'lutego'],
  ['march', 'mar', 'märz', 'maerz', 'mars', 'marzo', 'março', 'maart', 'marzec', 'marca', 'marts'],
  ['april', 'apr', 'avril', 'abril', 'aprile', 'kwiecień', 'kwietnia'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei', 'maj', 'maja'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'junho', 'czerwiec', 'czerwca'],
  ['july', 'jul', 'juli', 'juillet', 'julio', 'luglio', 'julho', 'lipiec', 'lipca'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'augustus', 'augusti', 'sierpień', 'sierpnia'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'settembre', 'setembro', 'wrzesień', 'września'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'outubro', 'październik', 'października'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro', 'listopad', 'listopada'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre', 'diciembre', 'dicembre', 'dezembro', 'grudzień', 'grudnia'],
]
const monthOf = new Map(MONTH_WORDS.flatMap((words, at) => words.map((word) => [word, at + 1] as const)))
const MONTH = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')
const YEAR = '(?:19|20)\\d{2}'

const MONTH_FIRST = `(${MONTH})\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?\\s{0,2},?\\s{1,3}(${YEAR})`
const DAY_FIRST = `(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s{0,2}(?:of\\s|de\\s|del\\s)?\\s{0,2}(${MONTH})\\.?,?\\s{1,3}(?:de\\s|del\\s)?(${YEAR})`
const ISO = `(${YEAR})[-/.](\\d{1,2})[-/.](\\d{1,2})`
const DIGITS = `(\\d{1,2})([/.-])(\\d{1,2})\\5(${YEAR})`
const EAST = `(${YEAR})\\s{0,2}年\\s{0,2}(\\d{1,2})\\s{0,2}月\\s{0,2}(\\d{1,2})\\s{0,2}日`
const MONTH_ONLY = `(${MONTH})\\.?,?\\s{1,3}(${YEAR})`

const FORMS: readonly { pattern: RegExp; read: (match: RegExpExecArray, dayFirst: boolean | null) => { date: string; either?: string[] } }[] = [
  { pattern: new RegExp(`(?<![\\p{L}\\p{N}])${MONTH_FIRST}(?!\\p{N})`, 'giu'), read: (m) => ({ date: dayOf(m[3], monthOf.get((m[1] ?? '').toLowerCase()), m[2]) }) },
  { pattern: new RegExp(`(?<!\\p{N})${DAY_FIRST}(?!\\p{N})`, 'giu'), read: (m) => ({ date: dayOf(m[3], monthOf.get((m[2] ?? '').toLowerCase()), m[1]) }) },
  { pattern: new RegExp(`(?<![\\p{N}.-])${ISO}(?![\\p{N}])`, 'gu'), read: (m) => ({ date: dayOf(m[1], m[2], m[3]) }) },
  { pattern: new RegExp(EAST, 'gu'), read: (m) => ({ date: dayOf(m[1], m[2], m[3]) }) },
  { pattern: new RegExp(`(?<![\\p{N}/.-])${DIGITS.replace('\\5', '\\2')}(?![\\p{N}])`, 'gu'), read: (m, dayFirst) => digits(m, dayFirst) },
  { pattern: new RegExp(`(?<![\\p{L}\\p{N}])${MONTH_ONLY}(?!\\p{N})`, 'giu'), read: (m) => ({ date: `${m[2]}-${String(monthOf.get((m[1] ?? '').toLowerCase())).padStart(2, '0')}` }) },
]

function dayOf(year: string | undefined, month: string | number | undefined, day: string | undefined): string {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const last = m >= 1 && m <= 12 ? new Date(Date.UTC(y, m, 0)).getUTCDate() : 0
  return d >= 1 && d <= last ? `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` : ''
}

function digits(match: RegExpExecArray, dayFirst: boolean | null): { date: string; either?: string[] } {
  const [first, mark, second, year] = [match[1], match[2], match[3], match[4]]
  const [american, other] = [dayOf(year, first, second), dayOf(year, second, first)]
  // Points between the digits are European: 18.09.2024.
  const known = mark === '.' ? true : dayFirst
  if (american === '' || other === '' || american === other) return { date: american || other }
  if (known !== null) return { date: known ? other : american }
  return { date: '', either: [american, other] }
}

/**
 * All days in a stretch of text, in order.
 * @param dayFirst how digits with strokes are read, where a person or the language said so; null leaves both
 */
export function daysIn(text: string, dayFirst: boolean | null = null): ReadDay[] {
  const found: ReadDay[] = []
  for (const { pattern, read } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length]
      if (found.some((one) => from < one.to && to > one.from)) continue
      const { date, either = [] } = read(match as RegExpExecArray, dayFirst)
      found.push({ date, either, from, to, words: match[0] })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/**
 * The day that a file name, folder or archive address gives: "2024-09-19-e21e1fa8.md", "20240919",
 * "/web/20240919123456/". It says when a text was kept, never since when it was in force.
 */
export function dayOfName(name: string): ReadDay | null {
  const compact = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{6})?(?!\d)/.exec(name)
  const spaced = /(?<!\d)((?:19|20)\d{2})[-_. ](\d{1,2})[-_. ](\d{1,2})(?!\d)/.exec(name)
  const match = spaced ?? compact
  if (match) {
    const date = dayOf(match[1], match[2], match[3])
    if (date !== '') return { date, either: [], from: match.index, to: match.index + match[0].length, words: match[0] }
  }
  return daysIn(name.replace(/_/g, ' '))[0] ?? null
}
