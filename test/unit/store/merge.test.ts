import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import { patch, put } from '../../../shared/log/change'
import { seal } from '../../../shared/log/entry'
import { PERSON_DEFAULTS } from '../../../shared/records'
import { createMatter, newId, openMatter } from '../../../renderer/store'
import { copyOf } from './copyOf'
import { everything } from './everything'

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

  test('refuses a copy of which the same device went on differently, and one that was altered on the disk', async () => {
    const id = await createMatter('Doe v. Roe')
    const second = await copyOf(id)
    const ben = await openMatter(second)
    await ben.commit({ label: 'Add Ben', ops: [put('people', person('Ben'))] })
    await ben.commit({ label: 'Add Cleo', ops: [put('people', person('Cleo'))] })
    const third = await copyOf(second)
    const entries = new Dexie(`probata-matter-${third}`)
    await entries.open()
    const [first, last] = await entries.table('log').where('id').startsWith(ben.device).toArray()
    await entries.table('log').put({ ...last, label: 'Add somebody else' })
    const ann = await openMatter(id)
    await expect(ann.merge(third, true)).rejects.toThrow('was altered after it was written')
    expect(await ann.logLength()).toBe(1)
    // Both have a second change of that device, and not the same one.
    const { hash: _, ...other } = last
    const twin = seal({ ...other, label: 'Another second change' })
    await entries.table('log').put(twin)
    await entries.table('heads').put({ device: ben.device, seq: 2, hash: twin.hash, clock: twin.clock })
    expect(first.seq).toBe(1)
    await ann.merge(third, true)
    await expect(ann.merge(second, true)).rejects.toThrow('is not the same in the two copies')
    await expect(ben.merge(third, true)).rejects.toThrow('is not the same in the two copies')
    entries.close()
    ann.close()
    ben.close()
  })

  test('cancelled while it is written, a merge leaves the matter as it was, and can be done again', async () => {
    const id = await createMatter('Doe v. Roe')
    const second = await copyOf(id)
    const ben = await openMatter(second)
    const record = person('Ben')
    await ben.commit({ label: 'Add Ben', ops: [put('people', record)] })
    const ann = await openMatter(id)
    const before = await everything(id)
    for (const last of [0, 1, 2, 3]) {
      const cancel = new AbortController()
      await expect(ann.merge(second, true, { signal: cancel.signal, onProgress: (what, done) => {
        if (what === 'Writing' && done === last) cancel.abort(new DOMException('Cancelled.', 'AbortError'))
      } })).rejects.toThrow('Cancelled.')
      expect(await everything(id)).toEqual(before)
      expect(ann.reader.rows('people')).toEqual([])
    }
    expect((await ann.merge(second, true)).came).toHaveLength(1)
    expect(ann.reader.get('people', record.id)?.name).toBe('Ben')
    expect(await ann.verify()).toEqual([])
    ann.close()
    ben.close()
  })

  test('what was worked out beside a log that then went on is worked out again, and its conflicts are known at once', async () => {
    const id = await createMatter('Doe v. Roe')
    const ann = await openMatter(id)
    const record = person('Ann')
    await ann.commit({ label: 'Add Ann', ops: [put('people', record)] })
    const ben = await openMatter(await copyOf(id))
    await ben.commit({ label: 'His', ops: [patch('people', record.id, { name: 'Ben’s' })] })
    let meanwhile: Promise<unknown> | null = null
    const report = await ann.merge(ben.matterId, true, { onProgress: (what) => {
      if (what === 'Working out what changes') meanwhile ??= ann.commit({ label: 'Hers', ops: [patch('people', record.id, { name: 'Ann’s' })] })
    } })
    await meanwhile
    expect(report.conflicts.map((one) => one.field)).toEqual(['name'])
    await ann.conflicts.idle()
    expect(ann.conflicts.now()?.open).toHaveLength(1)
    await ann.commit({ label: 'Settle', ops: [patch('people', record.id, { name: 'Ann’s' })] })
    await ann.conflicts.idle()
    expect(ann.conflicts.now()).toMatchObject({ open: [], settled: [{ field: 'name' }] })
    expect(await ann.verify()).toEqual([])
    ann.close()
    ben.close()
  })

  test('a matter that is worked on while it is verified is not called altered', async () => {
    const session = await openMatter(await createMatter('Doe v. Roe'))
    const record = person('Ann')
    await session.commit({ label: 'Add Ann', ops: [put('people', record)] })
    for (let times = 0; times < 20; times++) {
      const found = session.verify()
      for (let n = 0; n < 5; n++) await session.commit({ label: 'Note', ops: [patch('people', record.id, { note: `${times} ${n}` })] })
      expect(await found).toEqual([])
    }
    session.close()
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
