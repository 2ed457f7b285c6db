import type { Document } from '../../shared/records'
import type { PageText } from '../../shared/text/page'
import type { ByteStore } from './bytes'

/** Documents and pages that are read in one go; a file of more pages is read alone. */
const TOGETHER = { documents: 64, pages: 300 }

/**
 * Page texts of many documents, in this order; of a document that is a part of a file its own pages. Many
 * are read in one transaction, since to begin one takes longer than to read a short paper, and the next
 * ones are on their way while the last are looked at. Memory holds two parts.
 */
export async function* pagesInTurn(bytes: ByteStore, documents: Iterable<Document>): AsyncGenerator<{ document: Document; pages: PageText[] }> {
  let coming: Promise<{ document: Document; pages: PageText[] }[]> | null = null
  for (const part of partsOf(documents)) {
    const asked = readPart(bytes, part)
    // Looked at only when its turn comes, which may be never.
    asked.catch(() => {})
    if (coming) yield* await coming
    coming = asked
  }
  if (coming) yield* await coming
}

function* partsOf(documents: Iterable<Document>): Generator<Document[]> {
  let part: Document[] = []
  let pages = 0
  for (const document of documents) {
    const own = document.pages ?? 1
    if (part.length >= TOGETHER.documents || (part.length > 0 && pages + own > TOGETHER.pages)) {
      yield part
      part = []
      pages = 0
    }
    part.push(document)
    pages += own
  }
  if (part.length > 0) yield part
}

async function readPart(bytes: ByteStore, part: readonly Document[]): Promise<{ document: Document; pages: PageText[] }[]> {
  const texts = await bytes.pagesOf(part.map((one) => one.sha256))
  return part.map((document, at) => ({ document, pages: (texts[at] ?? []).filter(({ n }) => !document.range || (n >= document.range.from && n <= document.range.to)) }))
}
