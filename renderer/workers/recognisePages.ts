import type { PageText } from '../../shared/text/page'
import type { Scan } from './ocr'
import type { ReadOptions } from './readOptions'
import { giveBack, type Reader, takeIdleReader } from './readers'
import { tellRecognised } from './recognised'

/** Resolution at which a page is drawn for the recogniser. */
export const DPI = 300

type Work = {
  /** what the pages are kept under */
  sha256: string
  wanting: readonly number[]
  /** the picture of a page */
  scan: (reader: Reader, n: number) => Promise<Scan>
  /** whether a recognised page is better than what the file has; where it is left away, it always is */
  better?: (page: PageText) => boolean
}

export type Recognised = {
  recognised: Map<number, PageText>
  /** pages that could not be */
  failed: number[]
  /** pages that were put off, because something else is wanted first */
  left: number[]
}

/**
 * OCR of some pages of a document, two at a time where a second reader is idle. Pages that an
 * earlier reading has kept are not recognised again; a page that cannot be is named, and ends nothing.
 */
export async function recognisePages(readers: readonly Reader[], work: Work, options: ReadOptions): Promise<Recognised> {
  const { signal, onProgress } = options
  const kept = ((await options.known?.(work.sha256)) ?? []).filter((page) => page.source === 'ocr')
  const recognised = new Map(kept.map((page) => [page.n, page]))
  const queue = work.wanting.filter((n) => !recognised.has(n))
  const failed: number[] = []
  let putOff = false
  const tell = () => onProgress({ what: 'Recognising pages without text', done: work.wanting.length - queue.length, total: work.wanting.length })
  const take = (): number | undefined => {
    if (putOff || queue.length === 0) return undefined
    const n = options.next ? options.next(queue) : (queue[0] as number)
    putOff = n === null
    return n === null ? undefined : queue.splice(Math.max(0, queue.indexOf(n)), 1)[0]
  }
  const run = async (reader: Reader) => {
    for (let n = take(); n !== undefined; n = take()) {
      const page = await recognisePage(reader, work, n, signal).catch(() => {
        signal.throwIfAborted()
        return null
      })
      if (page) {
        recognised.set(n, page)
        if (work.better?.(page) ?? true) {
          await options.onRecognised?.(work.sha256, page)
          tellRecognised(work.sha256, n)
        }
      } else failed.push(n)
      tell()
    }
  }
  tell()
  const helper = readers.length === 1 && queue.length > 1 ? takeIdleReader() : null
  try {
    const ended = await Promise.allSettled([...readers, ...(helper ? [helper] : [])].map((one) => run(one).catch((cause: unknown) => {
      queue.length = 0
      throw cause
    })))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
    return { recognised, failed: failed.sort((a, b) => a - b), left: [...queue] }
  } finally {
    if (helper) {
      await helper.text.close().catch(() => undefined)
      giveBack(helper)
    }
  }
}

async function recognisePage(reader: Reader, { scan }: Work, n: number, signal: AbortSignal): Promise<PageText> {
  return reader.recogniser.recognise(await scan(reader, n), n, signal)
}
