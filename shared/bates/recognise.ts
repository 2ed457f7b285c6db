/** Stamps that stand on pages already: Bates numbers at the edge, the court's ECF header at the top. */
import type { PageText } from '../text/page'
import { formatBates, parseBates } from './number'

/** Share of a page's height, at its foot and at its head, in which stamps stand. */
const FOOT = 0.86
const HEAD = 0.1
/** Pages that must carry the sequence before it is taken for Bates numbers. */
const MOST_MISSING = 0.4

const STAMP = /(?:^|\s)([A-Z][A-Za-z0-9]*(?:[ _.-][A-Z][A-Za-z0-9]*)*[ _.-]?\d{4,10}(?:[._][A-Z0-9]{1,4})?)(?=\s|$)/g
const ECF = /Case(?:\s+No\.?)?:?\s+(\d:\d{2}-[a-z]{2}-\d{3,5}(?:-[A-Z]{2,4}){0,4})\s+(?:Document|Doc\.?|ECF No\.?)\s+(\d+(?:-\d+)?)\s+Filed:?\s+(\d{2}\/\d{2}\/\d{2,4})(?:.{0,20}?Page\s+(\d+)\s+of\s+(\d+))?/i

/**
 * Bates numbers of a document by what is printed at the edge of its pages.
 * @returns first and last number, with one for each page (null where it carries none); null where the pages are not numbered so
 */
export function batesOnPages(pages: readonly PageText[]): { first: string; last: string; pages: (string | null)[] } | null {
  if (pages.length === 0) return null
  const candidates = pages.map(stampsOf)
  const votes = new Map<string, number>()
  candidates.forEach((stamps, index) => {
    for (const stamp of new Set(stamps.map((one) => startOf(one, index)).filter((one) => one !== null))) votes.set(stamp, (votes.get(stamp) ?? 0) + 1)
  })
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  // A single page proves nothing by its sequence: its stamp must then look like nothing else.
  if (!best || best[1] < Math.max(1, pages.length * (1 - MOST_MISSING))) return null
  const own = pages.map((_, index) => candidates[index]?.find((one) => startOf(one, index) === best[0]) ?? null)
  const first = own.find((one) => one !== null)
  const start = first ? parseBates(first) : null
  if (!first || !start || (pages.length === 1 && (start.width < 5 || !/[A-Za-z]{2,}/.test(start.prefix)))) return null
  const base = start.number - own.indexOf(first)
  if (base < 0) return null
  return { first: formatBates({ ...start, number: base }), last: formatBates({ ...start, number: base + pages.length - 1 }), pages: own }
}

/** The number that page 1 would have, by what stands on page `index`: the same for all pages of one sequence. */
function startOf(stamp: string, index: number): string | null {
  const bates = parseBates(stamp)
  return bates && bates.number >= index ? `${bates.prefix}\0${bates.width}\0${bates.suffix}\0${bates.number - index}` : null
}

function stampsOf(page: PageText): string[] {
  const found: string[] = []
  for (const run of page.runs) {
    const middle = run.y + run.h / 2
    if (middle < page.height * FOOT && middle > page.height * HEAD) continue
    for (const match of run.text.matchAll(STAMP)) if (match[1] && !/^(?:Case|Page|Document|Filed|Doc|No|Rev|Form|Tel|Fax|ECF)\b/i.test(match[1])) found.push(match[1])
  }
  return found
}

/** The court's own stamp: "Case 3:25-cv-00709-HSG Document 35-2 Filed 03/04/25 Page 7 of 20". */
export function ecfOnPages(pages: readonly PageText[]): { case: string; number: string; filed: string } | null {
  for (const page of pages.slice(0, 3)) {
    const top = page.runs.filter((run) => run.y < page.height * 0.12 || run.y > page.height * 0.9).map((run) => run.text).join(' ')
    const match = ECF.exec(top) ?? ECF.exec(page.text.slice(0, 400))
    if (match?.[1] && match[2] && match[3]) return { case: match[1], number: match[2], filed: match[3] }
  }
  return null
}
