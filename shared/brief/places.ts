/** Places that only a document's words can tell: a section, a page and line of a transcript, a printed page. */
import type { PageText } from '../text/page'

/**
 * What to add to a page's position in the file to get the number printed on it, by what most pages
 * carry alone on a line at their head or foot; null where too few agree.
 */
export function printedOffset(pages: readonly PageText[]): number | null {
  const votes = new Map<number, number>()
  for (const page of pages) {
    const lines = page.text.split('\n').map((line) => line.trim()).filter(Boolean)
    const edge = [...lines.slice(0, 3), ...lines.slice(-3)]
    const seen = new Set<number>()
    for (const line of edge) {
      const number = /^(?:-\s*|page\s+)?(\d{1,5})(?:\s*-|\s+of\s+\d+)?$/i.exec(line)?.[1] ?? /\bpage\s+(\d{1,5})$/i.exec(line)?.[1]
      if (number) seen.add(Number(number) - page.n)
    }
    for (const offset of seen) votes.set(offset, (votes.get(offset) ?? 0) + 1)
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best && best[1] >= Math.max(2, pages.length * 0.4) ? best[0] : null
}

/** The largest number of the column that counts a page's lines; 0 where it has none. */
export function linesOnPage(page: PageText): number {
  let last = 0
  for (const line of page.text.split('\n')) {
    const number = Number(/^\s*(\d{1,2})(?=\s|$)/.exec(line)?.[1])
    if (number === last + 1) last = number
  }
  return last >= 5 ? last : 0
}

/** Where numbered lines `from` to `to` of a page stand in its text; null where it has no such lines. */
export function lineSpan(page: PageText, from: number, to: number): { from: number; to: number } | null {
  let at = 0
  let [start, end, last] = [-1, -1, 0]
  for (const line of page.text.split('\n')) {
    const number = Number(/^\s*(\d{1,2})(?=\s|$)/.exec(line)?.[1])
    if (number === last + 1) last = number
    if (last >= from && last <= to) {
      if (start < 0) start = at
      end = at + line.length
    }
    at += line.length + 1
  }
  return start < 0 ? null : { from: start, to: end }
}

const HEADING = /^\s*(?:§+ ?|sec(?:tion|\.)? |art(?:icle|\.)? )?(\d{1,4}(?:\.\d{1,4}){0,5}|[IVXL]{1,6}|[A-Z](?=[.)]))(?:[.):]|\s|$)/i

/**
 * Finds a section by the number at the head of a line: "3.2", "Section 3.2.", "§ 3.2".
 * Behind the number of a section its parts ("(b)(ii)") are taken on trust.
 * @returns its page, and where it begins and ends on it; null where no line begins so
 */
export function findSection(pages: readonly PageText[], section: string): { page: number; from: number; to: number } | null {
  const wanted = section.replace(/\(.*$/, '').toLowerCase()
  let first: { page: number; from: number; to: number } | null = null
  for (const page of pages) {
    let at = 0
    for (const line of page.text.split('\n')) {
      if (HEADING.exec(line)?.[1]?.toLowerCase() === wanted) {
        const found = { page: page.n, from: at, to: endOfSection(page.text, at + line.length + 1, wanted) }
        // A table of contents names it first; the section itself has words behind it.
        if (!CONTENTS.test(line)) return found
        first ??= found
      }
      at += line.length + 1
    }
  }
  return first
}

const CONTENTS = /(?:\.[ .]{2,}|\t| {3,})\s*\d{1,4}\s*$/

/** Where the next section of the same depth begins on the page, else the page's end. */
function endOfSection(text: string, from: number, wanted: string): number {
  let at = from
  for (const line of text.slice(from).split('\n')) {
    const number = HEADING.exec(line)?.[1]?.toLowerCase()
    if (number && number !== wanted && !number.startsWith(`${wanted}.`) && number.includes('.') === wanted.includes('.')) return at
    at += line.length + 1
  }
  return text.length
}
