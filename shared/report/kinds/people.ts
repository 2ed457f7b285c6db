/** Reports on people: the cast, the witnesses, the outline of a deposition. */
import { formatEdtf } from '../../dates/format'
import { howMany } from '../../proof'
import type { Person } from '../../records'
import type { ReportContext } from '../context'
import type { ReportData, ReportRow } from '../model'
import type { Line } from '../paper'

/** What each person knows, with what shows it: "topic (PX-3 at 4)". */
function knowledgeOf(context: ReportContext): Map<string, Line[]> {
  const known = new Map<string, Line[]>()
  for (const one of context.records.rows('knowledge')) {
    const sources = context.sources(one.sources)
    const cites = sources.map((line) => line.cite ?? line.text).filter(Boolean)
    const line: Line = { text: `${one.topic}${cites.length > 0 ? ` (${cites.join('; ')})` : ''}${one.note ? `. ${one.note}` : ''}`, ...(sources[0]?.to ? { to: sources[0].to } : {}) }
    known.set(one.person, [...(known.get(one.person) ?? []), line])
  }
  return known
}

const depositionsOf = (context: ReportContext, person: Person) => context.records.rows('depositions').filter((one) => one.person === person.id || (one.person === null && one.witness === person.name))

/** Everybody in the case: parties, then people by role and name, with what they know, wrote and were deposed on. */
export function castReport(context: ReportContext): ReportData {
  const { records } = context
  const known = knowledgeOf(context)
  const custodians = new Map<string, number>()
  for (const document of records.rows('documents')) if (document.quarantine === null && document.custodian !== '') custodians.set(document.custodian, (custodians.get(document.custodian) ?? 0) + 1)
  const mentions = new Map<string, Set<string>>()
  for (const one of records.rows('mentions')) {
    const document = records.get('documents', one.document)
    if (one.standing === 'confirmed' && document && context.may(document) === 'yes') mentions.set(one.person, (mentions.get(one.person) ?? new Set()).add(one.document))
  }
  const PARTY = { plaintiff: 'Plaintiff', defendant: 'Defendant', 'third-party': 'Third party', other: 'Other party' } as const
  const rows: ReportRow[] = [...records.rows('parties')].sort((a, b) => a.order - b.order).map((party) => ({ id: party.id, cells: { name: party.name, aliases: party.definedAs ?? '', role: PARTY[party.role], organisation: '', knows: '', custodian: '', mentioned: '', depositions: '', contact: '', note: '' } }))
  for (const person of [...records.rows('people')].sort((a, b) => a.role.localeCompare(b.role, 'en') || a.name.localeCompare(b.name, 'en'))) {
    const documents = custodians.get(person.name) ?? 0
    const named = mentions.get(person.id)?.size ?? 0
    rows.push({ id: person.id, cells: {
      name: person.name, aliases: '', role: person.role, organisation: person.organisation, knows: { kind: 'lines', lines: known.get(person.id) ?? [] }, custodian: documents > 0 ? howMany(documents, 'document') : '', mentioned: named > 0 ? howMany(named, 'document') : '',
      depositions: depositionsOf(context, person).map((one) => [one.date ? formatEdtf(one.date) : 'no date yet', { planned: 'planned', running: 'under way', ended: 'taken' }[one.state]].join(', ')).join('\n'), contact: person.addresses.join('\n'), note: person.note,
    } })
  }
  return {
    kind: 'cast', title: 'Cast of characters', about: [], rows, privileged: context.privileged(), empty: 'Nobody is in the matter yet. People come with imported mail, and you can add them in the matter room.',
    columns: [
      { id: 'name', label: 'Name', width: 22 }, { id: 'aliases', label: 'Called', width: 14 }, { id: 'role', label: 'Role', width: 16, choices: true }, { id: 'organisation', label: 'Organisation', width: 18, choices: true }, { id: 'knows', label: 'What they know', width: 36 },
      { id: 'custodian', label: 'Custodian of', width: 14, hidden: true }, { id: 'mentioned', label: 'Mentioned in', width: 14, hidden: true }, { id: 'depositions', label: 'Depositions', width: 18 }, { id: 'contact', label: 'Addresses', width: 22, hidden: true }, { id: 'note', label: 'Note', width: 24 },
    ],
  }
}

