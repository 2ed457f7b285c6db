import type { PageText } from '../../shared/text/page'
import type { ReadOptions } from './readOptions'
import { giveBack, type Reader, takeIdleReader } from './readers'

/** Resolution at which a page is drawn for the recogniser. */
const DPI = 300

type File = { blob: Blob; name: string; sha256: string; wanting: readonly number[] }

/**
 * OCR of some pages of a PDF, two at a time where a second reader is idle. Pages that an earlier
 * reading has kept are not recognised again; a page that cannot be is named, and ends nothing.
 */
export async function recognisePages(readers: readonly Reader[], file: File, options: ReadOptions): Promise<{ recognised: Map<number, PageText>; failed: number[] }> {
  const { signal, onProgress } = options
  const kept = ((await options.known?.(file.sha256)) ?? []).filter((page) => page.source === 'ocr')
  const recognised = new Map(kept.map((page) => [page.n, page]))
  const queue = file.wanting.filter((n) => !recognised.has(n))
  const failed: number[] = []
  const tell = () => onProgress({ what: 'Recognising pages without text', done: file.wanting.length - queue.length, total: file.wanting.length })
  const run = async (reader: Reader) => {
    for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
      const page = await recognisePage(reader, file, n, options).catch(() => {
        signal.throwIfAborted()
        return null
      })
      if (page) {
        recognised.set(n, page)
        await options.onRecognised?.(file.sha256, page)
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
    return { recognised, failed: failed.sort((a, b) => a - b) }
  } finally {
    if (helper) {
      await helper.text.close().catch(() => undefined)
      giveBack(helper)
    }
  }
}

async function recognisePage({ text, recogniser }: Reader, { blob, name }: File, n: number, options: ReadOptions): Promise<PageText> {
  const { signal } = options
  // A page before this one may have hung the worker, and the file with it.
  if (text.opened !== blob) await text.open(blob, name, options.password ?? null, signal)
  return recogniser.recognise(await text.picture(n, DPI, signal), n, signal)
}
