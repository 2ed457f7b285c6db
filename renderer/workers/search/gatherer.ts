/** The worker that reads a matter and makes batches of it, while the search worker writes the ones before. */
import '../polyfills'
import { PlainReader } from '../../store/plain'
import type { PackedBatch } from './batch'
import { MatterSource } from './source'

export type ToGatherer = { type: 'gather'; matter: string; dataKey: Uint8Array | null; ids: readonly string[]; first: number } | { type: 'more' }
export type FromGatherer = { type: 'read'; count: number } | { type: 'batch'; batch: PackedBatch } | { type: 'done' } | { type: 'failed'; told: string }

const say = (message: FromGatherer) => postMessage(message, { transfer: message.type === 'batch' ? message.batch.buffers : [] })

/** A batch is made while the one before is written; no third one, for the memory that it would take. */
let more: () => void = () => {}

async function gather({ matter, dataKey, ids, first }: Extract<ToGatherer, { type: 'gather' }>): Promise<void> {
  const reader = await PlainReader.open(matter, dataKey)
  try {
    let wanted = new Promise<void>((resolve) => {
      more = resolve
    })
    for await (const batch of new MatterSource(reader, null).batches(ids, first, (count) => say({ type: 'read', count }))) {
      say({ type: 'batch', batch })
      await wanted
      wanted = new Promise<void>((resolve) => {
        more = resolve
      })
    }
    say({ type: 'done' })
  } finally {
    reader.close()
  }
}

self.onmessage = ({ data }: MessageEvent<ToGatherer>) => {
  if (data.type === 'more') more()
  else gather(data).catch((cause: unknown) => say({ type: 'failed', told: String(cause instanceof Error ? cause.message : cause) }))
}
