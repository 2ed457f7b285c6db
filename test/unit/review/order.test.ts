/** The order of the review over a hundred thousand documents. */
import { expect, test } from 'vitest'
import { largeMatter } from '../../../shared/demo/large'
import type { Document } from '../../../shared/records'
import { reviewOrder, sameOrder } from '../../../shared/review/order'

const documents = new Map(largeMatter({ paragraphs: 20, counts: 2, links: 10, documents: 100_000, seed: 7 })).get('documents') as Document[]

test('the order holds every document once, and is known to be the same after a decision', () => {
  const rows = reviewOrder(documents)
  expect(rows).toHaveLength(documents.length)
  expect(new Set(rows.map((row) => row.document.id)).size).toBe(documents.length)
  const decided = documents.map((one, at) => (at === 777 ? { ...one, hot: true, responsive: 'yes' as const } : one))
  expect(sameOrder(documents, decided)).toBe(true)
})
