/** Reads the cites that the search field takes: a paragraph, a document with a page, a Bates number, a docket entry. */
import { parseBatesRange } from '../bates/number'

export type TypedCite =
  | { kind: 'paragraph'; pleading: string | null; label: string }
  | { kind: 'document'; name: string; page: number | null; section: string | null }
  /** by its number on the page: "LI_000123", "LI_000123–125" */
  | { kind: 'bates'; first: string; last: string }
  /** by the court's docket: "ECF No. 35-2 at 7" */
  | { kind: 'docket'; number: string; page: number | null }

const PARAGRAPH = /^(?:(.+?)[\s,]*)?(?:¶{1,2}|par(?:a|as)?s?\.?)\s*(\d+[a-z]?(?:\s\([a-z]+\))?)$/i
const SECTION = /^(.+?)[\s,]+(§{1,2}\s*[\w.()-]+)$/
const PAGE = /^(.+?)[\s,]+(?:at|pp?\.)\s*(\d+)(?:\s*[-–—]\s*\d+)?$/i
const DOCKET = /^(?:ECF|Dkt\.?|Docket)\s*(?:No\.?|Nos\.?)?\s*(\d+(?:-\d+)?)(?:\s+at\s+(\d+)(?:\s*[-–—]\s*\d+)?)?$/i
/** Four digits or more in a row: an exhibit number has fewer. */
const BATES = /^[A-Z][\w.& -]*\d{4,}/i
/** "PX-3", "PX3", "DX A", "Ex. 12" */
const EXHIBIT = /^[A-Z]{1,4}\.?[\s-]?(?:\d+|[A-Z]{1,2})$/i

/**
 * Reads one typed cite: "Compl. ¶ 41", "¶ 41", "PX-3 at 4", "PX-2 § 3.2", "PX-3".
 * @returns null where the words are no cite
 */
export function parseTypedCite(input: string): TypedCite | null {
  const text = input.replace(/[\u00a0\u2009]/g, ' ').trim()
  const paragraph = PARAGRAPH.exec(text)
  if (paragraph?.[2]) return { kind: 'paragraph', pleading: paragraph[1]?.trim() || null, label: paragraph[2] }
  const docket = DOCKET.exec(text)
  if (docket?.[1]) return { kind: 'docket', number: docket[1], page: docket[2] ? Number(docket[2]) : null }
  const bates = BATES.test(text) ? parseBatesRange(text) : null
  if (bates) return { kind: 'bates', first: bates.first, last: bates.last }
  const section = SECTION.exec(text)
  if (section?.[1] && section[2]) return { kind: 'document', name: section[1], page: null, section: section[2] }
  const page = PAGE.exec(text)
  if (page?.[1] && page[2]) return { kind: 'document', name: page[1], page: Number(page[2]), section: null }
  return EXHIBIT.test(text) ? { kind: 'document', name: text, page: null, section: null } : null
}

/** Whether two exhibit numbers are the same: "PX3", "PX 3", "px-3". */
export function sameExhibit(a: string, b: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[\s.-]/g, '')
  return plain(a) === plain(b)
}
