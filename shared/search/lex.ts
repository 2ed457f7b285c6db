/** Cuts a typed query into brackets, operators, words, phrases and fields, each with its place. */
import { dayBeside, readDays } from './dates'
import { canonicalValue, FIELD_NAMES, type FieldDefinition, fieldNamed, nearest } from './fields'
import type { FieldTest, Filter, Near, QueryError, Span, Words } from './model'
import { atomsOf } from './words'

export type Lexeme =
  | { t: 'open' | 'close'; span: Span }
  | { t: 'and' | 'or' | 'not'; span: Span; typed: string }
  | { t: 'near'; span: Span; typed: string; within: Near['within']; ordered: boolean }
  | { t: 'words'; span: Span; words: Words }
  | { t: 'filter'; span: Span; filter: Filter }

export type Lexed = { lexemes: Lexeme[]; errors: QueryError[]; hints: QueryError[] }

const QUOTES = '"“”„«»'
const SPACE = /\s/
const FIELD = /([A-Za-z][A-Za-z-]{0,30}):/y
/** A subsection belongs to the number before it: "2702(a)(1)", "12(b)(6)"; so does the "s" of "message(s)". */
const SUBSECTION = /\((?:[A-Za-z0-9]{1,5})\)/y
const NEAR = /^(w|pre|near|within)\/(.*)$/i
const UNIT: Record<string, Near['within']> = { s: { unit: 'sentence' }, sent: { unit: 'sentence' }, sentence: { unit: 'sentence' }, p: { unit: 'paragraph' }, para: { unit: 'paragraph' }, paragraph: { unit: 'paragraph' } }
/** Words between the two of a proximity, at most. */
const FARTHEST = 1000

export function lex(text: string, stem: boolean): Lexed {
  return new Lexer(text, stem).all()
}

class Lexer {
  private at = 0
  private readonly out: Lexed = { lexemes: [], errors: [], hints: [] }

  constructor(private readonly text: string, private readonly stem: boolean) {}

  all(): Lexed {
    const { text, out } = this
    while (this.at < text.length) {
      const from = this.at
      const char = text[from] as string
      if (SPACE.test(char)) this.at++
      else if (char === '(' || char === ')') {
        this.at++
        out.lexemes.push({ t: char === '(' ? 'open' : 'close', span: { from, to: this.at } })
      } else if (QUOTES.includes(char)) this.phrase()
      else if (!this.field()) this.bare()
    }
    return out
  }

  private wrong(span: Span, say: string, todo: string, mended: string | null = null): void {
    this.out.errors.push({ span, say, todo, mended })
  }

  /** The inside of quotes that begin here; null where they are not closed. */
  private quoted(): { inner: string; span: Span } | null {
    const from = this.at
    let end = from + 1
    while (end < this.text.length && !QUOTES.includes(this.text[end] as string)) end++
    const inner = this.text.slice(from + 1, end)
    if (end >= this.text.length) {
      this.at = end
      this.wrong({ from, to: this.text.length }, 'This quotation mark is not closed.', 'Put one at the end of the phrase.', inner.trim() === '' ? this.text.slice(0, from).trim() || null : `${this.text.trimEnd()}"`)
      return null
    }
    this.at = end + 1
    return { inner, span: { from, to: this.at } }
  }

  private phrase(): void {
    const found = this.quoted()
    if (!found) return
    this.pushWords(found.inner, this.text.slice(found.span.from, found.span.to), true, found.span)
  }

  private pushWords(inner: string, typed: string, quoted: boolean, span: Span): void {
    const atoms = atomsOf(inner, quoted, this.stem, span)
    if (atoms.ok) this.out.lexemes.push({ t: 'words', span, words: { kind: 'words', typed, span, quoted, runs: atoms.runs } })
    else if (atoms.error) this.wrong(atoms.error.span, atoms.error.say, atoms.error.todo, atoms.error.mended)
    else {
      const or = /^\|+$/.test(typed)
      this.out.hints.push({
        span, say: `“${typed}” has no letters or digits and was left out.`, todo: or ? 'Write OR for “or”.' : '', mended: or ? `${this.text.slice(0, span.from)}OR${this.text.slice(span.to)}` : null,
      })
    }
  }

