/** The search worker of one open matter: owns the index file, keeps it up, and answers. */
import '../polyfills'
import sqlite3InitModule, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import { type Problem, ProblemError, problem } from '../../../shared/problem/problem'
import { PlainReader } from '../../store/plain'
import * as answers from './answer'
import { IndexDatabase, isDamage } from './database'
import { type Steps, TooMuch } from './evaluate'
import { Keeper } from './Keeper'
import { gatherElsewhere } from './gather'
import { inSlices } from './pace'
import type { FromSearchWorker, ToSearchWorker } from './protocol'
import { SearchIndex } from './SearchIndex'
import { fileShelf, sealedShelf, type Shelf } from './shelf'
import { MatterSource } from './source'

/** Milliseconds of its own work after which a search is stopped; sets for reports may take longer. */
const LIMIT = 900
const LIMIT_OF_SETS = 10_000
/** Milliseconds between two parts of the check of the whole file, which is in no hurry, and of a part. */
const CHECK_PAUSE = 40
const CHECK_PART = 8
/** Milliseconds after a search in which the file is not checked: the next letter is on its way. */
const CHECK_QUIET = 1500

/** Milliseconds without a change after which the index of a locked matter is kept: whole each time, so once soon and then seldom. */
const [SAVE_AFTER, SAVE_AGAIN_AFTER] = [5000, 120_000]

const say = (message: FromSearchWorker) => postMessage(message)

class Cancelled extends Error {}

class SearchWorker {
  private sqlite: Sqlite3Static | null = null
  private shelf: Shelf | null = null
  private reader: PlainReader | null = null
  private matter = ''
  private dataKey: Uint8Array | null = null
  private index: SearchIndex | null = null
  private keeper: Keeper | null = null
  private readonly jobs = new Set<number>()
  /** opening or rebuilding: what is asked meanwhile waits */
  private opening: Promise<void> = Promise.resolve()
  private generation = 0
  /** when something was asked last */
  private asked = Number.NEGATIVE_INFINITY
  private saved = false
  private saving: ReturnType<typeof setTimeout> | undefined

  hear(message: ToSearchWorker): void {
    switch (message.type) {
      case 'open':
        say({ type: 'state', state: { state: 'opening' } })
        this.opening = this.open(message.matter, message.dataKey)
        break
      case 'written':
        void this.opening.then(() => this.keeper?.written(message.head, message.ids))
        break
      case 'cancel':
        this.jobs.delete(message.job)
        break
      case 'close':
        void this.close()
        break
      default:
        this.asked = performance.now()
        this.jobs.add(message.job)
        void this.answer(message)
    }
  }

  private async open(matter: string, dataKey: Uint8Array | null): Promise<void> {
    this.matter = matter
    this.dataKey = dataKey
    try {
      this.sqlite = await sqlite3InitModule()
      this.shelf = dataKey ? await sealedShelf(this.sqlite, matter, dataKey) : await fileShelf(this.sqlite, matter)
      this.reader = await PlainReader.open(matter, dataKey)
      await this.load()
    } catch (cause) {
      say({ type: 'state', state: { state: 'failed', problem: failure(cause) } })
    }
  }

  /** Opens the index file; one that is older or damaged is thrown away and built anew. */
  private async load(): Promise<void> {
    const { sqlite, shelf } = this
    if (!sqlite || !shelf) return
    let database: IndexDatabase | null = null
    try {
      database = new IndexDatabase(shelf.open())
      const found = IndexDatabase.prepare(database.db)
      if (found === 'older') {
        this.discard(database)
        return this.fresh('older')
      }
      this.start(SearchIndex.load(database), found === 'new' ? 'new' : 'behind')
    } catch (cause) {
      if (!isDamage(cause, sqlite)) throw cause
      this.discard(database)
      this.fresh('damaged')
    }
  }

  private discard(database: IndexDatabase | null): void {
    try {
      database?.close()
    } catch {
      // A damaged file may fail here too; it goes in any case.
    }
    this.shelf?.discard()
  }

  private fresh(why: 'new' | 'older' | 'damaged'): void {
    if (!this.shelf) return
    const database = new IndexDatabase(this.shelf.open())
    IndexDatabase.prepare(database.db)
    this.start(SearchIndex.load(database), why)
  }

  private start(index: SearchIndex, why: 'new' | 'older' | 'damaged' | 'behind'): void {
    const { matter, dataKey } = this
    if (!this.reader) return
    this.index = index
    const keeper = new Keeper(index, new MatterSource(this.reader, (units, first, onRead) => gatherElsewhere(matter, dataKey, units, first, onRead)), { state: (state) => say({ type: 'state', state }), takenIn: () => this.takenIn() }, (cause) => this.failed(cause, index))
    this.keeper = keeper
    const generation = ++this.generation
    void keeper.open(why).then(() => keeper.idle()).then(() => this.checkAll(index, generation)).catch((cause: unknown) => this.failed(cause, index))
  }

