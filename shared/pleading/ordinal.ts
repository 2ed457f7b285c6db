const UNITS = ['FIRST', 'SECOND', 'THIRD', 'FOURTH', 'FIFTH', 'SIXTH', 'SEVENTH', 'EIGHTH', 'NINTH', 'TENTH', 'ELEVENTH', 'TWELFTH', 'THIRTEENTH',
  'FOURTEENTH', 'FIFTEENTH', 'SIXTEENTH', 'SEVENTEENTH', 'EIGHTEENTH', 'NINETEENTH']
const CARDINALS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE', 'TEN', 'ELEVEN', 'TWELVE', 'THIRTEEN', 'FOURTEEN', 'FIFTEEN',
  'SIXTEEN', 'SEVENTEEN', 'EIGHTEEN', 'NINETEEN']
const TENS: Record<string, number> = { TWENTY: 20, THIRTY: 30, FORTY: 40, FIFTY: 50 }
const TENTHS: Record<string, number> = { TWENTIETH: 20, THIRTIETH: 30, FORTIETH: 40, FIFTIETH: 50 }

/** Integer of a Roman numeral, strict; null where it is none. */
export function fromRoman(text: string): number | null {
  if (!/^(?=[IVXLC])C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/i.test(text)) return null
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 }
  let sum = 0
  const letters = text.toUpperCase()
  for (let i = 0; i < letters.length; i++) {
    const value = values[letters[i] as string] ?? 0
    sum += value < (values[letters[i + 1] ?? ''] ?? 0) ? -value : value
  }
  return sum
}

/**
 * Integer of an ordinal or number as pleadings print it: "3", "III", "THIRD", "THREE", "3rd",
 * "TWENTY-FIRST", and misspelt by one letter ("NINTEENTH"). Null where it is none.
 */
export function ordinalOf(text: string): number | null {
  const word = text.toUpperCase().replace(/[.,:()]/g, '').trim()
  const digits = /^(\d{1,3})(ST|ND|RD|TH)?$/.exec(word)
  if (digits) return Number(digits[1])
  const roman = fromRoman(word)
  if (roman !== null) return roman
  const parts = word.split(/[\s-]+/)
  if (parts.length === 2) {
    const tens = lookup(parts[0] ?? '', Object.keys(TENS))
    const unit = small(parts[1] ?? '')
    return tens !== null && unit !== null && unit < 10 ? (TENS[tens] ?? 0) + unit : null
  }
  const tens = TENS[word] ?? TENTHS[lookup(word, Object.keys(TENTHS)) ?? '']
  return tens ?? small(word)
}

function small(word: string): number | null {
  const ordinal = lookup(word, UNITS)
  if (ordinal !== null) return UNITS.indexOf(ordinal) + 1
  const cardinal = CARDINALS.indexOf(word)
  return cardinal >= 0 ? cardinal + 1 : null
}

/** The word itself, or the one that is a single letter away, where that is only one. */
function lookup(word: string, among: readonly string[]): string | null {
  if (among.includes(word)) return word
  if (word.length < 5) return null
  const near = among.filter((one) => oneApart(one, word))
  return near.length === 1 ? (near[0] ?? null) : null
}

/** Whether two words differ by one letter changed, added or left out. */
export function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const [restA, restB] = [a.slice(i), b.slice(i)]
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB
}
