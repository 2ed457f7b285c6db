/** What a merge brings in is in the index as if it had been built from nothing. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { largeMatter } from '../../../shared/demo/large'
import type { LargeOptions } from '../../../shared/demo/large'
import { random } from '../../../shared/demo/random'
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import { touchedUnits, unitsAmong } from '../../../renderer/search/touched'
import { createMatter, newId, openMatter } from '../../../renderer/store'
import { PlainReader } from '../../../renderer/store/plain'
import { Keeper } from '../../../renderer/workers/search/Keeper'
import type { SearchIndex } from '../../../renderer/workers/search/SearchIndex'
import { MatterSource } from '../../../renderer/workers/search/source'
import { emptyIndex } from './make'
import { openedCopyOf } from '../store/copyOf'

const quiet = { state: () => {}, takenIn: () => {} }
const thrown = (cause: unknown) => {
  throw cause
}
const dump = (index: SearchIndex) => [...index.units.all()].map(({ id, kind, tokens, stamp }) => `${id} ${kind} ${tokens} ${stamp}`).sort()

const SIZE: LargeOptions = { paragraphs: 6, counts: 1, links: 6, documents: 8, seed: 3 }

test.each([1, 2, 3])('two copies that went apart (seed %i): each index is the one built from nothing', async (seed) => {
  const draw = random(seed)
  const upTo = (most: number) => Math.floor(draw() * most)
  const ann = await openMatter(await createMatter('Doe v. Roe'))
  for (const [table, records] of largeMatter(SIZE)) await ann.commit({ label: `Fill ${table}`, ops: records.map((record) => ({ op: 'put', table, record }) as Operation), bulk: true })
  const ben = await openedCopyOf(ann.matterId)
  const indexed = await Promise.all([ann, ben].map(async (session) => {
    const source = new MatterSource(await PlainReader.open(session.matterId, null), null)
    const index = await emptyIndex()
    const keeper = new Keeper(index, source, quiet, thrown)
    await keeper.open('new')
    session.onWritten((entry) => keeper.written({ device: entry.device, seq: entry.seq, hash: entry.hash }, touchedUnits(entry)))
    session.onArrived(({ heads, changed }) => {
      const ids = unitsAmong(changed)
      for (const [at, { device, seq, hash }] of heads.entries()) keeper.written({ device, seq, hash }, at === 0 ? ids : [])
    })
    return { session, source, index, keeper }
  }))
  for (let step = 0; step < 12; step++) {
    const session = upTo(2) === 0 ? ann : ben
    const documents = session.reader.rows('documents')
    const gaps = session.reader.rows('gaps')
    const document = documents[upTo(documents.length)]
    const gap = gaps[upTo(gaps.length)]
    const of = session.reader.rows('paragraphs')[0]?.id ?? ''
    switch (upTo(4)) {
      case 0:
        if (document) await session.commit({ label: 'Name it', ops: [patch('documents', document.id, { title: `Title ${seed} ${step}` })] })
        break
      case 1:
        await session.commit({ label: 'Add a gap', ops: [put('gaps', { id: newId('gaps'), of, what: `missing marigold ${step}`, why: '', holder: '', plan: '', due: null, state: 'open', opened: '2025-01-01T00:00:00.000Z' })] })
        break
      case 2:
        if (gap) await session.commit({ label: 'Delete a gap', ops: [remove('gaps', gap.id)] })
        break
      default:
        if (document) await session.commit({ label: 'Import', bulk: true, ops: [0, 1].map((n) => put('documents', { ...document, id: newId('documents'), title: `Came ${step} ${n}` })) })
    }
  }
  await ann.merge(ben.matterId, true)
  await ben.merge(ann.matterId, true)
  const dumps: string[][] = []
  for (const { source, index, keeper } of indexed) {
    await keeper.idle()
    const scratch = await emptyIndex()
    const other = new Keeper(scratch, source, quiet, thrown)
    await other.open('new')
    await other.idle()
    expect(dump(index)).toEqual(dump(scratch))
    dumps.push(dump(index))
  }
  expect(dumps[0]).toEqual(dumps[1])
  expect(dumps[0]?.length).toBeGreaterThan(20)
})
