/** Reads the page number that a row prints in the head or foot of a page. */

const ALONE = /^\s*(?:\f)?\s*(?:(?:page|pg\.?|p\.)\s*)?[-–—[(]?\s*(\d{1,5})\s*[-–—\])]?(?:\s+of\s+\d{1,5}|\s?\/\s?\d{1,5})?\s*$/i
/** "Page 12" with the witness's name behind it */
const NAMED_BEFORE = /^\s*page:?\s+(\d{1,5})(?:\s+of\s+\d{1,5})?\s{3,}\S/i
const NAMED = /\b(?:page:?|pg[.:]?)\s+(\d{1,5})(?:\s+of\s+\d{1,5}|\s?\/\s?\d{1,5})?\s*$/i
const BEHIND = /(?:\s{2,}|\s[-–—|]\s+)(\d{1,5})\s*$/
const BEFORE = /^\s*(\d{1,5})\s{6,}\S/

/** What a court's filing system or an exhibit's own stamp prints: it counts the pages of the filing, not the reporter's. */
const FILING = /\bcase\b.{0,60}\bdoc(?:ument|\.|\s|ket).{0,40}\b(?:filed|entered|page)\b|\bpage\s?id\b|\b(?:ecf|dkt\.?|docket)\s+(?:no\.?\s*)?\d|\bfiled:?\s+\d{1,2}\/\d{1,2}\/\d{2,4}|^\s*(?:exhibit|exh?\.)\s+\S{1,8}\b.{0,20}\bpage\b/i

/** "3-401", "III-401": the volume and its page */
const OF_VOLUME = /^\s*(?:\d{1,2}|[IVX]{1,5})\s?-\s?(\d{1,5})\s*$/
/** a number and nothing else, which is the most frequent */
const BARE = /^\s*(\d{1,5})\s*$/

/** The page number that a row carries, outside the lines. `sure`: the row says nothing else, or names it. */
export function pageNumberOf(row: string): { n: number; sure: boolean } | null {
  if (row.length > 300) return null
  const bare = BARE.exec(row)
  if (bare) return { n: Number(bare[1]), sure: true }
  if (FILING.test(row)) return null
  const alone = ALONE.exec(row) ?? NAMED.exec(row) ?? NAMED_BEFORE.exec(row) ?? OF_VOLUME.exec(row)
  if (alone) return { n: Number(alone[1]), sure: true }
  const beside = BEHIND.exec(row) ?? BEFORE.exec(row)
  return beside ? { n: Number(beside[1]), sure: false } : null
}
