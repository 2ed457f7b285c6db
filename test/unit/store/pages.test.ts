import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { blocksOf } from '../../../renderer/store/pages/blocks'
import { openByteStore } from '../../../renderer/store/bytes'
import { MatterDatabase } from '../../../renderer/store/database'
import { PlainReader } from '../../../renderer/store/plain'
import { openCaseIntake, openCaseRows } from '../../../renderer/store/caseParts'
import { createMatter, openMatter } from '../../../renderer/store/session'
import type { PageText } from '../../../shared/text/page'
import { databases } from './databases'

const hash = (digit: number) => `${digit}`.repeat(64).slice(0, 64)
const run = (text: string, at: number) => ({ text, at, x: 72.5, y: 80, w: 40, h: 11, size: 11, bold: false, italic: false })
/** @param length letters: some fill a row by themselves */
const page = (n: number, mark: string, length = 20, source: PageText['source'] = 'file'): PageText => {
  const text = `${mark} ${n} `.padEnd(length, 'wörter ')
  return { n, width: 612, height: 792, source, confidence: 1, text, runs: n % 3 === 0 ? [] : Array.from({ length: 1 + Math.floor(length / 60) }, (_, at) => run(text.slice(at, at + 5), at)) }
}

const database = databases('pages')
afterEach(() => vi.restoreAllMocks())

type Step = { file: number; all: boolean; pages: { n: number; length: number }[] }
const step: fc.Arbitrary<Step> = fc.record({ file: fc.integer({ min: 1, max: 2 }), all: fc.boolean(), pages: fc.uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 14 }), length: fc.constantFrom(20, 200, 9000, 40_000) }), { minLength: 1, maxLength: 7, selector: (one) => one.n }) })

test.each([['without a lock', false], ['with a lock', true]])('whatever is written in whatever order, every page is as it was written last, %s', async (_what, locked) => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
    const db = await database(locked)
    const bytes = openByteStore(db)
    const truth = new Map([1, 2].map((file) => [file, new Map<number, PageText>()]))
    for (const [at, { file, all, pages }] of steps.entries()) {
      const written = pages.map(({ n, length }) => page(n, `step ${at}`, length))
      // As they are, or as the rows that a reader made of them.
      if (all) await bytes.putAll([{ sha256: hash(file), blob: new Blob(['bytes']), ...(at % 2 === 0 ? { pages: written } : { rows: blocksOf(hash(file), written) }) }])
      else await bytes.putPages(hash(file), written)
      for (const one of written) truth.get(file)?.set(one.n, one)
    }
    const should = (file: number) => [...(truth.get(file)?.values() ?? [])].sort((a, b) => a.n - b.n)
    expect(await bytes.pagesOf([hash(1), hash(2)])).toEqual([should(1), should(2)])
    for (let n = 0; n <= 15; n++) expect(await bytes.page(hash(1), n)).toEqual(truth.get(1)?.get(n))
    expect(await bytes.storedPages()).toEqual(new Map([1, 2].filter((file) => should(file).length > 0).map((file) => [hash(file), new Set(should(file).map((one) => one.n))])))
  }), { numRuns: locked ? 12 : 25 })
}, 60_000)

test('small files lie in their rows, large ones as files; both come back, and only what was read before with letters keeps them', async () => {
  for (const locked of [false, true]) {
    const db = await database(locked)
    const bytes = openByteStore(db)
    const [small, large] = [new Uint8Array(1000).fill(7), new Uint8Array(100_000).fill(9)]
    await bytes.putAll([{ sha256: hash(1), blob: new Blob([small]), pages: [page(1, 'read', 20, 'ocr'), page(2, 'read')] }, { sha256: hash(2), blob: new Blob([large]), pages: [] }])
    await bytes.put(hash(3), new Blob([small]))
    const rows = await db.bytes.bulkGet([hash(1), hash(2), hash(3)])
    expect(rows.map((row) => row?.blob instanceof Blob)).toEqual([false, true, false])
    expect(new Uint8Array(await (await bytes.get(hash(1))).arrayBuffer())).toEqual(small)
    expect(new Uint8Array(await (await bytes.get(hash(2))).arrayBuffer())).toEqual(large)
    expect(new Uint8Array(await (await bytes.get(hash(3))).arrayBuffer())).toEqual(small)
    await bytes.putAll([{ sha256: hash(1), blob: new Blob([small]), pages: [page(1, 'nothing', 20, 'none'), page(2, 'again')] }])
    expect((await bytes.pages(hash(1))).map((one) => one.text.trim().split(' ')[0])).toEqual(['read', 'again'])
    await bytes.removePages([hash(1)])
    expect(await bytes.pages(hash(1))).toEqual([])
    expect(await bytes.storedPages()).toEqual(new Map())
    // A row that was sealed by nobody is not written.
    if (locked) await expect(db.bytes.put({ sha256: hash(4), size: 1, blob: new Uint8Array(1) })).rejects.toThrow('must be sealed')
  }
})

