/**
 * The query language, as litigation reviewers know it from dtSearch, Concordance and Relativity.
 *
 *   query     := all { OR all }
 *   all       := not { [AND] not }                 words beside each other: AND
 *   not       := NOT not | near
 *   near      := primary { [NOT] (w/n | pre/n | w/s | w/p) primary }     from the left
 *   primary   := "(" query ")" | word | "phrase" | field:value | field:(value OR value)
 *   word      := letters with * and ?, or letters~ and letters~2
 *
 * Operators may be written small. Never throws, and takes time in proportion to the text.
 */
import { type Lexeme, lex } from './lex'
import type { And, Or, Parsed, Placed, Query, QueryError, QueryNode, Span } from './model'

/** Characters of a query. */
export const LONGEST_QUERY = 10_000
/** Words, phrases and fields of a query. */
export const MOST_TERMS = 1_000
const DEEPEST = 40

/**
 * Reads a typed query.
 * @param options.stem unquoted single words also find their other forms: "train" finds "training"
 * @returns the query, or what is wrong with it, with its place; never throws
 */
export function parseQuery(text: string, options: { stem: boolean }): Parsed {
  const refused = limitsOf(text)
  if (refused) return { ok: false, errors: [refused] }
  const lexed = lex(text, options.stem)
  if (lexed.errors.length > 0) return { ok: false, errors: lexed.errors }
  const terms = lexed.lexemes.filter((one) => one.t === 'words' || one.t === 'filter').length
  if (terms > MOST_TERMS) {
    return { ok: false, errors: [error({ from: 0, to: text.length }, `This query has ${terms.toLocaleString()} terms; at most ${MOST_TERMS.toLocaleString()} are searched at once.`, 'Search in parts, or put the terms into a hit report, one a line.')] }
  }
  if (lexed.lexemes.length === 0) return { ok: false, errors: [nothing(text, lexed.hints)] }
  const parser = new Parser(text, lexed.lexemes)
  const root = parser.query()
  if (root === null || parser.error) return { ok: false, errors: [parser.error ?? nothing(text, [])] }
  const query: Query = { text, root, stem: options.stem }
  return { ok: true, query, hints: [...lexed.hints, ...parser.hints] }
}

function error(span: Span, say: string, todo: string, mended: string | null = null): QueryError {
  return { span, say, todo, mended }
}

function nothing(text: string, hints: readonly QueryError[]): QueryError {
  const span = { from: 0, to: text.length }
  return text.trim() === '' ? error(span, 'Nothing was typed.', 'Type a word, for example: message')
    : error(span, hints.length > 0 ? 'There are only signs here, no letters or digits.' : 'There is nothing here to search for.', 'Type a word, for example: message')
}

