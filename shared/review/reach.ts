/** How far a decision reaches: one document, its family, its thread, or its exact duplicates. */
import type { Document } from '../records'

export const REACHES = ['document', 'family', 'thread', 'duplicates', 'similar'] as const
export type Reach = (typeof REACHES)[number]

/** Who belongs to whom, made once for a list of documents; members are ids. */
export type Kin = { families: ReadonlyMap<string, readonly string[]>; threads: ReadonlyMap<string, readonly string[]>; bytes: ReadonlyMap<string, readonly string[]> }

/**
 * Groups documents by family, thread of mail and bytes. Documents in quarantine belong to nobody:
 * a decision must not reach what may not be read (FRCP 26(b)(5)(B)).
 */
export function kinOf(documents: readonly Document[]): Kin {
  const families = new Map<string, string[]>()
  const threads = new Map<string, string[]>()
  const bytes = new Map<string, string[]>()
  const add = (groups: Map<string, string[]>, key: string, id: string) => {
    const group = groups.get(key)
    if (group) group.push(id)
    else groups.set(key, [id])
  }
  for (const document of documents) {
    if (document.quarantine !== null) continue
    if (document.family !== null) add(families, document.family, document.id)
    if (document.mail && document.mail.thread !== '') add(threads, document.mail.thread, document.id)
    // A part of a file, an exhibit behind a complaint, is no duplicate of the whole.
    if (document.range === null) add(bytes, document.sha256, document.id)
  }
  return { families, threads, bytes }
}

/** Ids that a decision on `document` reaches, itself first. `similar`: near duplicates found for it. */
export function reached(document: Document, reach: Reach, kin: Kin, similar: readonly string[]): string[] {
  const others = reach === 'family' ? kin.families.get(document.family ?? '')
    : reach === 'thread' ? kin.threads.get(document.mail?.thread ?? '')
      : reach === 'duplicates' ? (document.range === null ? kin.bytes.get(document.sha256) : undefined)
        : reach === 'similar' ? similar : undefined
  return [document.id, ...(others ?? []).filter((id) => id !== document.id)]
}
