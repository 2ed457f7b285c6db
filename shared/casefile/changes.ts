/**
 * The changes-only file (`.probata-changes`): what one copy of a matter has and another has not seen.
 *
 * A zip like the case file (`layout.ts`) with a part of it:
 *
 *     log.jsonl               entries that the other has not seen, in the order of ids
 *     bulk.jsonl              rows of the imports among them
 *     pages.jsonl             text of pages of the files that they name
 *     bytes/<aa>/<sha256>     those files
 *     manifest.json           last; `kind` "changes", with what it goes on from and how far it leads
 */
import type { Vector } from '../log/vector'
import type { LogEntry } from '../log/entry'
import type { AnyRecord } from '../records'
import { z } from '../records/schema'

export const CHANGES_ENDING = '.probata-changes'

const vector = z.record(z.string().max(80), z.number().int().min(0))

/** What is read of the manifest of a case file and of a changes file alike; the rest is not needed to bring it in. */
export const IncomingManifest = z.object({
  probata: z.literal('case file'),
  format: z.number().int().min(1),
  schema: z.number().int().min(1),
  kind: z.enum(['whole', 'part', 'changes']),
  matter: z.string().max(300),
  made: z.string().max(40),
  parts: z.array(z.object({ path: z.string().max(200), sha256: z.string().regex(/^[0-9a-f]{64}$/), lines: z.number().int().min(0) })).max(1000),
  /** of changes: hash of the entry that began the matter */
  origin: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  /** of changes: newest entries of each device that are taken to be there already */
  since: vector.optional(),
  /** of changes: who saved them */
  author: z.string().max(300).optional(),
})
export type IncomingManifest = z.infer<typeof IncomingManifest>

/** Whether a person handed us one of our files, by its name. */
export const isCaseName = (name: string): boolean => /\.probata(?:-changes)?$/i.test(name)

/** @returns entries that a copy which has seen `since` lacks */
export function changesSince<E extends Pick<LogEntry, 'device' | 'seq'>>(entries: readonly E[], since: Vector): E[] {
  return entries.filter((entry) => entry.seq > (since[entry.device] ?? 0))
}

/**
 * Hashes of the files that entries name, for the records they write whole and for changed text.
 * @param rows of the imports among the entries
 * @param documentOf the record as it stands: a change of its text names no file by itself
 */
export function filesOf(entries: readonly LogEntry[], rows: ReadonlyMap<string, readonly AnyRecord[]>, documentOf: (id: string) => object | undefined): Set<string> {
  const found = new Set<string>()
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 6) return
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'sha256' && typeof inner === 'string' && /^[0-9a-f]{64}$/.test(inner)) found.add(inner)
      else look(inner, depth + 1)
    }
  }
  for (const { ops } of entries) {
    for (const op of ops) {
      if (op.op === 'put') look(op.after, 0)
      else if (op.op === 'bulk-put') for (const row of rows.get(op.rows) ?? []) look(row, 0)
      else if (op.op === 'patch' && op.table === 'documents' && 'text' in op.after) look(documentOf(op.id), 0)
    }
  }
  return found
}
