import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatClock, parseClock, tick } from '../../../shared/log/clock'
import { digestOf, digestOfRows, isSealed, type LogEntry, seal } from '../../../shared/log/entry'
import { inverse } from '../../../shared/log/inverse'
import { stacksOf } from '../../../shared/log/undo'
import { verifyLog } from '../../../shared/log/verify'
import { type AnyRecord, PERSON_DEFAULTS } from '../../../shared/records'

const person = (n: number, name: string) => ({ ...PERSON_DEFAULTS, id: `per_${n}`, name })

function chain(names: string[]): LogEntry[] {
  let prev = ''
  return names.map((name, index) => {
    const entry = seal({
      id: `d:${String(index + 1).padStart(10, '0')}`, device: 'd', seq: index + 1, author: 'A', clock: formatClock({ ms: 1000 + index, counter: 0 }, 'd'), at: '2025-01-01T00:00:00.000Z', label: `Add ${name}`,
      ops: [{ op: 'put', table: 'people', id: `per_${index}`, before: null, after: person(index, name) }], undoes: null, redoes: null, prev,
    })
    prev = entry.hash
    return entry
  })
}

const heads = (entries: LogEntry[]) => new Map([['d', { seq: entries.length, hash: entries.at(-1)?.hash ?? '' }]])
const verify = (entries: LogEntry[], rows: AnyRecord[], head = heads(entries)) => verifyLog(entries, head, async () => undefined, async () => rows, ['people'])

describe('The log', () => {
  const entries = chain(['Ann', 'Ben', 'Cleo'])
  const rows = ['Ann', 'Ben', 'Cleo'].map((name, n) => person(n, name))

  test('verifies as it was written', async () => expect(await verify(entries, rows)).toEqual([]))

  test('names the entry of which one byte was changed', async () => {
    const altered = entries.map((entry, index) => (index === 1 ? { ...entry, label: 'Add Bem' } : entry))
    const found = await verify(altered, rows)
    expect(found.map((one) => one.where)).toContain('log entry 2')
    expect(found[0]?.say).toContain('was altered after it was written')
  })
  test('names the record of which one byte was changed', async () => {
    expect(await verify(entries, rows.map((row, n) => (n === 0 ? { ...row, note: 'x' } : row)))).toEqual([{ where: 'people per_0', say: expect.stringContaining('altered from outside') }])
  })
  test('names a record that was removed, and one that was put in', async () => {
    expect((await verify(entries, rows.slice(1)))[0]?.say).toContain('is missing')
    expect((await verify(entries, [...rows, person(9, 'Eve')]))[0]?.say).toContain('put there from outside')
  })
  test('notices an entry taken out of the middle, and a cut end', async () => {
    expect((await verify([entries[0], entries[2]] as LogEntry[], rows, heads(entries))).map((one) => one.where)).toContain('log entry 3')
    expect((await verify(entries.slice(0, 2), rows.slice(0, 2), heads(entries)))[0]?.say).toContain('cut off')
  })
  test('notices an entry that was altered and sealed anew', async () => {
    const { hash: _, ...middle } = entries[1] as LogEntry
    const forged = seal({ ...middle, label: 'Add somebody else' })
    expect(isSealed(forged)).toBe(true)
    expect((await verify([entries[0], forged, entries[2]] as LogEntry[], rows)).map((one) => one.where)).toContain('log entry 3')
  })
})

describe('Canonical JSON (RFC 8785)', () => {
  test('does not depend on the order of keys', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(digestOf(Object.fromEntries(Object.entries(value).reverse()))).toBe(digestOf(value))
    }), { seed: 1, numRuns: 200 })
  })
  test('tells rows apart by their order', () => {
    expect(digestOfRows([{ a: 1 }, { b: 2 }])).not.toBe(digestOfRows([{ b: 2 }, { a: 1 }]))
  })
})

test('The inverse of the inverse is the same again', () => {
  const ops: LogEntry['ops'] = [
    { op: 'put', table: 'people', id: 'per_1', before: person(1, 'A'), after: person(1, 'B') }, { op: 'patch', table: 'people', id: 'per_2', before: { name: 'A' }, after: { name: 'B' } },
    { op: 'bulk-put', table: 'people', rows: 'r', count: 3, digest: 'd' },
  ]
  expect(inverse(inverse(ops))).toEqual(ops)
})

test('Undo and redo are read from the log', () => {
  const step = (id: string, undoes: string | null = null, redoes: string | null = null) => ({ id, undoes, redoes })
  expect(stacksOf([step('a'), step('b'), step('c', 'b')])).toEqual({ undo: ['a'], redo: ['c'] })
  expect(stacksOf([step('a'), step('b'), step('c', 'b'), step('d', null, 'c')])).toEqual({ undo: ['a', 'd'], redo: [] })
  expect(stacksOf([step('a'), step('b', 'a'), step('c')])).toEqual({ undo: ['c'], redo: [] })
})

test('The clock never goes back, though the machine’s does', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 41 }), { minLength: 1, maxLength: 40 }), (times) => {
    let clock = { ms: 0, counter: 0 }
    let text = formatClock(clock, 'd')
    for (const time of times) {
      clock = tick(clock, time)
      const later = formatClock(clock, 'd')
      expect(later > text).toBe(true)
      expect(parseClock(later)).toEqual(clock)
      text = later
    }
  }), { seed: 2, numRuns: 100 })
})
