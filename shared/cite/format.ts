/** Pin cites as Probata prints them (domain § 12): short source, then the place in it. */
import { batesAfter, formatBates, parseBates } from '../bates/number'
import type { Document, Matter, Paragraph, Passage, Pleading } from '../records'
import type { Cite, Locus } from './model'

/** How a document is called in a cite: its exhibit number, else its first Bates number, else its title. */
export function documentName(document: Document): string {
  return document.exhibit ?? document.bates?.first ?? document.title
}

/** "PX-3 at 4", "PX-3 at 4–5", "PX-2 § 3.2"; a document of one page needs no page. */
export function citePassage(passage: Passage, document: Document): string {
  const name = documentName(document)
  // What has a Bates number a page and no exhibit number is cited by the page's own number.
  const numbers = document.exhibit === null && !passage.locator ? (document.bates ?? document.ownBates) : null
  if (numbers) return citeBates(numbers, passage.page, passage.endPage)
  if (passage.locator) return `${name} ${passage.locator}`
  if (document.kind !== 'pdf' && (document.pages ?? 1) <= 1) return name
  return passage.endPage > passage.page ? `${name} at ${passage.page}–${passage.endPage}` : `${name} at ${passage.page}`
}

/** "Compl. ¶ 41" */
export function citeParagraph(paragraph: Paragraph, pleading: Pleading): string {
  return `${pleading.shortForm} ¶ ${paragraph.label}`
}

/** "LI_000124", "LI_000124–125": the numbers of pages in a range that has one a page. */
export function citeBates(range: { first: string; last: string }, page: number, endPage: number): string {
  const start = parseBates(range.first)
  const end = parseBates(range.last)
  // A native of many pages has one number, on its slip sheet.
  if (!start || !end || end.number - start.number < endPage - 1) return range.first
  const from = formatBates(batesAfter(start, page - 1))
  if (endPage === page) return from
  return `${from}–${String(start.number + endPage - 1).padStart(start.width, '0').slice(-3)}`
}

/** How a matter writes its cites: dash, word for the docket, what stands between the letters and the number of an exhibit. */
export type CiteStyle = NonNullable<Matter['settings']['cites']>

export const PLAIN_STYLE: CiteStyle = { dash: '–', docket: 'ECF No.', exhibit: '-' }

/** A cite in its normal form: "Compl. ¶¶ 12, 14–16", "Roe Dep. 45:12–46:3". What `parseCite` reads as the same cite. */
export function formatCite(cite: Cite, style: CiteStyle = PLAIN_STYLE): string {
  const version = cite.version ? ` (eff. ${cite.version})` : ''
  const docket = cite.docket ? ` (${style.docket} ${cite.docket})` : ''
  const volume = cite.volume === undefined ? '' : ` Vol. ${cite.volume},`
  const inner = cite.inner ? `, ${cite.inner.doc}${lociOf(cite.inner.loci ?? [], 'exhibit', style)}` : ''
  if (cite.kind === 'bates') return batesCite(cite, style)
  if (cite.kind === 'id') return cite.loci.length === 0 && !cite.inner ? '(same source and place)' : `(same source)${lociOf(cite.loci, 'id', style)}${inner}`
  if (cite.kind === 'bare') return lociOf(cite.loci, 'bare', style).trim()
  const doc = cite.kind === 'docket' ? `${style.docket} ${cite.doc}` : cite.kind === 'exhibit' ? exhibitName(cite.doc ?? '', style) : (cite.doc ?? '')
  // The places of a docket entry are places in the attachment that the exhibit is.
  if (cite.kind === 'docket' && cite.inner && cite.inner.loci === undefined) return `${doc}, ${cite.inner.doc}${lociOf(cite.loci, 'docket', style)}`
  return `${doc}${docket}${volume}${lociOf(cite.loci, cite.kind, style)}${inner}${version}`
}

const exhibitName = (doc: string, style: CiteStyle) => doc.replace(/^([A-Z]{1,2}X)-/, `$1${style.exhibit}`)

function batesCite(cite: Cite, style: CiteStyle): string {
  const [first] = cite.loci
  if (first?.t !== 'bates') return `${cite.doc ?? ''}${lociOf(cite.loci, 'bates', style)}`
  return first.from === first.to ? first.from : `${first.from}${style.dash}${digitsOf(first.to)}`
}

/** The number of a Bates number with its zeros, without the prefix: "000125" of "LI_000125". */
function digitsOf(text: string): string {
  const bates = parseBates(text)
  return bates && bates.suffix === '' ? String(bates.number).padStart(bates.width, '0') : text
}

const SIGNS: Record<Locus['t'], [one: string, many: string]> = { para: ['¶ ', '¶¶ '], sec: ['§ ', '§§ '], no: ['No. ', 'Nos. '], page: ['at ', 'at '], pl: ['at ', 'at '], bates: ['', ''] }

/** Places behind a name, each run of one kind with its sign once. */
function lociOf(loci: readonly Locus[], kind: Cite['kind'], style: CiteStyle): string {
  const runs: Locus[][] = []
  for (const locus of loci) {
    const run = runs.at(-1)
    if (run && run[0]?.t === locus.t) run.push(locus)
    else runs.push([locus])
  }
  return runs.map((run, index) => {
    const t = (run[0] as Locus).t
    const [one, many] = SIGNS[t]
    const unmarked = (kind === 'transcript' && (t === 'page' || t === 'pl')) || (kind === 'id' && t === 'pl')
    const sign = unmarked ? '' : run.length > 1 || run[0]?.from !== run[0]?.to ? many : one
    return `${index === 0 ? ' ' : ', '}${sign}${run.map((locus) => locusOf(locus, style)).join(', ')}`
  }).join('')
}

function locusOf({ t, from, to, note }: Locus, style: CiteStyle): string {
  const end = from === to ? '' : `${style.dash}${t === 'pl' && samePage(from, to) ? to.slice(to.indexOf(':') + 1) : to}`
  return `${from}${end}${note === undefined ? '' : ` n.${note}`}`
}

const samePage = (from: string, to: string) => from.split(':')[0] === to.split(':')[0]
