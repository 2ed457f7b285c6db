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
  const ops: Operation[] = [...links.map((one) => remove('supports', one.id)), ...passages.map((one) => remove('passages', one.id)), ...gone.map((one) => remove('documents', one.id))]
  const also = links.length > 0 ? `, with ${howMany(links.length, 'link')}` : ''
  return commitOrSay(session, { label: `Delete ${nameOf(gone)}${also}`, ops })
}

/** Lets documents out of quarantine. */
export function release(session: Session, documents: readonly Document[]): void {
  const change = releaseChange(documents)
  if (change) void commitOrSay(session, change)
}