/** FRCP 26(a)(3)(A)(i): who may be called, on what, by whom sponsored exhibits come in, with the time planned. */
export function witnessList(context: ReportContext): ReportData {
  const { records, proof } = context
  const known = knowledgeOf(context)
  const steps = records.rows('proofSteps').filter((one) => one.kind === 'witness' && one.on?.startsWith('per_'))
  const exhibits = new Map<string, string[]>()
  for (const one of records.rows('rulings')) {
    const document = records.get('documents', one.document)
    if (one.witness === null || !document || context.may(document) !== 'yes') continue
    exhibits.set(one.witness, [...(exhibits.get(one.witness) ?? []), document.exhibit ?? document.title])
  }
  const rows: ReportRow[] = []
  for (const person of records.rows('people')) {
    const own = steps.filter((one) => one.on === person.id)
    const depositions = depositionsOf(context, person)
    const witness = /witness|expert|declarant|deponent/i.test(person.role)
    if (own.length === 0 && depositions.length === 0 && !known.has(person.id) && !exhibits.has(person.id) && !witness) continue
    const minutes = own.reduce((sum, one) => sum + one.minutes, 0)
    rows.push({ id: person.id, cells: {
      name: person.name, role: person.role, organisation: person.organisation, subject: { kind: 'lines', lines: known.get(person.id) ?? [] }, elements: [...new Set(own.flatMap((one) => proof.elements.get(one.element)?.element.short ?? []))].join('\n'), exhibits: [...new Set(exhibits.get(person.id) ?? [])].join(', '),
      depositions: depositions.map((one) => (one.date ? formatEdtf(one.date) : 'no date yet')).join('\n'), hours: minutes > 0 ? { kind: 'number', value: Math.round(minutes / 6) / 10 } : '',
    } })
  }
  return {
    kind: 'witness-list', title: 'Witness list', about: ['FRCP 26(a)(3)(A)(i).'], rows, privileged: context.privileged(), empty: 'Nobody is known as a witness yet. Say what a person knows, plan a deposition, or give the role “Witness”.',
    columns: [
      { id: 'name', label: 'Witness', width: 22 }, { id: 'role', label: 'Role', width: 16, choices: true }, { id: 'organisation', label: 'Organisation', width: 18, choices: true }, { id: 'subject', label: 'Subject of testimony', width: 40 }, { id: 'elements', label: 'Elements', width: 18 }, { id: 'exhibits', label: 'Exhibits', width: 16 }, { id: 'depositions', label: 'Deposed', width: 14 }, { id: 'hours', label: 'Hours', width: 7 },
    ],
  }
}

const STATE = { open: 'Open', asked: 'Asked', answered: 'Answered', skipped: 'Skipped' } as const

/** Topics and questions of every deposition, in order, with exhibits and what to show where the answer is no. */
export function depositionOutline(context: ReportContext): ReportData {
  const { records } = context
  const rows: ReportRow[] = []
  for (const deposition of records.rows('depositions')) {
    const topics = records.rows('topics').filter((one) => one.deposition === deposition.id).sort((a, b) => a.order - b.order)
    const questions = records.rows('questions').filter((one) => one.deposition === deposition.id)
    const witness = `${deposition.witness}${deposition.date ? `, ${formatEdtf(deposition.date)}` : ''}`
    for (const [at, topic] of topics.entries()) {
      const own = questions.filter((one) => one.topic === topic.id).sort((a, b) => a.order - b.order)
      const name = `${at + 1}. ${topic.title}${topic.minutes > 0 ? ` (${howMany(topic.minutes, 'minute')})` : ''}`
      if (own.length === 0) rows.push({ id: topic.id, cells: { witness, topic: name, goal: topic.goal, question: '' } })
      for (const [n, question] of own.entries()) {
        rows.push({ id: question.id, cells: {
          witness, topic: name, goal: topic.goal, question: `${at + 1}.${n + 1} ${question.text}`, exhibits: { kind: 'lines', lines: context.sources(question.exhibits) }, expected: question.expected,
          fallback: { kind: 'lines', lines: question.fallback === null ? [] : context.sources([question.fallback]) }, state: STATE[question.state], note: question.note,
        } })
      }
    }
  }
  return {
    kind: 'deposition-outline', title: 'Deposition outline', about: [], rows, privileged: context.privileged(), empty: 'No deposition has an outline yet.',
    columns: [
      { id: 'witness', label: 'Witness', width: 18, choices: true, hidden: true }, { id: 'topic', label: 'Topic', width: 20, choices: true }, { id: 'goal', label: 'Wanted', width: 20, hidden: true }, { id: 'question', label: 'Question', width: 40 }, { id: 'exhibits', label: 'Exhibits', width: 16 }, { id: 'expected', label: 'Expected', width: 20 },
      { id: 'fallback', label: 'If not', width: 22 }, { id: 'state', label: 'State', width: 10, choices: true, hidden: true }, { id: 'note', label: 'Note', width: 20, hidden: true },
    ],
  }
}
