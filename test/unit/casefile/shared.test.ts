import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOfBlob } from '../../../renderer/casefile/bytes'
import { type SharedDoor, SharedFolder, type SharedLook } from '../../../renderer/casefile/sharedFolder'
import { createMatter, deviceSetting, newId, openMatter, putSetting, type Session } from '../../../renderer/store'
import { coverage, fitting, nameInShared, readSharedName, stretchesOf } from '../../../shared/casefile/shared'
import { largeMatter } from '../../../shared/demo/large'
import { patch, put } from '../../../shared/log/change'
import { type Document, PERSON_DEFAULTS } from '../../../shared/records'
import { openedCopyOf } from '../store/copyOf'

const signal = new AbortController().signal
const person = (name: string) => ({ ...PERSON_DEFAULTS, id: newId('people'), name })

/** A folder in memory; what was written stands under its name only when it is whole. */
class Folder implements SharedDoor {
  readonly files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; modified: number }>()
  gone = false
  private clock = 0

  async list() {
    return this.gone ? null : [...this.files].map(([name, { bytes, modified }]) => ({ name, size: bytes.length, modified, bytes: bytesOfBlob(new Blob([bytes])) }))
  }

  async begin(name: string) {
    if (this.files.has(name)) throw new Error(`${name} is there already: two writers of one file`)
    const pieces: Uint8Array[] = []
    return {
      name,
      write: async (bytes: Uint8Array<ArrayBuffer>) => void pieces.push(bytes.slice()),
      finish: async () => this.put(name, new Uint8Array(Buffer.concat(pieces))),
      drop: async () => {},
    }
  }

  put(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.files.set(name, { bytes, modified: this.clock++ })
  }

  get(name: string): Uint8Array<ArrayBuffer> {
    return this.files.get(name)?.bytes ?? new Uint8Array()
  }
}

async function three() {
  const ana = await openMatter(await createMatter('Doe v. Roe'))
  const record = person('Ann')
  await ana.commit({ label: 'Add Ann', ops: [put('people', record)] })
  const [ben, eve] = [await openedCopyOf(ana.matterId), await openedCopyOf(ana.matterId)]
  const folder = new Folder()
  const baseline = await ana.heads()
  const of = (session: Session, author: string) => {
    const shared = new SharedFolder(session, folder)
    return {
      session, look: async () => (await shared.look(signal)) as SharedLook, refuse: () => shared.refuse(signal),
      publish: async () => shared.publish((await shared.look(signal)) as SharedLook, author, baseline, signal),
      take: async () => {
        const { source } = (await shared.look(signal)) as SharedLook
        return source ? (await session.merge(source, true)).came.length : 0
      },
    }
  }
  return { ana: of(ana, 'Ana'), ben: of(ben, 'Ben'), eve: of(eve, 'Eve'), record, folder }
}

const people = (session: Session) => JSON.stringify([...session.reader.rows('people')].sort((a, b) => (a.id < b.id ? -1 : 1)))

