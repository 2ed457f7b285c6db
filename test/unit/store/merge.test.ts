import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { WHOLE_PARTS } from '../../../shared/casefile/layout'
import { patch, put } from '../../../shared/log/change'
import { PERSON_DEFAULTS } from '../../../shared/records'
import { createMatter, newId, openCaseRows, openMatter } from '../../../renderer/store'
import { copyOf } from './copyOf'

async function everything(matterId: string, parts = WHOLE_PARTS): Promise<string[]> {
  const rows = await openCaseRows(matterId)
  const all: string[] = []
  for (const part of parts) for await (const some of rows.rows(part)) all.push(...some.map((row) => `${part} ${JSON.stringify(row)}`))
  rows.close()
  return all
}

const person = (name: string) => ({ ...PERSON_DEFAULTS, id: newId('people'), name, role: '', organisation: '', note: '' })

describe('Copies of a matter', () => {
  test('a copy by the parts of a case file is equal row by row', async () => {
    const id = await createMatter('Doe v. Roe')
    const session = await openMatter(id)
    await session.commit({ label: 'Import people', bulk: true, ops: Array.from({ length: 2500 }, (_, n) => put('people', person(`Person ${n}`))) })
    await session.commit({ label: 'Add Ann', ops: [put('people', person('Ann'))] })
    await session.undo()
    session.close()
    const copy = await copyOf(id)
    expect(await everything(copy)).toEqual(await everything(id))
  })

  test('two copies that went apart come together, either way round, and undo spares the other’s work', async () => {
    const id = await createMatter('Doe v. Roe')
    const ann = await openMatter(id)
    const record = person('Ann')
    await ann.commit({ label: 'Add Ann', ops: [put('people', record)] })
    const second = await copyOf(id)
    const ben = await openMatter(second)
    await ann.commit({ label: 'Rename Ann', ops: [patch('people', record.id, { name: 'Ann A.', note: 'hers' })] })
    await ben.commit({ label: 'Rename her', ops: [patch('people', record.id, { name: 'Ann B.', role: 'his' })] })
    await ben.commit({ label: 'Import people', bulk: true, ops: [put('people', person('Cleo')), put('people', person('Dan'))] })

    await ben.bytes.put('b'.repeat(64), new Blob(['his file']))
    const preview = await ann.merge(second, false)
    expect(preview.files).toBe(1)
    expect(preview.came.map((one) => one.label)).toEqual(['Rename her', 'Import people'])
    expect(ann.reader.get('people', record.id)?.name).toBe('Ann A.')

    await ben.merge(id, true)
    const report = await ann.merge(second, true)
    expect(report.files).toBe(1)
    expect(await ann.bytes.has('b'.repeat(64))).toBe(true)
    expect(report.conflicts.map((one) => one.field)).toEqual(['name'])
    expect(await everything(second, ['log.jsonl', 'records/people.jsonl', 'bulk.jsonl'])).toEqual(await everything(id, ['log.jsonl', 'records/people.jsonl', 'bulk.jsonl']))
    expect((await ann.merge(second, true)).came).toEqual([])
    expect(await ann.verify()).toEqual([])
    expect(await ben.verify()).toEqual([])
    expect(ann.reader.get('people', record.id)).toMatchObject({ name: 'Ann B.', note: 'hers', role: 'his' })

    // Her undo takes her note back, and leaves the name that he wrote.
    expect((await ann.undo())?.label).toContain('without what')
    expect(ann.reader.get('people', record.id)).toMatchObject({ name: 'Ann B.', note: '', role: 'his' })
    await expect(ann.undo()).rejects.toThrow('was left as it is')
    expect(ann.reader.get('people', record.id)?.name).toBe('Ann B.')

    // Settled by somebody who saw both.
    await ann.commit({ label: 'Keep his', ops: [patch('people', record.id, { name: 'Ann B.' })] })
    expect((await ann.merge(second, false)).conflicts).toEqual([])
    expect(await ann.verify()).toEqual([])
    ann.close()
    ben.close()
  })

  test('refuses another matter, and changes nothing', async () => {
    const [one, two] = [await createMatter('One'), await createMatter('Two')]
    const session = await openMatter(one)
    await expect(session.merge(two, true)).rejects.toThrow(/copies of one|of one computer/)
    expect(session.reader.get('matter', 'matter')?.name).toBe('One')
    expect(await session.verify()).toEqual([])
    session.close()
  })
})
