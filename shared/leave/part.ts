/**
 * A whole matter in two parts: what may lie open, and what has to lie apart because it is privileged,
 * sequestered, or rests on something that is. Every record stands unchanged in one of them; one that
 * names something that lies apart stands apart as it is, and open without what it named.
 */
import { type LeftOut, planCopy } from '../casefile/copy'
import { type AnyRecord, type Document, type RecordOf, type TableName, tableNames } from '../records'

export type Parted = {
  /** records that name nothing that lies apart, or no longer do */
  open(table: TableName): readonly AnyRecord[]
  /** those that are not open, or not as they stand */
  apart(table: TableName): readonly AnyRecord[]
  /** files that may lie open: not those of redacted documents, which show what is redacted */
  files: ReadonlySet<string>
  /** what lies apart, by kind and reason */
  why: LeftOut[]
  /** whether anything does: then the log, which tells of everything, does so too */
  some: boolean
}

type Reading = { rows<T extends TableName>(table: T): readonly RecordOf<T>[] }

export function partMatter(reading: Reading): Parted {
  const plan = planCopy(reading, { documents: null, withoutPrivileged: true })
  const apart = new Map<TableName, readonly AnyRecord[]>()
  for (const table of tableNames) {
    // A record that had to be emptied of what it named is another object.
    const kept = new Set(plan.rows(table))
    const all: readonly AnyRecord[] = reading.rows(table)
    apart.set(table, all.filter((one) => !kept.has(one)))
  }
  const redacted = new Set(reading.rows('redactions').map((one) => one.document))
  const hidden = new Set(reading.rows('documents').filter((one) => redacted.has(one.id)).flatMap(filesOfDocument))
  const files = new Set([...plan.files].filter((hash) => !hidden.has(hash)))
  return { open: plan.rows, apart: (table) => apart.get(table) ?? [], files, why: plan.leftOut, some: plan.leftOut.length > 0 || plan.containers > 0 || hidden.size > 0 }
}

/** Fingerprints of a document's own bytes and of what came beside them. */
function filesOfDocument(document: Document): string[] {
  return [document.sha256, ...document.parts.map((part) => part.sha256)]
}
