/** A worker that reads a matter and makes batches of it, while the search worker writes the ones before. */
import '../polyfills'
import { PlainReader } from '../../store/plain'
import type { PackedBatch } from './batch'
import { MatterSource } from './source'

/** Units that follow each other in the index. @property first number of the first one */
export type Stretch = { ids: readonly string[]; first: number }

export type ToGatherer = { type: 'gather'; matter: string; dataKey: Uint8Array | null; stretches: readonly Stretch[] } | { type: 'more' }
/** `read`: units so far, of all stretches; `end`: of one stretch */
export type FromGatherer = { type: 'read'; count: number } | { type: 'batch'; batch: PackedBatch } | { type: 'end' } | { type: 'failed'; told: string }

const say = (message: FromGatherer) => postMessage(message, { transfer: message.type === 'batch' ? message.batch.buffers : [] })

/** A batch is made while the one before is written; no third one, for the memory that it would take. */
let more: () => void = () => {}

async function gather({ matter, dataKey, stretches }: Extract<ToGatherer, { type: 'gather' }>): Promise<void> {
  const reader = await PlainReader.open(matter, dataKey)
  const source = new MatterSource(reader, null)
  let before = 0
  try {
    let wanted = new Promise<void>((resolve) => {
      more = resolve
    })
    for (const { ids, first } of stretches) {
      for await (const batch of source.made(ids, first, (count) => say({ type: 'read', count: before + count }))) {
        say({ type: 'batch', batch })
        await wanted
        wanted = new Promise<void>((resolve) => {
          more = resolve
        })
      }
      before += ids.length
      say({ type: 'end' })
    }
  } finally {
    reader.close()
  }
}

self.onmessage = ({ data }: MessageEvent<ToGatherer>) => {
  if (data.type === 'more') more()
  else gather(data).catch((cause: unknown) => say({ type: 'failed', told: String(cause instanceof Error ? cause.message : cause) }))
}
