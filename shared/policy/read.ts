import type { PageText } from '../text/page'
import { findHeadings } from './headings'
import type { PolicyText, Section } from './model'

/**
 * Reads a version's text into sections: a partition of the whole text, so that nothing is lost
 * between two of them. What stands before the first heading is a section without a title.
 *
 * @param pages in order; of PDF, Word, Markdown, plain text or a saved page
 * @param markdown whether the document is Markdown; other text is tried for its marks as well
 */
export function readPolicy(pages: readonly PageText[], markdown = false): PolicyText {
  const starts: { n: number; at: number }[] = []
  let at = 0
  for (const page of pages) {
    starts.push({ n: page.n, at })
    at += page.text.length + 1
  }
  const text = pages.map((page) => page.text).join('\n')
  const headings = findHeadings(text, pages, starts.map((one) => one.at), markdown)
  const sections: Section[] = []
  const first = headings[0]?.from ?? text.length
  const before = text.slice(0, first)
  // Blank lines before the first heading belong to it, so that no empty section stands there.
  if (before.trim() !== '' || headings.length === 0) sections.push({ index: 0, number: null, title: '', level: 1, from: 0, to: first, body: 0 })
  for (const [order, heading] of headings.entries()) {
    sections.push({
      index: sections.length, number: heading.number, title: heading.title, level: heading.level,
      from: sections.length === 0 ? 0 : heading.from, to: headings[order + 1]?.from ?? text.length, body: heading.body,
    })
  }
  return { text, pages: starts, sections }
}

/** The page that an offset of the whole text lies on, and the offset there. */
export function placeOf(policy: Pick<PolicyText, 'pages'>, offset: number): { page: number; at: number } {
  let low = 0
  let high = policy.pages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((policy.pages[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const page = policy.pages[low]
  return page ? { page: page.n, at: offset - page.at } : { page: 1, at: offset }
}

/** "§ 1.2", "“Registration”", "the opening": how a section is called in a cite. */
export function sectionName(section: Pick<Section, 'number' | 'title'>): string {
  if (section.number !== null) return `§ ${section.number}`
  return section.title === '' ? 'the opening' : `“${section.title}”`
}

/** The sections that a section stands in, outermost first. */
export function ancestors(sections: readonly Section[], index: number): Section[] {
  const found: Section[] = []
  let level = sections[index]?.level ?? 0
  for (let at = index - 1; at >= 0 && level > 1; at--) {
    const one = sections[at] as Section
    if (one.level < level) {
      if (one.title !== '') found.unshift(one)
      level = one.level
    }
  }
  return found
}
