/** Which document a cite names: by exhibit number, Bates number, docket number, the matter's names, titles. */
import { pageInRange } from '../bates/number'
import type { Document } from '../records'
import type { Cite } from './model'
import { plainExhibit } from './parse'
import { designatorOf, plainName, type SourceIndex } from './sourceIndex'

/** A document that is meant, and what it is in the matter. */
export type MeantSource = { document: Document; pleading: string | null; contract: string | null; transcript?: string }
export type Meant = { sources: MeantSource[]; /** why none or several; a remark where it is one */ why: string; unclear?: boolean }

const HELD = 'It is in quarantine until the claim of privilege is settled, and is not opened.'

/** @param family a paper whose exhibits go before all others: "Ex. B" of that declaration */
export function documentsOf(cite: Cite, index: SourceIndex, family: string | null): Meant {
  const doc = cite.doc ?? ''
  const named = byName(doc, cite, index)
  if (named.length > 0) return { sources: named, why: '' }
  switch (cite.kind) {
    case 'bare':
      return ofBare(cite, index)
    case 'exhibit':
      return exhibits(doc, index, family)
    case 'bates':
      return byBates(cite, index)
    case 'docket':
      return byDocket(doc, index)
    case 'pleading':
      return pleadings(cite, index)
    case 'transcript':
    case 'declaration':
      return testimony(cite, index)
    case 'contract':
    case 'policy':
      return texts(cite, index)
    case 'discovery':
      return byTitle(cite, index, REQUEST_WORDS[doc.replace(/^Resp\. to /, '')] ?? [], doc.startsWith('Resp.') ? /response|objection|answer/ : null)
    default:
      return { sources: [], why: `Nothing in the matter is called ${doc}.` }
  }
}

const plainSource = (document: Document): MeantSource => ({ document, pleading: null, contract: null })

/** The document behind a record that a name stands for. */
function sourceOf(id: string, cite: Cite, index: SourceIndex): MeantSource[] {
  const { records } = index
  const open = (document: string | undefined, more: Partial<MeantSource> = {}): MeantSource[] => {
    const record = document === undefined ? undefined : index.document(document)
    return record && record.quarantine === null ? [{ ...plainSource(record), ...more }] : []
  }
  if (id.startsWith('pld_')) return open(records.pleadings.find((one) => one.id === id)?.document, { pleading: id })
  if (id.startsWith('trn_')) {
    const transcript = records.transcripts?.find((one) => one.id === id)
    return open(transcript?.document, { transcript: id })
  }
  if (id.startsWith('ctr_')) return open(records.contracts.find((one) => one.id === id)?.document, { contract: id })
  if (id.startsWith('pol_')) {
    const versions = records.versions.filter((one) => one.policy === id)
    const dated = cite.version ? versions.filter((one) => one.effective?.date === cite.version || one.published?.date === cite.version) : versions
    return (dated.length > 0 ? dated : versions).flatMap((one) => open(one.document))
  }
  // A document that is also a pleading or a contract is cited by their places.
  const pleading = records.pleadings.find((one) => one.document === id)
  const contract = records.contracts.find((one) => one.document === id)
  return open(id, { pleading: pleading?.id ?? null, contract: contract?.id ?? null })
}

function byName(doc: string, cite: Cite, index: SourceIndex): MeantSource[] {
  const ids = doc === '' ? [] : (index.names.get(plainName(doc)) ?? [])
  return unique(ids.flatMap((id) => sourceOf(id, cite, index)))
}

function unique(sources: readonly MeantSource[]): MeantSource[] {
  const seen = new Map<string, MeantSource>()
  for (const one of sources) if (!seen.has(one.document.id)) seen.set(one.document.id, one)
  return [...seen.values()]
}

function ofBare(cite: Cite, index: SourceIndex): Meant {
  const operative = index.records.pleadings.find((one) => one.operative)
  if (cite.loci[0]?.t !== 'para' || !operative) return { sources: [], why: 'No source is named before it.', unclear: true }
  return { sources: sourceOf(operative.id, cite, index), why: `Read as ${operative.shortForm}: no source is named before it.` }
}

const PARTY_LETTERS: Record<string, RegExp> = { 'Pl.': /^P/i, 'Def.': /^D/i, Joint: /^J/i }

