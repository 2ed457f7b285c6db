/** Keeps an index up with its matter: all of it after a start, then what each commit touches. */
import type { IndexState } from '../../../shared/search/model'
import type { LogHead } from './protocol'
import type { SearchIndex } from './SearchIndex'
import type { Coming, Source } from './source'

type Why = Extract<IndexState, { state: 'building' }>['why']
type Changed = { id: string; file: string | null; pages: number }
type Task = { head: LogHead | null; ids: readonly string[] | null }

/** Changed documents from which on it is told that the index is behind. */
const WORTH_TELLING = 20

export type Tell = { state(state: IndexState): void; takenIn(): void }

export class Keeper {
  private tasks: Task[] = []
  private running: Promise<void> | null = null
  private ended = false
  /** documents that are to come into the index */
  private readonly coming = new Set<string>()
  private seen: () => void = () => {}
  /** resolves when it is known what is still to come */
  readonly known = new Promise<void>((resolve) => {
    this.seen = resolve
  })

  constructor(private readonly index: SearchIndex, private readonly source: Source, private readonly tell: Tell, private readonly failed: (cause: unknown) => void) {}

  /** Documents that no search looks through yet. */
  get notIndexed(): string[] {
    return [...this.coming]
  }

  /** @param why the index is not up with the matter; "behind" may turn out to be nothing */
  async open(why: Why): Promise<void> {
    if (why === 'behind' && isUpWith(this.index.heads(), await this.source.heads())) {
      this.seen()
      this.ready()
      return
    }
    this.add({ head: null, ids: null }, why)
  }

  /** A commit was written. */
  written(head: LogHead, ids: readonly string[] | null): void {
    this.add({ head, ids }, 'behind')
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    while (this.running) await this.running
  }

  async end(): Promise<void> {
    this.ended = true
    await this.running
  }

  private add(task: Task, why: Why): void {
    this.tasks.push(task)
    this.running ??= this.run(why).catch((cause: unknown) => {
      if (!this.ended) this.failed(cause)
    }).finally(() => {
      this.running = null
      this.seen()
    })
  }

  private readonly check = (): void => {
    if (this.ended) throw new Error('ended')
  }

  private async run(why: Why): Promise<void> {
    let reason = why
    while (this.tasks.length > 0) {
      const tasks = this.tasks.splice(0)
      const heads = new Map(this.index.heads().map((one) => [one.device, one]))
      const whole = tasks.some((one) => one.ids === null)
      if (whole) for (const head of await this.source.heads()) heads.set(head.device, head)
      for (const { head } of tasks) if (head && head.seq > (heads.get(head.device)?.seq ?? 0)) heads.set(head.device, head)
      const { changed, gone } = whole ? await this.differences(reason) : await this.touched(new Set(tasks.flatMap((one) => one.ids ?? [])))
      this.seen()
      await this.take(changed, gone, reason)
      await this.index.writeHeads([...heads.values()])
      reason = 'behind'
      this.tell.takenIn()
    }
    this.ready()
  }

  private ready(): void {
    this.tell.state({ state: 'ready', documents: this.index.units.documents, tokens: this.index.units.tokens })
  }

  private async take(changed: readonly Coming[], gone: readonly string[], why: Why): Promise<void> {
    const documents = changed.filter(({ id }) => id.startsWith('doc_')).length
    const before = changed.length - documents
    const told = why !== 'behind' || documents >= WORTH_TELLING
    const progress = (done: number) => {
      if (told) this.tell.state({ state: 'building', done: Math.max(0, done - before), total: documents, why })
    }
    if (told) progress(0)
    // Read in the order of `changed`, records first: what is written is the beginning of it.
    const batches = this.source.batches(changed, this.index.nextUnit, (read) => {
      this.check()
      progress(read)
    })
    await this.index.apply(batches, gone, this.check, (done) => {
      for (const { id } of changed.slice(0, done)) this.coming.delete(id)
      progress(done)
      if (done > 0) this.tell.takenIn()
    })
    for (const { id } of changed) this.coming.delete(id)
  }

  /** Everything that is not in the index as it stands in the matter. */
  private async differences(why: Why): Promise<{ changed: Coming[]; gone: string[] }> {
    const { units } = this.index
    if (why !== 'behind') this.tell.state({ state: 'building', done: 0, total: 0, why })
    const changed: Changed[] = []
    const there = new Set<string>()
    for await (const batch of this.source.all()) {
      this.check()
      for (const { id, kind, stamp, file, pages } of batch) {
        there.add(id)
        if (units.get(id)?.stamp === stamp) continue
        changed.push({ id, file, pages })
        if (kind === 'document' && !units.get(id)) this.coming.add(id)
      }
    }
    return { changed: inOrder(changed), gone: [...units.all()].map((one) => one.id).filter((id) => !there.has(id)) }
  }

  private async touched(ids: ReadonlySet<string>): Promise<{ changed: Coming[]; gone: string[] }> {
    const { units } = this.index
    const changed: Changed[] = []
    const gone: string[] = []
    const asked = [...ids]
    for (const [at, wanted] of (await this.source.wanted(asked)).entries()) {
      const id = asked[at] as string
      if (!wanted) {
        if (units.get(id)) gone.push(id)
      } else if (units.get(id)?.stamp !== wanted.stamp) {
        changed.push({ id, file: wanted.file, pages: wanted.pages })
        if (wanted.kind === 'document' && !units.get(id)) this.coming.add(id)
      }
    }
    return { changed: inOrder(changed), gone }
  }
}

/** Records first, since they are few; documents as their pages lie in the store, for reading them is most of the work. */
function inOrder(changed: Changed[]): Coming[] {
  const [records, documents] = [changed.filter((one) => one.file === null), changed.filter((one) => one.file !== null)]
  documents.sort((a, b) => ((a.file ?? '') < (b.file ?? '') ? -1 : a.file === b.file ? 0 : 1))
  return [...records, ...documents].map(({ id, pages }) => ({ id, pages }))
}

function isUpWith(indexed: readonly LogHead[], matter: readonly LogHead[]): boolean {
  const known = new Map(indexed.map((one) => [one.device, one.hash]))
  return indexed.length === matter.length && matter.every((one) => known.get(one.device) === one.hash)
}
