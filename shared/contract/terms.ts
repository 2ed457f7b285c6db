/** Defined terms (domain § 9): where each is defined, what it means, where it is used. */
import type { ReadClause, Term } from './model'
import { lastBefore } from './stream'

const MEANS = /[“"]([^"“”\n]{2,80})[”"]\s*(?:\([^)\n]{0,60}\)\s*)?(?:,?\s*(?:or|and)\s+[“"]([^"“”\n]{2,80})[”"]\s*)?,?\s*(?:(?:(?:shall|will)\s+)?(?:mean|means|refers?\s+to|includes?|have\s+the\s+meanings?|has\s+the\s+meaning|is\s+defined))\b/g
/** (the "X"), (each, a "X" and collectively, the "Xs") */
const BRACKET = /\(([^()]{0,120}?[“"][^"“”\n]{2,60}[”"][^()]{0,160}?)\)/g
const QUOTED = /[“"]([^"“”\n]{2,60}?),?[”"]/g
/** Bold-only or plain definitions at the start of a clause: "Competent Authority shall mean …". */
const PLAIN = /^((?:[A-Z][\w’'-]*\s){0,4}[A-Z][\w’'-]*)\s+(?:shall mean|means|shall have the meaning)\b/
const ELSEWHERE = /\bas\s+defined\s+in\s+(?:the\s+)?([A-Z][A-Za-z ]{2,50})|meanings?\s+(?:set\s+forth|ascribed|given|assigned)[^.]{0,60}?\b(?:in|by)\s+(?:the\s+)?([A-Z][A-Za-z ]{2,50}(?:Agreement|DPA|Addendum|Policy|Terms|Plan|Indenture))/
const MOST = 400
const SENTENCE = 900

export function termsOf(text: string, clauses: readonly ReadClause[]): { terms: Term[]; undefinedTerms: { term: string; count: number; clause: number }[] } {
  const found: Term[] = []
  const add = (name: string, at: number, sentenceFrom: number) => {
    const term = name.replace(/\s+/g, ' ').replace(/^the\s+/i, '').replace(/[,.;]$/, '').trim()
    if (!/^[A-Z0-9a-z][^:;]*$/.test(term) || term.length < 2 || term.split(' ').length > 8 || !/[A-Z]/.test(term)) return
    const clause = Math.max(0, lastBefore(clauses, at, (one) => one.at))
    if (found.length >= MOST || found.some((one) => one.term === term && one.clause === clause)) return
    const definition = sentenceAt(text, sentenceFrom)
    found.push({ at, term, definition, clause, scope: ELSEWHERE.test(definition) ? 'elsewhere' : /\b(?:for purposes of|as used in) this (?:section|article|exhibit|paragraph)/i.test(definition) ? 'clause' : 'paper', uses: [] })
  }
  for (const match of text.matchAll(MEANS)) {
    add(match[1] ?? '', match.index + 1, match.index)
    if (match[2]) add(match[2], match.index + match[0].indexOf(match[2]), match.index)
  }
  for (const match of text.matchAll(BRACKET)) {
    const inner = match[1] ?? ''
    if (!/^\s*(?:the|each|a|an|any|this|such|collectively|individually|together|hereinafter|hereafter|herein|as|or|in|with|[“"])/i.test(inner)) continue
    for (const quoted of inner.matchAll(QUOTED)) add(quoted[1] ?? '', match.index + 2 + quoted.index, startOfSentence(text, match.index))
  }
  for (const clause of clauses) {
    const own = PLAIN.exec(clause.text.slice(clause.text.indexOf(clause.number) + clause.number.length).trimStart())
    if (own?.[1] && clause.part !== 'preamble') add(own[1], clause.at + Math.max(0, text.slice(clause.at, clause.at + 160).indexOf(own[1])), clause.at)
  }
  const terms = found.sort((a, b) => a.at - b.at)
  const undefinedTerms = usesOf(clauses, terms)
  return { terms, undefinedTerms }
}

function startOfSentence(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 500), at)
  const last = [...before.matchAll(/(?:[.;]\s+(?=[A-Z“"(])|\n)/g)].at(-1)
  return last ? at - before.length + last.index + last[0].length : Math.max(0, at - 200)
}

function sentenceAt(text: string, from: number): string {
  const area = text.slice(from, from + SENTENCE)
  const end = /[.;](?=\s+(?:[A-Z“"(]|\d)|\s*\n|\s*$)/.exec(area)
  return area.slice(0, end ? end.index + 1 : SENTENCE).replace(/\s+/g, ' ').trim()
}

const CAPITALS = /(?<![\w’'-])(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?:\s(?:of\s|and\s)?[A-Z][a-z]+){0,4}(?![\w])/g
const fold = (words: string) => words.toLowerCase().replace(/[’']s?$/, '').replace(/(?:ies)$/, 'y').replace(/(?<!s)s$/, '')
/** Ordinary capitals: days, months, parts of the paper, names of law and offices. */
const ORDINARY = /^(?:section|article|exhibit|schedule|annex|appendix|attachment|paragraph|page|state|united states|new york|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|internet|board of directors|chief \w+ officer|president|secretary|securities and exchange commission|delaware|california|federal|district|county|court|mr|mrs|dr|inc|corp|street|avenue|suite|attention|american arbitration association|whereas|notwithstanding|act|code|title)\b/i

/** Exact capitalised words, plural and possessive folded. Linear: each clause is read once. */
function usesOf(clauses: readonly ReadClause[], terms: Term[]): { term: string; count: number; clause: number }[] {
  const byFirst = new Map<string, { folded: string; words: number; term: Term }[]>()
  for (const term of terms) {
    const words = term.term.split(' ')
    const folded = words.map(fold).join(' ')
    const first = fold(words[0] ?? '')
    byFirst.set(first, [...(byFirst.get(first) ?? []), { folded, words: words.length, term }])
  }
  const known = new Set(terms.map((one) => one.term.split(' ').map(fold).join(' ')))
  const loose = new Map<string, { term: string; count: number; clause: number }>()
  for (const [index, clause] of clauses.entries()) {
    const words = [...clause.text.matchAll(/[A-Za-z0-9][\w’'&.-]*/g)].map((match) => match[0].replace(/[.]$/, ''))
    for (const [at, word] of words.entries()) {
      if (!/^[A-Z0-9]|[A-Z]/.test(word)) continue
      for (const one of byFirst.get(fold(word)) ?? []) {
        if (one.term.uses.at(-1) === index) continue
        if (one.words === 1 || words.slice(at, at + one.words).map(fold).join(' ') === one.folded) one.term.uses.push(index)
      }
    }
    if (clause.part !== 'body' && clause.part !== 'definition') continue
    for (const match of clause.text.matchAll(CAPITALS)) {
      const before = clause.text.slice(Math.max(0, match.index - 2), match.index)
      const name = match[0]
      if (match.index === 0 || !/[a-z,]\s$/.test(before) || !name.includes(' ') || ORDINARY.test(name)) continue
      const folded = name.split(' ').map(fold).join(' ')
      if (known.has(folded) || clause.title.includes(name)) continue
      const there = loose.get(folded)
      if (there) there.count++
      else if (loose.size < 2000) loose.set(folded, { term: name, count: 1, clause: index })
    }
  }
  return [...loose.values()].filter((one) => one.count >= 3).sort((a, b) => b.count - a.count).slice(0, 60)
}
