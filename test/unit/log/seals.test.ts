import { describe, expect, test } from 'vitest'
import { SealsWorker } from '../../../renderer/workers/seals/SealsWorker'
import { entryId, type LogEntry, seal } from '../../../shared/log/entry'
import { firstUnsealed, sealReader } from '../../../shared/log/seals'
import { Beside, honest } from './beside'

const chain = (device: string, length: number): LogEntry[] => Array.from({ length }, (_, at) => seal({
  id: entryId(device, at + 1), device, seq: at + 1, author: 'Ben', clock: `${at}`, at: '2026-01-01T00:00:00.000Z', label: `Change ${at + 1}`, ops: [{ op: 'put', table: 'people', id: `per_${at}`, before: null, after: { name: 'é', id: `per_${at}` } }], undoes: null, redoes: null, prev: '',
}))
const altered = (entries: LogEntry[], at: number): LogEntry[] => entries.map((one, place) => (place === at ? { ...one, label: 'Altered' } : one))
const texts = (entries: LogEntry[]): string[] => [JSON.stringify(entries.slice(0, 3)), '[]', JSON.stringify(entries.slice(3))]

describe('Hashes of many entries', () => {
  test('the first that does not fit is told by its place over all texts, and what is known is passed over', async () => {
    const isSealed = await sealReader()
    const all = chain('dev_ben', 8)
    expect(firstUnsealed(texts(all), {}, isSealed)).toBeNull()
    expect(firstUnsealed([], {}, isSealed)).toBeNull()
    for (const at of all.keys()) expect(firstUnsealed(texts(altered(all, at)), {}, isSealed)).toBe(at)
    expect(firstUnsealed(texts(altered(altered(all, 6), 4)), {}, isSealed)).toBe(4)
    expect(firstUnsealed(texts(altered(altered(all, 6), 4)), { dev_ben: 5 }, isSealed)).toBe(6)
    expect(firstUnsealed(texts(altered(all, 6)), { dev_ben: 7, dev_ann: 99 }, isSealed)).toBeNull()
  })

  test('what has no canonical form fits no hash', async () => {
    const lone = { ...chain('dev_ben', 1)[0], label: '\ud83d' }
    expect(firstUnsealed([JSON.stringify([lone])], {}, await sealReader())).toBe(0)
  })
})

const noPause = async () => {}
const asker = (beside: Beside, signal?: AbortSignal) => new SealsWorker({}, noPause, signal, () => beside as unknown as Worker)

describe('The worker that holds entries against their hashes', () => {
  const all = chain('dev_ben', 8)

  test('answers each question, and is waited for once too much lies with it', async () => {
    const beside = new Beside(honest)
    const seals = asker(beside)
    const found = [seals.check(texts(all)), seals.check(texts(altered(all, 5)))]
    await seals.room()
    let answered = false
    const long = seals.check([`[${' '.repeat(33_000_000)}]`]).then(() => { answered = true })
    await seals.room()
    await long
    expect(answered).toBe(true)
    expect(await Promise.all(found)).toEqual([null, 5])
    expect(beside.asked).toHaveLength(3)
    seals.end()
    expect(beside.ended).toBe(true)
  })

  test.each([
    ['breaks', (worker: Beside) => worker.onerror?.()],
    ['says that it cannot', (worker: Beside) => worker.onmessage?.({ data: { failed: 'no memory' } })],
  ])('where it %s, what lay with it and what comes is done here', async (_, fails) => {
    const beside = new Beside((worker, request) => (worker.asked.indexOf(request) === 0 ? honest(worker, request) : fails(worker)))
    const seals = asker(beside)
    const found = [seals.check(texts(altered(all, 2))), seals.check(texts(altered(all, 5))), seals.check(texts(all))]
    expect(await Promise.all(found)).toEqual([2, 5, null])
    expect(beside.ended).toBe(true)
    expect(await seals.check(texts(altered(all, 7)))).toBe(7)
    expect(beside.asked).toHaveLength(3)
  })

  test('where none can be started, all is done here', async () => {
    const seals = new SealsWorker({ dev_ben: 3 }, noPause, undefined, () => { throw new Error('no worker') })
    expect(await seals.check(texts(altered(altered(all, 1), 6)))).toBe(6)
    await seals.room()
  })

  test('cancelled, it ends, and every question fails with the reason', async () => {
    const beside = new Beside(() => {})
    const cancel = new AbortController()
    const seals = asker(beside, cancel.signal)
    const found = seals.check([`[${' '.repeat(33_000_000)}]`])
    const room = seals.room()
    cancel.abort(new DOMException('Cancelled.', 'AbortError'))
    await expect(found).rejects.toThrow('Cancelled.')
    await room
    await expect(seals.check(texts(all))).rejects.toThrow('Cancelled.')
    expect(beside.ended).toBe(true)
  })
})
