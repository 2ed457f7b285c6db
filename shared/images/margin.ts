/** The numbers in the left margin of pleading paper (1 to 25 or 28), as a recogniser sees them. */

export type Box = { x0: number; y0: number; x1: number; y1: number }
export type SeenWord = { text: string; box: Box }

/** As few words beside the text are no column of numbers. */
const FEWEST = 8
/** A column of numbers reaches over so much of the page. */
const REACH = 0.4
/** A word of the text, not of the margin. Letters. */
const BODY_WORD = 4

/**
 * Where a column of line numbers stands.
 * @param words with their boxes, in any unit
 * @param height of the page, in the same unit
 * @returns the column with room around it, left of all other text; null where there is none
 */
export function numberColumn(words: readonly SeenWord[], height: number): Box | null {
  const body = words.filter((word) => word.text.length >= BODY_WORD && /\p{L}{3}/u.test(word.text)).map((word) => word.box.x0).sort((a, b) => a - b)
  // A word or two may hang into the margin (a stamp, a heading); the text as a whole begins here.
  const left = body[Math.floor(body.length * 0.03)]
  if (left === undefined || body.length < FEWEST) return null
  const beside = words.filter((word) => word.box.x1 < left && word.text.length <= 3)
  const numbers = beside.filter((word) => /^\d{1,2}$/.test(word.text))
  if (beside.length < FEWEST || numbers.length < beside.length / 3) return null
  const x0 = Math.min(...numbers.map((word) => word.box.x0))
  const x1 = Math.max(...numbers.map((word) => word.box.x1))
  const y0 = Math.min(...beside.map((word) => word.box.y0))
  const y1 = Math.max(...beside.map((word) => word.box.y1))
  if (y1 - y0 < height * REACH) return null
  const room = Math.max(...numbers.map((word) => word.box.y1 - word.box.y0))
  return { x0: Math.max(0, x0 - room), x1: Math.min(left - 1, x1 + room), y0: Math.max(0, y0 - room * 2), y1: Math.min(height, y1 + room * 2) }
}

/** Whether a box lies in another with its middle. */
export function liesIn(box: Box, around: Box): boolean {
  const x = (box.x0 + box.x1) / 2
  const y = (box.y0 + box.y1) / 2
  return x >= around.x0 && x <= around.x1 && y >= around.y0 && y <= around.y1
}

/**
 * Whether a second look at the column is better than the first: numbers that rise, more than before.
 * @param before texts of the column as they were first read, from top to bottom
 * @param after the same, read again
 */
export function isBetterColumn(before: readonly string[], after: readonly string[]): boolean {
  return rising(after) > rising(before)
}

/** How many follow their neighbour above by one. */
function rising(texts: readonly string[]): number {
  return texts.filter((text, index) => index > 0 && /^\d{1,2}$/.test(text) && Number(text) === Number(texts[index - 1]) + 1).length
}
