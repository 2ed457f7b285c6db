import type { Rect } from '../../shared/text/page'

/** What a person marked: words with their offsets in the page's text, or a box. */
export type ViewerSelection = {
  page: number
  endPage: number
  quote: string
  prefix: string
  suffix: string
  /** offsets in the text of `page` and `endPage`; null for a box */
  from: number | null
  to: number | null
  rects: { page: number; rect: Rect }[]
  box: boolean
  /** where it stands on the screen, for what floats beside it */
  anchor: DOMRect
}

/** A place to jump to and light. `stamp` grows with each request, so that the same place is lit again. */
export type ViewerTarget = { page: number | null; passageId: string | null; rects: { page: number; rect: Rect }[] | null; stamp: number; /** places a search found; see `SourceTarget` */ hits?: readonly { page: number; from: number; to: number }[]; hit?: number }
