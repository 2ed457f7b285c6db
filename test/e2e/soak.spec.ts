/**
 * The app in use for a long time: `PROBATA_SOAK=15 npm test end-to-end` walks through its rooms for as many minutes.
 * After each round, in the same place and with rubbish collected, what it holds is counted; what grows by trend fails.
 */
import type { CDPSession } from '@playwright/test'
import { type App, expect, test } from './support/app.ts'
import { openDemo, walk } from './support/tour.ts'

const MINUTES = Number(process.env.PROBATA_SOAK ?? 0)

/** What must not grow, and by how much its later half may be over its earlier one: a part of it, and a few. */
const HELD = {
  heap: { what: 'JavaScript heap of the page, MB', part: 0.1, few: 3 },
  nodes: { what: 'nodes of the page', part: 0.1, few: 200 },
  listeners: { what: 'listeners of the page', part: 0.1, few: 50 },
  page: { what: 'memory of the page’s process, MB', part: 0.15, few: 40 },
  main: { what: 'memory of the main process, MB', part: 0.15, few: 25 },
  workers: { what: 'workers', part: 0, few: 0 },
  workerHeap: { what: 'JavaScript heap of all workers, MB', part: 0.1, few: 4 },
  urls: { what: 'object URLs', part: 0, few: 1 },
  databases: { what: 'open databases', part: 0, few: 0 },
  processes: { what: 'processes', part: 0, few: 0 },
} as const
type Held = Record<keyof typeof HELD, number>

/** Counts what the page opens and has to close itself. Before any of its scripts. */
function watchPage(): void {
  const urls = new Set<string>()
  const databases = new Set<IDBDatabase>()
  const { createObjectURL, revokeObjectURL } = URL
  URL.createObjectURL = (given) => {
    const url = createObjectURL.call(URL, given)
    urls.add(url)
    return url
  }
  URL.revokeObjectURL = (url) => {
    urls.delete(url)
    revokeObjectURL.call(URL, url)
  }
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...words) {
    const request = open.apply(this, words)
    request.addEventListener('success', () => databases.add(request.result))
    return request
  }
  const { close } = IDBDatabase.prototype
  IDBDatabase.prototype.close = function () {
    databases.delete(this)
    close.call(this)
  }
  Object.assign(globalThis, { heldByPage: () => ({ urls: urls.size, databases: databases.size }) })
}

/** The workers of the page: each has a heap of its own, whose rubbish is not collected with the page's. */
class Workers {
  private readonly sessions = new Map<string, string>()
  private readonly answers = new Map<number, (result: unknown) => void>()
  private next = 1

  constructor(private readonly inspector: CDPSession) {}

  async follow(): Promise<void> {
    this.inspector.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => void (targetInfo.type === 'worker' && this.sessions.set(sessionId, targetInfo.url)))
    this.inspector.on('Target.detachedFromTarget', ({ sessionId }) => void this.sessions.delete(sessionId))
    this.inspector.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: unknown }
      if (id !== undefined) this.answers.get(id)?.(result)
    })
    await this.inspector.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  }

  /** @returns megabytes in use by script's name, after rubbish was collected */
  async heaps(): Promise<[string, number][]> {
    return Promise.all([...this.sessions].map(async ([session, url]): Promise<[string, number]> => {
      for (let times = 0; times < 2; times++) await this.ask(session, 'HeapProfiler.collectGarbage')
      const { usedSize } = (await this.ask(session, 'Runtime.getHeapUsage')) as { usedSize: number }
      return [url.replace(/^.*\/|-[\w-]*\.js$/g, ''), usedSize / 1e6]
    }))
  }

  private ask(sessionId: string, method: string): Promise<unknown> {
    const id = this.next++
    const answered = new Promise((done) => this.answers.set(id, done))
    // The typed protocol has left this way of asking out; the engine has it still.
    void (this.inspector as unknown as { send(method: string, words: object): Promise<unknown> }).send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    return Promise.race([answered, new Promise((done) => setTimeout(() => done({ usedSize: 0 }), 5000))])
  }
}

async function sample({ page, electron }: App, inspector: CDPSession, workers: Workers): Promise<Held> {
  // Once is not enough: what a finaliser lets go is rubbish only then.
  for (let times = 0; times < 3; times++) await inspector.send('HeapProfiler.collectGarbage')
  const heaps = await workers.heaps()
  const { metrics } = await inspector.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
  const own = await page.evaluate(() => (globalThis as unknown as { heldByPage(): { urls: number; databases: number } }).heldByPage())
  const processes = await electron.evaluate(({ app }) => app.getAppMetrics().map((one) => ({ type: one.type as string, kilobytes: one.memory.workingSetSize })))
  const memory = (type: string) => Math.max(0, ...processes.filter((one) => one.type === type).map((one) => one.kilobytes)) / 1000
  return { heap: metric('JSHeapUsedSize') / 1e6, nodes: metric('Nodes'), listeners: metric('JSEventListeners'), page: memory('Tab'), main: memory('Browser'), workers: page.workers().length, workerHeap: heaps.reduce((sum, [, size]) => sum + size, 0), ...own, processes: processes.length }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number

test('in use for long, it holds no more than at first', async ({ app }) => {
  test.skip(MINUTES === 0, 'PROBATA_SOAK=15 runs it for 15 minutes')
  test.setTimeout(MINUTES * 60_000 + 300_000)
  await app.page.addInitScript(watchPage)
  await app.page.reload()
  await openDemo(app.page)
  const inspector = await app.page.context().newCDPSession(app.page)
  await inspector.send('Performance.enable')
  const workers = new Workers(inspector)
  await workers.follow()
  const samples: Held[] = []
  const until = Date.now() + MINUTES * 60_000
  for (let round = 0; Date.now() < until || samples.length < 12; round++) {
    await walk(app.page, round)
    await app.page.waitForTimeout(500)
    const now = await sample(app, inspector, workers)
    samples.push(now)
    process.stdout.write(`${String(round).padStart(4)} ${Object.entries(now).map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(1)}`).join('  ')}\n`)
  }
  // The first quarter warms up: rooms are loaded, caches filled.
  const settled = samples.slice(Math.ceil(samples.length / 4))
  const [early, late] = [settled.slice(0, settled.length >> 1), settled.slice(settled.length >> 1)]
  const change = Object.keys(HELD).map((name) => `${name} ${[early, late].map((some) => Math.round(median(some.map((one) => one[name as keyof Held])) * 10) / 10).join(' to ')}`)
  const grown = Object.entries(HELD).flatMap(([name, { what, part, few }]) => {
    const [before, after] = [early, late].map((some) => median(some.map((one) => one[name as keyof Held]))) as [number, number]
    return after > before * (1 + part) + few ? [`${what}: ${before.toFixed(1)}, later ${after.toFixed(1)}`] : []
  })
  process.stdout.write(`${samples.length} rounds in ${MINUTES} minutes; medians of the earlier and the later half: ${change.join(', ')}\n`)
  expect(grown).toEqual([])
})
