/** An index that is cut off at any point is whole, one that is damaged says so, and hostile queries end. */
import { expect, test } from 'vitest'
import { random } from '../../../shared/demo/random'
import { generator } from '../../../shared/search/generate'
import { parseQuery } from '../../../shared/search/parse'
import type { ReferenceUnit } from '../../../shared/search/reference'
import { excerpts, ids, words } from '../../../renderer/workers/search/answer'
import { batchesOf } from '../../../renderer/workers/search/batch'
import { Damaged } from '../../../renderer/workers/search/bytes'
import { inSlices } from '../../../renderer/workers/search/pace'
import { SearchIndex } from '../../../renderer/workers/search/SearchIndex'
import { Vocabulary } from '../../../renderer/workers/search/vocabulary'
import { stemOf } from '../../../shared/search/stem'
import { askedOf, emptyIndex, put, run, textOf } from './make'

/** PROBATA_KILLS=50 for the long run. */
const KILLS = Number(process.env.PROBATA_KILLS ?? 8)

const dump = (index: SearchIndex) => [...index.units.all()].map(({ id, kind, tokens, stamp }) => `${id} ${kind} ${tokens} ${stamp}`).sort()

/** Every list of every token, by the ids of the units. */
function lists(index: SearchIndex): Map<string, string> {
  const found = new Map<string, string>()
  index.vocabulary.terms.forEach((term, tid) => {
    const { units, times } = index.posting(tid, true)
    const alive = [...units].flatMap((uid, at) => (index.units.alive[uid] === 1 ? [`${index.units.at(uid)?.id} ${times[at]}`] : [])).sort()
    if (alive.length > 0) found.set(term, alive.join(', '))
  })
  return found
}

/** Rows that the writing of an update takes, so that a step that is cut off is one of them. */
async function rowsOf(first: readonly ReferenceUnit[], changed: readonly ReferenceUnit[]): Promise<number> {
  const index = await emptyIndex()
  await put(index, [...first])
  const row = index.database.run.bind(index.database)
  let rows = 0
  index.database.run = (...given) => {
    rows++
    row(...given)
  }
  await put(index, [...changed])
  return rows
}

test(`an update that is cut off at ${KILLS} points leaves an index that ends like one built from nothing`, async () => {
  const chance = random(3)
  for (let kill = 0; kill < KILLS; kill++) {
    const made = generator(100 + kill)
    const index = await emptyIndex()
    const first = made.units(30)
    await put(index, first)
    const before = dump(index)
    const changed: ReferenceUnit[] = made.units(30).map((one, at) => (at % 3 === 0 ? { ...one, id: first[at]?.id ?? one.id, kind: first[at]?.kind ?? one.kind } : { ...one, id: `doc_n${at}`, kind: 'document' }))
    let left = Math.floor(chance() * changed.length)
    async function* cut() {
      for (const one of changed) {
        if (left-- === 0) throw new Error('killed')
        yield textOf(one)
      }
    }
    // A step of the writing itself is cut off in every other round.
    const row = index.database.run.bind(index.database)
    let rows = Math.floor(chance() * (await rowsOf(first, changed)))
    if (kill % 2 === 0) index.database.run = (...given) => {
      if (rows-- === 0) throw new Error('killed')
      row(...given)
    }
    await expect(index.apply(batchesOf(kill % 2 === 0 ? (async function* () { for (const one of changed) yield textOf(one) })() : cut(), index.nextUnit), [], () => {}, () => {})).rejects.toThrow('killed')
    const again = SearchIndex.load(index.database)
    index.database.run = row
    expect(dump(again)).toEqual(before)
    run(again.verify())
    await put(again, changed)
    const scratch = await emptyIndex()
    const now = new Map([...first, ...changed].map((one) => [one.id, one]))
    await put(scratch, [...now.values()])
    expect(dump(again)).toEqual(dump(scratch))
    expect(lists(again)).toEqual(lists(scratch))
  }
})

test.each([
  ['a list', "UPDATE posting SET places = zeroblob(length(places)) WHERE length(places) > 3"], ['a list of units', "UPDATE posting SET units = x'0102' WHERE key = (SELECT max(key) FROM posting)"],
  ['a text', "UPDATE text SET body = x'41' WHERE key = (SELECT max(key) FROM text WHERE length(body) > 1)"], ['a layout', "UPDATE layout SET sentences = x'05' WHERE uid = 3"], ['a list that is gone', 'DELETE FROM posting WHERE key = (SELECT min(key) FROM posting)'],
  ['a unit', "UPDATE unit SET id = 'doc_x' WHERE uid = 2"], ['a token', "UPDATE vocabulary SET terms = 'x' || substr(terms, 2)"], ['a segment', "UPDATE segment SET frequencies = x'0101'"],
])('damage to %s is noticed', async (_what, sql) => {
  const index = await emptyIndex()
  await put(index, generator(8).units(20))
  index.database.db.exec(sql)
  expect(() => {
    run(SearchIndex.load(index.database).verify())
  }).toThrow(Damaged)
})

