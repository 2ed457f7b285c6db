/** The search of an open matter: starts its worker, tells it of each commit, and asks it. */
import type { LogEntry } from '../../shared/log/entry'
import { ProblemError, problem } from '../../shared/problem/problem'
import type { FilterResolver, IndexState, Query, SearchRequest, SearchResult, SearchService, Unsearched, UnitKind } from '../../shared/search/model'
import type { Arrival, Session } from '../store'
import { filtersOf } from '../workers/search/filters'
import type { Answers, FromSearchWorker, ToSearchWorker } from '../workers/search/protocol'
import { hiddenUnits, hitOf, inOrder, withoutText } from './describe'
import { touchedUnits, unitsAmong } from './touched'

type Request = ToSearchWorker extends infer Message ? (Message extends { job: number } ? Omit<Message, 'job'> : never) : never
type Waiting = { resolve(answer: unknown): void; reject(cause: unknown): void }

/** How long the worker is given to close its file. Milliseconds. */
const CLOSING = 2000

export function openSearch(session: Session): SearchService {
  return new Service(session)
}

class Service implements SearchService {
  private readonly worker = new Worker(new URL('../workers/search/worker.ts', import.meta.url), { type: 'module' })
  private readonly listeners = new Set<() => void>()
  private readonly waiting = new Map<number, Waiting>()
  private readonly stop: () => void
  private now: IndexState = { state: 'opening' }
  private nextJob = 1
  private closed: Promise<void> | null = null
  private onClosed: () => void = () => {}
  private known: { version: string; hidden: string[]; unsearched: Unsearched[] } | null = null

  constructor(private readonly session: Session) {
    this.worker.onmessage = ({ data }: MessageEvent<FromSearchWorker>) => this.heard(data)
    this.worker.onerror = () => this.died()
    const stops = [session.onWritten((entry) => this.written(entry)), session.onArrived((arrival) => this.arrived(arrival))]
    this.stop = () => stops.forEach((stop) => stop())
    this.post({ type: 'open', matter: session.matterId, dataKey: session.keys?.dataKey ?? null })
  }

  async search(request: SearchRequest, signal: AbortSignal): Promise<SearchResult> {
    const began = performance.now()
    const { query, kinds, limit, offset, order } = request
    const { reader } = this.session
    const asked = this.asked(query, request.resolve, kinds)
    const found = await this.ask<'search'>({ type: 'search', asked: { ...asked, limit, offset, order: order === 'relevance' ? order : 'all' } }, signal)
    let documents = found.hits.filter((one) => one.kind === 'document')
    if (found.documents && order !== 'relevance') {
      const shown = inOrder(reader, found.documents, order).slice(offset, offset + limit)
      documents = await this.ask<'excerpts'>({ type: 'excerpts', asked, ids: shown }, signal)
    }
    const hits = [...documents, ...found.hits.filter((one) => one.kind !== 'document')].flatMap((one) => hitOf(reader, one) ?? [])
    const total = Object.values(found.perKind).reduce((sum, one) => sum + one, 0)
    return { total, perKind: found.perKind, hits, searched: found.searched, unsearched: this.unsearched(found.notIndexed), terms: found.terms, seconds: (performance.now() - began) / 1000 }
  }

  async ids(query: Query, resolve: FilterResolver, kinds: readonly UnitKind[] | null, signal: AbortSignal): Promise<Set<string>> {
    return new Set(await this.ask<'ids'>({ type: 'ids', asked: this.asked(query, resolve, kinds) }, signal))
  }

  hitsIn(unit: string, query: Query, signal: AbortSignal) {
    return this.ask<'places'>({ type: 'places', asked: this.asked(query, () => new Set(), null), unit }, signal)
  }

  suggestWords(start: string, limit: number, signal: AbortSignal) {
    return this.ask<'words'>({ type: 'words', start, limit, hidden: this.facts().hidden }, signal)
  }

