/**
 * The one way in which text becomes tokens, for the index and for queries alike.
 *
 * - A token is a row of letters, digits and marks, folded: NFKC, small letters, without accents; "ﬁ" is "fi",
 *   "ß" is "ss". It is at most 80 characters long; a longer row is cut into adjacent tokens.
 * - Everything else parts tokens, so "opt-out", "LI_000123", "5:25-cv-00501", "ann.roe@example.com",
 *   "2024-09-18", "don't" and "§ 2702(a)(1)" are runs of adjacent tokens: found as typed and by each part.
 *   Curly quotes, doubled blanks and kinds of dashes therefore make no difference.
 * - The signs `§ ¶ @ & $ € £ ¥ % #` are tokens by themselves. Digits grouped by commas are one: "5,000" is "5000".
 * - A word broken by a hyphen at the end of a line is one token, unless its first half is a word that is
 *   compounded with a hyphen anyway ("opt-", "third-") or what follows begins a name or a number.
 * - Chinese, Japanese, Korean, Thai and their like: each character is a token. Right-to-left text keeps
 *   its stored order; marks of direction are left out.
 * - Numbers of the lines of pleading paper and transcripts are left out.
 *
 * A token's text never holds a blank, a quote or an operator: only letters, digits and marks, or one sign.
 */
import { PageLines } from './boundaries'
import { classOf, EXTENDS, folded, IGNORED, SIGN, SIGNS, SINGLE, WORD } from './fold'

/** @param from offset in the text given; `to` behind its last character (UTF-16 units) */
export type Emit = (text: string, from: number, to: number, sentence: number, paragraph: number) => void

/** Cuts a word of plain letters and digits out of a text, in small letters. @param capitals whether it has any */
export type Cut = (text: string, from: number, to: number, capitals: boolean) => string

const plainCut: Cut = (text, from, to, capitals) => (capitals ? text.slice(from, to).toLowerCase() : text.slice(from, to))

export type Token = {
  text: string
  from: number
  to: number
  /** counted from 0 over all pages of the unit; a paragraph's end ends a sentence too */
  sentence: number
  paragraph: number
}

const LONGEST = 80

/** By ASCII code: 0 separator, 1 small letter or digit, 2 capital, 5 sign. */
const ASCII = new Uint8Array(128)
for (let code = 48; code <= 57; code++) ASCII[code] = 1
for (let code = 97; code <= 122; code++) ASCII[code] = 1
for (let code = 65; code <= 90; code++) ASCII[code] = 2
for (const sign of SIGNS) if (sign.charCodeAt(0) < 128) ASCII[sign.charCodeAt(0)] = 5

const isDigit = (code: number) => code >= 48 && code <= 57

/** Words that keep their hyphen where a line ends behind it. Prefixes such as "non-" do not. */
const COMPOUNDING = new Set('opt third first second self cross well high low long short full part real one two three four five six all class state cut check sign log user end end-user good face'.split(' '))

/**
 * Takes a unit's pages one after the other; sentences and paragraphs run on over their edges, a broken
 * word does not.
 */
export class Tokeniser {
  private readonly lines: PageLines
  private stopped = false

  /**
   * @param wild "*" and "?" are letters: for queries
   * @param parting whether sentences and paragraphs are counted; where only the places of tokens matter it is not worth the time
   * @param cut for who knows most words already, and needs no new string for them
   */
  constructor(private readonly wild = false, parting = true, private readonly cut: Cut = plainCut) {
    this.lines = new PageLines(parting)
  }

  /** Ends the page behind the token that is being emitted. */
  stop(): void {
    this.stopped = true
  }

  /** Ends the paragraph here: between the head of a document and its first page. */
  end(): void {
    this.lines.end()
  }

  page(text: string, emit: Emit): void {
    const lines = this.lines
    lines.open(text)
    const length = text.length
    let at = 0
    this.stopped = false
    while (at < length && !this.stopped) {
      const code = text.charCodeAt(at)
      if (code < 128) {
        const kind = ASCII[code] as number
        if (kind === 0 && !(this.wild && isWild(code))) at++
        else if (kind === 5) {
          lines.token(at, at + 1, text[at] as string, emit)
          at++
        } else at = (lines.numbered ? lines.skips(at) : null) ?? this.word(text, at, emit)
        continue
      }
      const point = text.codePointAt(at) as number
      const size = point > 0xffff ? 2 : 1
      const kind = classOf(point)
      if (kind === WORD) at = this.word(text, at, emit)
      else if (kind === SIGN) {
        lines.token(at, at + 1, text[at] as string, emit)
        at++
      } else if (kind === SINGLE) at = this.single(text, at, size, emit)
      else at += size
    }
    lines.close()
  }

  private single(text: string, from: number, size: number, emit: Emit): number {
    const to = clusterEnd(text, from + size)
    const word = folded(text.slice(from, to))
    if (word !== '') this.lines.token(from, to, word, emit)
    return to
  }

  /** A row of letters from `from` on; @returns where it ends */
  private word(text: string, from: number, emit: Emit): number {
    // Nearly every word is plain, and is done here.
    const length = text.length
    let end = from
    let capitals = false
    let code = 0
    for (; end < length; end++) {
      code = text.charCodeAt(end)
      const kind = code < 128 ? (ASCII[code] as number) : 0
      if (kind === 2) capitals = true
      else if (kind !== 1) break
    }
    if (end - from > LONGEST || (end < length && mayGoOn(text, end, code, this.wild))) return this.oddWord(text, from, emit)
    this.lines.token(from, end, this.cut(text, from, end, capitals), emit)
    return end
  }

