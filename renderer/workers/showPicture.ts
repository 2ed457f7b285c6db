/** Pictures of pages for the screen. A reader of its own: those that recognise are busy for minutes. */
import { isPdf } from './images'
import { TextWorker } from './pdf/TextWorker'
import { isTiff } from './tiff'

/** Resolution at which a page of a PDF is drawn as a picture. */
const DPI = 200

let worker: TextWorker | null = null
/** one after the other: the worker holds one PDF at a time */
let before: Promise<unknown> = Promise.resolve()

/**
 * A picture as the browser can show it: a page of a TIFF or of a PDF is drawn in a worker.
 * @param frame page inside the file, 1-based
 * @throws ProblemError where it is damaged
 */
export async function showPicture(blob: Blob, name: string, frame: number): Promise<Blob> {
  const head = new Uint8Array(await blob.slice(0, 1028).arrayBuffer())
  const tiff = isTiff(head)
  if (!tiff && !isPdf(head)) return blob
  const { signal } = new AbortController()
  const drawn = before.catch(() => undefined).then(async () => {
    worker ??= new TextWorker()
    if (tiff) return worker.frame(blob, name, frame, signal)
    await worker.open(blob, name, null, signal)
    const picture = await worker.render(frame, DPI, signal)
    await worker.close()
    return picture
  })
  before = drawn
  return drawn
}
