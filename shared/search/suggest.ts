/** What could be typed at the caret: fields, their values, operators. Words of the text come from the index. */
import type { Document, Person, Tag } from '../records'
import { FIELDS, fieldNamed } from './fields'
import type { Span } from './model'

export type Suggestion = {
  /** replaces `span` of the text; ends with ":" for a field, so that typing goes on */
  insert: string
  label: string
  says: string
}

export type Suggestions = {
  span: Span
  list: Suggestion[]
  /** start of a word of the text, where words of the index may be offered too; "" where not */
  word: string
}

export type SuggestRecords = { documents: readonly Document[]; tags: readonly Tag[]; people: readonly Person[]; intakes: readonly { label: string }[]; policies: readonly { name: string }[]; contracts: readonly { name: string }[] }

const MOST = 8
const OPERATORS: readonly Suggestion[] = [
  { insert: 'w/10', label: 'w/10', says: 'within 10 words of' }, { insert: 'w/s', label: 'w/s', says: 'in one sentence with' }, { insert: 'w/p', label: 'w/p', says: 'in one paragraph with' },
  { insert: 'pre/5', label: 'pre/5', says: 'at most 5 words before' },
]
const NOTHING: Suggestions = { span: { from: 0, to: 0 }, list: [], word: '' }

/**
 * @param caret offset in the text
 * @returns what fits what stands before the caret; an empty list where nothing does or the caret is inside quotes
 */
export function suggest(text: string, caret: number, records: SuggestRecords): Suggestions {
  const before = text.slice(0, caret)
  const field = /(?:^|[\s(])([A-Za-z][A-Za-z-]{0,30}):("[^"]*|[^\s()"]*)$/.exec(before)
  const definition = field ? fieldNamed(field[1] ?? '') : undefined
  if (field && definition) {
    const typed = field[2] ?? ''
    const plain = typed.replace(/^"/, '').toLowerCase()
    const list = valuesOf(definition.name, records).filter((one) => fits(one.label, plain)).slice(0, MOST)
    return { span: { from: caret - typed.length, to: caret }, list, word: '' }
  }
  if ((before.match(/["“”„«»]/g) ?? []).length % 2 === 1) return NOTHING
  const word = /(?:^|[\s(])([\p{L}\p{N}/][\p{L}\p{N}/-]{0,40})$/u.exec(before)?.[1]
  if (!word) return NOTHING
  const lower = word.toLowerCase()
  const fields = lower.length < 2 ? [] : FIELDS.filter((one) => one.name.startsWith(lower) || (lower.length > 1 && one.aliases.some((alias) => alias.startsWith(lower)))).map((one) => ({ insert: `${one.name}:`, label: `${one.name}:`, says: one.says }))
  const operators = before.trim() === word ? [] : OPERATORS.filter((one) => one.label.startsWith(lower))
  return { span: { from: caret - word.length, to: caret }, list: [...operators, ...fields].slice(0, MOST), word: word.length >= 2 ? word : '' }
}

function fits(label: string, typed: string): boolean {
  const lower = label.toLowerCase()
  return typed === '' || lower.startsWith(typed) || lower.includes(` ${typed}`)
}

function valuesOf(field: string, records: SuggestRecords): Suggestion[] {
  const { documents, people } = records
  const open = documents.filter((one) => one.quarantine === null)
  switch (field) {
    case 'tag': return asValues([['hot', open.filter((one) => one.hot).length], ...records.tags.map((tag): [string, number] => [tag.name, open.filter((one) => one.tags.includes(tag.id)).length])], 'document')
    case 'custodian': return counted(open.map((one) => one.custodian))
    case 'source': return counted(open.map((one) => one.source))
    case 'from': return counted(open.flatMap((one) => one.mail?.from ?? []))
    case 'to': return counted(open.flatMap((one) => one.mail?.to ?? []))
    case 'cc': return counted(open.flatMap((one) => [...(one.mail?.cc ?? []), ...(one.mail?.bcc ?? [])]))
    case 'participant': return asValues(people.map((one) => [one.name, 0]), '')
    case 'exhibit': return counted(open.map((one) => one.exhibit ?? ''))
    case 'docket': return counted(open.map((one) => one.docket?.number ?? ''))
    case 'production': return asValues(records.intakes.map((one) => [one.label, 0]), '')
    case 'policy': return asValues(records.policies.map((one) => [one.name, 0]), '')
    case 'contract': return asValues(records.contracts.map((one) => [one.name, 0]), '')
    case 'linked': return [{ insert: 'any', label: 'any', says: 'linked to something' }, { insert: 'none', label: 'none', says: 'linked to nothing' }]
    default: {
      const definition = fieldNamed(field)
      return (definition?.values ?? []).map(([value = '']) => ({ insert: value, label: value, says: '' }))
    }
  }
}

/** Values with the most documents first. */
function counted(texts: readonly string[]): Suggestion[] {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  return asValues([...counts].sort((a, b) => b[1] - a[1]), 'document')
}

function asValues(pairs: readonly (readonly [string, number])[], noun: string): Suggestion[] {
  const seen = new Set<string>()
  return pairs.filter(([text]) => text !== '' && !seen.has(text) && seen.add(text)).map(([text, count]) => ({
    insert: /^[\p{L}\p{N}_.-]+$/u.test(text) ? text : `"${text.replace(/["“”„«»]/g, '')}"`, label: text, says: count === 0 || noun === '' ? '' : `${count.toLocaleString()} ${noun}${count === 1 ? '' : 's'}`,
  }))
}
