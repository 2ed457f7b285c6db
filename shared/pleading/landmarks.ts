/** Lines that order a pleading: count headings, the prayer, the signature, papers behind it. */
import type { CleanPage } from './furniture'
import type { Line } from './line'
import { fromRoman, ordinalOf } from './ordinal'

/** Noise that OCR puts before words. */
const NOISE = /^[^\p{L}\p{N}(“"¶§]+/u
const ORDINAL = String.raw`((?:twenty|thirty|forty)[\s-]+[a-z]+|\d{1,2}(?:st|nd|rd|th)?|[ivxlc]{1,7}|[a-z]{3,12})`
const COUNT_NUMBER = new RegExp(String.raw`^(?:count|claim|cause of action|claim for relief)\s+(?:no\.?\s*|number\s+)?${ORDINAL}\b\s*[.:–—-]*\s*(.*)$`, 'i')
const NUMBER_COUNT = new RegExp(String.raw`^(?:as and for (?:a|an|the|its|his|her|their|plaintiff[’']?s?['’]?)\s+)?${ORDINAL}\s+(?:separate\s+)?(?:cause of action|claim for relief|claim|count|cause)\b\s*[.:–—-]*\s*(.*)$`, 'i')

/** What a recogniser makes of the numeral of "COUNT II": "COUNT IT", "COUNT |l"; of "COUNT I" often nothing. */
const SPOILT_COUNT = /^COUNT(?:\s+([IVXTl1|!]{1,5}))?\s*[.:]?$/

/** `ordinal` 0: the numeral was lost; the count follows the one before it. */
export type CountMark = { ordinal: number; printed: string; rest: string }

/** Reads a line as the heading of a count: "COUNT I: 42 U.S.C. § 1985(3)", "NINTEENTH CAUSE OF ACTION". */
export function countMark(line: Line): CountMark | null {
  const text = line.text.replace(NOISE, '').trim()
  const numberFirst = NUMBER_COUNT.exec(text)
  const match = COUNT_NUMBER.exec(text) ?? numberFirst
  const spoilt = SPOILT_COUNT.exec(text)
  if (spoilt) {
    const ordinal = spoilt[1] ? fromRoman(spoilt[1].replace(/[^VX]/g, 'I')) : 0
    if (ordinal !== null) return { ordinal, printed: text, rest: '' }
  }
  if (!match?.[1] || text.length > 200) return null
  const ordinal = ordinalOf(match[1])
  if (ordinal === null || ordinal > 99) return null
  const rest = (match[2] ?? '').trim()
  const head = text.slice(0, text.length - rest.length).replace(/[\s:.–—-]+$/, '')
  // A heading is set apart; a sentence that begins "Claim 1 of the '123 patent recites" is not.
  const letters = head.replace(/[^\p{L}]/gu, '')
  const capitals = letters === letters.toUpperCase() || /^(Count|Claim|Cause)\s+[IVX\d]/.test(head) || /^[A-Z][a-z]+(-[A-Z]?[a-z]+)?\s+(Cause of Action|Claim for Relief|Claim|Count)$/.test(head)
  if (!capitals) return null
  const prose = /^[a-z]/.test(rest) && !/^(for|against|by|under|violation|breach)\b/i.test(rest)
  if (prose || /[.;,]$/.test(rest) && rest.split(' ').length > 9) return null
  if (/^(is|are|was|of the (complaint|patent)|and|above|alleges?|incorporates?)\b/i.test(rest)) return null
  return { ordinal, printed: head, rest }
}

const PRAYER = /^[^\p{L}]*(?:[IVXL]+\.\s*)?(?:prayer(?:\s+for\s+(?:relief|judgment))?|(?:request|demand)s?\s+for\s+(?:relief|judgment)|relief\s+(?:requested|sought)|requested\s+relief)\W*$/iu
const WHEREFORE = /^[^\p{L}]*wherefore\b/iu

export const isPrayerHeading = (line: Line) => PRAYER.test(line.text)
export const isWherefore = (line: Line) => WHEREFORE.test(line.text)
export const isJuryHeading = (line: Line) => /^[^\p{L}]*(?:[IVXL]+\.\s*)?(?:(?:demand|request)\s+for\s+(?:a\s+)?(?:jury\s+trial|trial\s+by\s+jury)|jury\s+(?:trial\s+)?demand(?:ed)?|trial\s+by\s+jury\s+(?:is\s+)?demanded)\W*$/iu.test(line.text)
export const isSignature = (line: Line) => /^[^\p{L}]*(?:respectfully\s+submitted|dated?:?\s+(?:this\s+)?(?:[A-Z][a-z]+\s+\d|\d|_)|\/?s\/\s)/iu.test(line.text)

const BEHIND = /^\W*(?:certificate of service|proof of service|verification|declaration of service|civil cover sheet|js\s*44)\b/i
const SLIP_SHEET = /^\W*(?:exhibit|attachment|appendix|ex\.)\s+[“"']?([A-Z]{1,2}|\d{1,3})[”"']?\W*$/i

export type Attachment = { label: string; title: string | null; fromPage: number; by: 'slip-sheet' | 'filing-stamp' }

/** A page with hardly more on it than "EXHIBIT A". */
export function slipSheet(page: CleanPage): { label: string; title: string | null } | null {
  const first = page.lines.find((line) => SLIP_SHEET.test(line.text))
  if (!first || page.lines.length > 8 || page.lines.reduce((sum, line) => sum + line.text.length, 0) > 300) return null
  const label = SLIP_SHEET.exec(first.text)?.[1]
  const others = page.lines.filter((line) => line !== first).map((line) => line.text.trim())
  return label ? { label: label.toUpperCase(), title: others.join(' ') || null } : null
}

/** Last page of the complaint itself, and the papers behind it (FRCP 10(c)). */
export function findEnd(pages: readonly CleanPage[]): { lastPage: number; attachments: (Attachment & { toPage: number })[] } {
  const own = pages.find((page) => page.stamp)?.stamp
  let lastPage = pages.at(-1)?.n ?? 0
  const attachments: Attachment[] = []
  let stamped: string | null = own?.attachment ?? null
  for (const [index, page] of pages.entries()) {
    if (index === 0) continue
    const slip = slipSheet(page)
    const behindNow = page.lines.slice(0, 4).some((line) => BEHIND.test(line.text) && line.text.length < 60) && index > 0
    if (page.stamp && own && (page.stamp.attachment !== stamped || page.stamp.document !== own.document)) {
      stamped = page.stamp.attachment
      if (stamped !== null && !behindNow) attachments.push({ label: slip?.label ?? stamped, title: slip?.title ?? null, fromPage: page.n, by: 'filing-stamp' })
      lastPage = Math.min(lastPage, page.n - 1)
    } else if (slip) {
      attachments.push({ ...slip, fromPage: page.n, by: 'slip-sheet' })
      lastPage = Math.min(lastPage, page.n - 1)
    } else if (behindNow && index > 1) {
      lastPage = Math.min(lastPage, page.n - 1)
      if (attachments.length > 0) attachments.push({ label: '', title: null, fromPage: page.n, by: 'slip-sheet' })
    }
  }
  const end = pages.at(-1)?.n ?? 0
  const ranges = attachments.map((one, index) => ({ ...one, toPage: (attachments[index + 1]?.fromPage ?? end + 1) - 1 }))
  return { lastPage, attachments: ranges.filter((one) => one.label !== '') }
}
