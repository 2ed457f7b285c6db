/** The cast of characters as a table and as a paper. */
import type { Deposition, Document, Knowledge, Matter, Mention, Party, Person } from '../records'
import type { Paper } from '../report/paper'
import { byName } from './byName'

export type CastInput = {
  people: readonly Person[]
  parties: readonly Party[]
  knowledge: readonly Knowledge[]
  mentions: readonly Mention[]
  documents: readonly Document[]
  depositions: readonly Deposition[]
}

const HEAD = ['Name', 'Also called', 'Role', 'Organisation', 'Party', 'Knows of', 'Custodian of', 'Named in', 'Depositions']

/** Documents whose custodian is the person, under any of their names. */
export function custodianOf(person: Person, documents: readonly Document[]): Document[] {
  const names = new Set([person.name, ...person.aliases, person.definedAs, ...person.addresses].filter((one) => one !== '').map((one) => one.toLowerCase()))
  return documents.filter((one) => one.custodian !== '' && names.has(one.custodian.toLowerCase()))
}

/** One row a person, in the order of their names; the first row is the head. */
export function castTable(input: CastInput): string[][] {
  const rows = byName(input.people).map((person) => {
    const party = input.parties.find((one) => one.id === person.party)
    return [
      person.name, [person.definedAs, ...person.aliases].filter(Boolean).join('; '), person.role, person.organisation, party ? `${party.definedAs ?? party.name} (${party.role})` : '',
      input.knowledge.filter((one) => one.person === person.id).map((one) => one.topic).join('; '), counted(custodianOf(person, input.documents).length, 'document'),
      counted(input.mentions.filter((one) => one.person === person.id && one.standing === 'confirmed').length, 'document'),
      input.depositions.filter((one) => one.person === person.id).map((one) => one.date ?? 'planned').join('; '),
    ]
  })
  return [HEAD, ...rows]
}

const counted = (n: number, what: string) => (n === 0 ? '' : `${n} ${n === 1 ? what : `${what}s`}`)

export function castPaper(input: CastInput, matter: Pick<Matter, 'caption' | 'name' | 'court' | 'docketNumber'>): Paper {
  const [head = [], ...rows] = castTable(input)
  return { title: 'Cast of characters', court: matter.court, caption: matter.caption || matter.name, docket: matter.docketNumber, parts: [{ kind: 'heading', text: 'Cast of characters' }, { kind: 'table', head, rows }] }
}
