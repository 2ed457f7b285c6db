/** From what a cite says to the records it means: document, then place. Words are looked at elsewhere. */
import { pageInRange } from '../bates/number'
import type { Document, PageLine, Paragraph } from '../records'
import { documentsOf } from './documentStage'
import type { Cite, Locus } from './model'
import type { SourceIndex } from './sourceIndex'

export const RESOLUTION_STATES = ['resolved', 'place-missing', 'document-missing', 'ambiguous', 'unclear'] as const
export type ResolutionState = (typeof RESOLUTION_STATES)[number]

/** Where one place of a cite stands. */
export type Target = {
  document: string
  /** as read in the cite; null: the whole document */
  locus: Locus | null
  /** 1-based pages of the document; null where only its text can tell */
  page: number | null
  endPage: number | null
  /** paragraphs of a pleading, in order */
  paragraphs: readonly string[]
  passage: string | null
  clause: string | null
  /** lines of a transcript that was read */
  testimony?: { transcript: string; from: PageLine; to: PageLine }
}

export type Resolution = {
  state: ResolutionState
  /** as a sentence; "" where the cite resolves without remark */
  why: string
  targets: readonly Target[]
  /** documents that it may mean, where there are several */
  candidates: readonly string[]
}

/** Most paragraphs of one range that are looked at. */
const LONGEST_RANGE = 2000

/** Resolves a cite whose source is written out (`spelledOut`). Pure; takes the syntax as settled. */
export function resolveCite(cite: Cite, index: SourceIndex): Resolution {
  const outer = resolveSource(cite, index)
  if (outer.state !== 'resolved' || !cite.inner) return outer
  const inner = innerOf(cite, index, outer.targets[0]?.document ?? null)
  if (inner.state !== 'resolved') return { ...inner, targets: inner.targets.length > 0 ? inner.targets : outer.targets }
  // The exhibit is what is meant, where no place of the outer paper was given.
  return cite.loci.length === 0 || cite.kind === 'docket' ? inner : { ...outer, targets: [...outer.targets, ...inner.targets] }
}

function innerOf(cite: Cite, index: SourceIndex, outer: string | null): Resolution {
  const inner = cite.inner as NonNullable<Cite['inner']>
  // An attachment of a docket entry is the exhibit itself.
  if (cite.kind === 'docket') return resolveSource({ kind: 'docket', doc: cite.doc, loci: inner.loci ?? cite.loci }, index)
  const own = resolveSource({ kind: 'exhibit', doc: inner.doc, loci: inner.loci ?? [] }, index, outer)
  return own.state === 'document-missing' ? { ...own, why: `${inner.doc} of ${cite.doc ?? 'this paper'} is not in the matter.` } : own
}

function resolveSource(cite: Cite, index: SourceIndex, family: string | null = null): Resolution {
  const found = documentsOf(cite, index, family)
  const [first] = found.sources
  if (!first) return { state: found.unclear ? 'unclear' : 'document-missing', why: found.why, targets: [], candidates: [] }
  if (found.sources.length > 1) {
    const candidates = found.sources.map((one) => one.document.id)
    return { state: 'ambiguous', why: found.why || `It may mean ${found.sources.slice(0, 4).map((one) => one.document.exhibit ?? one.document.title).join(' or ')}.`, targets: [], candidates }
  }
  const { document, pleading, contract, transcript } = first
  const loci: readonly (Locus | null)[] = cite.loci.length > 0 ? cite.loci : [null]
  const name = cite.doc ?? document.title
  const placed = loci.map((locus) => placeOf(locus, { document, pleading, contract, name, transcript: transcript ?? null }, index))
  const missing = placed.find((one) => one.missing !== null)
  return { state: missing ? 'place-missing' : 'resolved', why: missing?.missing ?? found.why, targets: placed.map((one) => one.target), candidates: [] }
}

type Source = { document: Document; pleading: string | null; contract: string | null; transcript: string | null; name: string }

function placeOf(locus: Locus | null, source: Source, index: SourceIndex): { target: Target; missing: string | null } {
  const target: Target = { document: source.document.id, locus, page: null, endPage: null, paragraphs: [], passage: null, clause: null }
  if (locus === null) return { target, missing: null }
  if (source.transcript !== null && (locus.t === 'pl' || locus.t === 'page')) return linesAt(locus, source.transcript, source.name, target, index)
  switch (locus.t) {
    case 'para':
      return source.pleading === null ? { target, missing: null } : paragraphsAt(locus, source.pleading, source.name, target, index)
    case 'page':
      return pageAt(locus, source, target)
    case 'bates':
      return batesAt(locus, source.document, target)
    case 'sec':
      return { target: sectionAt(locus, source, target, index), missing: null }
    default:
      return { target, missing: null }
  }
}

