/** Bad redactions of a PDF: words under a cover that can still be read, by page. */
import type { Covered } from '../../shared/redaction/decide'
import type { PageText } from '../../shared/text/page'
import { giveBack, takeReader } from './readers'

/** A longer paper is looked at as far as this. Pages. */
const MOST_PAGES = 2000

/** @param texts pages of the file, as they were read; only those with the file's own text can hide any */
export async function findCovered(blob: Blob, name: string, texts: readonly PageText[], options: { signal: AbortSignal; password?: string | null; onProgress?: (done: number, total: number) => void }): Promise<Covered[]> {
  const own = texts.filter((page) => page.source === 'file' || page.source === 'decoded').slice(0, MOST_PAGES)
  if (own.length === 0) return []
  const { signal } = options
  const reader = await takeReader(signal)
  try {
    await reader.text.open(blob, name, options.password ?? null, signal)
    const found: Covered[] = []
    for (const [index, text] of own.entries()) {
      signal.throwIfAborted()
      options.onProgress?.(index, own.length)
      // A page that cannot be drawn hides nothing that is known.
      found.push(...await reader.text.covered(text.n, text, signal).catch(() => {
        signal.throwIfAborted()
        return []
      }))
      if (reader.text.opened !== blob) await reader.text.open(blob, name, options.password ?? null, signal)
    }
    return found
  } finally {
    await reader.text.close().catch(() => undefined)
    giveBack(reader)
  }
}
