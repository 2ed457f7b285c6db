/**
 * The text of one page with its places: what every reader (PDF, OCR, DOCX, plain text) gives
 * and every rule (complaint parsing, passages, find) takes.
 *
 * Coordinates are PDF points (1/72 inch), origin at the top left of the page as it is shown
 * (rotation applied), y downwards. They are never pixels.
 */

/** Where the words of a page came from. */
export type TextSource =
  /** the file's own text layer */
  | 'file'
  /** the file's text layer, each character shifted back by a constant that was detected */
  | 'decoded'
  /** optical character recognition */
  | 'ocr'
  /** nothing readable */
  | 'none'

/** A piece of text set in one go. `text` is never empty; it may hold inner spaces. */
export type Run = {
  text: string
  /** offset of `text` in the page's `text` (UTF-16 units) */
  at: number
  x: number
  /** top of the line box */
  y: number
  w: number
  h: number
  /** type size in points */
  size: number
  bold: boolean
  italic: boolean
  /** OCR only: 0 to 1 */
  confidence?: number
  /** OCR only: stretches of the run's text that were hard to read; absent where there are none */
  doubtful?: { from: number; to: number }[]
  /** where the pieces of the run stand, in order, the first at its start; absent where they are evenly spread */
  stops?: Stop[]
}

/** A piece of a run: offset in the run's text, left edge and width in points. */
export type Stop = { at: number; x: number; w: number }

export type Rect = { x: number; y: number; w: number; h: number }

export type PageText = {
  /** 1-based position in the file */
  n: number
  width: number
  height: number
  source: TextSource
  /** 0 to 1; how far the words can be trusted. 1 for a good text layer, the mean word confidence for OCR */
  confidence: number
  /** reading order: lines joined by \n, words by one space */
  text: string
  runs: Run[]
  /**
   * OCR of a page that lies askew: positions are those of the straightened page. Turned by this
   * about the middle of the page (radians, clockwise) they lie on the page as it is shown.
   */
  skew?: number
  /**
   * Paragraph facts that only a word processor's file knows. One per line of `text`;
   * absent for PDF and OCR.
   */
  styled?: StyledLine[]
}

/** One paragraph of a DOCX, with its automatic number as Word would print it. */
export type StyledLine = {
  /** offset range in the page's text, number included */
  from: number
  to: number
  /** "12." as printed by Word, or null where the paragraph has none */
  number: string | null
  /** 0-based list level */
  level: number
  /** outline level of a heading style (1 to 9), or null */
  heading: number | null
  centred: boolean
}
