import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MatterDatabase } from '../../../renderer/store/database'
import { PlainReader } from '../../../renderer/store/plain'
import { packsOf, stretchesOf, writtenOf } from '../../../renderer/store/records/packs'
import { RecordStore } from '../../../renderer/store/records/RecordStore'
import { createMatter, openMatter } from '../../../renderer/store/session'
import { patch, put, remove } from '../../../shared/log/change'
import { type AnyRecord, PERSON_DEFAULTS, type Person } from '../../../shared/records'
import { copyOf } from './copyOf'
import { databases } from './databases'

const idOf = (n: number) => `per_${String(n).padStart(26, '0')}`
const person = (n: number, note: string): Person => ({ ...PERSON_DEFAULTS, id: idOf(n), name: `Person ${n}`, role: '', organisation: '', note })

const database = databases('records')

const PEOPLE = 60
type Step = { what: 'replace' | 'put' | 'patch' | 'delete'; ids: number[]; length: number }
const ids = fc.oneof(fc.uniqueArray(fc.nat(PEOPLE), { minLength: 1, maxLength: 6 }), fc.tuple(fc.nat(PEOPLE), fc.integer({ min: 16, max: 40 })).map(([from, length]) => Array.from({ length }, (_, at) => (from + at) % PEOPLE)))
const step: fc.Arbitrary<Step> = fc.record({ what: fc.constantFrom('replace', 'put', 'patch', 'delete'), ids, length: fc.constantFrom(10, 900, 4000) })

test.each([['without a lock', false], ['with a lock', true]])('whatever is written, patched and deleted in whatever order, each record is there once as it was written last, %s', async (_what, locked) => {
  let packed = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
    const db = await database(locked)
    const store = new RecordStore(db)
    const truth = new Map<string, AnyRecord>()
    for (const [at, { what, ids: some, length }] of steps.entries()) {
      const rows = some.map((n) => person(n, `step ${at} `.padEnd(length, 'wörter ')))
      await db.transaction('rw', ['people', ...RecordStore.TABLES], async () => {
        if (!store.isReady) await store.ready()
        if (what === 'replace') await store.replace('people', rows.map(writtenOf))
        else if (what === 'put') await store.putMany('people', rows)
        else if (what === 'delete') await store.delete('people', some.map(idOf))
        else for (const row of rows) await store.patch('people', row.id, { note: row.note })
      })
      for (const row of rows) {
        if (what === 'delete') truth.delete(row.id)
        else if (what !== 'patch') truth.set(row.id, row)
        else if (truth.has(row.id)) truth.set(row.id, { ...(truth.get(row.id) as Person), note: row.note })
      }
    }
    packed += await db.packs.count()
    const should = [...truth.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    const all = Array.from({ length: PEOPLE + 1 }, (_, n) => idOf(n))
    const fresh = new RecordStore(db)
    expect(await store.all('people')).toEqual(should)
    expect((await fresh.everything()).get('people')).toEqual(should)
    expect(await fresh.some('people', all)).toEqual(all.map((id) => truth.get(id)))
    expect(await store.present('people', all)).toEqual(new Set(truth.keys()))
    for (const id of all.slice(0, 9)) expect(await store.get('people', id)).toEqual(truth.get(id))
    const inOrder: AnyRecord[] = []
    for await (const rows of fresh.inOrder('people', 7)) inOrder.push(...rows)
    expect(inOrder).toEqual(should)
    const reader = await PlainReader.open(db.matterId, db.keys?.dataKey ?? null)
    const plain: AnyRecord[] = []
    for await (const rows of reader.records('people', 7)) plain.push(...rows)
    expect(plain).toEqual(should)
    for (const asked of [all, all.slice(3, 8), []]) {
      expect(await reader.together(['people'], (reads) => reads.records('people', asked))).toEqual(new Map(asked.flatMap((id) => (truth.has(id) ? [[id, truth.get(id)]] : []))))
    }
    reader.close()
    await store.clear('people')
    expect(await store.all('people')).toEqual([])
  }), { numRuns: locked ? 15 : 40 })
  expect(packed).toBeGreaterThan(0)
}, 120_000)