describe('A shared folder', () => {
  test('brings three copies to the same, whoever looks first; each writes files of its own only', async () => {
    const { ana, ben, eve, record, folder } = await three()
    await ana.session.commit({ label: 'Note', ops: [patch('people', record.id, { note: 'from Ana' })] })
    await ben.session.commit({ label: 'Role', ops: [patch('people', record.id, { role: 'engineer' })] })
    expect(await ben.publish()).toBe(3)
    expect(await ana.publish()).toBe(1)
    expect([...folder.files.keys()]).toEqual([nameInShared('Ben', ben.session.device, 1), nameInShared('Ana', ana.session.device, 1)])
    expect(await ana.publish()).toBe(0)
    expect(await eve.take()).toBe(2)
    expect([await ana.take(), await ben.take()]).toEqual([1, 1])
    expect(people(ana.session)).toBe(people(ben.session))
    expect(people(eve.session)).toBe(people(ben.session))
    expect((await eve.look()).source).toBeNull()
    for (const one of [ana, ben, eve]) expect(await one.session.verify()).toEqual([])
  })

  test('carries the bytes of a new paper once, and none that everybody began with', async () => {
    const { ana, ben, eve, folder } = await three()
    const content = new TextEncoder().encode('x'.repeat(200_000))
    const sha256 = createHash('sha256').update(content).digest('hex')
    const made = largeMatter({ paragraphs: 1, counts: 1, links: 0, documents: 1, seed: 1 }).find(([table]) => table === 'documents')?.[1][0] as Document
    for (const one of [ana, ben]) {
      await one.session.bytes.put(sha256, new Blob([content]))
      await one.session.commit({ label: 'Import', ops: [put('documents', { ...made, id: newId('documents'), sha256, pages: 1 })] })
      await one.publish()
    }
    expect([...folder.files.values()].map((one) => one.bytes.length > 200_000)).toEqual([true, false])
    await eve.take()
    expect(await (await eve.session.bytes.get(sha256)).text()).toBe('x'.repeat(200_000))
  })

  test('says of each file that is cut, copied, foreign, newer or waits what it is, and is not harmed by it', async () => {
    const { ana, ben, eve, record, folder } = await three()
    await ana.session.commit({ label: 'One', ops: [patch('people', record.id, { note: 'one' })] })
    await ana.publish()
    await ana.session.commit({ label: 'Two', ops: [patch('people', record.id, { note: 'two' })] })
    await ana.publish()
    const [first = '', second = ''] = [...folder.files.keys()]
    const whole = folder.get(first)
    folder.put(first, whole.slice(0, whole.length - 40))
    folder.put(second.replace('.probata', ' (1).probata'), folder.get(second))
    folder.put('nothing.probata-changes', new TextEncoder().encode('hello') as Uint8Array<ArrayBuffer>)
    const other = await openMatter(await createMatter('Another'))
    const elsewhere = new Folder()
    const foreign = new SharedFolder(other, elsewhere)
    await foreign.publish((await foreign.look(signal)) as SharedLook, 'Zoe', {}, signal)
    folder.put('Zoe.probata-changes', elsewhere.get([...elsewhere.files.keys()][0] ?? ''))
    const before = people(ben.session)
    const look = await ben.look()
    const said = Object.fromEntries(look.notes.map((one) => [one.name, one.say]))
    expect(look.source).toBeNull()
    expect(said[first]).toContain('not here whole yet')
    expect(said[second]).toMatch(/^It waits for change \d+ of Ana|^It waits for change \d+ of This computer/)
    expect(look.notes.filter((one) => one.name === second.replace('.probata', ' (1).probata')).map((one) => one.say).join(' ')).toContain('sync program')
    expect(said['nothing.probata-changes']).toContain('passed over')
    expect(said['Zoe.probata-changes']).toContain('another matter (“Another”)')
    expect(people(ben.session)).toBe(before)
    // The rest of it arrives.
    folder.put(first, whole)
    expect(await ben.take()).toBe(2)
    expect(people(ben.session)).toBe(people(ana.session))
    // A file was deleted: whoever has its changes puts them there again.
    folder.files.delete(first)
    expect(await ben.publish()).toBeGreaterThan(0)
    expect(await eve.take()).toBe(2)
    folder.gone = true
    expect(await eve.look()).toBeNull()
  })

  test('passes over a file that a merge refuses, and takes the others', async () => {
    const { ana, ben, eve, record, folder } = await three()
    // Ben's data folder was copied, and both copies went on under one name.
    const twin = await openedCopyOf(ana.session.matterId)
    await putSetting(deviceSetting(twin.matterId), ben.session.device)
    const other = await openMatter(twin.matterId)
    await ben.session.commit({ label: 'One', ops: [patch('people', record.id, { note: 'one' })] })
    await ben.publish()
    await ana.take()
    for (const note of ['another', 'and on']) await other.commit({ label: 'One', ops: [patch('people', record.id, { note })] })
    const elsewhere = new Folder()
    const shared = new SharedFolder(other, elsewhere)
    await shared.publish((await shared.look(signal)) as SharedLook, 'Ben', {}, signal)
    folder.put('Ben, dev_0, 0001.probata-changes', elsewhere.get([...elsewhere.files.keys()][0] ?? ''))
    await eve.session.commit({ label: 'Role', ops: [patch('people', record.id, { role: 'engineer' })] })
    await eve.publish()
    await expect(ana.take()).rejects.toThrow('a data folder was copied')
    expect(await ana.refuse()).toBe(true)
    expect(await ana.take()).toBe(1)
    expect((await ana.look()).notes.map((one) => one.say).join()).toContain('Open the other copy as a matter of its own')
    expect(ana.session.reader.get('people', record.id)).toMatchObject({ note: 'one', role: 'engineer' })
    expect(await ana.session.verify()).toEqual([])
  })
})

test.each([['Ana', 'dev_01ABC', 7], ['', 'dev_x-1', 12345], ['Ana, Esq.', 'dev_01', 1]] as const)('names: %j', (author, device, n) => {
  expect(readSharedName(nameInShared(author, device, n))).toEqual({ device, n, copied: false })
  for (const added of [' (1)', ' (Ben’s conflicted copy 2025-01-01)', ' 2']) expect(readSharedName(nameInShared(author, device, n).replace('.probata', `${added}.probata`))).toEqual({ device, n, copied: true })
  expect(readSharedName('Notes.probata-changes')).toBeNull()
})

test('what is covered is the run without a hole, in whatever order the files are read', () => fc.assert(fc.property(
  fc.array(fc.record({ device: fc.constantFrom('dev_a', 'dev_b'), seq: fc.integer({ min: 1, max: 30 }) })), fc.array(fc.integer({ min: 1, max: 5 })),
  (entries, cuts) => {
    const files: { device: string; seq: number }[][] = []
    let rest = entries
    for (const cut of [...cuts, entries.length]) {
      files.push(rest.slice(0, cut))
      rest = rest.slice(cut)
    }
    const covered = coverage(files.flatMap(stretchesOf))
    for (const device of ['dev_a', 'dev_b']) {
      const there = new Set(entries.filter((one) => one.device === device).map((one) => one.seq))
      let run = 0
      while (there.has(run + 1)) run++
      expect(covered[device] ?? 0).toBe(run)
    }
  },
)))

test('files are taken in an order in which each goes on from what is there', () => {
  const file = (name: string, device: string, from: number, to: number, saw?: Record<string, number>) => ({ name, entries: Array.from({ length: to - from + 1 }, (_, n) => ({ device, seq: from + n, ...(saw && n === 0 ? { saw } : {}) })) as never[] })
  const { take, waiting } = fitting([file('b2', 'b', 3, 4, { a: 2 }), file('b1', 'b', 1, 2), file('a1', 'a', 1, 2), file('c9', 'c', 9, 9), file('old', 'b', 1, 1)], { b: 1 })
  expect(take.map((one) => one.name)).toEqual(['b1', 'a1', 'b2'])
  expect(waiting.map((one) => [one.file.name, one.device, one.before])).toEqual([['c9', 'c', 8]])
})
