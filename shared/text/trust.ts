/**
 * Whether a text layer tells the truth (domain § 1.3.8). Some files draw readable glyphs under
 * character codes that mean something else: "81,7('67$7(6" for "UNITED STATES".
 */
import type { PageText, Run } from './page'
import { countSigns, type SignCounts } from './signs'

const COMMON = new Set(
  `the of and to in a that is was for on by with as be it not are at or from this which an have has had were been will would may shall can could should
  his her their its our they he she we you i any all no other such who whom than then there these those when where what if into out up more most one two
  three first second new about after before between under over through during against because each only also same some many made make
  plaintiff plaintiffs defendant defendants court complaint action claim claims count cause relief damages jury trial state states united district
  county city section act law laws rights right person persons party parties company corporation inc information belief alleges allege alleged
  paragraph paragraphs herein hereby thereof pursuant including without limitation conduct contract agreement service services data member members
  user users privacy policy case document filed page date time year years day days number name public private class members federal civil rule rules
  evidence order motion answer denies admits knowledge result business california york new virginia district western southern northern
  mr ms dr v vs et al use used using set forth above below preceding foregoing fully injury harm violation violations statute code exhibit`.split(/\s+/),
)

/** Share of known words among words of two letters or more, 0 to 1; null where there are too few to say. */
export function knownShare(text: string): number | null {
  const words = text.toLowerCase().match(/[a-z]{2,}/g) ?? []
  if (words.length < 12) return null
  return words.filter((word) => COMMON.has(word)).length / words.length
}

export type Judgement = {
  verdict: 'good' | 'decoded' | 'lies' | 'empty'
  page: PageText
}

/**
 * Judges all pages of a file. A page with too few words to judge by itself is read with the
 * shift that the others have.
 */
export function judgePages(pages: readonly PageText[]): Judgement[] {
  const first = pages.map((page) => ({ page, judgement: judgePage(page) }))
  const decoded = first.filter((one) => one.judgement.verdict === 'decoded')
  if (decoded.length === 0 || decoded.length < pages.length / 4) return first.map((one) => one.judgement)
  const shift = detectShift(decoded[0]?.page.text ?? '')
  return first.map(({ page, judgement }) => {
    const plain = knownShare(page.text) ?? 0
    if (shift === null || judgement.verdict === 'decoded' || judgement.verdict === 'empty' || plain >= ENOUGH) return judgement
    return { verdict: 'decoded', page: decodeWith(page, shift) }
  })
}

/** English prose knows about half of its words here; a wrong encoding next to none. */
const ENOUGH = 0.18
/** A page with hardly any letters among its signs is no text. */
const LETTERS = 0.45

/** Judges one page; a shifted layer is decoded. Anything else that reads as nonsense `lies`: OCR it. */
export function judgePage(page: PageText): Judgement {
  if (page.text.trim() === '') return { verdict: 'empty', page }
  const known = knownShare(page.text)
  const counts = countSigns(page.text)
  const letters = counts.letters / Math.max(1, counts.signs)
  const foreign = counts.foreign / page.text.length
  const broken = isBroken(page.text, counts)
  if (!broken && (known === null || known >= ENOUGH) && letters >= LETTERS && foreign < 0.2) return { verdict: 'good', page }
  const decoded = decodePage(page)
  if (decoded) return { verdict: 'decoded', page: decoded }
  return { verdict: broken || (page.text.length > LONG && isNonsense(page.text, known)) ? 'lies' : 'good', page }
}

/** A shorter text is too little to call it nonsense. Characters. */
const LONG = 120

/**
 * Whether characters lack their meaning: a font without a map to Unicode leaves replacement signs,
 * private codes, control codes or glyph numbers; bytes read in a wrong encoding leave pairs such as "Ð¡".
 */
function isBroken(text: string, { signs, lost }: SignCounts): boolean {
  const glyphs = (text.match(/\(cid:\d+\)/g) ?? []).join('').length
  const pairs = 2 * (text.match(/[\u00c2-\u00c5\u00d0\u00d1\u00e2][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u2122]/g)?.length ?? 0)
  return (lost + glyphs >= SOME_LOST && lost + glyphs > signs * LOST) || (pairs > LONG / 2 && pairs > signs * MOJIBAKE)
}

const SOME_LOST = 8
/** Share of characters without meaning that a page may have: bullets and a logo, no more. */
const LOST = 0.1
/** English in a wrong encoding has its quotes and signs spoilt, and is still read; of other scripts nothing is left. */
const MOJIBAKE = 0.3

