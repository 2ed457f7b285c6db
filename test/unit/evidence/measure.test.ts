/** That the ranking is ahead of BM25 where its numbers were not chosen. `npm run measure -- evidence` prints all of it. */
import { expect, test } from 'vitest'
import { hasCorpus } from '../../corpus'
import { contractSets } from '../../measure/evidence/contracts'
import { demoSet } from '../../measure/evidence/demo'
import { bearingFigures, bm25, bm25Stemmed, figuresOf, ours, words } from '../../measure/evidence/measure'

test('on the demo matter’s own links more is found among the first ten than by BM25, on our stems too, or by the words searched for before', async () => {
  const set = await demoSet()
  const own = figuresOf(ours(), [set], 'held out')
  expect(own.queries).toBeGreaterThan(20)
  for (const peer of [bm25, bm25Stemmed, words]) expect(own.at10).toBeGreaterThan(figuresOf(peer, [set], 'held out').at10 + 0.05)
  const back = bearingFigures(set)
  expect(back.ours.at10).toBeGreaterThan(back.bm25.at10)
}, 60_000)

test.skipIf(!hasCorpus)('on contracts whose clauses people labelled, likewise', () => {
  const sets = contractSets()
  const own = figuresOf(ours(), sets, 'held out')
  expect(own.queries).toBeGreaterThan(100)
  for (const peer of [bm25, bm25Stemmed]) expect(own.at10).toBeGreaterThan(figuresOf(peer, sets, 'held out').at10)
}, 120_000)
