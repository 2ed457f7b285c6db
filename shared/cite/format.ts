/** Pin cites as Probata prints them (domain § 12): short source, then the place in it. */
import { batesAfter, formatBates, parseBates } from '../bates/number'
import type { Document, Paragraph, Passage, Pleading } from '../records'

/** How a document is called in a cite: its exhibit number, else its first Bates number, else its title. */
export function documentName(document: Document): string {
  return document.exhibit ?? document.bates?.first ?? document.title
}

/** "PX-3 at 4", "PX-3 at 4–5", "PX-2 § 3.2"; a document of one page needs no page. */
export function citePassage(passage: Passage, document: Document): string {
  const name = documentName(document)
  // What has a Bates number a page and no exhibit number is cited by the page's own number.
  const numbers = document.exhibit === null && !passage.locator ? (document.bates ?? document.ownBates) : null
  if (numbers) return citeBates(numbers, passage.page, passage.endPage)
  if (passage.locator) return `${name} ${passage.locator}`
  if (document.kind !== 'pdf' && (document.pages ?? 1) <= 1) return name
  return passage.endPage > passage.page ? `${name} at ${passage.page}–${passage.endPage}` : `${name} at ${passage.page}`
}

/** "Compl. ¶ 41" */
export function citeParagraph(paragraph: Paragraph, pleading: Pleading): string {
  return `${pleading.shortForm} ¶ ${paragraph.label}`
}

/** "LI_000124", "LI_000124–125": the numbers of pages in a range that has one a page. */
export function citeBates(range: { first: string; last: string }, page: number, endPage: number): string {
  const start = parseBates(range.first)
  const end = parseBates(range.last)
  // A native of many pages has one number, on its slip sheet.
  if (!start || !end || end.number - start.number < endPage - 1) return range.first
  const from = formatBates(batesAfter(start, page - 1))
  if (endPage === page) return from
  return `${from}–${String(start.number + endPage - 1).padStart(start.width, '0').slice(-3)}`
}
