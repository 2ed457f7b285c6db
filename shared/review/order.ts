/** The order of the review: by Bates number, families kept together, a parent before what was attached to it. */
import { parseBates } from '../bates/number'
import type { Document } from '../records'

/** A document in the list of the review; `depth` 0 for a document of its own, 1 for an attachment, 2 for what lay in that. */
export type Ordered = { document: Document; depth: number }

type Key = { document: Document; group: number; prefix: string; number: number; suffix: string }

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What sorts a document: its Bates number, else its exhibit number, else its title. */
function keyOf(document: Document): Key {
  const range = document.bates ?? document.ownBates
  const parts = range ? parseBates(range.first) : null
  if (parts) return { document, group: 0, ...parts }
  if (range) return { document, group: 1, prefix: range.first, number: 0, suffix: '' }
  return document.exhibit === null ? { document, group: 3, prefix: document.title, number: 0, suffix: '' } : { document, group: 2, prefix: document.exhibit, number: 0, suffix: '' }
}

function compare(a: Key, b: Key): number {
  if (a.group !== b.group) return a.group - b.group
  if (a.prefix !== b.prefix) {
    const order = collator.compare(a.prefix, b.prefix)
    return order !== 0 ? order : a.prefix < b.prefix ? -1 : 1
  }
  if (a.number !== b.number) return a.number - b.number
  if (a.suffix !== b.suffix) return a.suffix < b.suffix ? -1 : 1
  return a.document.id < b.document.id ? -1 : a.document.id > b.document.id ? 1 : 0
}

/**
 * All documents in the order of the review. A family stands where its first document stands;
 * parents that point in a circle, or at nothing, end as documents of their own.
 * @param documents in any order
 * @returns each of them exactly once
 */
export function reviewOrder(documents: readonly Document[]): Ordered[] {
  const keys = documents.map(keyOf).sort(compare)
  const families = new Map<string, Key[]>()
  for (const key of keys) {
    const name = key.document.family ?? key.document.id
    const members = families.get(name)
    if (members) members.push(key)
    else families.set(name, [key])
  }
  const rows: Ordered[] = []
  const heads = [...families].map(([name, members]) => ({ members, head: members.find((one) => one.document.id === name) ?? members[0] as Key }))
  if (heads.length < keys.length) heads.sort((a, b) => compare(a.head, b.head))
  for (const { members, head } of heads) {
    if (members.length === 1) rows.push({ document: head.document, depth: 0 })
    else addFamily(members, head, rows)
  }
  return rows
}

function addFamily(members: readonly Key[], head: Key, rows: Ordered[]): void {
  const ids = new Set(members.map((one) => one.document.id))
  const children = new Map<string, Key[]>()
  for (const one of members) {
    if (one === head) continue
    const parent = one.document.parent !== null && ids.has(one.document.parent) && one.document.parent !== one.document.id ? one.document.parent : head.document.id
    children.set(parent, [...(children.get(parent) ?? []), one])
  }
  const seen = new Set<string>()
  // Walked with a stack of our own: an archive in an archive in an archive may be deep.
  const walk = (first: Key, depth: number) => {
    const stack = [{ key: first, depth }]
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (seen.has(next.key.document.id)) continue
      seen.add(next.key.document.id)
      rows.push({ document: next.key.document, depth: next.depth })
      const own = children.get(next.key.document.id) ?? []
      for (let at = own.length - 1; at >= 0; at--) stack.push({ key: own[at] as Key, depth: next.depth + 1 })
    }
  }
  walk(head, 0)
  for (const one of members) if (!seen.has(one.document.id)) walk(one, 1)
}

/**
 * Whether the order and the families of `after` are those of `before`: only what was coded changed.
 * Quick where most records are the very same objects.
 */
export function sameOrder(before: readonly Document[], after: readonly Document[]): boolean {
  if (before === after) return true
  if (before.length !== after.length) return false
  for (let at = 0; at < after.length; at++) {
    const a = before[at] as Document
    const b = after[at] as Document
    if (a === b) continue
    if (a.id !== b.id || a.bates?.first !== b.bates?.first || a.ownBates?.first !== b.ownBates?.first || a.exhibit !== b.exhibit || a.title !== b.title) return false
    if (a.family !== b.family || a.parent !== b.parent || a.mail?.thread !== b.mail?.thread || a.sha256 !== b.sha256 || (a.quarantine === null) !== (b.quarantine === null)) return false
  }
  return true
}
