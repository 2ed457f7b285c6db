import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patch, put, remove } from '../../../shared/log/change'
import { PERSON_DEFAULTS, type Person } from '../../../shared/records'
import { MatterDatabase } from '../../../renderer/store/database'
import { createMatter, newId, openMatter, type Session } from '../../../renderer/store/session'

const person = (name: string, id = newId('people')): Person => ({ ...PERSON_DEFAULTS, id, name })
const names = (session: Session) => session.reader.rows('people').map((one) => one.name).sort()

async function fresh(): Promise<Session> {
  return openMatter(await createMatter('Test'))
}


describe('A commit', () => {
  test('writes records and one log entry', async () => {
    const session = await fresh()
    const entry = await session.commit({ label: 'Add Ann', ops: [put('people', person('Ann'))] })
    expect(entry).toMatchObject({ seq: 2, label: 'Add Ann' })
    expect(names(session)).toEqual(['Ann'])
    expect(await session.verify()).toEqual([])
  })

  test('that does not fit the schema writes nothing at all', async () => {
    const session = await fresh()
    const before = await session.logLength()
    await expect(session.commit({ label: 'Bad', ops: [put('people', person('Ben')), put('people', { ...person('x'), name: '' })] })).rejects.toThrow()
    expect(names(session)).toEqual([])
    expect(await session.logLength()).toBe(before)
    expect(await session.verify()).toEqual([])
  })

  test('on a record that is gone is refused in words', async () => {
    const session = await fresh()
    await expect(session.commit({ label: 'Rename', ops: [patch('people', 'per_gone', { name: 'X' })] })).rejects.toThrow('no longer there')
  })

  test('sees its own earlier operations', async () => {
    const session = await fresh()
    const ann = person('Ann')
    await session.commit({ label: 'Twice', ops: [put('people', ann), patch('people', ann.id, { name: 'Anna' })] })
    expect(names(session)).toEqual(['Anna'])
    await session.undo()
    expect(names(session)).toEqual([])
    expect(await session.verify()).toEqual([])
  })

  test('waits for what its records name, and is not written where that fails', async () => {
    const session = await fresh()
    let stored = () => {}
    const kept = session.commit({ label: 'Add Ann', ops: [put('people', person('Ann'))] }, { after: new Promise<void>((done) => {
      stored = done
    }) })
    const next = session.commit({ label: 'Add Ben', ops: [put('people', person('Ben'))] })
    await new Promise((done) => setTimeout(done, 20))
    expect(names(session)).toEqual([])
    stored()
    await Promise.all([kept, next])
    expect(names(session)).toEqual(['Ann', 'Ben'])
    await expect(session.commit({ label: 'Add Cleo', ops: [put('people', person('Cleo'))] }, { after: Promise.reject(new Error('the disk is full')) })).rejects.toThrow('the disk is full')
    expect(names(session)).toEqual(['Ann', 'Ben'])
    expect(await session.verify()).toEqual([])
  })
})

describe('Undo', () => {
  test('takes back at least 500 changes, across a restart, and redo brings them again', async () => {
    const id = await createMatter('Long')
    let session = await openMatter(id)
    for (let n = 0; n < 520; n++) await session.commit({ label: `Add ${n}`, ops: [put('people', person(`P${n}`))] })
    session.close()
    session = await openMatter(id)
    for (let n = 0; n < 510; n++) await session.undo()
    expect(session.reader.rows('people').length).toBe(10)
    session.close()
    session = await openMatter(id)
    for (let n = 0; n < 510; n++) await session.redo()
    expect(session.reader.rows('people').length).toBe(520)
    expect(await session.verify()).toEqual([])
    session.close()
  }, 60_000)

  test('takes a bulk import back as one change, and redo brings it again', async () => {
    const session = await fresh()
    const many = Array.from({ length: 2500 }, (_, n) => person(`P${n}`))
    await session.commit({ label: 'Import 2,500 people', ops: many.map((one) => put('people', one)), bulk: true })
    expect((await session.log(0, 1))[0]?.ops).toMatchObject([{ op: 'bulk-put', count: 2500 }])
    await session.undo()
    expect(session.reader.rows('people').length).toBe(0)
    await session.redo()
    expect(session.reader.rows('people').length).toBe(2500)
    expect(await session.verify()).toEqual([])
  }, 60_000)
})