test('a reader that remembers which packs there are sees what was written since', async () => {
  for (const locked of [false, true]) {
    const db = await database(locked)
    const store = new RecordStore(db)
    const write = async (seq: number, numbers: number[]) => {
      await db.transaction('rw', ['people', 'heads', ...RecordStore.TABLES], async () => {
        if (!store.isReady) await store.ready()
        await store.replace('people', numbers.map((n) => writtenOf(person(n, `${seq}`))))
        await db.heads.put({ device: 'dev_1', seq, hash: `${seq}`, clock: '' })
      })
    }
    const even = Array.from({ length: 30 }, (_, n) => 2 * n)
    await write(1, even)
    const reader = await PlainReader.open(db.matterId, db.keys?.dataKey ?? null)
    const noteOf = (n: number) => reader.together(['people'], async (reads) => (await reads.records('people', [idOf(n)])).get(idOf(n))?.note)
    expect([await noteOf(4), await noteOf(5)]).toEqual(['1', undefined])
    // Between those that were there, in packs of their own.
    await write(2, even.map((n) => n + 1))
    expect([await noteOf(4), await noteOf(5)]).toEqual(['1', '2'])
    reader.close()
  }
})

test('records that belong together lie together, few and heavy ones by themselves, and stretches do not overlap', () => {
  const pages = Array.from({ length: 40 }, (_, n) => ({ id: `trp_${String(n).padStart(26, '0')}`, transcript: n % 2 === 0 ? 'trn_a' : 'trn_b', text: 'x'.repeat(n === 8 ? 40_000 : 2000) }) as unknown as AnyRecord)
  const { packs, singles } = packsOf('transcriptPages', pages.filter((_, n) => n % 2 === 0).map(writtenOf))
  expect(new Set(packs.map((pack) => pack.of))).toEqual(new Set(['trn_a']))
  // And one that is left over.
  expect(singles.map(({ id }) => id)).toEqual([pages[8]?.id, pages[38]?.id])
  expect(packs.every((pack) => pack.json.length < 32_000)).toBe(true)
  expect(packsOf('transcriptPages', pages.slice(0, 15).map(writtenOf)).packs).toEqual([])
  const keys = [['people', '', 'a', 'c'], ['people', '', 'b', 'f'], ['people', '', 'd', 'e'], ['people', '', 'g', 'h']] as const
  expect(stretchesOf(keys.map((key) => [...key]), 1).map(({ first, last, keys: some }) => [first, last, some.length])).toEqual([['a', 'f', 3], ['g', 'h', 1]])
})

test('thousands that a colleague deleted out of packs are gone, none is brought back', async () => {
  const id = await createMatter('Many gone')
  const ann = await openMatter(id)
  const people = Array.from({ length: 4600 }, (_, n) => person(n, ''))
  await ann.commit({ label: 'Import people', bulk: true, ops: people.map((one) => put('people', one)) })
  const second = await copyOf(id)
  const ben = await openMatter(second)
  await ben.commit({ label: 'Many go', ops: people.slice(0, 4500).map(({ id: one }) => remove('people', one)) })
  ben.close()
  await ann.merge(second, true)
  expect(ann.reader.rows('people')).toHaveLength(100)
  expect(await ann.verify()).toEqual([])
  ann.close()
}, 60_000)

test('an import lies in packs; what is changed, deleted, taken back and done again in it stands as the log says', async () => {
  const id = await createMatter('Packed')
  let session = await openMatter(id)
  const people = Array.from({ length: 400 }, (_, n) => person(n, 'x'.repeat(300)))
  await session.commit({ label: 'Import people', bulk: true, ops: people.map((one) => put('people', one)) })
  const rows = async () => {
    const db = new MatterDatabase(id)
    await db.open()
    const counts = [await db.packs.count(), await db.table('people').count()]
    db.close()
    return counts
  }
  const same = async () => {
    const should = [...session.reader.rows('people')].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(await session.verify()).toEqual([])
    session.close()
    session = await openMatter(id)
    expect(session.reader.rows('people')).toEqual(should)
  }
  const [packs, own] = await rows()
  expect([packs ?? 0, own]).toEqual([expect.toSatisfy((n: number) => n > 4 && n < 30), 0])
  await same()
  await session.commit({ label: 'Two in one', ops: [patch('people', idOf(7), { note: 'changed' }), remove('people', idOf(7)), remove('people', idOf(8)), remove('people', idOf(399)), put('people', person(8, 'back'))] })
  expect([session.reader.get('people', idOf(7)), session.reader.get('people', idOf(8))?.note]).toEqual([undefined, 'back'])
  await same()
  await session.undo()
  expect([7, 8, 399].map((n) => session.reader.get('people', idOf(n))?.note.length)).toEqual([300, 300, 300])
  await same()
  // The import goes, and comes again, with what has a row of its own by now.
  await session.undo()
  expect([session.reader.rows('people').length, ...(await rows())]).toEqual([0, 0, 0])
  await same()
  await session.redo()
  expect(session.reader.rows('people')).toHaveLength(400)
  await same()
  await session.commit({ label: 'Many go', ops: people.slice(10, 390).map(({ id: one }) => remove('people', one)) })
  expect(session.reader.rows('people')).toHaveLength(20)
  await same()
  session.close()
})
