/** Which quoted words of a paper belong to which of its cites. */
import type { Found } from '../cite/model'

/** A stretch in quotation marks, without them. Offsets are those of the text. */
export type Quote = { from: number; to: number; text: string }

/** Longer than any quotation that runs on in a line; what never closes ends here. Characters. */
const LONGEST_QUOTE = 2500
/** From the end of a quote to the cite that it belongs to. Characters. */
const REACH_AHEAD = 320
const REACH_BACK = 120
/** An end of a sentence with a new one behind it; "Sept. 18" and "v. Iqbal" are none. */
const SENTENCE_END = /[.?!]["”')\]]{0,3}\s+(?=["“(]?(?:[A-Z][a-z]|[A-Z] |I\b))/g
const ABBREVIATION = /\b(?:[A-Z]|Mr|Ms|Mrs|Dr|Inc|Corp|Ltd|Co|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec|Ex|Exs|Exh|Compl|Decl|Dep|Tr|Dkt|Def|Pl|Defs|Pls|Am|Id|Vol|at|vs|v|cf|e\.g|i\.e|see|See|Cf)\.$/i

/** Stretches between double quotation marks, curly or straight, in their order. */
export function quotesIn(text: string): Quote[] {
  const quotes: Quote[] = []
  let open = -1
  let curly = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    if (open >= 0 && at - open > LONGEST_QUOTE) {
      at = open
      open = -1
      continue
    }
    if (sign === '“') {
      // A quotation that goes on in a new paragraph opens again without having closed; any other begins anew.
      if (open < 0 || !curly || !/\n\s*$/.test(text.slice(Math.max(0, at - 8), at))) open = at
      curly = true
    } else if (sign === '”' && open >= 0 && curly) {
      quotes.push({ from: open + 1, to: at, text: text.slice(open + 1, at) })
      open = -1
    } else if (sign === '"' || (sign === "'" && text[at + 1] === "'") || (sign === '`' && text[at + 1] === '`')) {
      const width = sign === '"' ? 1 : 2
      if (open < 0) {
        if (opens(text, at)) {
          open = at + width - 1
          curly = false
        }
      } else if (!curly) {
        quotes.push({ from: open + 1, to: at, text: text.slice(open + 1, at) })
        open = -1
      }
      at += width - 1
    }
  }
  return quotes.filter((one) => /[\p{L}\p{N}]{2}/u.test(one.text))
}

/** A straight mark opens where a word follows it and none stands before. */
const opens = (text: string, at: number) => !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}[.…'‘]/u.test(text[at + 1] ?? ' ')

/**
 * Quotes by the index of the cite that they belong to: those before it in its sentence, or in the
 * sentence before where the cite is a sentence of its own; and those in the brackets behind it.
 */
export function quotesBeside(text: string, found: Found): Map<number, Quote[]> {
  const beside = new Map<number, Quote[]>()
  const { cites, authorities } = found
  let next = 0
  for (const quote of quotesIn(text)) {
    while (next < cites.length && (cites[next]?.from ?? 0) < quote.to) next++
    if (isDefinition(text, quote)) continue
    const to = inBrackets(text, found, quote, next - 1) ? next - 1 : ahead(text, found, quote, next) ? next : back(text, found, quote, next - 1) ? next - 1 : -1
    if (to < 0 || authorities.some((law) => law.from >= quote.to && law.from < (cites[to]?.from ?? 0))) continue
    beside.set(to, [...(beside.get(to) ?? []), quote])
  }
  return beside
}

/** (the “LSA”), (“LinkedIn” or “the Company”): a name is given, nothing is quoted. */
function isDefinition(text: string, quote: Quote): boolean {
  const before = /\(\s*(?:(?:the|together|collectively|hereinafter|or|and|an?|each|“[^”]{1,40}”|"[^"]{1,40}"),?\s+){0,4}[“"]?$/i.test(text.slice(Math.max(0, quote.from - 80), quote.from))
  const after = /^[,.]?[”"]?(?:\s+(?:or|and)\s|\s*\))/.test(text.slice(quote.to, quote.to + 12))
  return before && after && quote.text.split(/\s+/).length <= 5 && /^(?:the )?\p{Lu}/u.test(quote.text)
}

function inBrackets(text: string, { cites }: Found, quote: Quote, index: number): boolean {
  const cite = cites[index]
  if (!cite || quote.from < cite.to) return false
  const between = text.slice(cite.to, quote.from)
  return between.length <= REACH_BACK && /^\s*[([]/.test(between) && !/[)\]]/.test(between)
}

function ahead(text: string, { cites }: Found, quote: Quote, index: number): boolean {
  const cite = cites[index]
  if (!cite || cite.from - quote.to > REACH_AHEAD) return false
  return sentenceEnds(text.slice(quote.to, cite.from), text.slice(Math.max(0, quote.to - 12), quote.to)) <= 1
}

function back(text: string, { cites }: Found, quote: Quote, index: number): boolean {
  const cite = cites[index]
  if (!cite || quote.from - cite.to > REACH_BACK || quote.from < cite.to) return false
  return sentenceEnds(text.slice(cite.to, quote.from), '') === 0
}

/** `before`: the words in front, which may hold the point of an American quotation: “used.” */
function sentenceEnds(text: string, before: string): number {
  const whole = before + text
  let ends = 0
  for (const match of whole.matchAll(SENTENCE_END)) {
    if (match.index + match[0].length <= before.length) continue
    if (!ABBREVIATION.test(whole.slice(Math.max(0, match.index - 10), match.index + 1))) ends++
  }
  return ends
}
