/** Right-to-left text for paper: Arabic letters joined, signs in the order in which they stand on the line (UAX 9, without embeddings). */

const HEBREW = /[\u0590-\u05ff\ufb1d-\ufb4f]/
const ARABIC = /[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/
export const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const MARK = /\p{M}/u
const DIGIT = /[0-9]/
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/
const LETTER = /\p{L}/u
/** Steering signs that have no shape of their own. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g

const OPENING = '([{<«‹'
const MIRROR = new Map(['()', '[]', '{}', '<>', '«»', '‹›'].flatMap(([a = '', b = '']) => [[a, b], [b, a]] as const))

/**
 * The joined shapes of an Arabic letter begin at one place of the presentation forms: alone, at the
 * end, at the beginning, in the middle (the last two only where it joins to the left).
 */
const FORMS = new Map<number, readonly [start: number, shapes: 2 | 4]>([
  [0x621, [0xfe80, 2]], [0x622, [0xfe81, 2]], [0x623, [0xfe83, 2]], [0x624, [0xfe85, 2]], [0x625, [0xfe87, 2]], [0x626, [0xfe89, 4]], [0x627, [0xfe8d, 2]], [0x628, [0xfe8f, 4]], [0x629, [0xfe93, 2]],
  [0x62a, [0xfe95, 4]], [0x62b, [0xfe99, 4]], [0x62c, [0xfe9d, 4]], [0x62d, [0xfea1, 4]], [0x62e, [0xfea5, 4]], [0x62f, [0xfea9, 2]], [0x630, [0xfeab, 2]], [0x631, [0xfead, 2]], [0x632, [0xfeaf, 2]],
  [0x633, [0xfeb1, 4]], [0x634, [0xfeb5, 4]], [0x635, [0xfeb9, 4]], [0x636, [0xfebd, 4]], [0x637, [0xfec1, 4]], [0x638, [0xfec5, 4]], [0x639, [0xfec9, 4]], [0x63a, [0xfecd, 4]], [0x641, [0xfed1, 4]],
  [0x642, [0xfed5, 4]], [0x643, [0xfed9, 4]], [0x644, [0xfedd, 4]], [0x645, [0xfee1, 4]], [0x646, [0xfee5, 4]], [0x647, [0xfee9, 4]], [0x648, [0xfeed, 2]], [0x649, [0xfeef, 2]], [0x64a, [0xfef1, 4]],
  // Persian and Urdu.
  [0x67e, [0xfb56, 4]], [0x686, [0xfb7a, 4]], [0x698, [0xfb8a, 2]], [0x6a9, [0xfb8e, 4]], [0x6af, [0xfb92, 4]], [0x6cc, [0xfbfc, 4]], [0x679, [0xfb66, 4]], [0x688, [0xfb88, 2]], [0x691, [0xfb8c, 2]], [0x6ba, [0xfb9e, 2]], [0x6be, [0xfbaa, 4]], [0x6c1, [0xfba6, 4]], [0x6d2, [0xfbae, 2]],
])
/** Lam before an alef is one sign: alone, and joined to what stands before. */
const LAM_ALEF = new Map([[0x622, 0xfef5], [0x623, 0xfef7], [0x625, 0xfef9], [0x627, 0xfefb]])
const LAM = 0x644
const HAMZA = 0x621
const TATWEEL = 0x640

/** Letters of a text in logical order with Arabic ones in their joined shapes. */
export function joinArabic(text: string): string {
  if (!ARABIC.test(text)) return text
  const signs = Array.from(text, (sign) => sign.codePointAt(0) ?? 0)
  const out: number[] = []
  const next = (at: number) => {
    let to = at + 1
    while (to < signs.length && MARK.test(String.fromCodePoint(signs[to] ?? 0))) to++
    return to
  }
  const joins = (code: number | undefined) => code === TATWEEL || (code !== undefined && code !== HAMZA && FORMS.has(code))
  let before = false
  for (let at = 0; at < signs.length; at++) {
    const code = signs[at] as number
    if (MARK.test(String.fromCodePoint(code))) {
      out.push(code)
      continue
    }
    const form = FORMS.get(code)
    if (!form) {
      out.push(code)
      before = code === TATWEEL
      continue
    }
    const following = signs[next(at)]
    const ligature = code === LAM && following !== undefined && next(at) === at + 1 ? LAM_ALEF.get(following) : undefined
    if (ligature !== undefined) {
      out.push(ligature + Number(before))
      before = false
      at++
      continue
    }
    const [start, shapes] = form
    const after = shapes === 4 && joins(following)
    out.push(code === HAMZA ? start : start + (before ? (after ? 3 : 1) : after ? 2 : 0))
    before = after
  }
  return String.fromCodePoint(...out)
}

/** Whether a text runs from the right: its first letter does. */
export function runsRight(text: string): boolean {
  const first = LETTER.exec(text)
  return first !== null && RIGHT.test(first[0])
}

/**
 * One line in the order in which its signs stand on paper, from left to right.
 * @param right whether the paragraph runs from the right
 */
export function visualOrder(line: string, right: boolean): string {
  const text = line.replace(INVISIBLE, '')
  if (!RIGHT.test(text)) return text
  const signs = Array.from(joinArabic(text))
  const base = right ? 1 : 0
  const kinds = strongKinds(signs, base)
  const levels = kinds.map((kind) => (kind === 'L' ? (base === 0 ? 0 : 2) : kind === 'R' ? 1 : kind === 'N' ? 2 : base))
  // Rule L2: from the highest level down, every run of that level or more is turned round.
  const order = signs.map((_, at) => at)
  for (let level = Math.max(...levels); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      if ((levels[order[from] as number] ?? 0) < level) continue
      let to = from
      while (to + 1 < order.length && (levels[order[to + 1] as number] ?? 0) >= level) to++
      order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse())
      from = to
    }
  }
  const shown = order.map((at) => ((levels[at] ?? 0) % 2 === 1 ? (MIRROR.get(signs[at] as string) ?? (signs[at] as string)) : (signs[at] as string)))
  // Rule L3: a mark stays behind its letter.
  for (let at = 0; at < shown.length; at++) {
    if (!MARK.test(shown[at] as string) || (levels[order[at] as number] ?? 0) % 2 === 0) continue
    let to = at
    while (to < shown.length && MARK.test(shown[to] as string)) to++
    if (to < shown.length) shown.splice(at, to - at + 1, shown[to] as string, ...shown.slice(at, to).reverse())
    at = to
  }
  return shown.join('')
}