function limitsOf(text: string): QueryError | null {
  if (text.length > LONGEST_QUERY) {
    return error({ from: LONGEST_QUERY, to: text.length }, `This query has ${text.length.toLocaleString()} characters; at most ${LONGEST_QUERY.toLocaleString()} are read.`, 'Shorten it, or put the terms into a hit report, one a line.')
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const control = /[\u0000-\u0008\u000e-\u001f\u007f]/.exec(text)
  if (!control) return null
  const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return error({ from: control.index, to: control.index + 1 }, `There is a control character (U+${code}) in the query.`, 'Take it out; it came along when the text was copied.', text.replace(/[\u0000-\u0008\u000e-\u001f\u007f]+/g, ' '))
}

class Parser {
  private at = 0
  private depth = 0
  private openings: Span[] = []
  error: QueryError | null = null
  readonly hints: QueryError[] = []

  constructor(private readonly text: string, private readonly lexemes: readonly Lexeme[]) {}

  query(): QueryNode | null {
    const root = this.any()
    const left = this.next()
    if (root && left) {
      // Only a closing bracket ends a query before its end.
      this.fail(left.span, 'This bracket closes nothing.', 'Take it out, or open one before it.', this.without(left.span))
      return null
    }
    return root
  }

  private next(): Lexeme | undefined {
    return this.lexemes[this.at]
  }

  private fail(span: Span, say: string, todo: string, mended: string | null = null): null {
    this.error ??= error(span, say, todo, mended)
    return null
  }

  private without(span: Span): string | null {
    const mended = `${this.text.slice(0, span.from).trimEnd()} ${this.text.slice(span.to).trimStart()}`.trim()
    return mended === '' ? null : mended
  }

  private any(): QueryNode | null {
    const first = this.all()
    if (!first) return null
    const parts = [first]
    while (this.next()?.t === 'or') {
      this.at++
      const part = this.all()
      if (!part) return null
      parts.push(part)
    }
    return joined('or', parts)
  }

  private all(): QueryNode | null {
    const first = this.not()
    if (!first) return null
    const parts = [first]
    for (;;) {
      const next = this.next()
      if (!next || next.t === 'or' || next.t === 'close') break
      if (next.t === 'and') this.at++
      const part = this.not()
      if (!part) return null
      parts.push(part)
    }
    return joined('and', parts)
  }

  private not(): QueryNode | null {
    const nots: Span[] = []
    for (let next = this.next(); next?.t === 'not'; next = this.next()) {
      nots.push(next.span)
      this.at++
    }
    const part = this.near()
    if (!part) return null
    // Two of them cancel each other.
    const first = nots.at(0)
    return nots.length % 2 === 1 && first ? { kind: 'not', span: { from: first.from, to: part.span.to }, part } : part
  }

  private near(): QueryNode | null {
    let left = this.primary()
    while (left) {
      const negated = this.next()?.t === 'not' && this.lexemes[this.at + 1]?.t === 'near'
      const operator = this.lexemes[this.at + (negated ? 1 : 0)]
      if (operator?.t !== 'near') break
      this.at += negated ? 2 : 1
      const right = this.primary()
      if (!right) return null
      const wrong = [left, right].map(unplaced).find((one) => one !== null)
      if (wrong) return this.fail(wrong, `Beside “${operator.typed}” only words, phrases and OR of these can stand.`, 'Take the rest out of the brackets and join it with AND.')
      left = { kind: 'near', span: { from: left.span.from, to: right.span.to }, left: left as Placed, right: right as Placed, within: operator.within, ordered: operator.ordered, negated }
    }
    return left
  }

  private primary(): QueryNode | null {
    const lexeme = this.next()
    if (!lexeme) return this.atEnd()
    switch (lexeme.t) {
      case 'words':
        this.at++
        return lexeme.words
      case 'filter':
        this.at++
        return lexeme.filter
      case 'open': return this.group(lexeme.span)
      case 'close': return this.closing(lexeme.span)
      case 'and': case 'or': case 'not': case 'near': return this.misplaced(lexeme.typed, lexeme.span)
    }
  }

  private group(open: Span): QueryNode | null {
    if (++this.depth > DEEPEST) return this.fail(open, `Brackets lie deeper than ${DEEPEST} in each other.`, 'Write the query flatter.')
    this.openings.push(open)
    this.at++
    const inner = this.any()
    if (!inner) return null
    const close = this.next()
    if (close?.t !== 'close') return this.fail(open, 'This bracket is not closed.', 'Put “)” where it ends.', `${this.text.trimEnd()})`)
    this.openings.pop()
    this.at++
    this.depth--
    return { ...inner, span: { from: open.from, to: close.span.to } }
  }

  private closing(span: Span): null {
    const before = this.lexemes[this.at - 1]
    if (before?.t === 'open') return this.fail({ from: before.span.from, to: span.to }, 'There is nothing between these brackets.', 'Put a word between them or take them out.', this.without({ from: before.span.from, to: span.to }))
    if (before && 'typed' in before) return this.misplaced(before.typed, before.span)
    return this.fail(span, 'This bracket closes nothing.', 'Take it out, or open one before it.', this.without(span))
  }

  private atEnd(): null {
    const before = this.lexemes[this.at - 1]
    if (before && 'typed' in before) return this.fail(before.span, `Nothing stands behind “${before.typed}”.`, `Add a word, or put “${before.typed}” in quotes to find it.`, this.without(before.span))
    const open = this.openings.at(-1) ?? before?.span ?? { from: 0, to: this.text.length }
    return this.fail(open, 'This bracket is not closed.', 'Put a word and “)” behind it.', this.without(open))
  }

  private misplaced(typed: string, span: Span): null {
    const before = this.lexemes[this.at - 1]
    const after = this.at > 0 && before && 'typed' in before && before.span !== span
    return this.fail(
      span, after ? `“${typed}” cannot stand right behind “${(before as { typed: string }).typed}”.` : `“${typed}” has nothing ${before && before.t !== 'open' ? 'behind' : 'before'} it.`,
      `Take it out, or put it in quotes to find “${typed}” itself.`, this.without(span),
    )
  }
}

/** Like parts are merged, so that a row of ORs is one node however it was bracketed. */
function joined(kind: 'and' | 'or', parts: QueryNode[]): QueryNode {
  const [only] = parts
  if (parts.length === 1 && only) return only
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]))
  const span = { from: (parts[0] as QueryNode).span.from, to: (parts.at(-1) as QueryNode).span.to }
  return { kind, span, parts: flat } as And | Or
}

/** The part of an operand that has no places in the text; null where all have. */
function unplaced(node: QueryNode): Span | null {
  switch (node.kind) {
    case 'words': case 'near': return null
    case 'or': return node.parts.map(unplaced).find((one) => one !== null) ?? null
    case 'and': case 'not': case 'filter': return node.span
  }
}
