/** Says in words what a query asks and what a search did: what the other side reads when terms are negotiated. */
import { formatEdtf } from '../dates/format'
import { howMany } from '../proof'
import { type Filter, type Near, type Placed, type Query, type QueryNode, type SearchResult, UNIT_KINDS, type UnitKind, type UnsearchedWhy, type Words } from './model'

/** A row of conditions as one sentence without its full stop: "documents where “train*” stands within 10 words of “message”". */
export function explainQuery(query: Query): string {
  const { root } = query
  const parts = root.kind === 'and' ? root.parts : [root]
  const places = parts.filter((part): part is Filter => part.kind === 'filter' && part.field === 'in')
  const noun = places.length === 1 && places[0] ? placeWord(places[0]) : 'documents and records'
  const rest = places.length === 1 ? parts.filter((part) => part !== places[0]) : parts
  return rest.length === 0 ? `all ${noun}` : `${noun} where ${listed(rest.map((part) => condition(part, rest.length > 1)), 'and')}`
}

function placeWord({ test }: Filter): string {
  return test.kind === 'value' ? test.value : 'documents'
}

/** "a, b and c"; the comma stays where a part is long. */
function listed(parts: readonly string[], word: 'and' | 'or'): string {
  if (parts.length <= 1) return parts[0] ?? ''
  const long = parts.some((part) => part.length > 40)
  return `${parts.slice(0, -1).join(', ')}${long ? ',' : ''} ${word} ${parts.at(-1)}`
}

/** @param inner stands among others, so what has parts of its own is put in brackets */
function condition(node: QueryNode, inner: boolean): string {
  switch (node.kind) {
    case 'words': return `${nameOf(node)} stands`
    case 'near': return `${nearWords(node)}`
    case 'filter': return filterWords(node, false)
    case 'and': return bracketed(listed(node.parts.map((part) => condition(part, true)), 'and'), inner)
    case 'or': return node.parts.every((part) => part.kind === 'words') ? `${listed(node.parts.map((part) => nameOf(part as Words)), 'or')} stands`
      : bracketed(listed(node.parts.map((part) => condition(part, true)), 'or'), inner)
    case 'not': return node.part.kind === 'words' ? `${nameOf(node.part)} stands nowhere` : node.part.kind === 'filter' ? filterWords(node.part, true) : `it is not so that ${bracketed(condition(node.part, false), true)}`
  }
}

const bracketed = (text: string, needed: boolean) => (needed ? `(${text})` : text)

/** A term as typed, with what else it finds. */
function nameOf(node: Placed): string {
  switch (node.kind) {
    case 'words': {
      const plain = node.quoted ? `“${node.typed.slice(1, -1)}”` : `“${node.typed}”`
      const [atom] = node.runs[0] ?? []
      if (atom?.kind === 'stem') return `${plain} or another form of it`
      if (atom?.kind === 'fuzzy') return `“${atom.text}” or a word ${atom.edits === 1 ? 'one letter' : 'up to two letters'} off`
      return plain
    }
    case 'or': return `(${listed(node.parts.map(nameOf), 'or')})`
    case 'near': return `(${nearWords(node)})`
  }
}

function nearWords(node: Near): string {
  const [left, right] = [nameOf(node.left), nameOf(node.right)]
  const { within, ordered, negated } = node
  const far = within.unit === 'words' ? (within.words === 1 ? '1 word' : `${within.words.toLocaleString()} words`) : ''
  if (negated) {
    const where = within.unit === 'words' ? `within ${far}` : within.unit === 'sentence' ? 'in the same sentence' : 'in the same paragraph'
    return `${left} stands without ${right} ${ordered ? 'after it ' : ''}${where}`
  }
  if (within.unit === 'words') return ordered ? `${left} stands at most ${far} before ${right}` : `${left} stands within ${far} of ${right}`
  const what = within.unit === 'sentence' ? 'sentence' : 'paragraph'
  return ordered ? `${left} stands before ${right} in one ${what}` : `${left} and ${right} stand in one ${what}`
}

const HAS: Record<string, string> = {
  gap: 'an open gap', evidence: 'evidence linked', tag: 'a tag', note: 'a note', attachment: 'an attachment', bates: 'a Bates number', exhibit: 'an exhibit number', date: 'a date', warning: 'a warning', text: 'text',
}

const FIELD_WORDS: Record<string, string> = {
  tag: 'the tag', custodian: 'the custodian', from: 'the sender', to: 'the recipient', cc: 'who was copied', participant: 'a participant', witness: 'the witness', subject: 'the subject', title: 'the title', source: 'the source', note: 'the note',
  production: 'the production', docket: 'the court’s number', policy: 'the policy', contract: 'the contract', region: 'the region', holder: 'who has it',
}