test('Random changes, undo, redo and reloads leave what a plain map has, and a log that verifies', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('put' as const), n: fc.nat(6), name: fc.string({ minLength: 1, maxLength: 5 }) }), fc.record({ do: fc.constant('remove' as const), n: fc.nat(6) }),
    fc.record({ do: fc.constant('undo' as const) }), fc.record({ do: fc.constant('redo' as const) }), fc.record({ do: fc.constant('reload' as const) }),
  )
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
    const id = await createMatter('Model')
    let session = await openMatter(id)
    let model = new Map<string, string>()
    let past: Map<string, string>[] = []
    let future: Map<string, string>[] = []
    const change = () => {
      past.push(model)
      future = []
      model = new Map(model)
    }
    for (const one of steps) {
      const key = 'n' in one ? `per_m${one.n}` : ''
      if (one.do === 'put') {
        change()
        model.set(key, one.name)
        await session.commit({ label: 'Put', ops: [put('people', person(one.name, key))] })
      } else if (one.do === 'remove' && model.has(key)) {
        change()
        model.delete(key)
        await session.commit({ label: 'Remove', ops: [remove('people', key)] })
      } else if (one.do === 'undo' && past.length > 0) {
        await session.undo()
        future.push(model)
        model = past.pop() as Map<string, string>
      } else if (one.do === 'redo' && future.length > 0) {
        await session.redo()
        past.push(model)
        model = future.pop() as Map<string, string>
      } else if (one.do === 'reload') {
        session.close()
        session = await openMatter(id)
      }
    }
    past = []
    const shown = new Map(session.reader.rows('people').map((row) => [row.id, row.name]))
    expect([...shown].sort()).toEqual([...model].sort())
    expect(await session.verify()).toEqual([])
    // The copy in memory is what one read from scratch is.
    session.close()
    const again = await openMatter(id)
    expect([...again.reader.rows('people')].map((row) => [row.id, row.name]).sort()).toEqual([...model].sort())
    again.close()
  }), { seed: 4, numRuns: 25 })
}, 120_000)

test('A full disk is said, and nothing of what was confirmed is lost', async () => {
  const session = await fresh()
  await session.commit({ label: 'Add Ann', ops: [put('people', person('Ann'))] })
  const add = IDBObjectStore.prototype.add
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('no room', 'QuotaExceededError')
  }
  try {
    await expect(session.commit({ label: 'Add Ben', ops: [put('people', person('Ben'))] })).rejects.toThrow('the disk is full')
  } finally {
    IDBObjectStore.prototype.add = add
  }
  expect(names(session)).toEqual(['Ann'])
  await session.commit({ label: 'Add Cleo', ops: [put('people', person('Cleo'))] })
  expect(names(session)).toEqual(['Ann', 'Cleo'])
  expect(await session.verify()).toEqual([])
})

test('A byte changed in the database from outside is found and its place is named', async () => {
  const id = await createMatter('Tampered')
  let session = await openMatter(id)
  const ann = person('Ann')
  await session.commit({ label: 'Add Ann', ops: [put('people', ann)] })
  session.close()
  const db = new MatterDatabase(id)
  await db.open()
  await db.table('people').update(ann.id, { note: 'x' })
  db.close()
  session = await openMatter(id)
  expect((await session.verify()).map((one) => one.where)).toEqual([`people ${ann.id}`])
  session.close()
})

test('A matter written by a newer version is refused and not touched', async () => {
  const id = await createMatter('Newer')
  await new Promise<void>((done, fail) => {
    const request = indexedDB.open(`probata-matter-${id}`, 990)
    request.onsuccess = () => {
      request.result.close()
      done()
    }
    request.onerror = () => fail(request.error)
  })
  await expect(openMatter(id)).rejects.toThrow('newer version')
})
