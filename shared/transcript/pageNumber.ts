/** Reads the page number that a row prints in the head or foot of a page. */

const ALONE = /^\s*(?:\f)?\s*(?:(?:page|pg\.?|p\.)\s*)?[-–—[(]?\s*(\d{1,5})\s*[-–—\])]?(?:\s+of\s+\d{1,5})?\s*$/i
const NAMED = /\bpage:?\s+(\d{1,5})(?:\s+of\s+\d{1,5})?\s*$/i
const BEHIND = /\s{6,}(\d{1,5})\s*$/
const BEFORE = /^\s*(\d{1,5})\s{6,}\S/

/** The page number that a row carries, outside the lines. `sure`: the row says nothing else, or names it. */
export function pageNumberOf(row: string): { n: number; sure: boolean } | null {
  if (row.length > 300) return null
  const alone = ALONE.exec(row) ?? NAMED.exec(row)
  if (alone) return { n: Number(alone[1]), sure: true }
  const beside = BEHIND.exec(row) ?? BEFORE.exec(row)
  return beside ? { n: Number(beside[1]), sure: false } : null
}
