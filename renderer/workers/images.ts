/** Documents of several page images: the size of each page, its text where it has some, and what the recogniser makes of it. */
import type { PageEntry } from '../../shared/images/manifest'
import { pageSize, type PageSize } from '../../shared/images/pageSize'
import { isTiff } from '../../shared/images/tiffFile'
import type { PageText } from '../../shared/text/page'
import { judgePage } from '../../shared/text/trust'
import type { Scan } from './ocr'
import { pictureSize } from './picture'
import type { ReadOptions } from './readOptions'
import { giveBack, type Reader, takeReader } from './readers'
import { DPI, recognisePages } from './recognisePages'
import { summed, type Text } from './summed'

/** Of a page whose picture does not tell its size, or is missing. Points. */
const LETTER: PageSize = { width: 612, height: 792 }

type GetBlob = (sha256: string) => Promise<Blob>

/**
 * Reads the pages of such a document. A picture may be a TIFF, a PNG, a JPEG, or a page of a PDF,
 * whose own text counts if it can be trusted.
 * @param getBlob the bytes of a picture by fingerprint
 * @param key what recognised pages are stored under: the fingerprint of the list
 * @throws the signal's reason where it was aborted; a picture that is missing or damaged is only named
 */
export async function readImages(pages: readonly PageEntry[], getBlob: GetBlob, options: ReadOptions, key = ''): Promise<Text> {
  const reader = await takeReader(options.signal)
  try {
    const { texts, broken } = await readLayers(reader, pages, getBlob, options, key)
    const wanting = texts.filter((page) => page.source === 'none').map((page) => page.n)
    if (options.ocr === 'later' || wanting.length === 0) return summed(texts, { unread: wanting, broken, failed: [] })
    const scan = (by: Reader, n: number) => scanOf(by, pages[n - 1] as PageEntry, getBlob, options.signal)
    const { recognised, failed, left } = await recognisePages([reader], { sha256: key, wanting, scan }, options)
    return summed(texts.map((page) => recognised.get(page.n) ?? page), { unread: left, broken, failed: failed.filter((n) => !broken.includes(n)) })
  } finally {
    await reader.text.close().catch(() => undefined)
    giveBack(reader)
  }
}

/** What is known of each page before anything is recognised. */
async function readLayers(reader: Reader, pages: readonly PageEntry[], getBlob: GetBlob, options: ReadOptions, key: string): Promise<{ texts: PageText[]; broken: number[] }> {
  const known = new Map(((await options.known?.(key)) ?? []).map((page) => [page.n, page]))
  const files = new Map<string, PageText[] | null>()
  const broken: number[] = []
  const texts: PageText[] = []
  for (const [index, entry] of pages.entries()) {
    options.signal.throwIfAborted()
    const n = index + 1
    const before = known.get(n)
    if (before && (before.source !== 'none' || options.resume)) {
      texts.push(before)
      continue
    }
    if (!files.has(entry.sha256)) {
      options.onProgress({ what: 'Reading the page images', done: index, total: pages.length })
      files.set(entry.sha256, await readLayer(reader, entry, getBlob, options.signal))
    }
    const page = files.get(entry.sha256)?.[entry.frame - 1]
    if (!page) broken.push(n)
    texts.push(page ? { ...page, n } : emptyPage(n, LETTER))
  }
  return { texts, broken }
}

/** The pages of one picture file; null where it is missing or cannot be read. */
async function readLayer(reader: Reader, entry: PageEntry, getBlob: GetBlob, signal: AbortSignal): Promise<PageText[] | null> {
  try {
    const blob = await getBlob(entry.sha256)
    const head = new Uint8Array(await blob.slice(0, 262_144).arrayBuffer())
    if (isTiff(head)) return (await reader.text.frames(blob, entry.name, signal)).frames.map((size, index) => emptyPage(index + 1, size))
    if (isPdf(head)) return await readPdf(reader, blob, entry, signal)
    const size = pictureSize(head)
    return [emptyPage(1, size ? pageSize(size.width, size.height, null) : LETTER)]
  } catch {
    signal.throwIfAborted()
    return null
  }
}

async function readPdf(reader: Reader, blob: Blob, entry: PageEntry, signal: AbortSignal): Promise<PageText[]> {
  const { pages: count } = await reader.text.open(blob, entry.name, null, signal)
  const pages: PageText[] = []
  await reader.text.text(1, count, signal, (page) => {
    const { verdict, page: judged } = judgePage(page)
    pages.push(verdict === 'good' || verdict === 'decoded' ? judged : emptyPage(page.n, page))
  })
  return pages.sort((a, b) => a.n - b.n)
}

/** The picture of one page for the recogniser. */
async function scanOf(reader: Reader, entry: PageEntry, getBlob: GetBlob, signal: AbortSignal): Promise<Scan> {
  const blob = await getBlob(entry.sha256)
  if (!isPdf(new Uint8Array(await blob.slice(0, 1028).arrayBuffer()))) return reader.text.image(blob, entry.name, signal, entry.frame)
  await reader.text.open(blob, entry.name, null, signal)
  return reader.text.picture(entry.frame, DPI, signal)
}

/** A PDF may carry some bytes before its header (ISO 32000-2, annex I). */
export function isPdf(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, 1028)).includes('%PDF-')
}

/** A page of which nothing is read yet. */
export function emptyPage(n: number, { width, height }: PageSize): PageText {
  return { n, width, height, source: 'none', confidence: 0, text: '', runs: [] }
}
