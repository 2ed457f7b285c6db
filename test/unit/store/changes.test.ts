import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, test } from 'vitest'
import { openIncoming } from '../../../renderer/casefile/incoming'
import { saveChanges } from '../../../renderer/casefile/saveChanges'
import { createMatter, newId, openMatter, type Session } from '../../../renderer/store'
import { largeMatter } from '../../../shared/demo/large'
import { patch, put } from '../../../shared/log/change'
import type { Vector } from '../../../shared/log/vector'
import { type Document, PERSON_DEFAULTS } from '../../../shared/records'
import { openedCopyOf } from './copyOf'

const quiet = { signal: new AbortController().signal, onProgress: () => {} }
const person = (name: string) => ({ ...PERSON_DEFAULTS, id: newId('people'), name })

async function changesOf(session: Session, since: Vector): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  await saveChanges(session, since, 'Ben', async (bytes) => void pieces.push(bytes), quiet)
  return new Uint8Array(Buffer.concat(pieces))
}

async function bring(session: Session, bytes: Uint8Array<ArrayBuffer>, apply = true) {
  const source = await openIncoming(new Blob([bytes]), 'Ben.probata-changes', quiet.signal)
  try {
    return await session.merge(source, apply)
  } finally {
    await source.close()
  }
}

async function apart(): Promise<{ ann: Session; ben: Session; record: ReturnType<typeof person>; since: Vector }> {
  const ann = await openMatter(await createMatter('Doe v. Roe'))
  const record = person('Ann')
  await ann.commit({ label: 'Add Ann', ops: [put('people', record)] })
  const ben = await openedCopyOf(ann.matterId)
  return { ann, ben, record, since: await ben.heads() }
}

describe('A file of changes', () => {
  test('brings records, imports, files and the text of their pages, and says what is in conflict', async () => {
    const { ann, ben, record, since } = await apart()
    const text = new TextEncoder().encode('a paper')
    const sha256 = createHash('sha256').update(text).digest('hex')
    await ben.bytes.put(sha256, new Blob([text]))
    await ben.bytes.putPages(sha256, [{ n: 1, width: 612, height: 792, text: 'a paper', runs: [], source: 'file', confidence: null } as never])
    const made = largeMatter({ paragraphs: 1, counts: 1, links: 0, documents: 1, seed: 1 }).find(([table]) => table === 'documents')?.[1][0] as Document
    const document = { ...made, sha256, pages: 1 }
    await ben.commit({ label: 'Import paper.txt', ops: [put('documents', document)] })
    await ben.commit({ label: 'Import people', bulk: true, ops: [put('people', person('Dan')), put('people', person('Eve'))] })
    await ben.commit({ label: 'Rename her', ops: [patch('people', record.id, { name: 'Ann B.' })] })
    await ann.commit({ label: 'Rename her', ops: [patch('people', record.id, { name: 'Ann A.' })] })
    const file = await changesOf(ben, since)
    const preview = await bring(ann, file, false)
    expect(preview.came).toHaveLength(3)
    expect(ann.reader.rows('people')).toHaveLength(1)
    const report = await bring(ann, file)
    expect(report.conflicts.map((one) => one.field)).toEqual(['name'])
    expect(ann.reader.rows('people').map((one) => one.name)).toEqual(expect.arrayContaining(['Dan', 'Eve', 'Ann A.']))
    expect((await bring(ann, file)).came).toEqual([])
    expect(await ann.verify()).toEqual([])
    expect(await (await ann.bytes.get(sha256)).text()).toBe('a paper')
    expect((await ann.bytes.pages(sha256)).map((page) => page.text)).toEqual(['a paper'])
  })

  test('says whose changes come before it and are not here', async () => {
    const { ann, ben, record } = await apart()
    await ben.commit({ label: 'One', ops: [patch('people', record.id, { note: 'one' })] })
    const later = await ben.heads()
    await ben.commit({ label: 'Two', ops: [patch('people', record.id, { note: 'two' })] })
    await expect(bring(ann, await changesOf(ben, later))).rejects.toThrow(/^Change 1 of .* comes before these and is not here\.$/)
    expect(await ann.verify()).toEqual([])
  })

  test('of another matter, cut, altered, of a newer version, or no file of ours: each has its sentence, and nothing is changed', async () => {
    const { ann, ben, record, since } = await apart()
    await ben.commit({ label: 'One', ops: [patch('people', record.id, { note: 'one' })] })
    const file = await changesOf(ben, since)
    const other = await openMatter(await createMatter('Other'))
    await expect(bring(other, file)).rejects.toThrow('two different matters')
    for (const share of [0.3, 0.7, 0.99]) await expect(bring(ann, file.slice(0, Math.floor(file.length * share)))).rejects.toThrow(/cut short/)
    await expect(bring(ann, new TextEncoder().encode('hello'))).rejects.toThrow('neither a case file nor a file of changes')
    const before = JSON.stringify(ann.reader.rows('people'))
    for (let at = 11; at < file.length; at += Math.ceil(file.length / 60)) {
      const spoilt = file.slice()
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x55
      // What is no content (a time, an attribute of the zip) may change; then what it holds is as it was saved.
      await bring(ann, spoilt, false).then((report) => expect(report.came[0]?.label).toBe('One'), () => undefined)
    }
    const zip = new ZipWriter(new Uint8ArrayWriter())
    await zip.add('manifest.json', new TextReader(JSON.stringify({ probata: 'case file', format: 99, schema: 99 })))
    await expect(bring(ann, new Uint8Array(await zip.close()))).rejects.toThrow('newer version')
    expect(JSON.stringify(ann.reader.rows('people'))).toBe(before)
    expect(await ann.logLength()).toBe(2)
  })
})

test('Conflicts survive a restart, are settled by a write of somebody who saw both, and opened again by its undo', async () => {
  const { ann, ben, record, since } = await apart()
  await ann.commit({ label: 'Rename her', ops: [patch('people', record.id, { name: 'Ann A.' })] })
  await ben.commit({ label: 'Rename her', ops: [patch('people', record.id, { name: 'Ann B.' })] })
  await bring(ann, await changesOf(ben, since))
  await ann.conflicts.idle()
  expect(ann.conflicts.now()?.open.map((one) => one.field)).toEqual(['name'])
  const again = await openMatter(ann.matterId)
  await again.conflicts.idle()
  expect(again.conflicts.now()?.open).toEqual(ann.conflicts.now()?.open)
  await again.commit({ label: 'Settle it', ops: [patch('people', record.id, { name: 'Ann A.' })] })
  await again.conflicts.idle()
  expect(again.conflicts.now()).toMatchObject({ open: [], settled: [{ field: 'name', by: { value: 'Ann A.' } }] })
  await again.undo()
  await again.conflicts.idle()
  expect(again.conflicts.now()).toMatchObject({ open: [{ field: 'name' }], settled: [] })
  expect(again.reader.get('people', record.id)?.name).toBe('Ann B.')
  await again.redo()
  await again.conflicts.idle()
  expect(again.conflicts.now()).toMatchObject({ open: [], settled: [{ field: 'name' }] })
})
