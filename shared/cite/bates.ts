/** Reads Bates numbers in running text, where much else has letters and digits too. */
import { parseBates } from '../bates/number'
import type { Cursor } from './cursor'
import { END_BEFORE_START } from './loci'
import type { Locus } from './model'

const NUMBER = /([A-Za-z][A-Za-z\d]{0,11}?(?:[-_.][A-Za-z][A-Za-z\d]{0,11}?){0,3}?)([-_ ]?)(\d{4,12})((?:\.\d{3,5}|_[A-Z]{1,3})?)(?!\w|\.\d)/y
const TAIL = / ?[-–—]{1,2} ?| (?:through|thru|to) /y
const PIN = /,? ?(?:at|@) ?/y
/** Letters before digits that are something else: case numbers, forms, statutes. */
const OTHER = /^(?:cv|cr|mc|md|mdl|no|nos|ecf|dkt|doc|case|sec|rule|form|usc|cfr|wl|isbn|issn|iso|rfc|ieee|ssn|ein|tel|fax|ext|suite|apt|page|pages|box|bin|room|fl|hr|hb|sb|ab|pub|art|at|in|of|the|and|to|from|by|on|since|until|before|after|about|over|id|px|dx|jx|ptx|dtx|jtx|sha|md5|utf|covid|http|https|www)$/i
const STATE = /^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])$/

export type BatesRead = { doc: string; loci: Locus[]; span: [string, string] | null; error: string | null }

/**
 * Reads "LI_000123", "LI_000123–125", "LI_000123-LI_000130 at 126".
 * @param known prefixes of the matter, bare and in capitals: what carries one needs no other sign that it is a number
 */
export function readBates(cursor: Cursor, known: ReadonlySet<string>): BatesRead | null {
  const match = cursor.attempt(() => {
    const found = cursor.eat(NUMBER)
    return found && isBates(found, known) ? found : null
  })
  if (!match) return null
  const first = match[0]
  const head = parseBates(first)
  if (!head) return null
  let error: string | null = null
  const expand = (digits: string, below: number): string => {
    const own = String(head.number).padStart(head.width, '0')
    const whole = digits.length >= own.length ? digits : own.slice(0, own.length - digits.length) + digits
    if (Number(whole) < below) error = END_BEFORE_START
    return `${head.prefix}${whole}${head.suffix}`
  }
  const tail = cursor.attempt(() => {
    if (!cursor.eat(TAIL)) return null
    const full = cursor.eat(NUMBER)
    if (full) {
      const end = parseBates(full[0])
      if (!end || end.prefix !== head.prefix) return null
      if (end.number < head.number) error = END_BEFORE_START
      return full[0]
    }
    const short = cursor.eat(/\d{1,12}(?![\w:]|[-.]\d)/y)
    return short ? expand(short[0], head.number) : null
  })
  const last = tail ?? first
  const pin = cursor.attempt(() => {
    if (!cursor.eat(PIN)) return null
    const full = cursor.eat(NUMBER)
    if (full) return { t: 'bates', from: full[0], to: full[0] } as Locus
    const digits = cursor.eat(/\d{1,12}(?![\w:])/y)?.[0]
    if (!digits) return null
    // "at 126" inside the range is a number of it; "at 2" below it is a page of the document.
    const whole = digits.length >= head.width ? digits : String(head.number).padStart(head.width, '0').slice(0, -digits.length) + digits
    if (Number(whole) < head.number) return { t: 'page', from: String(Number(digits)), to: String(Number(digits)) } as Locus
    const number = expand(digits, head.number)
    return { t: 'bates', from: number, to: number } as Locus
  })
  if (pin) return { doc: first, loci: [pin], span: last === first ? null : [first, last], error }
  return { doc: first, loci: [{ t: 'bates', from: first, to: last }], span: null, error }
}

/** Prefixes without separators, in capitals: "LI" for "LI_". */
export const barePrefix = (prefix: string) => prefix.replace(/[\s_.-]/g, '').toUpperCase()

function isBates([, prefix = '', separator = '', digits = '']: RegExpExecArray, known: ReadonlySet<string>): boolean {
  if (known.has(barePrefix(prefix))) return true
  const lastPart = prefix.split(/[-_.]/).at(-1) ?? prefix
  if (OTHER.test(prefix) || OTHER.test(lastPart) || (prefix.length < 2 && separator !== '_')) return false
  const capitals = /^[A-Z\d_.-]+$/.test(prefix)
  const padded = digits.startsWith('0')
  if (separator === '_') return padded || digits.length >= 5
  if (separator === '-') return capitals && (padded ? digits.length >= 4 : digits.length >= 8)
  // "MA 02116" is a place.
  if (separator === ' ') return capitals && padded && digits.length >= 5 && !(STATE.test(prefix) && digits.length === 5)
  return (capitals || /^[A-Z][a-z]+$/.test(prefix)) && (padded ? digits.length >= 4 : digits.length >= 7) && !/\d$/.test(prefix)
}
