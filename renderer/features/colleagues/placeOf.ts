/** What a record is called, and where it stands. */
import type { TableName } from '../../../shared/records'
import { tableWord } from '../../../shared/log/fieldWords'
import type { Place } from '../../navigation'
import type { Reader } from '../../store'
import { sourceName, targetName } from '../linking'

type Fields = Record<string, unknown>

/** "Gap “No log of InMails”", "Link of PX-3 at 4 to ¶ 12". `gone`: the record as it was, where it is no longer there. */
export function recordName(reader: Reader, table: TableName, id: string, gone?: Fields): string {
  const record = (reader.get(table, id) as Fields | undefined) ?? gone ?? {}
  if (table === 'matter') return 'The matter'
  if (table === 'supports' && typeof record.of === 'string' && typeof record.source === 'string') return `Link of ${sourceName(reader, record.source)} to ${targetName(reader, record.of)}`
  if (table === 'paragraphs' && typeof record.label === 'string') return `Paragraph ${record.label}`
  const title = [record.exhibit, record.name, record.title, record.what, record.label, record.short, record.question, record.quote, record.text].find((one) => typeof one === 'string' && one !== '') as string | undefined
  return title ? `${tableWord(table)} “${title.length > 90 ? `${title.slice(0, 89)}…` : title}”` : tableWord(table)
}

/** The name of the record that an id names; undefined where it names none. */
export function nameOfId(reader: Reader, id: string): string | undefined {
  for (const table of TABLES) {
    if (!reader.get(table, id)) continue
    if (table === 'paragraphs' || table === 'elements') return targetName(reader, id)
    if (table === 'documents' || table === 'passages' || table === 'testimony') return sourceName(reader, id)
    return recordName(reader, table, id).replace(/^[^“]*“(.*)”$/, '$1')
  }
  return undefined
}

const TABLES = ['paragraphs', 'elements', 'counts', 'documents', 'passages', 'tags', 'people', 'parties', 'events', 'gaps', 'policies', 'versions', 'contracts', 'transcripts', 'depositions', 'requestSets', 'requests', 'topics', 'testimony'] as const satisfies readonly TableName[]

const ROOM: Partial<Record<TableName, Place['room']>> = {
  events: 'chronology', people: 'people', policies: 'policies', versions: 'policies', contracts: 'contracts', clauses: 'contracts', answers: 'answers', responses: 'answers', requestSets: 'discovery', requests: 'discovery',
  deadlines: 'deadlines', transcripts: 'transcripts', designations: 'transcripts', depositions: 'depositions', documents: 'documents', matter: 'matter', parties: 'matter', authors: 'settings',
}

/** Where a record can be looked at; null where no room shows it by itself. */
export function placeOf(reader: Reader, table: TableName, id: string): Partial<Place> | null {
  if (table === 'gaps') return { room: 'proof', view: 'gaps', item: id }
  if (table === 'paragraphs' || table === 'counts' || table === 'elements') return { room: 'complaint', item: id, view: null }
  if (table === 'supports' || table === 'overrides' || table === 'assignments') {
    const record = reader.get(table, id) as { of?: string; paragraph?: string } | undefined
    const of = record?.of ?? record?.paragraph
    return of ? { room: 'complaint', item: of, view: null } : null
  }
  const room = ROOM[table]
  return room ? { room, item: room === 'matter' || room === 'settings' ? null : id, view: null } : null
}