  private takenIn(): void {
    say({ type: 'taken-in' })
    if (!this.dataKey) return
    clearTimeout(this.saving)
    this.saving = setTimeout(() => void this.save(), this.saved ? SAVE_AGAIN_AFTER : SAVE_AFTER)
  }

  /** Where it is not kept as it is written: an older copy catches up, so that a failure costs time only. */
  private async save(): Promise<void> {
    const { index, keeper, shelf } = this
    if (!index || !keeper || !shelf) return
    await keeper.idle()
    let saved = Promise.resolve()
    await index.gate.reading(async () => {
      saved = shelf.save(index.database.db)
      saved.catch(() => {})
    })
    this.saved = await saved.then(() => true, () => false)
  }

  /** Holds every row against its sum, behind the work. */
  private async checkAll(index: SearchIndex, generation: number): Promise<void> {
    const steps = index.verify()
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, CHECK_PAUSE))
      if (this.generation !== generation) return
      const began = performance.now()
      if (this.jobs.size > 0 || began - this.asked < CHECK_QUIET) continue
      while (performance.now() - began < CHECK_PART) if (steps.next().done) return
    }
  }

  /** The keeper or an answer met something that should not be. */
  private failed(cause: unknown, index: SearchIndex): void {
    if (this.sqlite && isDamage(cause, this.sqlite)) this.opening = this.opening.then(() => this.anew(index, 'damaged'))
    else say({ type: 'state', state: { state: 'failed', problem: failure(cause) } })
  }

  /** Builds a new index in the place of this one, unless another has done so already. */
  private async anew(index: SearchIndex, why: 'damaged' | 'new'): Promise<void> {
    const { keeper } = this
    if (this.index !== index) return
    this.index = null
    this.generation++
    try {
      await keeper?.end()
      this.discard(index.database)
      this.fresh(why)
    } catch (cause) {
      say({ type: 'state', state: { state: 'failed', problem: failure(cause) } })
    }
  }

  private async answer(message: Extract<ToSearchWorker, { job: number }>): Promise<void> {
    const { job } = message
    let asked: SearchIndex | null = null
    try {
      await this.opening
      if (message.type === 'rebuild') {
        if (this.index) this.opening = this.anew(this.index, 'new')
        await this.opening
        return this.done(job, null)
      }
      await this.keeper?.known
      const { index } = this
      asked = index
      if (!index) throw new ProblemError(problem('search.failed', 'The index of the search could not be opened.', 'Restart Probata; if it happens again, give the command “Build the search index anew”.'))
      const limit = message.type === 'search' || message.type === 'words' ? LIMIT : LIMIT_OF_SETS
      const answer = await index.gate.reading(() => inSlices<unknown>(this.stepsOf(index, message), (spent) => {
        if (!this.jobs.has(job)) throw new Cancelled()
        if (spent > limit) throw new TooMuch()
      }))
      this.done(job, answer)
    } catch (cause) {
      const wanted = this.jobs.delete(job)
      if (cause instanceof Cancelled || !wanted) return
      say({ type: 'failed', job, problem: failure(cause) })
      if (asked && this.sqlite && isDamage(cause, this.sqlite)) this.failed(cause, asked)
    }
  }

  private stepsOf(index: SearchIndex, message: Extract<ToSearchWorker, { job: number }>): Steps<unknown> {
    switch (message.type) {
      case 'search': return answers.search(index, message.asked, this.keeper?.notIndexed ?? [])
      case 'excerpts': return answers.excerpts(index, message.asked, message.ids)
      case 'ids': return answers.ids(index, message.asked)
      case 'places': return answers.places(index, message.asked, message.unit)
      case 'words': return answers.words(index, message.start, message.limit, message.hidden)
      default: throw new Error(`no answer to ${message.type}`)
    }
  }

  private done(job: number, answer: unknown): void {
    if (this.jobs.delete(job)) say({ type: 'done', job, answer })
  }

  private async close(): Promise<void> {
    await this.opening
    this.generation++
    clearTimeout(this.saving)
    await this.keeper?.end()
    this.index?.close()
    this.reader?.close()
    this.shelf?.end()
    say({ type: 'closed' })
  }
}

function failure(cause: unknown): Problem {
  if (cause instanceof ProblemError) return { ...cause.problem, cause: undefined }
  if (cause instanceof TooMuch) {
    return problem('search.too-much', 'This search was stopped: it would have looked at too much.', 'Use rarer words, a smaller distance, or fewer wild cards.', 'Nothing was left out silently: there is no result.')
  }
  const told = String(cause instanceof Error ? cause.message : cause)
  if (/quota|disk|full/i.test(told)) return problem('store.full', 'The index of the search could not be written: the disk is full.', 'Free some space on the disk, then open the matter again.', 'The matter itself is safe.', told)
  return problem('search.failed', 'The index of the search does not work.', 'Open the matter again; if it happens again, give the command “Build the search index anew”.', 'The matter itself is safe.', told)
}

const worker = new SearchWorker()
self.onmessage = ({ data }: MessageEvent<ToSearchWorker>) => worker.hear(data)
