import type { Document } from './document'
import { EVENT_DEFAULTS, PERSON_DEFAULTS } from './matter'
import { RESPONSE_DEFAULTS } from './pleading'
import { TRANSCRIPT_DEFAULTS } from './transcript'

/** What a document of version 1 did not have yet. */
export const PLAIN_DOCUMENT = {
  intake: null, row: null, parent: null, family: null, bates: null, ownBates: null, docket: null, covered: null, parts: [], mail: null,
  responsive: null, hot: false, privilege: null, quarantine: null,
} satisfies Partial<Document>

/**
 * A record as this version knows it, from one that an earlier version wrote.
 *
 * Fields are added when a record is read and not by a migration: the stored record must stay what
 * the log says it is, or the verification would call the migration tampering.
 */
export function complete<T>(table: string, record: T): T {
  if (table === 'documents' && !('intake' in (record as object))) return { ...PLAIN_DOCUMENT, ...record }
  if (table === 'people' && !('aliases' in (record as object))) return { ...PERSON_DEFAULTS, ...record }
  if (table === 'responses' && !('answer' in (record as object))) return { ...RESPONSE_DEFAULTS, ...record }
  if (table === 'events' && !('words' in (record as object))) return { ...EVENT_DEFAULTS, ...record }
  if (table === 'transcripts' && !('digest' in (record as object))) return { ...TRANSCRIPT_DEFAULTS, ...record }
  return record
}