  /** A word with accents, broken over a line, grouped by commas, too long, or with wild cards. */
  private oddWord(text: string, from: number, emit: Emit): number {
    const length = text.length
    let at = from
    let plain = true
    /** what is folded already, and where the rest begins */
    let done = ''
    let rest = from
    let digits = true
    const take = (to: number) => {
      done += plain ? text.slice(rest, to).toLowerCase() : this.fold(text.slice(rest, to))
      plain = true
    }
    while (at < length) {
      const code = text.charCodeAt(at)
      if (code < 128) {
        const kind = ASCII[code] as number
        if (kind === 1 || kind === 2 || (this.wild && isWild(code))) {
          if (!isDigit(code)) digits = false
          at++
          continue
        }
        if (code === 44 && digits && (done !== '' || at - from <= 3) && groupFollows(text, at)) {
          take(at)
          rest = at + 1
          at += 4
          continue
        }
        if (code === 45) {
          const next = this.brokenAt(text, from, at, done)
          if (next !== null) {
            take(at)
            rest = next
            at = next
            continue
          }
        }
        break
      }
      const point = text.codePointAt(at) as number
      const kind = classOf(point)
      if (kind !== WORD && kind !== EXTENDS && kind !== IGNORED) {
        if (point !== 0x2010) break
        const next = this.brokenAt(text, from, at, done)
        if (next === null) break
        take(at)
        rest = next
        at = next
        continue
      }
      digits = false
      plain = false
      at += point > 0xffff ? 2 : 1
      if (point === 0xad) {
        const next = lineBegins(text, at, this.lines)
        if (next === null) continue
        take(at)
        rest = next
        at = next
      }
    }
    take(at)
    if (done !== '') this.emitted(done, from, at, emit)
    return at
  }

  private emitted(word: string, from: number, to: number, emit: Emit): void {
    if (word.length <= LONGEST) {
      this.lines.token(from, to, word, emit)
      return
    }
    for (let at = 0; at < word.length; at += LONGEST) {
      const end = Math.min(word.length, at + LONGEST)
      // Folding may have changed the length; the last piece always reaches to the end.
      this.lines.token(Math.min(from + at, to - 1), end === word.length ? to : Math.min(from + end, to), word.slice(at, end), emit)
    }
  }

  private fold(row: string): string {
    let out = ''
    for (let at = 0; at < row.length; ) {
      const code = row.charCodeAt(at)
      const end = clusterEnd(row, at + ((row.codePointAt(at) as number) > 0xffff ? 2 : 1))
      if (code < 128 && end === at + 1) out += isWild(code) ? row[at] : (row[at] as string).toLowerCase()
      else if (classOf(row.codePointAt(at) as number) !== IGNORED) out += isWild(code) ? row[at] : folded(row.slice(at, end))
      at = end
    }
    return out
  }

  /** Where a word that a hyphen breaks at the end of a line goes on; null where the hyphen is the word's own. */
  private brokenAt(text: string, from: number, hyphen: number, done: string): number | null {
    if (this.wild) return null
    const next = lineBegins(text, hyphen + 1, this.lines)
    if (next === null) return null
    const before = text.slice(from, hyphen)
    const [last, first] = [before.at(-1) ?? '', text[next] ?? '']
    if (hyphen - from < 2 && done === '') return null
    if (!isLower(first) && !(isUpper(first) && isUpper(last) && isUpper(text[next + 1] ?? ''))) return null
    if (isDigit(last.charCodeAt(0)) || /[-‐]/.test(text[from - 1] ?? '')) return null
    return COMPOUNDING.has(before.toLowerCase()) ? null : next
  }
}

const isWild = (code: number) => code === 42 || code === 63

/** Whether a word may go on behind the sign that ends its plain letters. */
function mayGoOn(text: string, end: number, code: number, wild: boolean): boolean {
  if (code >= 128) return true
  if (code === 44) return isDigit(text.charCodeAt(end - 1))
  if (code === 45) return text.charCodeAt(end + 1) <= 32
  return wild && isWild(code)
}

const isLower = (char: string) => char !== '' && char !== char.toUpperCase() && char === char.toLowerCase()
const isUpper = (char: string) => char !== '' && char !== char.toLowerCase() && char === char.toUpperCase()

/** Whether exactly three digits stand behind the comma. */
function groupFollows(text: string, comma: number): boolean {
  return isDigit(text.charCodeAt(comma + 1)) && isDigit(text.charCodeAt(comma + 2)) && isDigit(text.charCodeAt(comma + 3)) && !isDigit(text.charCodeAt(comma + 4))
}

/** Start of the next line's words, where nothing but blanks stands before its end; null where it does not end here. */
function lineBegins(text: string, from: number, lines: PageLines): number | null {
  let at = from
  while (text.charCodeAt(at) === 32) at++
  if (text.charCodeAt(at) === 13) at++
  if (text.charCodeAt(at) !== 10) return null
  at++
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++
  const past = lines.skips(at)
  if (past !== null) {
    at = past
    while (text.charCodeAt(at) === 32) at++
  }
  if (at >= text.length) return null
  const code = text.codePointAt(at) as number
  return (code < 128 ? ASCII[code] === 1 || ASCII[code] === 2 : classOf(code) === WORD) ? at : null
}

/** Behind the marks that belong to the character before `at`. */
function clusterEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.codePointAt(at) as number
    if (code < 128 || classOf(code) !== EXTENDS) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}

/** Tokens of one text, in order. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = []
  new Tokeniser().page(text, (word, from, to, sentence, paragraph) => found.push({ text: word, from, to, sentence, paragraph }))
  return found
}

/** Normalised words of a typed string, "*" and "?" kept: "Träin*" is ["train*"]. */
export function queryTokens(typed: string): string[] {
  const found: string[] = []
  new Tokeniser(true).page(typed, (word) => found.push(word))
  return found
}