  /** Reads to the next blank, bracket or quotation mark; a subsection's brackets are taken along. */
  private bareText(): string {
    const { text } = this
    const from = this.at
    while (this.at < text.length) {
      const char = text[this.at] as string
      if (SPACE.test(char) || char === ')' || QUOTES.includes(char)) break
      if (char === '(') {
        SUBSECTION.lastIndex = this.at
        const match = SUBSECTION.exec(text)
        const before = text[this.at - 1] ?? ''
        if (!match || !(this.at > from && (/[\d)]/.test(before) || /^\((?:s|es|ies)\)$/i.test(match[0])))) break
        this.at += match[0].length
        continue
      }
      this.at++
    }
    return text.slice(from, this.at)
  }

  private bare(): void {
    const from = this.at
    let typed = this.bareText()
    const lower = typed.toLowerCase()
    const span = () => ({ from, to: this.at })
    if (lower === 'and' || lower === 'or' || lower === 'not') {
      this.out.lexemes.push({ t: lower, span: span(), typed })
      return
    }
    const near = NEAR.exec(typed)
    if (near) {
      this.near(typed, (near[1] ?? '').toLowerCase() === 'pre', near[2] ?? '', span())
      return
    }
    // A section or paragraph sign goes with its number, also over a blank.
    if (/^[§¶]+$/.test(typed)) typed = this.signAndNumber(from) ?? typed
    this.pushWords(typed, typed, false, span())
  }

  private signAndNumber(from: number): string | null {
    const match = /[ \u00a0\u2009]+(?=[\p{L}\p{N}])/uy
    match.lastIndex = this.at
    const blank = match.exec(this.text)
    if (!blank) return null
    const back = this.at
    this.at += blank[0].length
    const rest = this.bareText()
    if (/^(?:and|or|not)$/i.test(rest) || NEAR.test(rest)) {
      this.at = back
      return null
    }
    return this.text.slice(from, this.at)
  }

  private near(typed: string, ordered: boolean, much: string, span: Span): void {
    const unit = UNIT[much.toLowerCase()]
    const words = /^\d{1,6}$/.test(much) ? Number(much) : 0
    const name = ordered ? 'pre' : 'w'
    if (unit) this.out.lexemes.push({ t: 'near', span, typed, within: unit, ordered })
    else if (words >= 1 && words <= FARTHEST) this.out.lexemes.push({ t: 'near', span, typed, within: { unit: 'words', words }, ordered })
    else if (words > FARTHEST || /^\d{7,}$/.test(much)) this.wrong(span, `“${typed}” is too far: at most ${FARTHEST.toLocaleString()} words.`, `Write “${name}/p” for the same paragraph, or AND.`, this.swapped(span, `${name}/p`))
    else {
      this.wrong(
        span, `“${typed}” does not say how near.`, `Write “${name}/5” for at most 5 words, “${name}/s” for one sentence, “${name}/p” for one paragraph. To find “${typed}” itself, put it in quotes.`,
        much === '' || much === '0' ? this.swapped(span, `${name}/5`) : this.swapped(span, `"${typed}"`),
      )
    }
  }

  private swapped(span: Span, by: string): string {
    return this.text.slice(0, span.from) + by + this.text.slice(span.to)
  }

  /** Takes `name:value`; false where no field begins here. */
  private field(): boolean {
    const { text } = this
    const from = this.at
    FIELD.lastIndex = from
    const match = FIELD.exec(text)
    const name = match?.[1] ?? ''
    const next = match ? (text[from + match[0].length] ?? ' ') : ' '
    if (!match || next === '/' || next === ':') return false
    const definition = fieldNamed(name)
    if (!definition) {
      if (SPACE.test(next)) return false
      this.at = from
      this.bareText()
      const meant = nearest(name, FIELD_NAMES)
      this.wrong(
        { from, to: from + name.length }, `There is no field “${name}”.`, `${meant ? `Did you mean “${meant}:”? ` : ''}To find these words as they stand, put them in quotes.`,
        meant ? `${text.slice(0, from)}${meant}${text.slice(from + name.length)}` : this.swapped({ from, to: this.at }, `"${text.slice(from, this.at).replace(/["“”„«»]/g, '')}"`),
      )
      return true
    }
    this.at = from + match[0].length
    if (SPACE.test(next)) {
      this.wrong({ from, to: this.at }, `Nothing stands behind “${match[0]}”.`, `Write it without a blank: “${definition.name}:${definition.example}”.`)
      return true
    }
    if (next === '(') this.values(definition)
    else this.value(definition, from)
    return true
  }

  /** `tag:(hot OR key)`: one filter each, joined as written. */
  private values(definition: FieldDefinition): void {
    const open = { from: this.at, to: this.at + 1 }
    const lexemes: Lexeme[] = [{ t: 'open', span: open }]
    this.at++
    for (;;) {
      while (this.at < this.text.length && SPACE.test(this.text[this.at] as string)) this.at++
      if (this.at >= this.text.length) {
        this.wrong(open, 'This bracket is not closed.', 'Put “)” at the end.', `${this.text.trimEnd()})`)
        return
      }
      if (this.text[this.at] === ')') break
      const start = this.at
      const word = /^(?:and|or|not)(?=[\s)])/i.exec(this.text.slice(start, start + 4))?.[0]
      if (word) {
        this.at += word.length
        lexemes.push({ t: word.toLowerCase() as 'and' | 'or' | 'not', span: { from: start, to: this.at }, typed: word })
        continue
      }
      if (this.text[start] === '(') {
        this.wrong({ from: start, to: start + 1 }, 'Brackets within a field’s brackets are not read.', `Write the field before each: “${definition.name}:… OR ${definition.name}:…”.`)
        this.at = this.text.length
        return
      }
      const before = this.out.lexemes.length
      this.value(definition, start)
      lexemes.push(...this.out.lexemes.splice(before))
      if (this.out.errors.length > 0) {
        this.at = Math.max(this.at, this.text.indexOf(')', this.at) + 1 || this.text.length)
        return
      }
    }
    this.at++
    lexemes.push({ t: 'close', span: { from: this.at - 1, to: this.at } })
    this.out.lexemes.push(...lexemes)
  }

  private value(definition: FieldDefinition, from: number): void {
    const start = this.at
    let typed = ''
    const quoted = QUOTES.includes(this.text[start] ?? ' ')
    if (quoted) {
      const found = this.quoted()
      if (!found) return
      typed = found.inner
    } else {
      typed = this.bareText()
      if (/[§¶]$/.test(typed)) typed = this.signAndNumber(start) ?? typed
    }
    const valueSpan = { from: start, to: this.at }
    const span = { from, to: this.at }
    if (typed === '') {
      this.at = Math.max(this.at, start + 1)
      this.wrong(span, `Nothing stands behind “${definition.name}:”.`, `For example “${definition.name}:${definition.example}”.`)
      return
    }
    const test = testOf(definition, typed, quoted, valueSpan)
    if ('say' in test) this.wrong(test.span, test.say, test.todo, test.meant === null ? null : this.swapped(valueSpan, test.meant))
    else this.out.lexemes.push({ t: 'filter', span, filter: { kind: 'filter', span, valueSpan, field: definition.name, test } })
  }
}

