import { expect, test } from 'vitest'
import { bulkRowOf, storedBulk, storedRowOf } from '../../../renderer/store/bulk'
import type { AnyRecord } from '../../../shared/records'

/** Records whose JSON has about so many letters. */
const written = (count: number, letters: number) => Array.from({ length: count }, (_, n) => {
  const record = { id: `trp_${n}`, note: 'x'.repeat(letters) } as unknown as AnyRecord
  return { record, json: JSON.stringify(record) }
})
const sizes = (...args: Parameters<typeof written>) => storedBulk('x', written(...args)).map((row) => bulkRowOf(row).records.length)

test('as many records lie in a row as are no file of their own, a thousand at most', () => {
  expect(sizes(400, 3270)).toEqual([...Array.from({ length: 44 }, () => 9), 4])
  expect(sizes(2500, 0)).toEqual([1000, 1000, 500])
  // One that is heavy alone stays whole, and a vast bulk is not cut into thousands of rows.
  expect(sizes(3, 90_000)).toEqual([1, 1, 1])
  expect(sizes(1400, 3300)).toEqual([1000, 400])
  expect(storedBulk('x', [])).toEqual([])
})

test('rows keep the order of the records, and count; so do those of a case file', () => {
  const all = written(20, 10_000)
  const rows = storedBulk('x', all)
  expect(rows.map((row) => row.chunk)).toEqual(rows.map((_, at) => at))
  expect(rows.flatMap((row) => bulkRowOf(row).records)).toEqual(all.map(({ record }) => record))
  expect(rows.map((row) => storedRowOf(bulkRowOf(row)))).toEqual(rows)
  // As versions before 7 stored them.
  const older = { rows: 'x', chunk: 0, records: all.map(({ record }) => record) }
  expect(bulkRowOf(older)).toEqual(older)
})
