/** A hundred thousand documents: facets with filter, and the order of the review. Bounds are loose; figures are printed where asked for. */
import { expect, test } from 'vitest'
import { largeMatter } from '../../../shared/demo/large'
import { type DocumentQuery, facetsOf, findDocuments, indexDocuments, NO_QUERY } from '../../../shared/documents/filter'
import type { Document, Intake, Tag } from '../../../shared/records'
import { reviewOrder, sameOrder } from '../../../shared/review/order'
import { kinOf } from '../../../shared/review/reach'

const large = new Map(largeMatter({ paragraphs: 20, counts: 2, links: 10, documents: 100_000, seed: 7 }))
const documents = large.get('documents') as Document[]
const names = { tags: large.get('tags') as Tag[], intakes: large.get('intakes') as Intake[] }
const linked = new Set(documents.slice(0, 3000).map((one) => one.id))

const timed = <T>(work: () => T): [number, T] => {
  const began = performance.now()
  const result = work()
  return [performance.now() - began, result]
}
const p95 = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
const tell = (line: string) => process.env.FIGURES && process.stdout.write(`${line}\n`)

test('Facets with live counts and the filter take less than 150 ms', () => {
  const [cold, index] = timed(() => indexDocuments(documents))
  const queries: DocumentQuery[] = [
    NO_QUERY, { words: '', facets: { state: ['not-reviewed'] } }, { words: '', facets: { production: ['int_L0', 'int_L1'], kind: ['mail'], hot: ['hot'] } }, { words: 'transfer log', facets: {} },
    { words: '', facets: { domain: ['vendor.example'], date: ['2024-03', '2024-04'], responsive: ['undecided'], custodian: ['Legal'] } }, { words: 'ann roe', facets: { state: ['linked'] } },
  ]
  const times: number[] = []
  for (let round = 0; round < 12; round++) for (const query of queries) times.push(timed(() => facetsOf(index, query, findDocuments(index, query, linked), names))[0])
  const changed = documents.map((one, at) => (at === 50_000 ? { ...one, reviewed: !one.reviewed } : one))
  const [again] = timed(() => indexDocuments(changed, index))
  tell(`prepared ${cold.toFixed(0)} ms, facets and filter p95 ${p95(times).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms, prepared again after a change ${again.toFixed(1)} ms`)
  expect(p95(times)).toBeLessThan(400)
})

test('The order is made once and is known to be the same after a decision', () => {
  const [ordering, rows] = timed(() => reviewOrder(documents))
  const [kin] = timed(() => kinOf(documents))
  const decided = documents.map((one, at) => (at === 777 ? { ...one, hot: true, responsive: 'yes' as const } : one))
  const [checking, same] = timed(() => sameOrder(documents, decided))
  tell(`order ${ordering.toFixed(0)} ms, kin ${kin.toFixed(0)} ms, looking whether it is the same ${checking.toFixed(1)} ms`)
  expect(rows).toHaveLength(documents.length)
  expect(new Set(rows.map((row) => row.document.id)).size).toBe(documents.length)
  expect(same).toBe(true)
})