type Kind = 'L' | 'R' | 'N' | 'B'

/** L, R, numbers; what is neither takes the side of both its neighbours, else that of the paragraph (B). */
function strongKinds(signs: readonly string[], base: number): Kind[] {
  const kinds: (Kind | null)[] = []
  for (const [at, sign] of signs.entries()) {
    if (MARK.test(sign)) kinds.push(kinds[at - 1] ?? null)
    else if (ARABIC_DIGIT.test(sign)) kinds.push('N')
    else if (HEBREW.test(sign) || ARABIC.test(sign)) kinds.push('R')
    else if (DIGIT.test(sign)) kinds.push(lastLetter(signs, at) === 'R' || (base === 1 && lastLetter(signs, at) === null) ? 'N' : 'L')
    else kinds.push(LETTER.test(sign) ? 'L' : null)
  }
  const side = (kind: Kind | null | undefined) => (kind === 'N' ? 'R' : kind)
  pairBrackets(signs, kinds, base === 1 ? 'R' : 'L')
  for (let at = 0; at < kinds.length; at++) {
    if (kinds[at] !== null) continue
    let to = at
    while (to < kinds.length && kinds[to] === null) to++
    const [before, after] = [at > 0 ? kinds[at - 1] : undefined, kinds[to]]
    // A stop or comma inside of a number belongs to it.
    const inNumber = before === 'N' && after === 'N' && to === at + 1 && /[.,:/]/.test(signs[at] as string)
    const taken: Kind = inNumber ? 'N' : side(before) !== undefined && side(before) === side(after) ? (side(before) as Kind) : 'B'
    kinds.fill(taken, at, to)
    at = to - 1
  }
  return kinds as Kind[]
}

/** Rule N0: both brackets of a pair stand on one side, that of what is in them where the words before agree. */
function pairBrackets(signs: readonly string[], kinds: (Kind | null)[], base: 'L' | 'R'): void {
  const open: { at: number; close: string }[] = []
  for (const [at, sign] of signs.entries()) {
    if (kinds[at] !== null) continue
    if (OPENING.includes(sign)) open.push({ at, close: MIRROR.get(sign) ?? '' })
    const from = open.findLastIndex((one) => one.close === sign)
    if (from < 0) continue
    const begun = open[from]?.at ?? 0
    open.length = from
    const sides = kinds.slice(begun + 1, at).map((kind) => (kind === 'N' ? 'R' : kind)).filter((kind) => kind === 'L' || kind === 'R')
    if (sides.length === 0) continue
    const before = kinds.slice(0, begun).findLast((kind) => kind !== null)
    const opposite = base === 'R' ? 'L' : 'R'
    const taken = sides.includes(base) || (before === 'N' ? 'R' : (before ?? base)) !== opposite ? base : opposite
    kinds[begun] = taken
    kinds[at] = taken
  }
}

function lastLetter(signs: readonly string[], at: number): 'L' | 'R' | null {
  for (let n = at - 1; n >= 0; n--) {
    const sign = signs[n] as string
    if (RIGHT.test(sign)) return 'R'
    if (LETTER.test(sign)) return 'L'
  }
  return null
}
