/** Which words of a page lie under its boxes, and what is left of its text. */
import { touch } from '../bates/stamp'
import { rectsOf } from '../text/anchor'
import type { PageText, Rect } from '../text/page'

export type Word = { text: string; from: number; to: number; rect: Rect; size: number }

export type RedactedPage = {
  /** words that stay, with their places */
  kept: Word[]
  /** words that a box touches, wholly or in part */
  gone: string[]
  /** the page's text with "[redacted]" in place of what is gone */
  text: string
}

/** What stands in the text in place of words under a box. */
export const REDACTED = '[redacted]'

/**
 * @param boxes of this page, in points, origin at the top left as shown
 * A word that a box only touches goes as a whole: half a name is still a name.
 */
export function redactPage(page: PageText, boxes: readonly Rect[]): RedactedPage {
  const kept: Word[] = []
  const gone: string[] = []
  let text = ''
  let at = 0
  for (const match of page.text.matchAll(/\S+/g)) {
    const from = match.index
    const to = from + match[0].length
    text += page.text.slice(at, from)
    at = to
    const rects = rectsOf(page, from, to)
    if (rects.some((rect) => boxes.some((box) => touch(rect, box)))) {
      gone.push(match[0])
      text = text.trimEnd().endsWith(REDACTED) ? text.trimEnd() : `${text}${REDACTED}`
      continue
    }
    text += match[0]
    const [rect] = rects
    if (rect) kept.push({ text: match[0], from, to, rect, size: rect.h * 0.8 })
  }
  return { kept, gone, text: text + page.text.slice(at) }
}

/**
 * Words that must be nowhere in the output: those under a box that stand nowhere outside of one.
 * Short ones are left out, for they turn up in anything.
 */
export function secretsOf(pages: readonly RedactedPage[]): string[] {
  const left = new Set(pages.flatMap((page) => page.kept.map((one) => plain(one.text))))
  return [...new Set(pages.flatMap((page) => page.gone.map(plain)))].filter((word) => word.length >= 5 && !left.has(word))
}

const plain = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
