/** Claw-back (FRCP 26(b)(5)(B), FRE 502): a document that may not be read, used or shown until the claim is settled. */
import { type Change, patch } from '../log/change'
import { howMany } from '../proof'
import type { Document, MatterEvent, Passage, Rollout, Support, Testimony, Transcript } from '../records'
import { documentNumber } from './decide'
import { documentsBehind } from './resting'

export type Shown = { documents: readonly Document[]; passages: readonly Passage[]; supports: readonly Support[]; rollouts?: readonly Rollout[]; events?: readonly MatterEvent[]; testimony?: readonly Testimony[]; transcripts?: readonly Transcript[] }

/**
 * Records without the documents in quarantine, their passages, the settings and events that rest on
 * either, and the links that rest on any of these.
 * @returns the very same arrays where nothing is in quarantine
 */
export function withoutQuarantined<T extends Shown>(records: T): T {
  const held = new Set<string>()
  for (const document of records.documents) if (document.quarantine !== null) held.add(document.id)
  if (held.size === 0) return records
  const passages = records.passages.filter((one) => !held.has(one.document))
  const gone = new Set(held)
  const byId = new Map(records.passages.map((one) => [one.id, one]))
  for (const one of records.passages) if (held.has(one.document)) gone.add(one.id)
  const heldTranscripts = new Set((records.transcripts ?? []).filter((one) => held.has(one.document)).map((one) => one.id))
  for (const one of records.testimony ?? []) if (heldTranscripts.has(one.transcript)) gone.add(one.id)
  const rests = (sources: readonly string[]) => sources.some((id) => documentsBehind(id, { passages: byId }).some((document) => held.has(document)))
  for (const one of records.rollouts ?? []) if (rests(one.evidence)) gone.add(one.id)
  for (const one of records.events ?? []) if (rests(one.sources)) gone.add(one.id)
  return {
    ...records, documents: records.documents.filter((one) => !held.has(one.id)), passages, supports: records.supports.filter((one) => !gone.has(one.source)),
    ...(records.testimony ? { testimony: records.testimony.filter((one) => !gone.has(one.id)) } : {}),
    ...(records.rollouts ? { rollouts: records.rollouts.filter((one) => !gone.has(one.id)) } : {}), ...(records.events ? { events: records.events.filter((one) => !gone.has(one.id)) } : {}),
  }
}

/** "Quarantined since 3 Mar 2026 at the demand of Defendant’s counsel." `day` is the date as it is shown. */
export function quarantineSentence(quarantine: NonNullable<Document['quarantine']>, day: string): string {
  return `Quarantined since ${day}${quarantine.demandedBy === '' ? '' : ` at the demand of ${quarantine.demandedBy}`}`
}

/**
 * Puts documents in quarantine.
 * @param since ISO 8601 UTC
 */
export function quarantineChange(documents: readonly Document[], demand: { since: string; demandedBy: string; reason: string }): Change | null {
  const fresh = documents.filter((one) => one.quarantine === null)
  return fresh.length === 0 ? null : { label: `Quarantine ${nameOf(fresh)}${demand.demandedBy ? ` at the demand of ${demand.demandedBy}` : ''}`, ops: fresh.map((one) => patch('documents', one.id, { quarantine: demand })) }
}

/** Lets documents out of quarantine. */
export function releaseChange(documents: readonly Document[]): Change | null {
  const held = documents.filter((one) => one.quarantine !== null)
  return held.length === 0 ? null : { label: `Release ${nameOf(held)} from quarantine`, ops: held.map((one) => patch('documents', one.id, { quarantine: null })) }
}

function nameOf(documents: readonly Document[]): string {
  const [only] = documents
  return documents.length === 1 && only ? documentNumber(only) : howMany(documents.length, 'document')
}
