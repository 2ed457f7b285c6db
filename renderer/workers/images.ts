/** Documents of several page images: the size of each page, and what the recogniser makes of it. */
import type { PageEntry } from '../../shared/images/manifest'
import type { PageText } from '../../shared/text/page'
import { pictureSize } from './picture'
import type { ReadOptions } from './readOptions'
import { summed, type Text } from './summed'

/** US Letter, where a picture does not tell its size. Points. */
const LETTER = { width: 612, height: 792 }

/** @param getBlob the bytes of a picture by fingerprint */
export async function readImages(pages: readonly PageEntry[], getBlob: (sha256: string) => Promise<Blob>, options: ReadOptions): Promise<Text> {
  const read: PageText[] = []
  for (const [index, entry] of pages.entries()) {
    options.signal.throwIfAborted()
    const head = new Uint8Array(await (await getBlob(entry.sha256)).slice(0, 262_144).arrayBuffer())
    const size = pictureSize(head)
    const { width, height } = size ? { width: LETTER.width, height: (size.height / size.width) * LETTER.width } : LETTER
    read.push({ n: index + 1, width, height, source: 'none', confidence: 0, text: '', runs: [] })
  }
  return summed(read, { unread: read.map((page) => page.n), broken: [], failed: [] })
}
