/** Changes to documents: each one commit with a label in the matter's words. */
import { type Operation, patch, remove } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Document, Tag } from '../../../shared/records'
import { releaseChange } from '../../../shared/review/quarantine'
import type { Session } from '../../store'
import { say } from '../../ui'
import { commitOrSay } from '../linking'

const nameOf = (documents: readonly Document[]) => {
  const [only] = documents
  return documents.length === 1 && only ? (only.exhibit ?? only.title) : howMany(documents.length, 'document')
}

/** Sets the same fields on all of them. */
export function setFields(session: Session, documents: readonly Document[], fields: Partial<Document>, what: string): Promise<boolean> {
  return commitOrSay(session, { label: `${what} of ${nameOf(documents)}`, ops: documents.map((one) => patch('documents', one.id, fields)) })
}

/** Puts a tag on all of them, or takes it off where all have it. */
export function toggleTag(session: Session, documents: readonly Document[], tag: Tag): Promise<boolean> {
  const off = documents.every((one) => one.tags.includes(tag.id))
  const ops = documents.filter((one) => off || !one.tags.includes(tag.id)).map((one) => patch('documents', one.id, { tags: off ? one.tags.filter((id) => id !== tag.id) : [...one.tags, tag.id] }))
  return commitOrSay(session, { label: `${off ? 'Take' : 'Put'} the tag ${tag.name} ${off ? 'off' : 'on'} ${nameOf(documents)}`, ops })
}

/** Deletes documents with their passages and links; what a pleading rests on is kept, and said. */
export async function deleteDocuments(session: Session, documents: readonly Document[]): Promise<boolean> {
  const { reader } = session
  const pleadings = new Set(reader.rows('pleadings').map((one) => one.document))
  const gone = documents.filter((one) => !pleadings.has(one.id))
  if (gone.length === 0) {
    say('The complaint’s own file cannot be deleted while its paragraphs rest on it.')
    return false
  }
  const ids = new Set(gone.map((one) => one.id))
  const passages = reader.rows('passages').filter((one) => ids.has(one.document))
  const sources = new Set([...ids, ...passages.map((one) => one.id)])
  const links = reader.rows('supports').filter((one) => sources.has(one.source))
  const ops: Operation[] = [...restingOn(reader, ids, sources), ...links.map((one) => remove('supports', one.id)), ...passages.map((one) => remove('passages', one.id)), ...gone.map((one) => remove('documents', one.id))]
  const also = links.length > 0 ? `, with ${howMany(links.length, 'link')}` : ''
  return commitOrSay(session, { label: `Delete ${nameOf(gone)}${also}`, ops })
}

/** Versions that are one of these documents go with it; settings, events and dates lose it as their evidence. */
function restingOn(reader: Session['reader'], documents: ReadonlySet<string>, sources: ReadonlySet<string>): Operation[] {
  const without = (ids: readonly string[]) => ids.filter((id) => !sources.has(id))
  const ops: Operation[] = []
  for (const one of reader.rows('versions')) {
    if (documents.has(one.document)) {
      ops.push(remove('versions', one.id))
      continue
    }
    const dates = (['effective', 'published', 'firstCaptured', 'lastCaptured'] as const).filter((key) => one[key]?.evidence && sources.has(one[key].evidence))
    const captures = one.captures.filter((capture) => !documents.has(capture.document))
    if (dates.length > 0 || captures.length < one.captures.length) ops.push(patch('versions', one.id, { captures, ...Object.fromEntries(dates.map((key) => [key, { ...one[key], evidence: null }])) }))
  }
  for (const one of reader.rows('rollouts')) if (without(one.evidence).length < one.evidence.length) ops.push(patch('rollouts', one.id, { evidence: without(one.evidence) }))
  for (const one of reader.rows('events')) if (without(one.sources).length < one.sources.length) ops.push(patch('events', one.id, { sources: without(one.sources) }))
  return ops
}

/** Lets documents out of quarantine. */
export function release(session: Session, documents: readonly Document[]): void {
  const change = releaseChange(documents)
  if (change) void commitOrSay(session, change)
}
