import type { Document, Passage } from '../../../shared/records'
import { newId } from '../../store'
import type { ViewerSelection } from '../../viewer'

/** A passage of what was selected, anchored three ways (design § 5). */
export function newPassage(document: Document, selection: ViewerSelection): Passage {
  const { page, endPage, quote, prefix, suffix, from, to, rects } = selection
  return { id: newId('passages'), document: document.id, page, endPage, quote: quote.slice(0, 20_000), prefix: prefix.slice(0, 200), suffix: suffix.slice(0, 200), from, to, rects, locator: null, note: '', tags: [] }
}