function paragraphsAt(locus: Locus, pleading: string, name: string, target: Target, index: SourceIndex): { target: Target; missing: string | null } {
  const { byLabel, last } = index.paragraphs(pleading)
  const [from, to] = [Number.parseInt(locus.from, 10), Number.parseInt(locus.to, 10)]
  const found: Paragraph[] = []
  let missing: string | null = null
  for (let n = from; n <= Math.min(to, from + LONGEST_RANGE); n++) {
    // "23(b)" is printed as a paragraph of its own in some papers, and is an item of 23 in others.
    const label = n === from ? locus.from : n === to ? locus.to : String(n)
    const one = byLabel.get(label) ?? byLabel.get(String(n))
    if (one) found.push(one)
    else missing ??= n > last ? `${name} ends at ¶ ${last}; there is no ¶ ${n}.` : `${name} has no ¶ ${n}.`
    if (missing && n > last) break
  }
  const first = found[0]
  return {
    target: { ...target, paragraphs: found.map((one) => one.id), page: first?.place.page ?? null, endPage: found.at(-1)?.place.endPage ?? null },
    missing,
  }
}

/** "45:12", "45:12" to "46:3", or a whole page "45" of a transcript. */
function linesAt(locus: Locus, id: string, name: string, target: Target, index: SourceIndex): { target: Target; missing: string | null } {
  const transcript = index.records.transcripts?.find((one) => one.id === id)
  const [first, last] = [locus.from, locus.to].map((place) => place.split(':').map(Number))
  if (!transcript || first?.[0] === undefined || last?.[0] === undefined) return { target, missing: null }
  const most = transcript.linesPerPage || 1000
  const range = { transcript: id, from: { page: first[0], line: first[1] ?? 1 }, to: { page: last[0], line: last[1] ?? most } }
  if (!transcript.paged) return { target, missing: `${name} has no page and line numbers.` }
  const beyond = [range.from.page, range.to.page].find((page) => page < transcript.firstPage || page > transcript.lastPage)
  if (beyond !== undefined) return { target, missing: `${name} has pages ${transcript.firstPage} to ${transcript.lastPage}; there is no page ${beyond}.` }
  const line = [range.from.line, range.to.line].find((n) => n > most)
  return { target: { ...target, testimony: range }, missing: line === undefined ? null : `A page of ${name} has ${most} lines; there is no line ${line}.` }
}

function pageAt(locus: Locus, { document, name }: Source, target: Target): { target: Target; missing: string | null } {
  const [from, to] = [Number(locus.from), Number(locus.to)]
  if (Number.isNaN(from) || Number.isNaN(to)) return { target, missing: `Page ${locus.from} is front matter with numbers of its own, which are not counted here.` }
  const pages = document.pages
  if (pages !== null && (to > pages || from < 1)) {
    const beyond = `${name} has ${pages} ${pages === 1 ? 'page' : 'pages'}; page ${from > pages || from < 1 ? from : to} is beyond the end.`
    return { target: from >= 1 && from <= pages ? { ...target, page: from, endPage: pages } : target, missing: beyond }
  }
  return { target: { ...target, page: from, endPage: to }, missing: null }
}

function batesAt(locus: Locus, document: Document, target: Target): { target: Target; missing: string | null } {
  for (const range of [document.bates, document.ownBates]) {
    const from = range ? pageInRange(locus.from, range) : null
    if (!range || from === null) continue
    const to = pageInRange(locus.to, range)
    const pages = document.pages ?? 1
    // A native of one number has its pages without numbers.
    const page = from <= pages ? from : null
    if (to === null) return { target: { ...target, page, endPage: pages }, missing: null }
    return { target: { ...target, page, endPage: Math.min(to, pages) }, missing: null }
  }
  return { target, missing: `${locus.from} does not lie in this document.` }
}

/** A clause of a contract that was taken apart, or a passage that was marked with its section. */
function sectionAt(locus: Locus, { document, contract }: Source, target: Target, index: SourceIndex): Target {
  const clause = contract ? index.clauses(contract).find((one) => one.path === locus.from || one.number === locus.from) : undefined
  const wanted = `§ ${locus.from}`
  const passage = index.passages(document.id).find((one) => one.locator === wanted) ?? index.passages(document.id).find((one) => one.locator?.endsWith(wanted))
  return { ...target, clause: clause?.id ?? null, passage: passage?.id ?? null, page: clause?.page ?? passage?.page ?? null, endPage: clause?.endPage ?? passage?.endPage ?? null }
}

/** The words of a state. */
export const RESOLUTION_WORDS: Record<ResolutionState, string> = {
  resolved: 'resolved', 'place-missing': 'place missing', 'document-missing': 'document missing', ambiguous: 'ambiguous', unclear: 'unclear',
}