function exhibits(doc: string, index: SourceIndex, family: string | null): Meant {
  if (family !== null) {
    const own = (index.designators.get(designatorOf(doc)) ?? []).filter((one) => one.parent === family || one.family === family || sharesFile(one, family, index))
    if (own.length > 0) return { sources: own.map(plainSource), why: '' }
  }
  const exact = index.exhibits.get(plainExhibit(doc)) ?? index.exhibits.get(plainExhibit(doc.replace(/^.*\bEx\. /, '')))
  if (exact) return { sources: exact.map(plainSource), why: exact.length > 1 ? `${doc} is the number of ${exact.length} documents.` : '' }
  if (held(index, (one) => one.exhibit !== null && plainExhibit(one.exhibit) === plainExhibit(doc))) return { sources: [], why: HELD }
  // "Ex. 3" may be PX-3; "Pl. Ex. 3" only one of the plaintiff's.
  const bare = /^(?:(\S+) )?Ex\. (.+)$/.exec(doc)
  const letters = PARTY_LETTERS[bare?.[1] ?? '']
  const like = bare ? (index.designators.get((bare[2] ?? '').toUpperCase()) ?? []).filter((one) => (letters ? letters.test(one.exhibit ?? '') : !bare[1])) : []
  if (like.length > 0) return { sources: like.map(plainSource), why: like.length === 1 ? `Read as ${like[0]?.exhibit}.` : '' }
  return { sources: [], why: `No document has the exhibit number ${doc}.` }
}

/** An exhibit behind a paper is a range of the same file. */
function sharesFile(document: Document, of: string, index: SourceIndex): boolean {
  return document.range !== null && document.id !== of && index.document(of)?.sha256 === document.sha256
}

const held = (index: SourceIndex, test: (document: Document) => boolean) => index.held.some(test)

function byBates(cite: Cite, index: SourceIndex): Meant {
  const wanted = cite.loci[0]?.t === 'bates' ? cite.loci[0].from : (cite.doc ?? '')
  const found = index.bates(wanted)
  const [newest] = found
  if (!newest) {
    const isHeld = held(index, (one) => [one.bates, one.ownBates].some((range) => range !== null && pageInRange(wanted, range) !== null))
    return { sources: [], why: isHeld ? HELD : `No document carries the number ${wanted}.` }
  }
  return { sources: [plainSource(newest.document)], why: found.length > 1 ? `${found.length} documents carry this number; the newest is opened.` : '' }
}

function byDocket(number: string, index: SourceIndex): Meant {
  const found = index.docket.get(number) ?? []
  if (found.length > 0) return { sources: found.flatMap((one) => sourceOf(one.id, { kind: 'docket', doc: number, loci: [] }, index)), why: found.length > 1 ? `${found.length} documents carry ECF No. ${number}.` : '' }
  if (held(index, (one) => one.docket?.number === number)) return { sources: [], why: HELD }
  return { sources: [], why: `No document carries the court’s stamp ECF No. ${number}.` }
}

const COMPLAINTS = /^(?:Compl\.|Am\. Compl\.|Consol\. Compl\.|FAC|SAC|TAC|[45]AC)$/

function pleadings(cite: Cite, index: SourceIndex): Meant {
  const doc = cite.doc ?? ''
  if (cite.docket) {
    const beside = byDocket(cite.docket, index)
    if (beside.sources.length > 0) return beside
  }
  const complaints = index.records.pleadings
  const [only, more] = complaints
  // "Compl." is what a paper calls the one complaint that there is, whatever its own title.
  if (doc === 'Compl.' && only && !more) return { sources: sourceOf(only.id, cite, index), why: '' }
  if (COMPLAINTS.test(doc)) return { sources: [], why: `No pleading of the matter is cited as ${doc}.` }
  const words = PAPER_WORDS[doc]
  return words ? byTitle(cite, index, words, null) : { sources: [], why: `Nothing in the matter is called ${doc}.` }
}

