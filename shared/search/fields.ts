/** The fields of the query language: what `field:value` may say. Help, type-ahead, parser and filters read them here. */
import { STATUSES } from '../records/proof'
import { isNear } from './atoms'

export type FieldKind = 'words' | 'value' | 'date' | 'before' | 'after' | 'bates' | 'cite'

export type FieldDefinition = {
  /** canonical name */
  name: string
  aliases: readonly string[]
  kind: FieldKind
  /** what it asks, for the help: "a tag of the document or passage" */
  says: string
  /** a value that shows how it is written; the help runs it */
  example: string
  /** for `value`: what may be said, canonical first, then other spellings; null: any */
  values: readonly (readonly string[])[] | null
}

const field = (name: string, kind: FieldKind, says: string, example: string, aliases: readonly string[] = [], values: readonly (readonly string[])[] | null = null): FieldDefinition =>
  ({ name, kind, says, example, aliases, values })

export const FIELDS: readonly FieldDefinition[] = [
  field('in', 'value', 'where to look: one kind of thing only', 'documents', ['kind'], [
    ['documents', 'document', 'docs', 'doc'], ['testimony', 'transcripts', 'transcript', 'depositions'], ['paragraphs', 'paragraph', 'complaint', 'allegations'], ['passages', 'passage', 'highlights'], ['clauses', 'clause', 'contracts'], ['versions', 'version', 'policies'],
    ['events', 'event', 'chronology'], ['gaps', 'gap'], ['elements', 'element'], ['people', 'person', 'persons'],
  ]),
  field('has', 'value', 'what is there: an open gap, evidence, a tag, a note, attachments', 'gap', [], [
    ['gap', 'gaps'], ['evidence', 'support', 'links'], ['tag', 'tags'], ['note', 'notes'], ['attachment', 'attachments'], ['bates', 'number'], ['exhibit'], ['date'], ['warning'], ['text'],
  ]),
  field('is', 'value', 'a decision of the review, or a mark', 'hot', [], [
    ['hot'], ['privileged'], ['reviewed'], ['unreviewed', 'not-reviewed'], ['responsive'], ['not-responsive', 'nonresponsive'], ['attachment'], ['information-and-belief', 'belief'], ['disputed'], ['deadline'], ['withdrawn'], ['proposed'],
  ]),
  field('status', 'value', 'how well proved: of a paragraph, or of what a passage or document is linked to', 'missing', ['proof'], STATUSES.map((one) => [one, one.replace('-', '')])),
  field('linked', 'cite', 'linked to this paragraph or exhibit; “any” or “none”', '¶12', ['links', 'link']),
  field('tag', 'words', 'a tag of the document or passage', 'hot', ['tags', 'label', 'issue']),
  field('before', 'before', 'dated before this day', '2024-09-18', ['until']),
  field('after', 'after', 'dated after this day', '2024-09-18', ['since']),
  field('date', 'date', 'dated on this day, in this month or year, or in a range', '2024-08..2024-10', ['on', 'dated']),
  field('bates', 'bates', 'with this Bates number, or one in this range', 'EX_000100..EX_000200', ['number', 'beg']),
  field('exhibit', 'cite', 'this exhibit', 'PX-3', ['ex']),
  field('type', 'value', 'type of the file', 'mail', ['filetype', 'format'], [
    ['pdf'], ['mail', 'email', 'e-mail', 'message'], ['docx', 'word', 'doc'], ['xlsx', 'excel', 'workbook'], ['pptx', 'slides', 'powerpoint'], ['image', 'picture', 'photo'], ['images', 'tiff'], ['html', 'web', 'page'],
    ['text', 'txt'], ['markdown', 'md'], ['csv', 'table'], ['rtf'], ['slip'], ['unread', 'unreadable'],
  ]),
  field('custodian', 'words', 'whose files it came from', '"Ann Roe"'),
  field('from', 'words', 'sender of a message', 'roe', ['author', 'sender']),
  field('to', 'words', 'recipient of a message', 'roe', ['recipient']),
  field('cc', 'words', 'copied on a message', 'roe', ['bcc']),
  field('participant', 'words', 'sender or recipient, or a person of an event', 'roe', ['person', 'with']),
  field('witness', 'words', 'who testifies in a transcript', 'roe', ['deponent']),
  field('subject', 'words', 'subject of a message', 'training', ['re']),
  field('title', 'words', 'title or file name', 'privacy', ['name', 'file', 'filename']),
  field('source', 'words', 'where it came from, or who obtained it', 'website'),
  field('note', 'words', 'a person’s note', 'call', ['notes', 'comment']),
  field('production', 'words', 'the production or import it came with', 'volume', ['intake', 'volume']),
  field('docket', 'words', 'the court’s number on it', '35-2', ['ecf', 'dkt']),
  field('designation', 'value', 'confidentiality designation', 'confidential', ['confidentiality'], [['confidential'], ['attorneys-eyes-only', 'aeo'], ['source-code'], ['none']]),
  field('privilege', 'value', 'basis or treatment of a claim of privilege', 'withheld', [], [['any'], ['withheld'], ['redacted'], ['attorney-client', 'ac'], ['work-product', 'wp'], ['common-interest'], ['other'], ['none']]),
  field('count', 'value', 'a count of the complaint, its paragraphs and elements', '2', ['claim']),
  field('policy', 'words', 'name of a policy; finds its versions and their documents', 'privacy'),
  field('contract', 'words', 'name of a contract; finds its clauses and its document', 'agreement', ['agreement']),
  field('region', 'words', 'region of a policy version or event', 'EU', ['regions']),
  field('holder', 'words', 'who has what a gap needs', 'defendant'),
]

const BY_NAME = new Map(FIELDS.flatMap((one) => [one.name, ...one.aliases].map((name) => [name, one] as const)))

/** The field of a name or alias, whatever its case; undefined where there is none. */
export function fieldNamed(name: string): FieldDefinition | undefined {
  return BY_NAME.get(name.toLowerCase())
}

/** The canonical spelling of a value of a field; null where the field has no such value. */
export function canonicalValue(definition: FieldDefinition, typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s_]+/g, '-')
  if (definition.values === null) return plain === '' ? null : plain
  return definition.values.find((spellings) => spellings.includes(plain))?.[0] ?? null
}

/** The nearest of some words, for "did you mean"; null where none is near. */
export function nearest(word: string, words: readonly string[]): string | null {
  const lower = word.toLowerCase()
  if (lower.length < 2) return null
  return words.find((one) => isNear(lower, one.toLowerCase(), 1)) ?? words.find((one) => one.toLowerCase().startsWith(lower))
    ?? (lower.length >= 5 ? words.find((one) => isNear(lower, one.toLowerCase(), 2)) : undefined) ?? null
}

export const FIELD_NAMES: readonly string[] = FIELDS.map((one) => one.name)