/**
 * Whether a text that is no English is no other language either: words of Latin letters without a
 * vowel, or next to no letter and figure among its signs. Leaders of a table are no signs.
 */
function isNonsense(text: string, known: number | null): boolean {
  const signs = text.replace(/\s|([._\-…·=*])(?:\s?\1){2,}/g, '')
  const meant = signs.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (signs.length > LONG / 4 && meant < signs.length * 0.25) return true
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = (text.match(/\p{Script=Latin}/gu)?.length ?? 0) / Math.max(1, letters)
  if (known === null || known >= 0.05 || latin <= 0.8) return false
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[a-zæøœßıł]{3,}/g) ?? []
  const dumb = words.filter((word) => !/[aeiouyæøœı]/.test(word) || /[^aeiouyæøœı]{6}/.test(word)).length
  return words.length >= 12 && dumb > words.length * 0.2
}

/** Signs of the standard Macintosh glyph order that a plain shift does not reach. */
const MAC_GLYPHS: Record<number, string> = {
  134: '§', 135: '•', 136: '¶', 138: '®', 139: '©', 140: '™', 171: '…', 172: ' ', 177: '–', 178: '—', 179: '“', 180: '”', 181: '‘', 182: '’',
}
/** Glyph 3 of that order is the blank, so codes are 29 too small. */
const MAC_SHIFT = 29

function shiftedChar(char: string, shift: number): string | null {
  const code = char.codePointAt(0) ?? 0
  const glyph = shift === MAC_SHIFT ? MAC_GLYPHS[code] : undefined
  const to = code + shift
  return glyph ?? (to >= 32 && to < 127 ? String.fromCharCode(to) : null)
}

/**
 * Shifts a text back. Blanks are gaps between pieces, not characters of the layer.
 */
function shifted(text: string, shift: number): string {
  return text.split('\n').map((line) => {
    const words = line.split(' ').map((word) => shiftedWord(word, shift))
    return words.reduce((out, word) => (out === '' || /\s$/.test(out) || /^\s/.test(word) ? out + word : `${out} ${word}`), '').replace(/ {2,}/g, ' ')
  }).join('\n')
}

/** A word set in the plain code among shifted ones stays as it is. */
function shiftedWord(word: string, shift: number): string {
  let out = ''
  let readable = 0
  for (const char of word) {
    const to = shiftedChar(char, shift)
    if (to !== null) readable++
    out += to ?? char
  }
  return readable >= word.length * 0.6 ? out : word
}

function decodePage(page: PageText): PageText | null {
  const shift = detectShift(page.text)
  if (shift === null) return null
  const decoded = decodeWith(page, shift)
  // What stays as it is was not shifted, whatever words it has.
  return (knownShare(decoded.text) ?? 0) > (knownShare(page.text) ?? 0) + 0.1 ? decoded : null
}

function decodeWith(page: PageText, shift: number): PageText {
  let text = ''
  let last = 0
  const runs: Run[] = []
  for (const run of page.runs) {
    const gap = page.text.slice(last, run.at)
    last = run.at + run.text.length
    const decoded = decodeRun(run.text, shift).replace(/\s+/g, ' ').trim()
    if (decoded === '') continue
    text += text === '' ? '' : gap.includes('\n') ? '\n' : ' '
    const { stops: _moved, ...rest } = run
    runs.push({ ...rest, text: decoded, at: text.length })
    text += decoded
  }
  return { ...page, source: 'decoded', confidence: 0.95, text, runs }
}

/** A stamp set by the court is plain among shifted lines: each run is read the way that makes words. */
function decodeRun(text: string, shift: number): string {
  const count = (words: string) => (words.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => COMMON.has(word)).length
  if (/^Case\s+\d+:\d\d-/.test(text)) return text
  const decoded = shifted(text, shift)
  return count(text) > count(decoded) ? text : decoded
}

/** A few short words appear under any shift: only a variety of them shows a language. */
const SOME_WORDS = 8

function distinctKnown(text: string): number {
  return new Set((text.toLowerCase().match(/[a-z]{2,}/g) ?? []).filter((word) => COMMON.has(word))).size
}

function detectShift(text: string): number | null {
  let best: number | null = null
  let bestShare = ENOUGH
  for (const shift of [MAC_SHIFT, ...Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? index / 2 + 1 : -(index + 1) / 2))]) {
    const decoded = shifted(text, shift)
    const share = knownShare(decoded)
    if (share !== null && share > bestShare && distinctKnown(decoded) >= SOME_WORDS) {
      best = shift
      bestShare = share
    }
  }
  return best
}
