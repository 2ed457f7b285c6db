import { expect, test } from 'vitest'
import { bulkRows } from '../../../shared/log/bulkRows'
import type { AnyRecord } from '../../../shared/records'

test('records lie a thousand to a row, in their order', () => {
  const records = Array.from({ length: 2500 }, (_, n) => ({ id: `trp_${n}` }) as unknown as AnyRecord)
  const rows = bulkRows('x', records)
  expect(rows.map((row) => [row.chunk, row.records.length])).toEqual([[0, 1000], [1, 1000], [2, 500]])
  expect(rows.flatMap((row) => row.records)).toEqual(records)
  expect(bulkRows('x', [])).toEqual([])
})
