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

/** One link for each cite, in their order. One pass: a paper may hold a hundred thousand. */
export function chainCites(found: Found): Link[] {
  const links: Link[] = []
  const laws = found.authorities.map((one) => one.from)
  const named = new Map<string, number>()
  let nextLaw = 0
  let lawBefore = -1
  /** the cite before, law left out, and the cites of its group */
  let last: { index: number; group: number[] } | null = null
  found.cites.forEach((one, index) => {
    while (nextLaw < laws.length && (laws[nextLaw] as number) < one.from) lawBefore = laws[nextLaw++] as number
    const { kind } = one.cite
    const link: Link = kind === 'bare' ? { of: named.get(one.cite.loci[0]?.t ?? '') ?? null, why: null, law: false } : kind === 'id' ? linkOfId(found, links, index, last, lawBefore) : { of: index, why: null, law: false }
    links.push(link)
    // What is law itself is no cite to go back to.
    if (link.law) return
    for (const [t, kinds] of Object.entries(FITTING)) if (kinds?.includes(kind)) named.set(t, index)
    last = last && found.cites[last.index]?.group === one.group ? { index, group: [...last.group.slice(-MOST_OF_GROUP), index] } : { index, group: [index] }
  })
  return links
}

/** Cites of a group that are looked at. */
const MOST_OF_GROUP = 40

function linkOfId(found: Found, links: readonly Link[], index: number, last: { index: number; group: number[] } | null, lawBefore: number): Link {
  const previous = last && found.cites[last.index]
  if (!last || !previous) return lawBefore >= 0 ? { of: null, why: null, law: true } : { of: null, why: 'No cite stands before it in this paper.', law: false }
  if (lawBefore > previous.from) return { of: null, why: 'Law is cited just before it, so it may mean that and not the record.', law: false }
  const sources = new Map<string, number>()
  for (const at of previous.group === found.cites[index]?.group ? [last.index] : last.group) {
    const link = links[at]
    if (!link || link.of === null) return { of: null, why: link?.why ?? 'The cite before it names no source.', law: false }
    sources.set(sourceKey(found.cites[link.of]?.cite), link.of)
  }
  if (sources.size > 1) return { of: null, why: `The cites before it name more than one source: ${[...sources.keys()].join(', ')}.`, law: false }
  return { of: links[last.index]?.of ?? null, why: null, law: false }
}

/** The source alone, as words: what two cites of one group must share. */
function sourceKey(cite: Cite | undefined): string {
  return cite ? formatCite({ kind: cite.kind, doc: cite.doc, loci: cite.kind === 'bates' ? [{ t: 'bates', from: cite.doc ?? '', to: cite.doc ?? '' }] : [] }) : ''
}

/** What each cite says when the source that it takes over is written out; null where that cannot be told. */
export function spelledOut(found: Found, links: readonly Link[]): (Cite | null)[] {
  const spelled: (Cite | null)[] = []
  let last = -1
  found.cites.forEach(({ cite }, index) => {
    const of = links[index]?.of ?? null
    const source = of === null ? null : (found.cites[of]?.cite ?? null)
    // `Id.` without a place means the same place, which may be that of an `Id.` before.
    const alone = cite.kind === 'id' && cite.loci.length === 0 && !cite.inner
    if (cite.kind !== 'id' && cite.kind !== 'bare') spelled.push(cite)
    else if (!source) spelled.push(cite.kind === 'bare' ? cite : null)
    else if (alone) spelled.push((last >= 0 && links[last]?.of === of ? spelled[last] : null) ?? source)
    else spelled.push(joined(source, cite))
    if (!links[index]?.law) last = index
  })
  return spelled
}

/** The source of one with the places of the other. */
function joined(source: Cite, own: Cite): Cite {
  const { inner, span: _, ...rest } = source
  // "Roe Decl., Ex. B at 2 … Id. at 3" goes on in the exhibit.
  if (inner && source.loci.length === 0 && !own.inner) return { ...rest, loci: [], inner: { ...inner, loci: own.loci } }
  return { ...rest, loci: pagesOf(source, own), ...(own.inner ? { inner: own.inner } : {}) }
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
