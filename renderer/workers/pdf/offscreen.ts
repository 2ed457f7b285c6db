/** What pdf.js needs to draw where there is no document: canvases, and no filters. */

export class OffscreenFactory {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }

  reset(pair: { canvas: OffscreenCanvas }, width: number, height: number) {
    pair.canvas.width = Math.max(1, width)
    pair.canvas.height = Math.max(1, height)
  }

  destroy(pair: { canvas: OffscreenCanvas }) {
    pair.canvas.width = 0
    pair.canvas.height = 0
  }
}

/** SVG filters need a document, which a worker has not; recognition does without them. */
export class NoFilters {
  addFilter() { return 'none' }
  addHCMFilter() { return 'none' }
  addAlphaFilter() { return 'none' }
  addLuminosityFilter() { return 'none' }
  addKnockoutFilter() { return 'none' }
  addHighlightHCMFilter() { return 'none' }
  createSelectionStyle() { return null }
  destroy() {}
}