const PAPER_WORDS: Record<string, readonly RegExp[]> = {
  Answer: [/\banswer\b/], 'Countercl.': [/\bcounterclaims?\b/], 'Crosscl.': [/\bcrossclaims?\b/], 'Notice of Removal': [/\bnotice of removal\b/], "Opp'n": [/\bopposition\b/],
  MTD: [/\bmotion to dismiss\b/], MSJ: [/\bsummary judgment\b/], 'Mot.': [/\bmotion\b/], Reply: [/\breply\b/], 'Mem.': [/\bmemorandum\b/], 'Br.': [/\bbrief\b/], 'Pet.': [/\bpetition\b/], 'Stip.': [/\bstipulation\b/],
}
const REQUEST_WORDS: Record<string, readonly RegExp[]> = {
  RFP: [/\brfps?\b|requests? for production/], RFA: [/\brfas?\b|requests? for admission/], 'Interrog.': [/interrogator/], Topic: [/30\(b\)\(6\)|deposition topics|notice of deposition/],
}

function byTitle(cite: Cite, index: SourceIndex, words: readonly RegExp[], more: RegExp | null): Meant {
  const found = words.length === 0 ? [] : index.titles().filter((one) => words.every((word) => word.test(one.plain)) && (more === null || more.test(one.plain)))
  return { sources: found.map((one) => plainSource(one.document)), why: found.length === 0 ? `No document has a title that fits ${cite.doc}. Give one the short name “${cite.doc}” in the Matter room.` : '' }
}

const KIND_WORDS: Record<string, RegExp> = { 'Dep.': /\bdep(?:o|osition)?\b|\btranscript\b/, 'Tr.': /\btr(?:anscript)?\b|\bhearing\b/, 'Decl.': /\bdecl(?:aration)?\b/, 'Aff.': /\baff(?:idavit|irmation)?\b/, 'Rep.': /\breport\b/ }

/** By surname and kind in the title: "Deposition of Ann Roe, vol. 2". */
function testimony(cite: Cite, index: SourceIndex): Meant {
  const doc = cite.doc ?? ''
  if (cite.docket) {
    const beside = byDocket(cite.docket, index)
    if (beside.sources.length > 0) return beside
  }
  const kind = /(\S+\.)$/.exec(doc)?.[1] ?? ''
  const words = KIND_WORDS[kind]
  const person = plainName(doc.slice(0, -kind.length).replace(/30\(b\)\(6\)|Suppl\.|Reply|Rebuttal|Second|Am\./g, ''))
  const surname = person === 'hrg' ? 'hearing' : (person.split(' ').at(-1) ?? '')
  if (!words || surname === '') return { sources: [], why: `Nothing in the matter is called ${doc}.` }
  let found = index.titles().filter((one) => words.test(one.plain) && new RegExp(`(?:^| )${surname.replace(/[^\p{L}\p{N}]/gu, '.')}(?: |$)`, 'u').test(one.plain))
  if (cite.volume !== undefined && found.length > 1) {
    const volume = new RegExp(`\\bvol(?:ume)? (?:${cite.volume}|${['', 'i', 'ii', 'iii', 'iv', 'v', 'vi'][cite.volume] ?? cite.volume})\\b`)
    const own = found.filter((one) => volume.test(one.plain))
    if (own.length > 0) found = own
  }
  return { sources: found.map((one) => plainSource(one.document)), why: found.length === 0 ? `No document has a title that fits ${doc}. Give one the short name “${doc}” in the Matter room.` : '' }
}

/** Agreements and policies without a record of their own: by title, or by the initials of it. */
function texts(cite: Cite, index: SourceIndex): Meant {
  const doc = cite.doc ?? ''
  const plain = plainName(doc)
  const isShort = /^[A-Z]{2,6}$/.test(doc)
  let found = index.titles().filter((one) => (isShort ? one.initials === plain : one.plain === plain || one.plain.startsWith(`${plain} `)))
  if (found.length === 0 && !isShort) found = index.titles().filter((one) => one.plain.includes(` ${plain}`))
  if (cite.version !== undefined && found.length > 0) {
    const dated = found.filter((one) => one.document.date === cite.version)
    if (dated.length === 0) return { sources: [], why: `No version of ${doc} of ${cite.version} is in the matter.` }
    found = dated
  }
  const sources = found.map(({ document }) => ({ ...plainSource(document), contract: index.records.contracts.find((one) => one.document === document.id)?.id ?? null }))
  return { sources, why: found.length === 0 ? `Nothing in the matter is called ${doc}. Give a document this short name in the Matter room.` : found.length > 1 ? `${found.length} documents are called ${doc}; a date would tell them apart.` : '' }
}
