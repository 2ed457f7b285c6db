/** Which source `Id.` and a bare "¶ 12" take over from the cites before them, in one paper (domain § 12). */
import { formatCite } from './format'
import type { Cite, CiteKind, Found } from './model'

export type Link = {
  /** index of the cite whose source this one takes; its own where it names one; null where that cannot be told */
  of: number | null
  /** why it cannot be told, as a sentence */
  why: string | null
  /** stands behind law, and no record cite came before: it is law as well */
  law: boolean
}

const FITTING: Partial<Record<string, readonly CiteKind[]>> = { para: ['pleading', 'declaration', 'named', 'docket'], sec: ['contract', 'policy', 'named'] }

/** One link for each cite, in their order. */
export function chainCites(found: Found): Link[] {
  const links: Link[] = []
  const laws = found.authorities.map((one) => one.from)
  let nextLaw = 0
  let lawBefore = -1
  found.cites.forEach((one, index) => {
    while (nextLaw < laws.length && (laws[nextLaw] as number) < one.from) lawBefore = laws[nextLaw++] as number
    if (one.cite.kind === 'bare') links.push(linkOfBare(found, links, index))
    else if (one.cite.kind === 'id') links.push(linkOfId(found, links, index, lawBefore))
    else links.push({ of: index, why: null, law: false })
  })
  return links
}

function linkOfId(found: Found, links: readonly Link[], index: number, lawBefore: number): Link {
  const one = found.cites[index] as Found['cites'][number]
  // What is law itself is no cite to go back to.
  let last = index - 1
  while (last >= 0 && links[last]?.law) last--
  const previous = found.cites[last]
  if (!previous) return lawBefore >= 0 ? { of: null, why: null, law: true } : { of: null, why: 'No cite stands before it in this paper.', law: false }
  if (lawBefore > previous.from) return { of: null, why: 'Law is cited just before it, so it may mean that and not the record.', law: false }
  const group = previous.group === one.group ? [last] : found.cites.flatMap((other, at) => (other.group === previous.group && at < index ? [at] : []))
  const sources = new Map<string, number>()
  for (const at of group) {
    const link = links[at]
    if (!link || link.of === null) return { of: null, why: link?.why ?? 'The cite before it names no source.', law: false }
    sources.set(sourceKey(found.cites[link.of]?.cite), link.of)
  }
  if (sources.size > 1) return { of: null, why: `The cites before it name more than one source: ${[...sources.keys()].join(', ')}.`, law: false }
  return { of: links[last]?.of ?? null, why: null, law: false }
}

function linkOfBare(found: Found, links: readonly Link[], index: number): Link {
  const kinds = FITTING[found.cites[index]?.cite.loci[0]?.t ?? ''] ?? []
  for (let at = index - 1; at >= 0; at--) {
    if (links[at]?.of === at && kinds.includes(found.cites[at]?.cite.kind as CiteKind)) return { of: at, why: null, law: false }
  }
  return { of: null, why: null, law: false }
}

/** The source alone, as words: what two cites of one group must share. */
function sourceKey(cite: Cite | undefined): string {
  return cite ? formatCite({ kind: cite.kind, doc: cite.doc, loci: cite.kind === 'bates' ? [{ t: 'bates', from: cite.doc ?? '', to: cite.doc ?? '' }] : [] }) : ''
}

/** What a cite says when the source that it takes over is written out. `Id.` without a place means the same place. */
export function spelledOut(found: Found, links: readonly Link[], index: number): Cite | null {
  const own = found.cites[index]?.cite
  const of = links[index]?.of
  if (!own) return null
  if (own.kind !== 'id' && own.kind !== 'bare') return own
  const source = of === null || of === undefined ? null : found.cites[of]?.cite
  if (!source) return own.kind === 'bare' ? own : null
  if (own.loci.length === 0 && !own.inner) return samePlace(found, links, index, source)
  const { inner: outerInner, span: _, ...rest } = source
  // "Roe Decl., Ex. B at 2 … Id. at 3" goes on in the exhibit.
  if (outerInner && source.loci.length === 0 && !own.inner) return { ...rest, loci: [], inner: { ...outerInner, loci: own.loci } }
  return { ...rest, loci: pagesOf(source, own), ...(own.inner ? { inner: own.inner } : {}) }
}

/** `Id.` alone takes the place of the cite just before, which may be an `Id.` with a place of its own. */
function samePlace(found: Found, links: readonly Link[], index: number, source: Cite): Cite {
  for (let at = index - 1; at >= 0; at--) {
    const link = links[at]
    if (link?.law) continue
    if (link?.of !== links[index]?.of) return source
    const before = spelledOut(found, links, at)
    return before ?? source
  }
  return source
}

/** Behind a Bates number "at 126" is a number; "at 2" of an exhibit is a page. */
function pagesOf(source: Cite, own: Cite): Cite['loci'] {
  if (source.kind !== 'bates') return own.loci
  return own.loci.map((locus) => (locus.t === 'page' ? batesLocus(source.doc ?? '', locus.from, locus.to) ?? locus : locus))
}

function batesLocus(first: string, from: string, to: string): Cite['loci'][number] | null {
  const match = /^(.*?)(\d+)$/.exec(first)
  if (!match?.[2] || from.length < 3 || from.length > match[2].length) return null
  const prefix = match[1] ?? ''
  const head = match[2]
  const whole = (digits: string) => prefix + head.slice(0, head.length - digits.length) + digits
  return { t: 'bates', from: whole(from), to: whole(to) }
}
