/** Canonical JSON (RFC 8785): names in the order of their UTF-16 units, no blanks. */
import canonicalize from 'canonicalize'

/** Deeper than any record; a value that holds itself ends here too. */
const DEEPEST = 64

/** What only the slow way can judge: values that JSON cannot say, and names that an object would put in another order. */
class Odd extends Error {}

/** @throws TypeError, or an Error, on what JSON cannot say */
export function canonical(value: unknown): string {
  try {
    const text = JSON.stringify(inOrder(value, 0))
    // A surrogate without its partner is written as an escape, and is no JSON text.
    if (text !== undefined && !text.includes('\\ud')) return text
  } catch (cause) {
    if (!(cause instanceof Odd)) throw cause
  }
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('not a JSON value')
  return text
}

/** The same value with its names in order, for the engine's own writer: several times as quick as writing piece by piece. What is in order is not copied. */
function inOrder(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object' || depth > DEEPEST) throw new Odd()
  if (Array.isArray(value)) return arrayInOrder(value, depth + 1)
  const fields = value as Record<string, unknown>
  if (typeof fields.toJSON === 'function') throw new Odd()
  const names = Object.keys(fields)
  const order = orderOf(names)
  return order === names ? inPlace(fields, names, depth + 1) : sorted(fields, order, depth + 1)
}

function sorted(fields: Record<string, unknown>, order: readonly string[], depth: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const name of order) {
    const value = fields[name]
    if (value !== undefined) copy[name] = inOrder(value, depth)
  }
  return copy
}

/** The object itself where nothing in it has to be put in order either: its writer leaves out what is undefined. */
function inPlace(fields: Record<string, unknown>, names: readonly string[], depth: number): Record<string, unknown> {
  // What is no plain object may have no names, and yet be written as something.
  let copy: Record<string, unknown> | null = names.length === 0 ? {} : null
  for (const [at, name] of names.entries()) {
    const value = fields[name]
    const own = value === undefined ? undefined : inOrder(value, depth)
    if (own !== value && !copy) copy = Object.fromEntries(names.slice(0, at).map((one) => [one, fields[one]]))
    if (copy) copy[name] = own
  }
  return copy ?? fields
}

function arrayInOrder(values: readonly unknown[], depth: number): readonly unknown[] {
  let copy: unknown[] | null = null
  for (let at = 0; at < values.length; at++) {
    const own = inOrder(values[at], depth)
    if (own !== values[at]) copy ??= values.slice(0, at)
    if (copy) copy.push(own)
  }
  return copy ?? values
}

/** Names as they were met, and in order; the same list where they are in order. */
type Known = { names: readonly string[]; order: readonly string[] }

/** Most objects have the names of another before them, and to sort names takes longer than all else. By their count. */
const LONGEST = 48
const KNOWN: Known[][] = Array.from({ length: LONGEST + 1 }, () => [])
/** Lists of one count that are remembered: what comes in may have any names. */
const KEPT = 8

/** @returns the names in order; the list itself where it is. @throws Odd */
function orderOf(names: readonly string[]): readonly string[] {
  const kept = KNOWN[names.length] ?? []
  for (let at = 0; at < kept.length; at++) {
    const known = kept[at] as Known
    if (isSame(known.names, names)) return known.names === known.order ? names : known.order
  }
  for (const name of names) refuseOdd(name)
  const order = isAscending(names) ? names : [...names].sort()
  if (kept.length === KEPT) kept.shift()
  kept.push({ names, order })
  return order
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

function isAscending(names: readonly string[]): boolean {
  for (let at = 1; at < names.length; at++) if ((names[at - 1] as string) > (names[at] as string)) return false
  return true
}

/** Names of digits come first in any object, and one other changes what an object is. */
function refuseOdd(name: string): void {
  const first = name.charCodeAt(0)
  if ((first >= 48 && first <= 57) || name === '__proto__') throw new Odd()
}
