/**
 * Bad redactions: words that can still be read under something that was painted to hide them
 * (domain § 15). First by what the page paints, then by whether the words can be seen in its picture.
 */
import { rectsOf } from '../text/anchor'
import type { PageText, Rect } from '../text/page'
import type { Painted } from './paint'

export type Covered = { page: number; rect: Rect; how: 'rectangle' | 'image' | 'annotation' | 'white-text'; text: string }

/** `labelled`: something was printed on the cover, as "REDACTED" is */
export type Suspect = {
  rect: Rect
  text: string
  how: Covered['how']
  labelled: boolean
  /** where word and cover meet: places of words are measured, and a little off */
  under: Rect
}

/** Share of a word's width that must lie under the cover. */
const ENOUGH = 0.6
/** A rule or an underline hides nothing. Points. */
const LEAST_HEIGHT = 5
const LEAST_WIDTH = 6

/** Words of a page that something may hide; empty for nearly every page, which then need not be drawn. */
export function suspectsOf(page: PageText, painted: readonly Painted[]): Suspect[] {
  const covers = painted.flatMap((one, order) => ((one.what === 'box' || one.what === 'image') && one.rect.h >= LEAST_HEIGHT && one.rect.w >= LEAST_WIDTH && one.alpha > 0.9 ? [{ ...one, order }] : []))
  const texts = painted.flatMap((one, order) => (one.what === 'text' ? [{ ...one, order }] : []))
  const found: Suspect[] = []
  if (texts.length === 0) return found
  for (const match of page.text.matchAll(/\S+/g)) {
    const [rect] = rectsOf(page, match.index, match.index + match[0].length)
    if (!rect || !/[\p{L}\p{N}]/u.test(match[0])) continue
    const hidden = hiddenBy(rect, covers, texts)
    if (hidden) found.push({ rect, text: match[0], ...hidden })
  }
  return found
}

type Ordered = Painted & { order: number }

function hiddenBy(word: Rect, covers: readonly Ordered[], texts: readonly Ordered[]): Pick<Suspect, 'how' | 'labelled' | 'under'> | null {
  const near = texts.filter((one) => share(word, one.rect) > 0.5)
  // Of several texts in one place the word is the one that stands as it stands; the first where they are alike.
  const own = near.reduce<Ordered | null>((best, one) => (best === null || apart(word, one.rect) < apart(word, best.rect) - 0.5 ? one : best), null)
  if (!own) return null
  for (const cover of covers) {
    if (share(word, cover.rect) < ENOUGH) continue
    // The same word may be painted twice, the second time over the cover: then it is there to be read.
    const again = near.some((one) => one.order > cover.order && one !== own && apart(own.rect, one.rect) < 1)
    const under = meeting(word, cover.rect)
    const labelled = near.some((one) => one.order > cover.order && one !== own)
    if (cover.order > own.order && !own.invisible && !again) return { how: cover.annotation ? 'annotation' : cover.what === 'image' ? 'image' : 'rectangle', labelled, under }
    // Under a recogniser's picture words are never drawn; only the picture can tell.
    if (own.invisible && cover.what === 'image') return { how: 'image', labelled: false, under }
    if (own.invisible && cover.what === 'box' && cover.colour !== null && isDark(cover.colour)) return { how: 'rectangle', labelled, under }
    if (cover.what === 'box' && cover.order < own.order && cover.colour !== null && own.colour !== null && !own.invisible && !again && alike(cover.colour, own.colour)) return { how: 'white-text', labelled: false, under }
  }
  return null
}

function meeting(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return { x, y, w: Math.min(a.x + a.w, b.x + b.w) - x, h: Math.min(a.y + a.h, b.y + b.h) - y }
}

/** How differently two texts stand: by their line and their height. */
const apart = (a: Rect, b: Rect) => Math.abs(a.y + a.h / 2 - b.y - b.h / 2) + Math.abs(a.h - b.h)

/** Part of a word's width that lies inside a rectangle that is high enough to hide it. */
function share(word: Rect, cover: Rect): number {
  const middle = word.y + word.h / 2
  if (middle < cover.y || middle > cover.y + cover.h || cover.h < word.h * 0.5) return 0
  return Math.max(0, Math.min(word.x + word.w, cover.x + cover.w) - Math.max(word.x, cover.x)) / word.w
}

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function isDark(colour: string): boolean {
  const [r = 255, g = 255, b = 255] = channels(colour)
  return 0.3 * r + 0.59 * g + 0.11 * b < 110
}

function alike(a: string, b: string): boolean {
  const left = channels(a)
  const right = channels(b)
  return left.every((value, index) => Math.abs(value - (right[index] ?? 999)) <= 12)
}

/** What the picture shows in the place of a word. */
export type Seen = { /** darkest and lightest, 0 to 255 */ least: number; most: number; /** share of pixels that are dark */ dark: number }

/**
 * Whether a suspect is really hidden: its place is one colour in the picture. Under a recogniser's
 * picture that colour must be dark: a blank place is a slip of the recogniser, not a redaction.
 */
export function isHidden({ labelled }: Pick<Suspect, 'labelled'>, seen: Seen, underPicture: boolean): boolean {
  if (labelled && seen.dark >= 0.6) return true
  if (seen.most - seen.least > 40) return false
  return underPicture ? seen.most < 110 : true
}

/** Suspects side by side as one place, in reading order. */
export function placesOf(page: number, hidden: readonly Suspect[]): Covered[] {
  const places: Covered[] = []
  for (const one of hidden) {
    const last = places.at(-1)
    const sameLine = last && last.how === one.how && Math.abs(last.rect.y - one.rect.y) < one.rect.h * 0.6 && one.rect.x - (last.rect.x + last.rect.w) < one.rect.h * 1.5
    if (!last || !sameLine) {
      places.push({ page, rect: { ...one.rect }, how: one.how, text: one.text })
      continue
    }
    const right = Math.max(last.rect.x + last.rect.w, one.rect.x + one.rect.w)
    const bottom = Math.max(last.rect.y + last.rect.h, one.rect.y + one.rect.h)
    last.rect = { x: Math.min(last.rect.x, one.rect.x), y: Math.min(last.rect.y, one.rect.y), w: right - Math.min(last.rect.x, one.rect.x), h: bottom - Math.min(last.rect.y, one.rect.y) }
    last.text += ` ${one.text}`
  }
  return places
}
