/** Planned rows of an import as records: people and issues by name, those that are new with them. */
import type { Draft } from '../../../shared/chronology/importTable'
import { type Operation, put } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import { EVENT_DEFAULTS, PERSON_DEFAULTS, type Person } from '../../../shared/records'
import { newId, type Session } from '../../store'
import { commitOrSay } from '../linking'
import { newIssue } from './actions'

const same = (text: string) => text.trim().toLowerCase()

/** Writes all rows as one change. @returns whether it was written */
export function importDrafts(session: Session, drafts: readonly Draft[]): Promise<boolean> {
  const { reader } = session
  const ops: Operation[] = []
  const people = new Map(reader.rows('people').map((one) => [same(one.name), one.id]))
  const tags = new Map(reader.rows('tags').map((one) => [same(one.name), one.id]))
  let added = 0
  const personOf = (name: string): string => {
    const there = people.get(same(name))
    if (there) return there
    const person: Person = { ...PERSON_DEFAULTS, id: newId('people'), name }
    ops.push(put('people', person))
    people.set(same(name), person.id)
    return person.id
  }
  const tagOf = (name: string): string => {
    const there = tags.get(same(name))
    if (there) return there
    const { tag, op } = newIssue(session, name, added++)
    ops.push(op)
    tags.set(same(name), tag.id)
    return tag.id
  }
  const events = drafts.map((draft) => put('events', { ...EVENT_DEFAULTS, ...draft, id: newId('events'), sources: [], people: draft.people.map(personOf), issues: draft.issues.map(tagOf) }))
  const change = { label: `Import ${howMany(drafts.length, 'event')} into the chronology`, ops: [...ops, ...events] }
  return commitOrSay(session, change.ops.length > 50 ? { ...change, bulk: true } : change)
}
