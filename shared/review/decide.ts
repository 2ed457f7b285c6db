/** A reviewer's decisions as changes: one commit each, with a label a person understands. */
import { type Change, patch } from '../log/change'
import { howMany } from '../proof'
import type { Document, Privilege, Tag } from '../records'

export type Decision =
  | { what: 'responsive'; value: Document['responsive'] }
  | { what: 'hot'; value: boolean }
  | { what: 'privilege'; value: Privilege | null }
  | { what: 'confidentiality'; value: Document['confidentiality'] }
  | { what: 'tag'; tag: Tag; on: boolean }
  | { what: 'reviewed'; value: boolean }
  | { what: 'note'; value: string }

const CONFIDENTIAL: Record<Document['confidentiality'], string> = {
  none: 'no designation', confidential: 'confidential', 'attorneys-eyes-only': 'attorneys’ eyes only', 'source-code': 'source code',
}

/** "LI_000123", "PX-3", or the title: what a reviewer calls a document. */
export function documentNumber(document: Document): string {
  return document.bates?.first ?? document.ownBates?.first ?? document.exhibit ?? document.title
}

function nameOf(documents: readonly Document[]): string {
  const [only] = documents
  return documents.length === 1 && only ? documentNumber(only) : howMany(documents.length, 'document')
}

function labelOf(decision: Decision, name: string): string {
  switch (decision.what) {
    case 'responsive': return decision.value === null ? `Take the decision on responsiveness off ${name}` : `Code ${name} as ${decision.value === 'yes' ? 'responsive' : 'not responsive'}`
    case 'hot': return `Code ${name} as ${decision.value ? 'hot' : 'not hot'}`
    case 'privilege': return decision.value === null ? `Code ${name} as not privileged` : `Code ${name} as privileged, ${decision.value.treatment}`
    case 'confidentiality': return `Code ${name} as ${CONFIDENTIAL[decision.value]}`
    case 'tag': return `${decision.on ? 'Put' : 'Take'} the tag ${decision.tag.name} ${decision.on ? 'on' : 'off'} ${name}`
    case 'reviewed': return `Mark ${name} as ${decision.value ? 'reviewed' : 'not reviewed'}`
    case 'note': return `Note on ${name}`
  }
}

function fieldsOf(decision: Decision, document: Document): Partial<Document> {
  switch (decision.what) {
    case 'responsive': return { responsive: decision.value }
    case 'hot': return { hot: decision.value }
    case 'privilege': return { privilege: decision.value }
    case 'confidentiality': return { confidentiality: decision.value }
    case 'tag': return { tags: decision.on ? [...document.tags, decision.tag.id] : document.tags.filter((id) => id !== decision.tag.id) }
    case 'reviewed': return { reviewed: decision.value }
    case 'note': return { note: decision.value }
  }
}

function alreadySo(decision: Decision, document: Document): boolean {
  switch (decision.what) {
    case 'responsive': return document.responsive === decision.value
    case 'hot': return document.hot === decision.value
    case 'privilege': return JSON.stringify(document.privilege) === JSON.stringify(decision.value)
    case 'confidentiality': return document.confidentiality === decision.value
    case 'tag': return document.tags.includes(decision.tag.id) === decision.on
    case 'reviewed': return document.reviewed === decision.value
    case 'note': return document.note === decision.value
  }
}

/**
 * The change that a decision makes: "Code 4 documents as responsive". Documents that stand so already
 * and documents in quarantine are left out.
 * @returns null where nothing would change
 */
export function decide(documents: readonly Document[], decision: Decision): Change | null {
  const changed = documents.filter((one) => one.quarantine === null && !alreadySo(decision, one))
  if (changed.length === 0) return null
  return { label: labelOf(decision, nameOf(changed)), ops: changed.map((one) => patch('documents', one.id, fieldsOf(decision, one))) }
}

/**
 * Decisions an hour, from when they were made.
 * @param times milliseconds, ascending
 * @param now milliseconds; decisions of the last hour count
 * @returns null while too few were made to say: under five, or within one minute
 */
export function perHour(times: readonly number[], now: number): number | null {
  const lately = times.filter((time) => now - time <= 3_600_000)
  const first = lately[0]
  if (first === undefined || lately.length < 5 || now - first < 60_000) return null
  return Math.round(lately.length / ((now - first) / 3_600_000))
}
