/** What a link rests on in the end: documents, through passages, settings and events. */
import type { Document, MatterEvent, Passage, Rollout, Testimony, Transcript } from '../records'
import { type MayLeave, mayLeave } from './sharing'

type One<T> = { get(id: string): T | undefined }
export type Resting = { passages: One<Pick<Passage, 'document'>>; rollouts?: One<Pick<Rollout, 'evidence'>> | undefined; events?: One<Pick<MatterEvent, 'sources'>> | undefined; testimony?: One<Pick<Testimony, 'transcript'>> | undefined; transcripts?: One<Pick<Transcript, 'document'>> | undefined }

/**
 * Ids of the documents behind a source of a link. How a setting stood, or an event, rests on all of its
 * own evidence: its words may come from any of it.
 */
export function documentsBehind(source: string, records: Resting): string[] {
  const passage = records.passages.get(source)
  if (passage) return [passage.document]
  const said = records.testimony?.get(source)
  if (said) return [records.transcripts?.get(said.transcript)?.document ?? []].flat()
  const own = records.rollouts?.get(source)?.evidence ?? records.events?.get(source)?.sources
  if (own) return [...new Set(own.flatMap((id) => (id === source ? [] : documentsBehind(id, { passages: records.passages, testimony: records.testimony, transcripts: records.transcripts }))))]
  return source.startsWith('doc_') ? [source] : []
}

/** Whether what a source rests on may leave the matter: the strictest of the documents behind it. */
export function sourceMayLeave(source: string, records: Resting, document: (id: string) => Document | undefined): MayLeave {
  const all = documentsBehind(source, records).flatMap((id) => document(id) ?? []).map(mayLeave)
  return all.includes('quarantined') ? 'quarantined' : all.includes('privileged') ? 'privileged' : 'yes'
}
