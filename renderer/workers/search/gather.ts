/** Batches that another worker makes, as this one sees them. */
import type { PackedBatch } from './batch'
import type { FromGatherer, ToGatherer } from './gatherer'

/** @param onRead may throw to end it */
export async function* gatherElsewhere(matter: string, dataKey: Uint8Array | null, ids: readonly string[], first: number, onRead: (count: number) => void): AsyncGenerator<PackedBatch> {
  const worker = new Worker(new URL('./gatherer.ts', import.meta.url), { type: 'module' })
  const say = (message: ToGatherer) => worker.postMessage(message)
  try {
    const heard: FromGatherer[] = []
    let wake = () => {}
    const hear = (message: FromGatherer) => {
      heard.push(message)
      wake()
    }
    worker.onmessage = ({ data }: MessageEvent<FromGatherer>) => hear(data)
    worker.onerror = () => hear({ type: 'failed', told: 'the reading worker has stopped' })
    say({ type: 'gather', matter, dataKey, ids, first })
    for (;;) {
      const next = heard.shift()
      if (!next) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      } else if (next.type === 'read') onRead(next.count)
      else if (next.type === 'failed') throw new Error(next.told)
      else if (next.type === 'done') return
      else {
        // The next one is made while this one is written.
        say({ type: 'more' })
        yield next.batch
      }
    }
  } finally {
    worker.terminate()
  }
}
