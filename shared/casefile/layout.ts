/**
 * The case file: one matter in one `.probata` file. `LAYOUT.md` beside this says it for other programs.
 *
 * A zip (PKWARE APPNOTE 6.3.10, ZIP64 throughout, UTF-8 names), readable by any zip tool:
 *
 *     log.jsonl               one log entry a line, in the order of ids
 *     heads.jsonl             newest entry of each device's chain
 *     bulk.jsonl              {"rows","chunk","records"}: what imports brought, as the log's digests have it
 *     records/<table>.jsonl   one record a line, as it stands (JSON, UTF-8, LF)
 *     pages.jsonl             {"sha256","n","page"}: text of pages with its places
 *     bytes/<aa>/<sha256>     every file once, stored and not packed; <aa> are the first two digits
 *     manifest.json           last: what the file holds, SHA-256 and size of every .jsonl
 *
 * The records say nothing that the log does not; both are there so that a reader needs no replay,
 * and so that each checks the other. A reader refuses a `format` it does not know and a `schema` newer
 * than its own.
 */
import { tableNames } from '../records'
import { z } from '../records/schema'

/** 1: whole matters only. 2: copies that leave something out, which say so. */
export const CASE_FORMAT = 2
export const CASE_ENDING = '.probata'

export const Manifest = z.strictObject({
  probata: z.literal('case file'),
  format: z.number().int().min(1),
  /** version of the records; a reader of an older one refuses */
  schema: z.number().int().min(1),
  /** a part has a log of its own, which begins with the copy: the matter's log would tell of what was left out */
  kind: z.enum(['whole', 'part']),
  /** what a part was made of, as a sentence; "" of a whole matter */
  choice: z.string().max(500).default(''),
  /** bytes left out on purpose */
  withoutBytes: z.boolean(),
  matter: z.string().max(300),
  made: z.string().max(40),
  parts: z.array(z.strictObject({ path: z.string().max(200), sha256: z.string().regex(/^[0-9a-f]{64}$/), lines: z.number().int().min(0) })).max(1000),
  bytes: z.strictObject({ files: z.number().int().min(0), size: z.number().min(0) }),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'
export const recordsPart = (table: string): string => `records/${table}.jsonl`

/** Every part of JSON lines, in the order in which they are written. */
export const LOG_PARTS = ['log.jsonl', 'heads.jsonl', 'bulk.jsonl'] as const
export const WHOLE_PARTS: readonly string[] = [...LOG_PARTS, ...tableNames.map(recordsPart), 'pages.jsonl']

/** Parts that every case file has; a table of a newer schema may be missing from an older file. */
export const NEEDED_PARTS: readonly string[] = [...LOG_PARTS, recordsPart('matter'), 'pages.jsonl']

export const bytesPath = (sha256: string): string => `bytes/${sha256.slice(0, 2)}/${sha256}`

/** @returns the fingerprint that a path promises, or null where it names no bytes */
export function fingerprintOf(path: string): string | null {
  const match = /^bytes\/([0-9a-f]{2})\/(\1[0-9a-f]{62})$/.exec(path)
  return match?.[2] ?? null
}