test('many small changes are joined, and lists of what is gone go', async () => {
  const index = await emptyIndex()
  for (let at = 0; at < 70; at++) await put(index, [{ id: `doc_${at % 10}`, kind: 'document', pages: [{ page: 0, text: `Note ${at}` }, { page: 1, text: `the message was number${at}` }] }])
  expect(Number(index.database.db.selectValue('SELECT count(*) FROM segment'))).toBeLessThan(16)
  expect(index.units.count).toBe(10)
  expect(run(words(index, 'number6', 50, [])).map((one) => one.text).sort()).toEqual(['number60', 'number61', 'number62', 'number63', 'number64', 'number65', 'number66', 'number67', 'number68', 'number69'])
})

test('a long build is joined while it goes on, and equals one that is made in one batch', async () => {
  const made = generator(41).units(60)
  const index = await emptyIndex()
  const segments = () => Number(index.database.db.selectValue('SELECT count(*) FROM segment'))
  let most = 0
  async function* oneByOne() {
    let next = index.nextUnit
    for (const one of made) {
      yield* batchesOf((async function* () {
        yield textOf(one)
      })(), next++)
      most = Math.max(most, segments())
    }
  }
  await index.apply(oneByOne(), [], () => {}, () => {})
  expect(most).toBeGreaterThan(4)
  expect(most).toBeLessThan(16)
  const whole = await emptyIndex()
  await put(whole, made)
  expect(dump(index)).toEqual(dump(whole))
  expect(lists(index)).toEqual(lists(whole))
  run(SearchIndex.load(index.database).verify())
})

test('odd texts come back as they were', async () => {
  const index = await emptyIndex()
  const pages = [{ page: 0, text: '' }, { page: 1, text: 'nul \u0000 and \ud800 lone halves \udc00, 𝒳 “curly”' }, { page: 2, text: '' }, { page: 3, text: 'the end' }]
  await put(index, [{ id: 'doc_1', kind: 'document', pages }, { id: 'doc_2', kind: 'document', pages: [] }])
  const again = SearchIndex.load(index.database)
  run(again.verify())
  expect(again.text(1, 1)).toBe('nul \u0000 and \ufffd lone halves \ufffd, 𝒳 “curly”')
  const query = parseQuery('"curly the end"', { stem: false })
  if (!query.ok) throw new Error('not understood')
  const asked = askedOf(query.query, [])
  expect(run(ids(again, asked))).toEqual(['doc_1'])
  expect(run(excerpts(again, asked, ['doc_1', 'doc_2'])).map((one) => one.page)).toEqual([1, 0])
})

test('what is hidden is neither found nor counted', async () => {
  const index = await emptyIndex()
  await put(index, [1, 2].map((n) => ({ id: `doc_${n}`, kind: 'document' as const, pages: [{ page: 1, text: 'a secret message' }] })))
  const query = parseQuery('secret', { stem: true })
  if (!query.ok) throw new Error('not understood')
  const asked = { ...askedOf(query.query, []), hidden: ['doc_1'] }
  expect(run(ids(index, asked))).toEqual(['doc_2'])
  expect(run(words(index, 'sec', 5, ['doc_1']))).toEqual([{ text: 'secret', units: 1 }])
})

test('a query that would run for minutes is stopped', async () => {
  const index = await emptyIndex()
  const pages = Array.from({ length: 60 }, (_, at) => ({ page: at, text: 'the the of the the of '.repeat(300) }))
  await put(index, [{ id: 'doc_1', kind: 'document', pages }])
  const query = parseQuery('((the w/500 of) w/500 (the w/500 of)) w/500 (the w/500 of)', { stem: false })
  if (!query.ok) throw new Error('not understood')
  const began = performance.now()
  await expect(inSlices(ids(index, askedOf(query.query, [])), (spent) => {
    if (spent > 300) throw new Error('stopped')
  })).rejects.toThrow()
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('every word is found by its stem', () => {
  const vocabulary = new Vocabulary()
  const all = 'ability abilities ably agreed agencies agency conformably relational conditional rational digitizer vietnamization operator feudalism decisiveness hopefulness formality sensitivity sensibility triplicate formative electrical goodness revival allowance inference airliner adjustable defensible irritant replacement dependent adoption homologous effective bowdlerize happy skies tied dying sized hopping falling'.split(' ')
  for (const word of all) vocabulary.take(word)
  for (const word of all) expect(vocabulary.fitting({ kind: 'stem', text: stemOf(word) }).map((tid) => vocabulary.terms[tid])).toContain(word)
})
