/** A parsed transcript as records: one Transcript and its pages. */
import { type Operation, put } from '../log/change'
import type { Document, Person, Transcript, TranscriptPage } from '../records'
import type { ParsedTranscript } from './model'

type Context = { document: Document; newId: (table: 'transcripts' | 'transcriptPages') => string; now: string; people: readonly Person[]; taken: readonly string[]; documents: readonly Document[] }

const SUFFIX: Record<Transcript['kind'], string> = { deposition: 'Dep.', hearing: 'Hr’g Tr.', trial: 'Trial Tr.', examination: 'EUO', other: 'Tr.' }

/** "Roe Dep."; with the volume where the name is taken. A rough draft leaves that name to the certified transcript. */
export function shortFormOf(parsed: Pick<ParsedTranscript, 'witness' | 'kind' | 'volume' | 'rough'>, taken: readonly string[]): string {
  const name = parsed.witness.split(';')[0]?.trim().split(/\s+/).filter((word) => !/^(?:Jr|Sr|II|III|IV)\.?,?$/i.test(word)).at(-1) ?? ''
  const plain = `${parsed.kind === 'hearing' || parsed.kind === 'trial' ? '' : name} ${SUFFIX[parsed.kind]}`.trim().slice(0, 42) + (parsed.rough ? ' (rough)' : '')
  if (!taken.includes(plain)) return plain
  const withVolume = parsed.volume ? `${plain} Vol. ${parsed.volume}` : plain
  for (let n = 2; ; n++) {
    const next = n === 2 && withVolume !== plain ? withVolume : `${plain} (${n})`
    if (!taken.includes(next)) return next
  }
}

/** Puts of one bulk change. Pages of a second volume that begins anew become a transcript of their own. */
export function transcriptOperations(parsed: ParsedTranscript, context: Context): { ops: Operation[]; ids: string[] } {
  const parts = volumesOf(parsed)
  const ops: Operation[] = []
  const ids: string[] = []
  const taken = [...context.taken]
  parts.forEach((pages, index) => {
    const id = context.newId('transcripts')
    ids.push(id)
    const volume = parts.length > 1 ? (ROMAN[index] ?? String(index + 1)) : parsed.volume
    const shortForm = shortFormOf({ ...parsed, volume }, taken)
    taken.push(shortForm)
    const own = <T extends { at: { page: number; line: number } | null }>(rows: readonly T[]): T[] => (parts.length === 1 ? [...rows] : rows.filter((row) => row.at === null ? index === 0 : pages.some((page) => page.printed === row.at?.page)))
    const transcript: Transcript = {
      id, document: context.document.id, kind: parsed.kind, witness: parsed.witness, person: context.people.find((one) => one.name.toLowerCase() === parsed.witness.toLowerCase())?.id ?? null, shortForm,
      date: parsed.date, volume, firstPage: parsed.paged ? (pages[0]?.printed ?? 0) : 0, lastPage: parsed.paged ? pages.reduce((most, page) => Math.max(most, page.printed), 0) : 0, linesPerPage: parsed.linesPerPage,
      paged: parsed.paged, rough: parsed.rough, replaces: null, examinations: own(parsed.examinations),
      exhibits: own(parsed.exhibits).slice(0, 5000).map((one) => ({ ...one, document: exhibitDocument(one.number, context.documents) })), errata: own(parsed.errata), certificate: parsed.certificate.slice(0, 2000),
      doubts: own(parsed.doubts).slice(0, 500).map((one) => ({ ...one, say: one.say.slice(0, 1000), settled: false })), video: null, digest: [], imported: context.now,
    }
    ops.push(put('transcripts', transcript))
    let order = 0
    for (const page of pages) for (const lines of inParts(page.lines)) {
      // In the order of their names, as their lines are: a record in order is not copied for its digest.
      const record: TranscriptPage = { filePage: page.filePage, id: context.newId('transcriptPages'), lines, order: ++order, part: page.part, printed: page.printed, transcript: id }
      ops.push(put('transcriptPages', record))
    }
  })
  return { ops, ids }
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']
/** A file without pages is one long one: its record is cut, so that none is larger than a page. */
const MOST_LINES = 100

function inParts<T>(lines: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at === 0 || at < lines.length; at += MOST_LINES) parts.push(lines.slice(at, at + MOST_LINES))
  return parts
}

/** Page numbers that begin anew begin a volume: page and line must say one place only. */
function volumesOf({ pages, paged }: ParsedTranscript): ParsedTranscript['pages'][] {
  const volumes: ParsedTranscript['pages'][] = []
  let last = Number.NEGATIVE_INFINITY
  let seen = new Set<number>()
  for (const page of pages) {
    if (volumes.length === 0 || (paged && page.printed < last && seen.has(page.printed) && page.printed <= 3)) {
      volumes.push([])
      seen = new Set()
    }
    // A page that stands twice is kept once; those before page 1 have no number.
    if (!paged || page.printed === 0 || !seen.has(page.printed)) volumes.at(-1)?.push(page)
    seen.add(page.printed)
    last = page.printed
  }
  return volumes
}

/** The document that is this exhibit: "Exhibit 12" is "Dep. Ex. 12" or "12", "PX-12" is "PX-12". */
export function exhibitDocument(number: string, documents: readonly Document[]): string | null {
  const plain = (text: string) => text.toUpperCase().replace(/^.*\bEX(?:HIBIT|H)?\.?\s*/, '').replace(/[\s.-]/g, '')
  return documents.find((one) => one.exhibit !== null && plain(one.exhibit) === plain(number))?.id ?? null
}

const NAMED = /\b(?:Exhibits?|Ex\.)\s+(?:No\.?\s*|Number\s+)?([A-Z]{0,4}-?\s?\d{1,5}[A-Z]?|[A-Z]{1,2}(?![\w'’]))/g

/** Exhibits that a line names, with the document that each is; those that are no document of the matter are left out. */
export function exhibitsNamed(text: string, documentOf: (number: string) => string | null): { from: number; to: number; document: string }[] {
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const document = documentOf((match[1] ?? '').replace(/\s+/g, ''))
    return document === null ? [] : [{ from: match.index, to: match.index + match[0].length, document }]
  })
}
