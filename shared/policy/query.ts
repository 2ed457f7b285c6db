/**
 * A small query over sentences: words that all stand in one sentence, "phrases", beginnings (`train*`),
 * OR between groups. Case, typography and line breaks do not matter.
 */
import { foldWords } from './fold'

export type TermQuery = {
  /** as it was typed */
  text: string
  /** any group is enough; of a group each term must stand in the sentence */
  groups: readonly (readonly Term[])[]
}

/** `stem`: letters that stand in every sentence that has the term; looking for them first is quicker */
type Term = { stem: string; pattern: RegExp }

const PART = /"([^"]*)"|(\S+)/g
const MOST_PARTS = 50

/**
 * Reads a query. Unclosed quotation marks end with the query.
 * @returns null where no word is in it
 */
export function parseTermQuery(typed: string): TermQuery | null {
  const text = typed.slice(0, 2000).normalize('NFC').replace(/[“”„«»]/g, '"').trim()
  const closed = (text.match(/"/g)?.length ?? 0) % 2 === 1 ? `${text}"` : text
  const groups: Term[][] = [[]]
  let parts = 0
  for (const match of closed.matchAll(PART)) {
    if (match[2] === 'OR' || match[2] === '|') {
      groups.push([])
      continue
    }
    const term = termOf(match[1] ?? match[2] ?? '')
    if (term && parts++ < MOST_PARTS) groups.at(-1)?.push(term)
  }
  const full = groups.filter((group) => group.length > 0)
  return full.length === 0 ? null : { text: typed.trim(), groups: full }
}

/** Words in a row, each whole or with a star at its end. */
function termOf(words: string): Term | null {
  const parts = foldWords(words.replaceAll('*', '\ue001')).match(/[\p{L}\p{N}\ue001]+(?:'[\p{L}\p{N}\ue001]+)*/gu) ?? []
  const own = parts.filter((one) => one.replaceAll('\ue001', '') !== '')
  if (own.length === 0) return null
  const body = own.map((one) => (one.endsWith('\ue001') ? `${one.replaceAll('\ue001', '')}[\\p{L}\\p{N}]*` : one.replaceAll('\ue001', ''))).join('[^\\p{L}\\p{N}]{1,4}')
  const stem = own.map((one) => one.replaceAll('\ue001', '')).reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  return { stem, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'u') }
}

/**
 * Whether a folded sentence answers a query, and where the words stand in it.
 * @returns places of the group that was found, in order; null where none was
 */
export function findTerms(query: TermQuery, folded: string): { from: number; to: number }[] | null {
  for (const group of query.groups) {
    const places: { from: number; to: number }[] = []
    for (const term of group) {
      const match = folded.includes(term.stem) ? term.pattern.exec(folded) : null
      if (!match) break
      places.push({ from: match.index, to: match.index + match[0].length })
    }
    if (places.length === group.length) return places.sort((a, b) => a.from - b.from)
  }
  return null
}
