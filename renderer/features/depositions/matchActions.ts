/** From the room to the transcript: attaching it, and each note's page and line. One commit each. */
import type { Candidate } from '../../../shared/deposition/match'
import { type Operation, patch, put } from '../../../shared/log/change'
import type { Deposition, RunningNote, Testimony, Transcript } from '../../../shared/records'
import { citeTestimony, compare, quoteOf } from '../../../shared/transcript/range'
import { newId, type Session } from '../../store'
import { commitOrSay } from '../linking'

export function attachTranscript(session: Session, deposition: Deposition, transcript: Transcript | null): Promise<boolean> {
  const label = transcript ? `Attach ${transcript.shortForm} to the deposition of ${deposition.witness}` : `Take the transcript off the deposition of ${deposition.witness}`
  return commitOrSay(session, { label, ops: [patch('depositions', deposition.id, { transcript: transcript?.id ?? null })] })
}

const sameWitness = (one: string, other: string) => {
  const words = (text: string) => text.toLowerCase().replace(/\(.*?\)/g, ' ').match(/\p{L}{2,}/gu) ?? []
  const [a, b] = [words(one), new Set(words(other))]
  return a.length > 0 && a.every((word) => b.has(word))
}

/** Transcripts that may be of this deposition, those of its witness first. */
export function transcriptsFor(deposition: Deposition, transcripts: readonly Transcript[]): { transcript: Transcript; likely: boolean }[] {
  const likely = (one: Transcript) => (deposition.person !== null && one.person === deposition.person) || sameWitness(one.witness, deposition.witness) || sameWitness(deposition.witness, one.witness)
  return transcripts.map((transcript) => ({ transcript, likely: likely(transcript) })).sort((a, b) => Number(b.likely) - Number(a.likely))
}

/** What the room writes before the words of an admission: "Rough, not certified: Roe Dep. (rough, not certified) 0:41:07. " */
const ROUGH = /^Rough, not certified: [^\n]{0,300}? \d{1,3}:\d\d:\d\d\. ?/

/**
 * The note stands at these lines: its support rests on the testimony from now on. Whether that proves anything is
 * for the person who verifies it, so the link stays as proposed as it was.
 */
export function acceptPlace(session: Session, note: RunningNote, transcript: Transcript, place: Candidate): Promise<boolean> {
  const { reader } = session
  const there = reader.rows('testimony').find((one) => one.transcript === transcript.id && compare(one.from, place.from) === 0 && compare(one.to, place.to) === 0)
  const testimony: Testimony = there ?? { id: newId('testimony'), transcript: transcript.id, from: place.from, to: place.to, quote: quoteOf(place.lines).slice(0, 20_000), note: '', tags: [], rough: transcript.rough }
  const ops: Operation[] = [...(there ? [] : [put('testimony', testimony)]), patch('runningNotes', note.id, { testimony: testimony.id })]
  const support = note.support === null ? undefined : reader.get('supports', note.support)
  if (support) ops.push(patch('supports', support.id, { source: testimony.id, note: support.note.replace(ROUGH, '') }))
  return commitOrSay(session, { label: `Cite ${citeTestimony(transcript, place)} for what was noted${note.text ? `: ${note.text.slice(0, 50)}` : ''}`, ops })
}
