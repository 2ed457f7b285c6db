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
    if (rects.some((rect) => boxes.some((box) => touch(rect, wider(box))))) {
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

/** Places of words are measured, and a letter or so off: a neighbour too many goes from the text layer rather than a letter too few. Points. */
const SLACK = 4
const wider = (box: Rect): Rect => ({ ...box, x: box.x - SLACK, w: box.w + 2 * SLACK })

/**
 * Words that must be nowhere in the output: those under a box that stand nowhere outside of one.
 * Short ones are left out, for they turn up in anything.
 */
export function secretsOf(pages: readonly RedactedPage[]): string[] {
  const left = new Set(pages.flatMap((page) => page.kept.map((one) => plain(one.text))))
  return [...new Set(pages.flatMap((page) => page.gone.map(plain)))].filter((word) => word.length >= 5 && !left.has(word))
}

const plain = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/**
 * A page without the words of some places: each letter becomes a block, so that everything else
 * stands where it stood. For words that somebody else's box failed to hide.
 */
export function blankWords(page: PageText, places: readonly Rect[]): PageText {
  const gone: [number, number][] = []
  for (const match of page.text.matchAll(/\S+/g)) {
    const to = match.index + match[0].length
    const [rect] = rectsOf(page, match.index, to)
    if (rect && places.some((place) => inside(rect, place))) gone.push([match.index, to])
  }
  if (gone.length === 0) return page
  const blank = (text: string, at: number) => {
    let out = text
    for (const [from, to] of gone) {
      const [start, end] = [Math.max(0, from - at), Math.min(text.length, to - at)]
      if (start < end) out = out.slice(0, start) + BLOCK.repeat(end - start) + out.slice(end)
    }
    return out
  }
  return { ...page, text: blank(page.text, 0), runs: page.runs.map((run) => ({ ...run, text: blank(run.text, run.at) })) }
}

const BLOCK = '█'

function inside(word: Rect, place: Rect): boolean {
  const middle = word.y + word.h / 2
  const width = Math.min(word.x + word.w, place.x + place.w) - Math.max(word.x, place.x)
  return middle > place.y && middle < place.y + place.h && width > word.w * 0.6
}
