/** Reads a text that is a cite and nothing else: what is typed into a search field, or one cell of a table. */
import { findCites } from './find'
import { formatCite, type CiteStyle, PLAIN_STYLE } from './format'
import type { Cite, CiteKind, FoundCite } from './model'
import type { FindOptions } from './reader'

/** One cite, several joined by semicolons, law, or a cite that cannot be followed. */
export type ParsedCite = Omit<Cite, 'kind'> & {
  kind: CiteKind | 'group' | 'error' | 'authority'
  /** of docket numbers: the others; of a group: each in its normal form */
  also?: string[]
  signal?: string
}

/**
 * Reads one cite, or a group of them.
 * @returns null where the words are no cite, or say more than one
 */
export function parseCite(input: string, options: FindOptions = {}): ParsedCite | null {
  const found = findCites(input, { ...options, alone: true })
  if (!covers(input, [...found.cites, ...found.authorities])) return null
  const [first, ...more] = found.cites
  if (!first) return found.authorities.length > 0 ? { kind: 'authority', doc: null, loci: [] } : null
  if (found.authorities.length > 0) return null
  if (first.error) return { kind: 'error', doc: first.cite.doc, loci: [] }
  const signal = first.signal ? { signal: first.signal } : {}
  if (more.length === 0) return { ...first.cite, ...signal }
  const all = [first, ...more]
  if (all.every(isBareDocket)) return { ...first.cite, also: more.map((one) => one.cite.doc ?? ''), ...signal }
  return { kind: 'group', doc: null, loci: [], ...signal, also: all.map((one) => formatCite(one.cite)) }
}

const isBareDocket = ({ cite }: FoundCite) => cite.kind === 'docket' && cite.loci.length === 0 && !cite.inner

/** Whether nothing stands beside the finds but signs and signals. */
function covers(input: string, finds: readonly { from: number; to: number }[]): boolean {
  let rest = ''
  let at = 0
  for (const one of [...finds].sort((a, b) => a.from - b.from)) {
    rest += `${input.slice(at, one.from)} `
    at = Math.max(at, one.to)
  }
  rest += input.slice(at)
  return finds.length > 0 && !/[\p{L}\p{N}]/u.test(rest.replace(/\b(?:see|also|generally|but|cf|accord|compare|e\.g|and)\b/gi, ''))
}

/** The normal form of what was read: "Compl. ¶¶ 12–15". "" where it is an error; law as it was written. */
export function formatParsed(parsed: ParsedCite, input: string, style: CiteStyle = PLAIN_STYLE): string {
  if (parsed.kind === 'error') return ''
  if (parsed.kind === 'authority') return input
  const lead = parsed.signal ? `${parsed.signal} ` : ''
  if (parsed.kind === 'group') return `${lead}${(parsed.also ?? []).join('; ')}`
  const { also = [], signal: _, ...cite } = parsed
  const docs = [cite as Cite, ...also.map((doc): Cite => ({ kind: 'docket', doc, loci: [] }))]
  return `${lead}${docs.map((one) => formatCite(one, style)).join('; ')}`
}

/** Whether two exhibit numbers are the same: "PX3", "PX 3", "px-3". */
export function sameExhibit(a: string, b: string): boolean {
  return plainExhibit(a) === plainExhibit(b)
}

/** An exhibit number without what only printing adds to it. */
export const plainExhibit = (text: string) => text.toUpperCase().replace(/[\s.-]/g, '')