test.each([['without a lock', false], ['with a lock', true]])('pages of earlier versions are read as they are, moved a few at a time, and none is lost when that is cut off, %s', async (_what, locked) => {
  const db = await database(locked)
  const before = [1, 2].map((file) => Array.from({ length: 55 }, (_, at) => page(at + 1, `file ${file}`, at % 7 === 0 ? 9000 : 60)))
  await db.pages.bulkPut(before.flatMap((pages, at) => pages.map((one) => ({ sha256: hash(at + 1), n: one.n, page: one }))))
  const same = async (bytes: ReturnType<typeof openByteStore>, should: PageText[][]) => {
    expect(await bytes.pagesOf([hash(1), hash(2)])).toEqual(should)
    expect(await bytes.page(hash(2), 41)).toEqual(should[1]?.[40])
    expect([...(await bytes.storedPages())].map(([, numbers]) => numbers.size)).toEqual([55, 55])
    const reader = await PlainReader.open(db.matterId, db.keys?.dataKey ?? null)
    expect(await reader.together(['pages'], async (reads) => (await reads.pages(hash(2))).map(({ n, text }) => `${n} ${text}`))).toEqual(should[1]?.map(({ n, text }) => `${n} ${text}`))
    reader.close()
  }
  await same(openByteStore(db), before)
  // Recognised while the old rows are there: the new text counts.
  const recognised = page(41, 'recognised', 50, 'ocr')
  const bytes = openByteStore(db)
  await bytes.putPages(hash(2), [recognised])
  const should = [before[0] ?? [], (before[1] ?? []).map((one) => (one.n === 41 ? recognised : one))]
  await same(bytes, should)
  expect(await bytes.moveSomePages()).toBe(true)
  expect(await db.pages.count()).toBeGreaterThan(0)
  await same(bytes, should)
  // A step that fails leaves everything where it was.
  const broken = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  await expect(bytes.moveSomePages()).rejects.toThrow()
  broken.mockRestore()
  await same(openByteStore(db), should)
  while (await bytes.moveSomePages()) await same(openByteStore(db), should)
  expect(await db.pages.count()).toBe(0)
  await same(bytes, should)
  await same(openByteStore(db), should)
  expect(await db.texts.count()).toBeLessThan(20)
})

test('a case file takes every page by itself, moved or not, and gives them back the same', async () => {
  const session = await openMatter(await createMatter('Pages'))
  const files = [{ sha256: hash(1), count: 1203 }, { sha256: hash(2), count: 3 }, { sha256: hash(3), count: 499 }, { sha256: hash(4), count: 2 }].map(({ sha256, count }) => ({ sha256, pages: Array.from({ length: count }, (_, at) => page(at + 1, sha256.slice(0, 3))) }))
  await session.bytes.putAll(files.slice(0, 3).map((one) => ({ ...one, blob: new Blob(['bytes']) })))
  session.close()
  const db = new MatterDatabase(session.matterId)
  await db.open()
  // Of an earlier version, not moved yet.
  await db.pages.bulkPut((files[3]?.pages ?? []).map((one) => ({ sha256: hash(4), n: one.n, page: one })))
  db.close()
  const rows = await openCaseRows(session.matterId)
  const names = async () => (await indexedDB.databases()).map((one) => one.name ?? '')
  const before = new Set(await names())
  const intake = await openCaseIntake()
  const seen: { sha256: string; n: number; page: PageText }[] = []
  for await (const some of rows.rows('pages.jsonl')) {
    expect(some.length).toBeLessThanOrEqual(500)
    seen.push(...(some as typeof seen))
    // As a file would carry them.
    await intake.put('pages.jsonl', JSON.parse(JSON.stringify(some)) as object[])
  }
  rows.close()
  expect(seen).toEqual(files.flatMap(({ sha256, pages }) => pages.map((one) => ({ sha256, n: one.n, page: one }))))
  const came = new MatterDatabase((await names()).find((one) => !before.has(one))?.replace('probata-matter-', '') ?? '')
  await came.open()
  expect(await openByteStore(came).pagesOf(files.map((one) => one.sha256))).toEqual(files.map((one) => one.pages))
  expect(await came.pages.count()).toBe(0)
  came.close()
  await intake.discard()
})
