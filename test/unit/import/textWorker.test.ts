import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LostReader, TextWorker } from '../../../renderer/workers/pdf/TextWorker'
import type { FromWorker, ToWorker } from '../../../renderer/workers/pdf/protocol'

/** A worker whose answers the test gives. */
class SilentWorker extends EventTarget {
  static all: SilentWorker[] = []
  readonly asked: ToWorker[] = []
  ended = false

  constructor() {
    super()
    SilentWorker.all.push(this)
  }

  postMessage(message: ToWorker) {
    this.asked.push(message)
  }

  terminate() {
    this.ended = true
  }

  answer(message: FromWorker) {
    this.dispatchEvent(new MessageEvent('message', { data: message }))
  }
}

const never = () => new AbortController().signal
const blob = new Blob(['x'])
const newest = () => SilentWorker.all.at(-1) as SilentWorker
const lastJob = () => newest().asked.at(-1)?.job ?? 0

beforeEach(() => {
  SilentWorker.all = []
  vi.stubGlobal('Worker', SilentWorker)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('A text worker', () => {
  test('is started by the first call, not before', async () => {
    const worker = new TextWorker()
    expect(SilentWorker.all).toHaveLength(0)
    const hashed = worker.hash(blob, never(), () => {})
    newest().answer({ type: 'hashed', job: lastJob(), sha256: 'abc' })
    expect(await hashed).toBe('abc')
  })

  test('that says nothing for 30 seconds is thrown away, and the file is refused in words', async () => {
    const worker = new TextWorker()
    const opened = worker.open(blob, 'a.pdf', null, never())
    const refused = expect(opened).rejects.toMatchObject({ problem: { code: 'time.limit' } })
    await vi.advanceTimersByTimeAsync(30_000)
    await refused
    expect(newest().ended).toBe(true)
    const again = worker.hash(blob, never(), () => {})
    expect(SilentWorker.all).toHaveLength(2)
    newest().answer({ type: 'hashed', job: lastJob(), sha256: 'abc' })
    await again
  })

  test('that goes on answering may take as long as it needs', async () => {
    const worker = new TextWorker()
    const pages: number[] = []
    const read = worker.text(1, 4, never(), (page) => pages.push(page.n))
    const job = lastJob()
    for (let n = 1; n <= 4; n++) {
      await vi.advanceTimersByTimeAsync(25_000)
      newest().answer({ type: 'page', job, page: { n, width: 1, height: 1, source: 'none', confidence: 0, text: '', runs: [] }, broken: false })
    }
    newest().answer({ type: 'done', job })
    await read
    expect(pages).toEqual([1, 2, 3, 4])
  })

  test('is ended at once by a cancel, and the reason comes back', async () => {
    const controller = new AbortController()
    const worker = new TextWorker()
    const read = worker.text(1, 4, controller.signal, () => {})
    controller.abort(new Error('enough'))
    await expect(read).rejects.toThrow('enough')
    expect(newest().ended).toBe(true)
    expect(worker.opened).toBeNull()
    await expect(worker.text(1, 4, controller.signal, () => {})).rejects.toThrow('enough')
    expect(SilentWorker.all).toHaveLength(1)
  })

  test('that breaks is replaced, and the failure keeps its name', async () => {
    const worker = new TextWorker()
    const opened = worker.open(blob, 'a.pdf', null, never())
    newest().answer({ type: 'failed', job: lastJob(), problem: { code: 'pdf.password', happened: 'a.pdf needs a password.', stands: '', todo: '' } })
    await expect(opened).rejects.toMatchObject({ name: 'ProblemError', problem: { code: 'pdf.password' } })
    const read = worker.text(1, 1, never(), () => {})
    newest().dispatchEvent(new Event('error'))
    await expect(read).rejects.toMatchObject({ problem: { code: 'file.not-readable' } })
    expect(newest().ended).toBe(true)
  })

  test('that hangs with several files in line leaves out the one it is at, and says of the others that nothing is known', async () => {
    const worker = new TextWorker()
    const take = (name: string) => worker.take(new Uint8Array([1]), name, 'plain', '', 1, never())
    const [first, second, third] = [take('a.txt'), take('b.txt'), take('c.txt')]
    const ended = Promise.allSettled([second, third])
    newest().answer({ type: 'taken', job: newest().asked[0]?.job ?? 0, sha256: 'abc', taken: null })
    expect(await first).toMatchObject({ sha256: 'abc' })
    // What is at work tells of itself now and then: that counts for the one in line too.
    await vi.advanceTimersByTimeAsync(25_000)
    newest().answer({ type: 'progress', job: newest().asked[1]?.job ?? 0, done: 1 })
    await vi.advanceTimersByTimeAsync(25_000)
    expect(newest().ended).toBe(false)
    await vi.advanceTimersByTimeAsync(5000)
    expect(newest().ended).toBe(true)
    const [slow, behind] = await ended
    expect(slow).toMatchObject({ status: 'rejected', reason: { problem: { code: 'time.limit' } } })
    expect(behind).toMatchObject({ status: 'rejected', reason: expect.any(LostReader) })
    expect(vi.getTimerCount()).toBe(0)
  })
})
