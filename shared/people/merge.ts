/** Two records of one person become one; whatever pointed at the other points at the one that stays. */
import { type Change, type Operation, patch, remove } from '../log/change'
import type { Deposition, ExhibitRuling, Knowledge, MatterEvent, Mention, Person, ProofStep, RequestSet, Transcript } from '../records'

export type PointingAtPeople = {
  events: readonly MatterEvent[]
  knowledge: readonly Knowledge[]
  mentions: readonly Mention[]
  depositions: readonly Deposition[]
  transcripts: readonly Transcript[]
  rulings: readonly ExhibitRuling[]
  proofSteps: readonly ProofStep[]
  requestSets: readonly RequestSet[]
}

/** @returns one change; what both say in one field is kept of `stays`, notes are joined */
export function mergePeople(stays: Person, goes: Person, all: PointingAtPeople): Change {
  const union = (...lists: (readonly string[])[]) => [...new Set(lists.flat().map((one) => one.trim()).filter((one) => one !== ''))]
  const ops: Operation[] = [patch('people', stays.id, {
    role: stays.role || goes.role, organisation: stays.organisation || goes.organisation, definedAs: stays.definedAs || goes.definedAs, contact: stays.contact || goes.contact, party: stays.party ?? goes.party,
    note: [stays.note, goes.note].filter(Boolean).join('\n').slice(0, 4000), addresses: union(stays.addresses, goes.addresses),
    aliases: union(stays.aliases, goes.aliases, [goes.name, goes.definedAs]).filter((one) => one !== stays.name && one !== (stays.definedAs || goes.definedAs)),
  })]
  for (const one of all.events) if (one.people.includes(goes.id)) ops.push(patch('events', one.id, { people: union(one.people.map((id) => (id === goes.id ? stays.id : id))) }))
  for (const one of all.knowledge) if (one.person === goes.id) ops.push(patch('knowledge', one.id, { person: stays.id }))
  const own = new Map(all.mentions.filter((one) => one.person === stays.id).map((one) => [one.document, one]))
  for (const one of all.mentions) {
    if (one.person !== goes.id) continue
    const there = own.get(one.document)
    if (!there) ops.push(patch('mentions', one.id, { person: stays.id }))
    else {
      // Both were met in one document: what was confirmed of either stands.
      ops.push(remove('mentions', one.id))
      if (one.standing === 'confirmed') ops.push(patch('mentions', there.id, { standing: 'confirmed', pages: [...new Set([...there.pages, ...one.pages])].sort((a, b) => a - b) }))
    }
  }
  for (const one of all.depositions) if (one.person === goes.id) ops.push(patch('depositions', one.id, { person: stays.id }))
  for (const one of all.transcripts) if (one.person === goes.id) ops.push(patch('transcripts', one.id, { person: stays.id }))
  for (const one of all.rulings) if (one.witness === goes.id) ops.push(patch('rulings', one.id, { witness: stays.id }))
  for (const one of all.proofSteps) if (one.on === goes.id) ops.push(patch('proofSteps', one.id, { on: stays.id }))
  for (const one of all.requestSets) if (one.to === goes.id) ops.push(patch('requestSets', one.id, { to: stays.id }))
  return { label: `Merge ${goes.name} into ${stays.name}`, ops: [...ops, remove('people', goes.id)] }
}

/** Deletes a person with what was noted of them; whatever only points at them lets go. */
export function deletePerson(person: Person, all: PointingAtPeople): Change {
  const ops: Operation[] = []
  for (const one of all.events) if (one.people.includes(person.id)) ops.push(patch('events', one.id, { people: one.people.filter((id) => id !== person.id) }))
  for (const one of all.knowledge) if (one.person === person.id) ops.push(remove('knowledge', one.id))
  for (const one of all.mentions) if (one.person === person.id) ops.push(remove('mentions', one.id))
  for (const one of all.depositions) if (one.person === person.id) ops.push(patch('depositions', one.id, { person: null }))
  for (const one of all.transcripts) if (one.person === person.id) ops.push(patch('transcripts', one.id, { person: null }))
  for (const one of all.rulings) if (one.witness === person.id) ops.push(patch('rulings', one.id, { witness: null }))
  for (const one of all.proofSteps) if (one.on === person.id) ops.push(patch('proofSteps', one.id, { on: null }))
  for (const one of all.requestSets) if (one.to === person.id) ops.push(patch('requestSets', one.id, { to: null }))
  return { label: `Delete ${person.name}`, ops: [...ops, remove('people', person.id)] }
}