function filterWords({ field, test }: Filter, negated: boolean): string {
  const not = negated ? ' not' : ''
  switch (test.kind) {
    case 'value': return valueWords(field, test.value.replaceAll('-', ' '), negated)
    case 'words': return field === 'tag' && test.typed !== '*' ? `${negated ? 'no' : 'a'} tag is named “${test.typed.replace(/^"|"$/g, '')}”` : test.typed === '*' ? `${FIELD_WORDS[field] ?? field} is${negated ? '' : ' not'} empty` : `${FIELD_WORDS[field] ?? field} has ${negated ? 'no ' : ''}“${test.typed.replace(/^"|"$/g, '')}”`
    case 'cite': return field === 'exhibit' ? `the exhibit is${not} ${test.cite}` : test.cite === 'any' || test.cite === 'none' ? `it is ${(test.cite === 'any') === negated ? 'not linked' : 'linked to something'}` : `it is${not} linked to ${test.cite}`
    case 'bates': return test.first === test.last ? `its Bates range ${negated ? 'does not hold' : 'holds'} ${test.first}` : `its Bates range ${negated ? 'does not meet' : 'meets'} ${test.first} to ${test.last}`
    case 'dates': return `the date ${negated ? 'cannot lie' : 'may lie'} ${daysWords(test)}`
  }
}

function valueWords(field: string, value: string, negated: boolean): string {
  const not = negated ? ' not' : ''
  switch (field) {
    case 'in': return `it is${not} one of the ${value}`
    case 'has': return negated ? `it has no ${(HAS[value] ?? value).replace(/^an? /, '')}` : `it has ${HAS[value] ?? value}`
    case 'is': return `it is${not} marked ${value}`
    case 'status': return `the status, or that of what it is linked to, is${not} “${value}”`
    case 'type': return `the file is${not} of the type ${value}`
    case 'count': return `it belongs${negated ? ' not' : ''} to Count ${value.toUpperCase()}`
    case 'designation': return `the designation is${not} ${value}`
    default: return value === 'any' || value === 'none' ? `${(value === 'any') === negated ? 'no' : 'a'} privilege is claimed` : `the privilege is${not} ${value}`
  }
}

function daysWords({ first, last }: { first: string | null; last: string | null }): string {
  if (first === null) return `on or before ${formatEdtf(last ?? '')}`
  if (last === null) return `on or after ${formatEdtf(first)}`
  return first === last ? `on ${formatEdtf(first)}` : `between ${formatEdtf(first)} and ${formatEdtf(last)}`
}

const KIND_WORDS: Record<UnitKind, [string, string]> = {
  document: ['document', 'documents'], transcript: ['transcript', 'transcripts'], paragraph: ['paragraph', 'paragraphs'], passage: ['passage', 'passages'], clause: ['clause', 'clauses'], version: ['policy version', 'policy versions'],
  event: ['event', 'events'], gap: ['gap', 'gaps'], element: ['element', 'elements'], person: ['person', 'people'],
}

export function kindWord(kind: UnitKind, count: number): string {
  return KIND_WORDS[kind][count === 1 ? 0 : 1]
}

const WHY_WORDS: Record<UnsearchedWhy, string> = {
  'no-text': 'have no text', waiting: 'wait for recognition', encrypted: 'need a password', unread: 'are of a type that is not read', quarantined: 'are in quarantine', 'not-indexed': 'are not in the index yet',
}

/** What was searched, found and left out, as sentences: "214 of 12,004 documents. 31 documents were not searched: 31 have no text." */
export function explainResult(result: Pick<SearchResult, 'perKind' | 'searched' | 'unsearched'>): string {
  const found = UNIT_KINDS.filter((kind) => result.searched[kind] > 0 && (result.perKind[kind] > 0 || kind === 'document'))
    .map((kind) => `${result.perKind[kind].toLocaleString()} of ${howMany(result.searched[kind], ...KIND_WORDS[kind])}`)
  const first = found.length === 0 ? 'Nothing was found.' : `${listed(found, 'and')}.`
  return [first, unsearchedSentence(result.unsearched)].filter(Boolean).join(' ')
}

/** "31 documents were not searched: 20 have no text, 11 need a password."; "" where all were. */
export function unsearchedSentence(unsearched: SearchResult['unsearched']): string {
  const there = unsearched.filter((one) => one.documents.length > 0)
  const count = there.reduce((sum, one) => sum + one.documents.length, 0)
  if (count === 0) return ''
  const whys = there.map((one) => `${one.documents.length.toLocaleString()} ${one.documents.length === 1 ? singular(WHY_WORDS[one.why]) : WHY_WORDS[one.why]}`)
  return `The text of ${howMany(count, 'document')} was not searched: ${listed(whys, 'and')}.`
}

const singular = (words: string) => words.replace(/^have /, 'has ').replace(/^wait /, 'waits ').replace(/^need /, 'needs ').replace(/^are /, 'is ')

