/** Documents of several page images: the size of each page, and what the recogniser makes of it. */
import type { PageEntry } from '../../shared/images/manifest'
import type { PageText } from '../../shared/text/page'
import { pictureSize } from './picture'
import type { ReadOptions } from './readOptions'
import { giveBack, takeReader } from './readers'
import { summed, type Text } from './summed'
import { isTiff } from './tiff'

/** Width that a picture is given as a page; its height where it does not tell its own. Points. */
const LETTER = { width: 612, height: 792 }

/**
 * @param getBlob the bytes of a picture by fingerprint
 * @param key what recognised pages are stored under: the fingerprint of the list
 */
export async function readImages(pages: readonly PageEntry[], getBlob: (sha256: string) => Promise<Blob>, options: ReadOptions, key = ''): Promise<Text> {
  const reader = await takeReader(options.signal)
  try {
    const frames = new Map<string, { width: number; height: number }[]>()
    const kept = new Map(((await options.known?.(key)) ?? []).filter((page) => page.source === 'ocr').map((page) => [page.n, page]))
    const read: PageText[] = []
    const unread: number[] = []
    const failed: number[] = []
    for (const [index, entry] of pages.entries()) {
      options.signal.throwIfAborted()
      const n = index + 1
      const known = kept.get(n)
      if (known) {
        read.push(known)
        continue
      }
      const blob = await getBlob(entry.sha256)
      if (!frames.has(entry.sha256)) frames.set(entry.sha256, await sizesOf(blob, () => reader.text.frames(blob, entry.name, options.signal)))
      const size = frames.get(entry.sha256)?.[entry.frame - 1]
      const empty: PageText = { n, width: LETTER.width, height: size ? (size.height / size.width) * LETTER.width : LETTER.height, source: 'none', confidence: 0, text: '', runs: [] }
      if (options.ocr === 'later') {
        read.push(empty)
        unread.push(n)
        continue
      }
      options.onProgress({ what: 'Recognising the page images', done: index, total: pages.length })
      const page = await reader.text.image(blob, entry.name, options.signal, entry.frame).then((scan) => reader.recogniser.recognise(scan, n, options.signal)).catch(() => {
        options.signal.throwIfAborted()
        return null
      })
      if (page) await options.onRecognised?.(key, page)
      else failed.push(n)
      read.push(page ?? empty)
    }
    return summed(read, { unread, broken: [], failed })
  } finally {
    giveBack(reader)
  }
}

/** Sizes in pixels; a picture that cannot be read is a page of the usual size, and its recognition says the rest. */
async function sizesOf(blob: Blob, ofTiff: () => Promise<{ width: number; height: number }[]>): Promise<{ width: number; height: number }[]> {
  const head = new Uint8Array(await blob.slice(0, 262_144).arrayBuffer())
  if (isTiff(head)) return ofTiff().catch(() => [])
  const size = pictureSize(head)
  return size ? [size] : []
}