type Wrong = { span: Span; say: string; todo: string; meant: string | null }

function testOf(definition: FieldDefinition, typed: string, quoted: boolean, span: Span): FieldTest | Wrong {
  switch (definition.kind) {
    case 'words': return wordsTest(typed, quoted, span)
    case 'value': return valueTest(definition, typed, span)
    case 'cite': return { kind: 'cite', cite: typed.trim() }
    case 'bates': return batesTest(typed)
    case 'before': case 'after': case 'date': return dateTest(definition, typed, span)
  }
}

function wordsTest(typed: string, quoted: boolean, span: Span): FieldTest | Wrong {
  const written = quoted ? `"${typed}"` : typed
  if (typed === '*') return { kind: 'words', typed: written, runs: [[{ kind: 'pattern', text: '*' }]] }
  const atoms = atomsOf(typed, quoted, false, span)
  if (atoms.ok) return { kind: 'words', typed: written, runs: atoms.runs }
  return { span, say: atoms.error?.say ?? `“${typed}” has no letters or digits.`, todo: atoms.error?.todo ?? 'Write a word behind the colon.', meant: null }
}

function valueTest(definition: FieldDefinition, typed: string, span: Span): FieldTest | Wrong {
  const value = canonicalValue(definition, typed.trim())
  if (value !== null) return { kind: 'value', value }
  const values = definition.values?.map((one) => one[0] as string) ?? []
  const meant = nearest(typed, values)
  return { span, say: `“${definition.name}:” does not know “${typed}”.`, todo: `${meant ? `Did you mean “${meant}”? ` : ''}It may be ${values.join(', ')}.`, meant }
}

function batesTest(typed: string): FieldTest {
  const [first = '', last] = typed.split('..').map((part) => part.trim())
  return { kind: 'bates', first, last: last || first }
}

function dateTest(definition: FieldDefinition, typed: string, span: Span): FieldTest | Wrong {
  const [first = '', second] = typed.split('..')
  const noDay = (what: string): Wrong => ({ span, say: `“${what}” is no day, month or year.`, todo: `Write it as 2024-09-18, 2024-09 or 2024${definition.kind === 'date' ? '; a range as 2024-08..2024-10' : ''}.`, meant: null })
  const start = first.trim() === '' && second !== undefined ? null : readDays(first)
  if (start === null && first.trim() !== '') return noDay(first)
  if (definition.kind === 'before' || definition.kind === 'after') {
    if (second !== undefined || start === null) return { span, say: `“${definition.name}:” takes one day.`, todo: `For a range write “date:${typed}”.`, meant: null }
    return definition.kind === 'before' ? { kind: 'dates', first: null, last: dayBeside(start.first, -1) } : { kind: 'dates', first: dayBeside(start.last, 1), last: null }
  }
  if (second === undefined) return start === null ? noDay(typed) : { kind: 'dates', first: start.first, last: start.last }
  const end = second.trim() === '' ? null : readDays(second)
  if (end === null && second.trim() !== '') return noDay(second)
  if (start === null && end === null) return noDay(typed)
  if (start !== null && end !== null && end.last < start.first) return { span, say: 'This range ends before it begins.', todo: 'Swap the two days.', meant: `${second.trim()}..${first.trim()}` }
  return { kind: 'dates', first: start?.first ?? null, last: end?.last ?? null }
}
