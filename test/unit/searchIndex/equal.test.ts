/** The index finds what the plain evaluator finds: sets, counts and places, over many made queries. */
import { expect, test } from 'vitest'
import { random } from '../../../shared/demo/random'
import { generator } from '../../../shared/search/generate'
import { parseQuery } from '../../../shared/search/parse'
import { type ReferenceUnit, referenceIds, referencePlaces, referenceTerms } from '../../../shared/search/reference'
import { ids, places, search } from '../../../renderer/workers/search/answer'
import type { SearchIndex } from '../../../renderer/workers/search/SearchIndex'
import { askedOf, emptyIndex, put, resolverOf, run } from './make'

/** PROBATA_QUERIES=20000 for the long run. */
const QUERIES = Number(process.env.PROBATA_QUERIES ?? 2000)
const UNITS = 60

function sameAnswers(index: SearchIndex, units: readonly ReferenceUnit[], queries: Iterable<string>): number {
  let looked = 0
  let found = 0
  for (const typed of queries) {
    const parsed = parseQuery(typed, { stem: looked % 3 !== 0 })
    if (!parsed.ok) continue
    looked++
    const { query } = parsed
    const asked = askedOf(query, units)
    const expected = referenceIds(query, units, resolverOf(units))
    expect([typed, [...run(ids(index, asked))].sort()]).toEqual([typed, [...expected].sort()])
    if (expected.size > 0) found++
    if (looked % 5 === 0) {
      const answer = run(search(index, { ...asked, limit: 5, offset: 0, order: 'relevance' }, []))
      expect([typed, answer.terms.map((one) => ({ units: one.units, occurrences: one.occurrences }))]).toEqual([typed, referenceTerms(query, units)])
      for (const { snippet } of answer.hits) for (const { from, to } of snippet.lit) {
        expect(from < to && to <= snippet.text.length).toBe(true)
        expect(snippet.text.slice(from, to)).toMatch(/^\S(.*\S)?$/s)
      }
    }
    const [one] = expected
    const unit = units.find((candidate) => candidate.id === one)
    if (unit && looked % 4 === 0) expect([typed, run(places(index, asked, unit.id))]).toEqual([typed, referencePlaces(query, unit)])
  }
  expect(found).toBeGreaterThan(looked / 3)
  return looked
}

function* many(make: () => string, count: number): Generator<string> {
  for (let at = 0; at < count; at++) yield make()
}

test(`${QUERIES} queries find the same as the plain evaluator`, async () => {
  const made = generator(11)
  const units = made.units(UNITS)
  const index = await emptyIndex()
  await put(index, units)
  expect(sameAnswers(index, units, many(made.query, QUERIES * 1.05))).toBeGreaterThanOrEqual(QUERIES)
}, 600_000)

test('after random changes the index answers as one built from nothing', async () => {
  const made = generator(23)
  const chance = random(5)
  const index = await emptyIndex()
  const now = new Map<string, ReferenceUnit>()
  for (let round = 0; round < 40; round++) {
    const fresh = new Map(made.units(1 + Math.floor(chance() * 12)).map((unit) => ({ ...unit, id: `${unit.id.slice(0, 4)}${Math.floor(chance() * 60)}` })).map((unit) => [unit.id, unit] as const))
    const gone = [...now.keys()].filter((id) => !fresh.has(id) && chance() < 0.1)
    await put(index, [...fresh.values()], gone)
    for (const id of gone) now.delete(id)
    for (const [id, unit] of fresh) now.set(id, unit)
  }
  const units = [...now.values()]
  const scratch = await emptyIndex()
  await put(scratch, units)
  expect([...index.units.all()].map(({ id, kind, tokens, stamp }) => ({ id, kind, tokens, stamp })).sort((a, b) => (a.id < b.id ? -1 : 1)))
    .toEqual([...scratch.units.all()].map(({ id, kind, tokens, stamp }) => ({ id, kind, tokens, stamp })).sort((a, b) => (a.id < b.id ? -1 : 1)))
  for (const _ of index.verify()) ;
  sameAnswers(index, units, many(made.query, 300))
}, 120_000)