  state(): IndexState {
    return this.now
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async rebuild(): Promise<void> {
    await this.ask<'rebuild'>({ type: 'rebuild' }, new AbortController().signal)
  }

  /** The file is given back before this resolves, so that the matter can be opened or deleted at once. */
  close(): Promise<void> {
    this.closed ??= this.end()
    return this.closed
  }

  private async end(): Promise<void> {
    this.stop()
    const answered = new Promise<void>((resolve) => {
      this.onClosed = resolve
    })
    this.post({ type: 'close' })
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, CLOSING))])
    this.worker.terminate()
    for (const { reject } of this.waiting.values()) reject(new DOMException('The matter was closed.', 'AbortError'))
    this.waiting.clear()
  }

  private written(entry: LogEntry): void {
    this.post({ type: 'written', head: { device: entry.device, seq: entry.seq, hash: entry.hash }, ids: touchedUnits(entry) })
  }

  /** What a merge brought in: the heads of others move, and with them whatever changed. */
  private arrived({ heads, changed }: Arrival): void {
    const ids = unitsAmong(changed)
    for (const [at, { device, seq, hash }] of heads.entries()) this.post({ type: 'written', head: { device, seq, hash }, ids: at === 0 ? ids : [] })
  }

  private asked(query: Query, resolve: FilterResolver, kinds: readonly UnitKind[] | null) {
    return { query, filters: filtersOf(query).map((filter) => [...resolve(filter)]), hidden: this.facts().hidden, kinds }
  }

  /** What the records say of all searches; made anew only when they change. */
  private facts(): { hidden: string[]; unsearched: Unsearched[] } {
    const { reader } = this.session
    const version = (['documents', 'transcripts', 'passages', 'versions', 'clauses', 'contracts'] as const).map((table) => reader.version(table)).join(' ')
    if (this.known?.version !== version) this.known = { version, hidden: hiddenUnits(reader), unsearched: withoutText(reader) }
    return this.known
  }

  private unsearched(notIndexed: readonly string[]): Unsearched[] {
    const { unsearched } = this.facts()
    if (notIndexed.length === 0) return unsearched
    const named = new Set(unsearched.flatMap((one) => one.documents))
    const documents = notIndexed.filter((id) => !named.has(id))
    return documents.length === 0 ? unsearched : [...unsearched, { why: 'not-indexed', documents }]
  }

  private ask<K extends keyof Answers>(request: Extract<Request, { type: K }>, signal: AbortSignal): Promise<Answers[K]> {
    if (signal.aborted) return Promise.reject(signal.reason)
    if (this.closed) return Promise.reject(new DOMException('The matter was closed.', 'AbortError'))
    const job = this.nextJob++
    return new Promise<Answers[K]>((resolve, reject) => {
      const end = () => {
        this.waiting.delete(job)
        signal.removeEventListener('abort', stopped)
      }
      const stopped = () => {
        end()
        this.post({ type: 'cancel', job })
        reject(signal.reason)
      }
      this.waiting.set(job, {
        resolve: (answer) => {
          end()
          resolve(answer as Answers[K])
        },
        reject: (cause) => {
          end()
          reject(cause)
        },
      })
      signal.addEventListener('abort', stopped)
      this.post({ ...request, job } as ToSearchWorker)
    })
  }

  private post(message: ToSearchWorker): void {
    this.worker.postMessage(message)
  }

  private heard(message: FromSearchWorker): void {
    switch (message.type) {
      case 'state':
        this.now = message.state
        this.tell()
        break
      case 'taken-in':
        this.tell()
        break
      case 'done':
        this.waiting.get(message.job)?.resolve(message.answer)
        break
      case 'failed':
        this.waiting.get(message.job)?.reject(new ProblemError(message.problem))
        break
      case 'closed':
        this.onClosed()
        break
    }
  }

  private died(): void {
    const what = problem('search.failed', 'The search has stopped.', 'Open the matter again.', 'The matter itself is safe.')
    this.now = { state: 'failed', problem: what }
    for (const { reject } of [...this.waiting.values()]) reject(new ProblemError(what))
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
