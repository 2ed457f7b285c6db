/** Words of a phrase with their places, as the date grammar reads them. */

export type Token = {
  kind: 'word' | 'number' | 'year-sign' | 'decade' | 'iso' | 'numeric' | 'clock' | 'sign'
  /** lower case, without dots: "p.m." is "pm" */
  text: string
  from: number
  to: number
  /** of a number: 9 of "9th" */
  value: number
  /** a number written with st, nd, rd, th */
  ordinal: boolean
}

const PATTERNS: readonly [Token['kind'], RegExp][] = [
  ['iso', /\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?(?![\d-])/y],
  ['numeric', /\d{1,4}\/\d{1,2}\/\d{1,4}(?![\d/])|\d{1,2}\.\d{1,2}\.\d{2,4}(?!\.?\d)|\d{1,2}-\d{1,2}-\d{2,4}(?![\d-])|\d{1,2}\/\d{4}(?![\d/])/y],
  ['clock', /\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?![\d:])/y],
  ['decade', /\d{3}0['’]?s(?![a-z])/iy],
  ['year-sign', /['’]\d{2}(?!\d)/y],
  ['number', /\d{1,9}(?:st|nd|rd|th)?(?![a-z\d])/iy],
  ['word', /\p{L}+(?:\.\p{L}+)*/uy],
]
const SPACE = /\s+/y

/** Signs that mean nothing to a date are kept as one token each; space is passed over. Never throws. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    SPACE.lastIndex = at
    const space = SPACE.exec(text)
    if (space) {
      at = SPACE.lastIndex
      continue
    }
    const token = nextToken(text, at)
    tokens.push(token)
    at = token.to
  }
  return tokens
}

function nextToken(text: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) continue
    const word = found[0]
    // "p.m." keeps its last dot, so that a span does not end before it.
    const dotted = kind === 'word' && /^[ap]\.m$/i.test(word) && text[at + word.length] === '.' ? 1 : 0
    return { kind, text: word.toLowerCase().replaceAll('.', kind === 'word' ? '' : '.'), from: at, to: at + word.length + dotted, value: Number.parseInt(word.replace(/^['’]/, ''), 10), ordinal: kind === 'number' && /[a-z]$/i.test(word) }
  }
  const length = text.codePointAt(at) !== undefined && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return { kind: 'sign', text: text.slice(at, at + length), from: at, to: at + length, value: Number.NaN, ordinal: false }
}
