import { expect, test } from 'vitest'
import { bulkRows } from '../../../shared/log/bulkRows'
import type { AnyRecord } from '../../../shared/records'

const records = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `trp_${n}` }) as unknown as AnyRecord)
const sizes = (count: number, weights: number[] | null) => bulkRows('x', records(count), weights).map((row) => row.records.length)

test('records lie a thousand to a row; where they are weighed, as many as are no file of their own', () => {
  expect(sizes(2500, null)).toEqual([1000, 1000, 500])
  expect(sizes(400, Array.from({ length: 400 }, () => 3300))).toEqual([...Array.from({ length: 44 }, () => 9), 4])
  expect(sizes(2500, Array.from({ length: 2500 }, () => 1))).toEqual([1000, 1000, 500])
  // One that is heavy alone stays whole, and a vast bulk is not cut into thousands of rows.
  expect(sizes(3, [10, 90_000, 10])).toEqual([1, 1, 1])
  expect(sizes(1400, Array.from({ length: 1400 }, () => 3300))).toEqual([1000, 400])
  expect(bulkRows('x', [], [])).toEqual([])
})

test('rows keep the order of the records, and count', () => {
  const rows = bulkRows('x', records(20), Array.from({ length: 20 }, () => 10_000))
  expect(rows.map((row) => row.chunk)).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(rows.flatMap((row) => row.records.map((one) => one.id))).toEqual(records(20).map((one) => one.id))
})
