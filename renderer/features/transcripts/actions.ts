/** Testimony, designations, conflicts: each change is one commit with a label in the matter's words. */
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import { citePassage } from '../../../shared/cite/format'
import { howMany } from '../../../shared/proof'
import type { Designation, Document, Passage, Tag, Testimony, Transcript } from '../../../shared/records'
import { KIND_NAMES } from '../../../shared/transcript/designations'
import { type DigestRow, digestInOrder } from '../../../shared/transcript/digest'
import { citeTestimony, compare, quotation, quoteOf, type Range, type RangeLine } from '../../../shared/transcript/range'
import { newId, type Session } from '../../store'
import { say } from '../../ui'
import { commitOrSay } from '../linking'

/** The testimony over these lines: the record that is there, or a new one that a commit will store. */
export function testimonyOf(session: Session, transcript: Transcript, range: Range, lines: readonly RangeLine[]): { testimony: Testimony; stored: boolean } {
  const there = session.reader.rows('testimony').find((one) => one.transcript === transcript.id && one.from.page === range.from.page && one.from.line === range.from.line && one.to.page === range.to.page && one.to.line === range.to.line)
  if (there) return { testimony: there, stored: true }
  return { stored: false, testimony: { id: newId('testimony'), transcript: transcript.id, from: range.from, to: range.to, quote: quoteOf(lines).slice(0, 20_000), note: '', tags: [], rough: transcript.rough } }
}

export function highlight(session: Session, transcript: Transcript, range: Range, lines: readonly RangeLine[], note = ''): Promise<boolean> {
  const { testimony, stored } = testimonyOf(session, transcript, range, lines)
  const cite = citeTestimony(transcript, range)
  if (stored && note === '') {
    say(`${cite} is highlighted already.`)
    return Promise.resolve(false)
  }
  return commitOrSay(session, { label: `${note === '' ? 'Highlight' : 'Note'} ${cite}`, ops: stored ? [patch('testimony', testimony.id, { note })] : [put('testimony', { ...testimony, note })] })
}

/** Sets or takes a tag of these lines; lines that are no testimony yet become one. */
export function toggleTag(session: Session, transcript: Transcript, range: Range, lines: readonly RangeLine[], tag: Tag): Promise<boolean> {
  const { testimony, stored } = testimonyOf(session, transcript, range, lines)
  const has = testimony.tags.includes(tag.id)
  const tags = has ? testimony.tags.filter((one) => one !== tag.id) : [...testimony.tags, tag.id]
  return commitOrSay(session, { label: `${has ? 'Remove the tag' : 'Tag'} ${citeTestimony(transcript, range)} ${has ? `“${tag.name}”` : `as “${tag.name}”`}`, ops: [stored ? patch('testimony', testimony.id, { tags }) : put('testimony', { ...testimony, tags })] })
}

export function removeTestimony(session: Session, transcript: Transcript, testimony: Testimony): Promise<boolean> {
  const { reader } = session
  const links = reader.rows('supports').filter((one) => one.source === testimony.id)
  const conflicts = reader.rows('impeachments').filter((one) => one.one === testimony.id || one.other === testimony.id)
  return commitOrSay(session, { label: `Remove the highlight ${citeTestimony(transcript, testimony)}${links.length > 0 ? ` and ${howMany(links.length, 'link')}` : ''}`, ops: [...links.map((one) => remove('supports', one.id)), ...conflicts.map((one) => remove('impeachments', one.id)), remove('testimony', testimony.id)] })
}

/** Writes a row of the digest, in the order of the transcript; a row of the same lines is replaced, one without topic and words removed. */
export function writeDigest(session: Session, transcript: Transcript, row: DigestRow): Promise<boolean> {
  const same = (one: DigestRow) => compare(one.from, row.from) === 0 && compare(one.to, row.to) === 0
  const there = transcript.digest.some(same)
  const empty = row.topic === '' && row.words === ''
  const digest = digestInOrder([...transcript.digest.filter((one) => !same(one)), ...(empty ? [] : [row])])
  const label = `${empty ? 'Take' : there ? 'Change' : 'Add'} ${citeTestimony(transcript, row)} ${empty ? 'out of' : there ? 'in' : 'to'} the digest`
  return commitOrSay(session, { label, ops: [patch('transcripts', transcript.id, { digest })] })
}

