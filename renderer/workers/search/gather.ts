/**
 * Batches that other workers make, as this one sees them. Cutting texts into words takes twice as long as writing
 * what comes of it, so two make them, each every second stretch of the units; they are written in the order of the units.
 */
import type { PackedBatch } from './batch'
import type { FromGatherer, Stretch, ToGatherer } from './gatherer'
import type { Coming } from './source'

/** Workers that make batches. More would wait for the one that writes, and each takes memory. */
const GATHERERS = 2
/**
 * Pages of a stretch, which is one batch. Up to a size of matters so much that nothing has to be joined; of larger
 * ones less, for the memory, and so that segments of segments just fit into the largest.
 */
const PAGES_OF_A_STRETCH = { few: 9000, many: 1900 }
const FEW_PAGES = 60_000

/**
 * Units in stretches of about the same number of pages, as many for each worker.
 * @param first number of the first unit; @param most pages of a stretch, where it is not to depend on all of them
 */
export function stretchesOf(units: readonly Coming[], first: number, most?: number): Stretch[] {
  const total = units.reduce((sum, { pages }) => sum + pages, 0)
  const long = most ?? (total <= FEW_PAGES ? PAGES_OF_A_STRETCH.few : PAGES_OF_A_STRETCH.many)
  const count = total <= long ? 1 : GATHERERS * Math.ceil(total / (GATHERERS * long))
  const stretches: Stretch[] = []
  let ids: string[] = []
  let pages = 0
  for (const [at, unit] of units.entries()) {
    ids.push(unit.id)
    pages += unit.pages
    if (pages < (total * (stretches.length + 1)) / count && at < units.length - 1) continue
    stretches.push({ ids, first: first + at + 1 - ids.length })
    ids = []
  }
  return stretches
}

/** @param onRead hears how many units were read; may throw to end it */
export async function* gatherElsewhere(matter: string, dataKey: Uint8Array | null, units: readonly Coming[], first: number, onRead: (count: number) => void): AsyncGenerator<PackedBatch> {
  const stretches = stretchesOf(units, first)
  const gatherers = Array.from({ length: Math.min(GATHERERS, stretches.length) }, (_, n) => new Gatherer({ type: 'gather', matter, dataKey, stretches: stretches.filter((_, at) => at % GATHERERS === n) }))
  const tell = () => onRead(gatherers.reduce((sum, one) => sum + one.count, 0))
  try {
    for (const at of stretches.keys()) {
      const gatherer = gatherers[at % GATHERERS]
      for (let batch = await gatherer?.next(tell); batch; batch = await gatherer?.next(tell)) yield batch
    }
  } finally {
    for (const gatherer of gatherers) gatherer.end()
  }
}

class Gatherer {
  private readonly worker = new Worker(new URL('./gatherer.ts', import.meta.url), { type: 'module' })
  private readonly heard: Exclude<FromGatherer, { type: 'read' }>[] = []
  private wake = () => {}
  /** units that it has read */
  count = 0

  constructor(task: ToGatherer) {
    const hear = (message: FromGatherer) => {
      if (message.type === 'read') this.count = message.count
      else this.heard.push(message)
      this.wake()
    }
    this.worker.onmessage = ({ data }: MessageEvent<FromGatherer>) => hear(data)
    this.worker.onerror = () => hear({ type: 'failed', told: 'the reading worker has stopped' })
    this.say(task)
  }

  /** The next batch of its stretch; null at the end of the stretch. @param tell called now and then while it is waited for; may throw */
  async next(tell: () => void): Promise<PackedBatch | null> {
    for (;;) {
      const next = this.heard.shift()
      if (!next) {
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
        tell()
      } else if (next.type === 'failed') throw new Error(next.told)
      else if (next.type === 'end') return null
      else {
        // The next one is made while this one is written.
        this.say({ type: 'more' })
        return next.batch
      }
    }
  }

  end(): void {
    this.worker.terminate()
  }

  private say(message: ToGatherer): void {
    this.worker.postMessage(message)
  }
}
