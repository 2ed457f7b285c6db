import { TextWorker } from './TextWorker'

/** The text of all pages by pdf.js in one worker: the peer that `npm run bench` measures against. */
export async function readAlone(blob: Blob): Promise<number> {
  const worker = new TextWorker()
  const { signal } = new AbortController()
  try {
    const { pages } = await worker.open(blob, 'bench.pdf', null, signal)
    await worker.text(1, pages, signal, () => {})
    return pages
  } finally {
    worker.end()
  }
}
