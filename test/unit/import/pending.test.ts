import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { ImportNote, pendingImports, takeUpImport } from '../../../renderer/import/pending'
import { createMatter, openMatter, type Session } from '../../../renderer/store'
import type { ImportFile } from '../../../renderer/import/files'
import { largeMatter } from '../../../shared/demo/large'
import { put } from '../../../shared/log/change'
import type { Document } from '../../../shared/records'

const file = (name: string, words: string): ImportFile => ({ file: new Blob([words]), name, folder: 'In', modified: null })
const hash = (digit: string) => digit.repeat(64)

async function matter(): Promise<Session> {
  return openMatter(await createMatter('A matter'))
}

test('a crashed import offers the files that were stored, and names those that were not', async () => {
  const session = await matter()
  const note = await ImportNote.begin(session, 'complaint', [file('complaint.pdf', 'x')])
  await session.bytes.put(hash('a'), new Blob(['x']))
  await note.stored([{ index: 0, sha256: hash('a') }])
  await ImportNote.begin(session, 'documents', [file('one.txt', '1'), file('two.txt', '2')])
  const pending = await pendingImports(session)
  expect(pending.map(({ kind, stored, lost }) => ({ kind, stored, lost }))).toEqual(expect.arrayContaining([
    { kind: 'complaint', stored: 1, lost: [] }, { kind: 'documents', stored: 0, lost: ['one.txt', 'two.txt'] },
  ]))
  const taken = await takeUpImport(session, pending.find((one) => one.kind === 'complaint')?.id ?? '')
  expect(taken.map(({ name, folder }) => [name, folder])).toEqual([['complaint.pdf', 'In']])
  expect((await pendingImports(session)).map((one) => one.kind)).toEqual(['documents'])
  session.close()
})

test('an import that ended leaves nothing to ask about', async () => {
  const session = await matter()
  const note = await ImportNote.begin(session, 'documents', [file('one.txt', '1')])
  await note.end()
  expect(await pendingImports(session)).toEqual([])
  expect(await takeUpImport(session, 'gone')).toEqual([])
  session.close()
})

test('an import that was cut off behind its commit leaves nothing to ask about either; one of other kinds, or with a file that is no document, does', async () => {
  const session = await matter()
  const [template] = new Map(largeMatter({ paragraphs: 1, counts: 1, links: 0, documents: 1, seed: 1 })).get('documents') as unknown as [Document]
  const begin = async (kind: 'documents' | 'complaint', digits: string[]) => {
    const note = await ImportNote.begin(session, kind, digits.map((digit) => file(`${digit}.txt`, digit)))
    for (const digit of digits) await session.bytes.put(hash(digit), new Blob([digit]))
    await note.stored(digits.map((digit, index) => ({ index, sha256: hash(digit) })))
  }
  await begin('documents', ['a', 'b'])
  await session.commit({ label: 'Import', bulk: true, ops: ['a', 'b'].map((digit, n) => put('documents', { ...template, id: `doc_${String(n).padStart(26, '0')}`, sha256: hash(digit), parts: [], intake: null })) })
  await begin('complaint', ['a'])
  await begin('documents', ['a', 'c'])
  expect((await pendingImports(session)).map(({ kind, stored }) => [kind, stored]).sort()).toEqual([['complaint', 1], ['documents', 2]])
  expect(await session.jobs.all()).toHaveLength(2)
  session.close()
})

test('files are stored together, and what was recognised before is kept', async () => {
  const session = await matter()
  const page = (source: 'ocr' | 'none', text: string) => ({ n: 1, width: 612, height: 792, source, confidence: 0.9, text, runs: [] })
  await session.bytes.putPages(hash('b'), [page('ocr', 'recognised')])
  await session.bytes.putAll([{ sha256: hash('b'), blob: new Blob(['b']), pages: [page('none', '')] }, { sha256: hash('c'), blob: new Blob(['c']), pages: [page('none', '')] }])
  await session.bytes.putAll([{ sha256: hash('b'), blob: new Blob(['b']), pages: [page('none', '')] }])
  expect(await session.bytes.has(hash('b'))).toBe(true)
  expect((await session.bytes.page(hash('c'), 1))?.text).toBe('')
  session.close()
})