export function designate(session: Session, transcript: Transcript, range: Range, kind: Designation['kind'], party: string | null): Promise<boolean> {
  const designation: Designation = { id: newId('designations'), transcript: transcript.id, from: range.from, to: range.to, kind, party, objections: [], note: '' }
  return commitOrSay(session, { label: `Designate ${citeTestimony(transcript, range)} (${KIND_NAMES[kind].toLowerCase()})`, ops: [put('designations', designation)] })
}

export function editDesignation(session: Session, transcript: Transcript, designation: Designation, fields: Partial<Designation>): Promise<boolean> {
  return commitOrSay(session, { label: `Change the designation ${citeTestimony(transcript, designation)}`, ops: [patch('designations', designation.id, fields)] })
}

export function removeDesignation(session: Session, transcript: Transcript, designation: Designation): Promise<boolean> {
  return commitOrSay(session, { label: `Remove the designation ${citeTestimony(transcript, designation)}`, ops: [remove('designations', designation.id)] })
}

/** That two statements do not go together; what is not stored yet is stored along. */
export function recordConflict(session: Session, one: { testimony: Testimony; stored: boolean }, other: { testimony: Testimony; stored: boolean }): Promise<boolean> {
  const name = (testimony: Testimony) => {
    const transcript = session.reader.get('transcripts', testimony.transcript)
    return transcript ? citeTestimony(transcript, testimony) : 'testimony'
  }
  const fresh = [one, other].filter((each) => !each.stored).map((each) => put('testimony', each.testimony))
  return commitOrSay(session, { label: `Record that ${name(one.testimony)} conflicts with ${name(other.testimony)}`, ops: [...fresh, put('impeachments', { id: newId('impeachments'), one: one.testimony.id, other: other.testimony.id, note: '' })] })
}

/** The same with a passage of a document, which is stored along where it is new. */
export function recordConflictWith(session: Session, one: { testimony: Testimony; stored: boolean }, document: Document, passage: Passage): Promise<boolean> {
  const { reader } = session
  const transcript = reader.get('transcripts', one.testimony.transcript)
  const fresh: Operation[] = [...(one.stored ? [] : [put('testimony', one.testimony)]), ...(reader.get('passages', passage.id) ? [] : [put('passages', passage)])]
  return commitOrSay(session, { label: `Record that ${transcript ? citeTestimony(transcript, one.testimony) : 'testimony'} conflicts with ${citePassage(passage, document)}`, ops: [...fresh, put('impeachments', { id: newId('impeachments'), one: one.testimony.id, other: passage.id, note: '' })] })
}

export async function copyCite(transcript: Transcript, lines: readonly RangeLine[], range: Range): Promise<void> {
  await navigator.clipboard.writeText(quotation(transcript, lines, range))
  say(`Copied with its cite, ${citeTestimony(transcript, range)}`)
}

/** Changes how papers cite a transcript. */
export function citeAs(session: Session, transcript: Transcript, shortForm: string): Promise<boolean> {
  if (session.reader.rows('transcripts').some((one) => one.id !== transcript.id && one.shortForm === shortForm)) {
    say(`Another transcript is cited as ${shortForm} already.`)
    return Promise.resolve(false)
  }
  return commitOrSay(session, { label: `Cite ${transcript.shortForm} as ${shortForm}`, ops: [patch('transcripts', transcript.id, { shortForm })] })
}

/** Removes what was read of a transcript; its file stays a document. */
export function removeTranscript(session: Session, transcript: Transcript): Promise<boolean> {
  const { reader } = session
  const testimony = reader.rows('testimony').filter((one) => one.transcript === transcript.id)
  const ids = new Set(testimony.map((one) => one.id))
  return commitOrSay(session, {
    label: `Remove the transcript ${transcript.shortForm}`,
    ops: [
      ...reader.rows('supports').filter((one) => ids.has(one.source)).map((one) => remove('supports', one.id)), ...reader.rows('impeachments').filter((one) => ids.has(one.one) || ids.has(one.other)).map((one) => remove('impeachments', one.id)),
      ...testimony.map((one) => remove('testimony', one.id)), ...reader.rows('designations').filter((one) => one.transcript === transcript.id).map((one) => remove('designations', one.id)),
      ...reader.rows('transcriptPages').filter((one) => one.transcript === transcript.id).map((one) => remove('transcriptPages', one.id)), remove('transcripts', transcript.id),
    ],
  })
}
