/** Pages of a file as rows: words and layout apart, each some pages a row. */
import { type PackedLayout, type PageWords, splitPage, withLayout } from '../../../shared/text/packedLayout'
import { byWeight } from '../../../shared/list/byWeight'
import type { PageText } from '../../../shared/text/page'

/** Fingerprint of the file, first and last page: without gaps, so that the keys alone say which pages there are. */
export type BlockKey = [string, number, number]
export const BLOCK_KEY = ['sha256', 'first', 'last']
export type TextBlock = { sha256: string; first: number; last: number; pages: PageWords[] }
/** `packed`: JSON of `[number of the page, its layout]` each. Pages without layout are in none. */
export type LayoutBlock = { sha256: string; first: number; last: number; packed: string }
/** The pages of a file as rows, in order. */
export type PageRows = { texts: TextBlock[]; layouts: LayoutBlock[] }
export type PlacedLayout = [n: number, layout: PackedLayout]

/**
 * Bytes of a row. Chromium writes a larger one (64 kB) as a file of its own, which takes many times as long; a
 * letter may take two. A page that is larger by itself stays whole.
 */
const ROW = 60_000
const BYTES_OF_A_LETTER = 2
/** Of a page but for its text. */
const FRAME = 200

/** Words and layouts of pages, apart. */
export function splitPages(pages: readonly PageText[]): { words: PageWords[]; layouts: PlacedLayout[] } {
  const words: PageWords[] = []
  const layouts: PlacedLayout[] = []
  for (const page of pages) {
    const split = splitPage(page)
    words.push(split.words)
    if (split.layout) layouts.push([page.n, split.layout])
  }
  return { words, layouts }
}

/** @param pages in any order */
export function blocksOf(sha256: string, pages: readonly PageText[]): PageRows {
  const { words, layouts } = splitPages(pages)
  return { texts: textBlocks(sha256, words), layouts: layoutBlocks(sha256, layouts) }
}

export function textBlocks(sha256: string, pages: readonly PageWords[]): TextBlock[] {
  return groupsOf(pages, ({ text }) => text.length * BYTES_OF_A_LETTER + FRAME).map((group) => ({ sha256, ...endsOf(group), pages: group }))
}

export function layoutBlocks(sha256: string, layouts: readonly PlacedLayout[]): LayoutBlock[] {
  const packed = layouts.map((one) => ({ n: one[0], packed: JSON.stringify(one) }))
  return groupsOf(packed, (one) => one.packed.length).map((group) => ({ sha256, ...endsOf(group), packed: `[${group.map((one) => one.packed).join(',')}]` }))
}

export const layoutsOf = (block: LayoutBlock): PlacedLayout[] => JSON.parse(block.packed) as PlacedLayout[]

/** The pages of blocks, in order. @param layouts those of the same pages; others are passed over */
export function pagesOfBlocks(texts: readonly TextBlock[], layouts: readonly LayoutBlock[]): PageText[] {
  const layoutOf = new Map(layouts.flatMap(layoutsOf))
  return texts.flatMap((one) => one.pages.map((words) => withLayout(words, layoutOf.get(words.n) ?? null)))
}

function endsOf(group: readonly { n: number }[]): { first: number; last: number } {
  return { first: group[0]?.n ?? 0, last: group.at(-1)?.n ?? 0 }
}

/** Neighbours without a gap, as many as fit a row. */
function groupsOf<T extends { n: number }>(pages: readonly T[], weightOf: (page: T) => number): T[][] {
  // A file from elsewhere may name a page twice; the last one counts.
  const once = [...new Map(pages.map((one) => [one.n, one])).values()].sort((a, b) => a.n - b.n)
  return byWeight(once, weightOf, ROW, (group, page) => group.at(-1)?.n === page.n - 1)
}
