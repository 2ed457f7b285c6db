/** What a person cannot read because of the size of letters: words that lie over each other, words that a box cuts off. */
import type { Page } from '@playwright/test'

/** Sentences on the text of what is shown, none where all of it can be read. Not the pages of papers: they are pictures with words over them. */
export function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Piece = { text: string; element: Element; left: number; top: number; right: number; bottom: number }
    const found: string[] = []
    const pieces: Piece[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!element || text === '' || element.closest('.viewer, .visually-hidden, [aria-hidden="true"], canvas, svg, select, .whole, .room__about')) continue
      if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      // Lines of one or two letters are a column without room.
      if (text.length >= 12 && range.getClientRects().length > text.length / 3) found.push(`“${text.slice(0, 40)}” stands letter by letter`)
      for (const rect of range.getClientRects()) {
        if (rect.width < 2 || rect.height < 2) continue
        const piece: Piece = { text: text.slice(0, 40), element, left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom }
        let gone = false
        for (let box: Element | null = element; box && !gone; box = box.parentElement) {
          const style = getComputedStyle(box)
          if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
          const edge = box.getBoundingClientRect()
          const scrolls = (by: string) => by === 'auto' || by === 'scroll'
          const clamped = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
          // What is scrolled away can be scrolled to; what an ellipsis stands for is said elsewhere.
          if (!scrolls(style.overflowX) && !clamped && (piece.right > edge.right + 2 || piece.left < edge.left - 2) && piece.left < edge.right && piece.bottom > edge.top && piece.top < edge.bottom) found.push(`“${piece.text}” is cut off at the side`)
          piece.left = Math.max(piece.left, edge.left)
          piece.right = Math.min(piece.right, edge.right)
          piece.top = Math.max(piece.top, edge.top)
          piece.bottom = Math.min(piece.bottom, edge.bottom)
          gone = piece.right - piece.left < 2 || piece.bottom - piece.top < 2
        }
        if (!gone) pieces.push(piece)
      }
    }
    for (const [n, a] of pieces.entries()) for (const b of pieces.slice(n + 1)) {
      if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      // Boxes of lines touch; letters do not.
      if (width > 3 && height > 0.35 * Math.min(a.bottom - a.top, b.bottom - b.top)) {
        const top = document.elementFromPoint((Math.max(a.left, b.left) + Math.min(a.right, b.right)) / 2, (Math.max(a.top, b.top) + Math.min(a.bottom, b.bottom)) / 2)
        // One may lie in a layer above the other, on a ground of its own.
        const layered = top && !(top.contains(a.element) && top.contains(b.element)) && top.closest('dialog, .popover, .shell__source--over, .toast, thead, .sticky')
        if (!layered) found.push(`“${a.text}” and “${b.text}” lie over each other`)
      }
    }
    return [...new Set(found)]
  })
}
