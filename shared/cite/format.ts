/** Pin cites as Probata prints them (domain § 12): short source, then the place in it. */
import type { Document, Paragraph, Passage, Pleading } from '../records'

/** How a document is called in a cite: its exhibit number, else its title. */
export function documentName(document: Document): string {
  return document.exhibit ?? document.title
}

/** "PX-3 at 4", "PX-3 at 4–5", "PX-2 § 3.2"; a document of one page needs no page. */
export function citePassage(passage: Passage, document: Document): string {
  const name = documentName(document)
  if (passage.locator) return `${name} ${passage.locator}`
  if (document.kind !== 'pdf' && (document.pages ?? 1) <= 1) return name
  return passage.endPage > passage.page ? `${name} at ${passage.page}–${passage.endPage}` : `${name} at ${passage.page}`
}

/** "Compl. ¶ 41" */
export function citeParagraph(paragraph: Paragraph, pleading: Pleading): string {
  return `${pleading.shortForm} ¶ ${paragraph.label}`
}
