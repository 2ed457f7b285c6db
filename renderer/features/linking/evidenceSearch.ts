/** Finds what can be linked: passages, documents, settings and events, by exhibit number, title, quote or cite. Pure. */
import { citePassage, documentName } from '../../../shared/cite/format'
import { parseCite, sameExhibit } from '../../../shared/cite/parse'
import { eventName, rolloutCite, rolloutName } from '../../../shared/cite/records'
import { formatEdtf } from '../../../shared/dates/format'
import { citeTestimony } from '../../../shared/transcript/range'
import type { Document, Feature, MatterEvent, Passage, Rollout, Testimony, Transcript } from '../../../shared/records'

export type Found =
  | { kind: 'passage'; id: string; cite: string; passage: Passage; document: Document }
  | { kind: 'document'; id: string; cite: string; document: Document }
  /** a page that nobody has highlighted yet: "PX-3 at 4" was typed */
  | { kind: 'page'; id: string; cite: string; document: Document; page: number }
  /** how a setting stood, or an event: `name` says it whole */
  | { kind: 'rollout' | 'event' | 'testimony'; id: string; cite: string; name: string; words: string }

/** Records other than documents that a link can rest on. */
export type OtherSources = { rollouts: readonly Rollout[]; features: readonly Feature[]; events: readonly MatterEvent[]; testimony?: readonly Testimony[]; transcripts?: readonly Transcript[] }

const NO_OTHERS: OtherSources = { rollouts: [], features: [], events: [] }

type Entry = { found: Found; words: string; exhibit: string; newest: number }
export type EvidenceIndex = { entries: Entry[]; documents: readonly Document[] }

const plain = (text: string) => text.toLowerCase().replace(/[“”"‘’']/g, '').replace(/\s+/g, ' ')
const joined = (text: string) => text.toLowerCase().replace(/[\s.-]/g, '')

/** Words of the documents, prepared once for each list of them: there may be 100,000. */
const preparedDocuments = new WeakMap<readonly Document[], Entry[]>()

function documentEntries(documents: readonly Document[]): Entry[] {
  const known = preparedDocuments.get(documents)
  if (known) return known
  const entries = documents.map((document): Entry => ({
    found: { kind: 'document', id: document.id, cite: documentName(document), document },
    words: plain(`${document.exhibit ?? ''} ${document.title} ${document.originalName} ${document.source} ${document.custodian}`), exhibit: joined(document.exhibit ?? ''), newest: -1,
  }))
  preparedDocuments.set(documents, entries)
  return entries
}

/** Prepares the search once; typing then only compares words. Passages stand first, the newest on top. */
export function indexEvidence(documents: readonly Document[], passages: readonly Passage[], others: OtherSources = NO_OTHERS): EvidenceIndex {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const marked = passages.flatMap((passage, index): Entry[] => {
    const document = byId.get(passage.document)
    if (!document) return []
    const cite = citePassage(passage, document)
    return [{
      found: { kind: 'passage', id: passage.id, cite, passage, document }, words: plain(`${cite} ${passage.quote} ${passage.note} ${document.title} ${document.source}`),
      exhibit: joined(document.exhibit ?? ''), newest: index,
    }]
  })
  return { entries: [...marked.reverse(), ...otherEntries(others), ...documentEntries(documents)], documents }
}

function otherEntries({ rollouts, features, events, testimony = [], transcripts = [] }: OtherSources): Entry[] {
  const said = new Map(transcripts.map((one) => [one.id, one]))
  const byId = new Map(features.map((one) => [one.id, one]))
  return [
    ...testimony.flatMap((one): Entry[] => {
      const transcript = said.get(one.transcript)
      const cite = transcript ? citeTestimony(transcript, one) : ''
      return transcript ? [{ found: { kind: 'testimony', id: one.id, cite, name: transcript.witness || transcript.shortForm, words: one.quote }, words: plain(`${cite} ${one.quote} ${one.note} ${transcript.witness}`), exhibit: '', newest: -1 }] : []
    }),
    ...rollouts.map((one): Entry => {
      const name = rolloutName(one, byId.get(one.feature))
      return { found: { kind: 'rollout', id: one.id, cite: rolloutCite(one), name, words: one.words }, words: plain(`${name} ${one.regions.join(' ')} ${one.words} ${one.note}`), exhibit: '', newest: -1 }
    }),
    ...events.map((one): Entry => ({
      found: { kind: 'event', id: one.id, cite: formatEdtf(one.date), name: one.what, words: one.words }, words: plain(`${eventName(one)} ${one.date} ${one.words} ${one.source} ${one.note}`), exhibit: '', newest: -1,
    })),
  ]
}

/**
 * The best finds for what was typed; with nothing typed, the passages marked last.
 * Every word must stand somewhere; where nothing has them all, what has most of them.
 */
export function searchEvidence(index: EvidenceIndex, query: string, most = 40): Found[] {
  const text = query.trim()
  if (text === '') return index.entries.slice(0, most).map((entry) => entry.found)
  const page = typedPage(index, text)
  const terms = [...new Set(plain(text).split(' ').filter(Boolean))]
  const whole = joined(text)
  const scored: { entry: Entry; score: number; all: boolean }[] = []
  for (const entry of index.entries) {
    const hits = terms.filter((term) => entry.words.includes(term)).length
    const number = entry.exhibit !== '' && entry.exhibit === whole
    if (hits === 0 && !number) continue
    const phrase = terms.length > 1 && entry.words.includes(plain(text)) ? 2 : 0
    scored.push({ entry, all: number || hits === terms.length, score: (number ? 20 : 0) + hits * 3 + phrase + (entry.found.kind === 'passage' ? 1 : 0) })
  }
  const complete = scored.filter((one) => one.all)
  const best = (complete.length > 0 ? complete : scored).sort((a, b) => b.score - a.score || b.entry.newest - a.entry.newest)
  return [...page, ...best.slice(0, most).map(({ entry }) => entry.found)]
}

/** "PX-3 at 4" where no passage lies on that page yet. */
function typedPage(index: EvidenceIndex, text: string): Found[] {
  // A document without a number is cited by its title.
  const named = index.documents.filter((one) => plain(text).startsWith(plain(one.title))).map((one) => ({ name: one.title, kind: 'named' as const }))
  const cite = parseCite(text, { names: named })
  const locus = cite?.loci[0]
  if (!cite?.doc || locus?.t !== 'page') return []
  const [name, page] = [cite.doc, Number(locus.from)]
  const document = index.documents.find((one) => one.exhibit !== null && sameExhibit(one.exhibit, name)) ?? index.documents.find((one) => plain(one.title) === plain(name))
  if (!document || !(page >= 1) || (document.pages !== null && page > document.pages)) return []
  return [{ kind: 'page', id: `${document.id} ${page}`, cite: `${documentName(document)} at ${page}`, document, page }]
}
