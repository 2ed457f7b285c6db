import type { Passage } from '../records'
import { quoteOf, rectsOf } from '../text/anchor'
import type { PageText } from '../text/page'
import type { PolicyText } from './model'
import { placeOf } from './read'

/** As long as a quote may be. Characters. */
const LONGEST = 20_000

/**
 * Words of a version as a passage keeps them, anchored in the pages of its document.
 * @param from, to offsets in the whole text; blanks at their ends are left out
 * @returns null where no word stands there
 */
export function passageOf(policy: PolicyText, pages: readonly PageText[], from: number, to: number): Omit<Passage, 'id' | 'document' | 'note' | 'tags'> | null {
  let [start, end] = [from, Math.min(to, from + LONGEST)]
  while (start < end && /\s/.test(policy.text[start] as string)) start++
  while (end > start && /\s/.test(policy.text[end - 1] as string)) end--
  if (start >= end) return null
  const [first, last] = [placeOf(policy, start), placeOf(policy, end - 1)]
  const page = pages.find((one) => one.n === first.page)
  const lastPage = pages.find((one) => one.n === last.page)
  if (!page || !lastPage) return null
  const section = policy.sections.find((one) => one.from <= start && start < one.to)
  const locator = section?.number ? `§ ${section.number}`.slice(0, 100) : null
  if (first.page === last.page) return { page: first.page, endPage: first.page, ...quoteOf(page, first.at, last.at + 1), from: first.at, to: last.at + 1, rects: rectsOf(page, first.at, last.at + 1).map((rect) => ({ page: page.n, rect })), locator }
  const between = pages.filter((one) => one.n >= first.page && one.n <= last.page)
  return {
    page: first.page, endPage: last.page, quote: policy.text.slice(start, end).replace(/\s+/g, ' ').trim(), prefix: quoteOf(page, first.at, first.at).prefix, suffix: quoteOf(lastPage, last.at + 1, last.at + 1).suffix, from: first.at, to: last.at + 1,
    rects: between.flatMap((one) => rectsOf(one, one.n === first.page ? first.at : 0, one.n === last.page ? last.at + 1 : one.text.length).map((rect) => ({ page: one.n, rect }))), locator,
  }
}
