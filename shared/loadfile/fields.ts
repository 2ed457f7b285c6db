/** Which column is which of our fields: by its name, else by what stands in it; a person decides. */
import aliases from './aliases.json'
import type { FieldName, Mapping } from './model'

type Known = Record<FieldName, { type: string; aliases: string[]; unsure?: Record<string, string> }>
const KNOWN = aliases as unknown as Known

export const FIELD_NAMES = Object.keys(KNOWN) as FieldName[]

/** Words for a field in a list: "Begin Bates" for begBates. */
export function fieldWords(field: FieldName): string {
  const words = field.replace(/([A-Z]|\d+)/g, ' $1').toLowerCase().replace('beg bates', 'begin Bates').replace('end bates', 'end Bates').replace('beg attach', 'begin attachment').replace('end attach', 'end attachment').replace(/\bid\b/, 'id')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A name with nothing but its letters and digits, as the aliases are compared (domain § 8.2). */
export const keyOf = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, '')

const BY_KEY = new Map<string, { field: FieldName; why: string | null }>()
for (const field of FIELD_NAMES) {
  const known = KNOWN[field]
  for (const alias of known.aliases) BY_KEY.set(keyOf(alias), { field, why: known.unsure?.[alias] ?? null })
}

export type Proposal = {
  column: string
  field: FieldName | null
  /** 'name': a known name; 'near': almost one; 'content': by what stands in it; 'none' */
  by: 'name' | 'near' | 'content' | 'none'
  /** what a person should look at; null where nothing is unsure */
  unsure: string | null
}

/** The field a column name stands for, or null. */
export function fieldOfName(name: string): FieldName | null {
  return BY_KEY.get(keyOf(name))?.field ?? null
}

/**
 * Proposes a field for each column.
 * @param names column names; made-up names ("Column 3") are proposed by content alone
 * @param preview some records, for what the names do not tell
 */
export function proposeMapping(names: readonly string[], preview: readonly string[][]): Proposal[] {
  const proposals = names.map((column): Proposal => {
    const key = keyOf(column)
    const known = BY_KEY.get(key)
    if (known) return { column, field: known.field, by: 'name', unsure: known.why }
    const near = key.length >= 6 && !/^COLUMN\d+$/.test(key) ? nearest(key) : null
    if (near) return { column, field: near, by: 'near', unsure: `“${column}” is spelt almost like a name for it.` }
    return { column, field: null, by: 'none', unsure: null }
  })
  const taken = new Set(proposals.map((one) => one.field))
  proposals.forEach((one, index) => {
    if (one.field) return
    const field = byContent(preview.map((row) => row[index] ?? ''), taken, isMadeUp(one.column))
    if (!field) return
    taken.add(field)
    proposals[index] = { ...one, field, by: 'content', unsure: 'Proposed by what stands in the column.' }
  })
  return proposals
}

/** The mapping that the proposals come to. */
export function mappingOf(proposals: readonly Proposal[]): Mapping {
  return Object.fromEntries(proposals.flatMap((one) => (one.field ? [[one.column, one.field]] : [])))
}

function nearest(key: string): FieldName | null {
  let best: FieldName | null = null
  let least = key.length >= 10 ? 3 : 2
  for (const [alias, { field }] of BY_KEY) {
    if (Math.abs(alias.length - key.length) >= least || alias.length < 5) continue
    const distance = editDistance(alias, key, least)
    if (distance < least) {
      least = distance
      best = field
    }
  }
  return best
}

function editDistance(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    if (Math.min(...next) >= limit) return limit
    row = next
  }
  return row[b.length] ?? limit
}

const BATES = /^[A-Za-z][\w.& -]{0,30}\d{3,12}(?:_\w{1,4})?$/
const PATH = /^(?:[A-Za-z]:|\.{1,2})?[\\/]?(?:[^\\/]+[\\/])+[^\\/]+\.\w{2,5}$/
const DATE = /^\d{1,2}\/\d{1,2}\/\d{4}(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?$|^\d{4}-\d{2}-\d{2}/i

/** "Column 3": the file has no header. */
const isMadeUp = (column: string) => /^Column \d+$/.test(column)

function byContent(values: readonly string[], taken: ReadonlySet<FieldName | null>, madeUp: boolean): FieldName | null {
  const given = values.map((one) => one.trim()).filter(Boolean)
  if (given.length === 0) return null
  const all = (test: RegExp) => given.every((one) => test.test(one))
  const first = (...fields: FieldName[]) => fields.find((one) => !taken.has(one)) ?? null
  if (all(/^[0-9a-f]{32}$/i)) return first('md5')
  if (all(/^[0-9a-f]{40}$/i)) return first('sha1')
  if (all(/^[0-9a-f]{64}$/i)) return first('sha256')
  if (all(PATH)) return given.every((one) => /\.txt$/i.test(one)) ? first('textPath', 'nativePath') : first('nativePath')
  if (all(DATE)) return first('dateSort')
  // A column that has a name and is no Bates number by it is none by its looks.
  if (new Set(given).size >= given.length * 0.6 && all(BATES)) return madeUp ? first('docId', 'begBates', 'endBates') : first('docId')
  if (all(/@[\w.-]+\.\w/)) return first('from', 'to')
  return null
}
