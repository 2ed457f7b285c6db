/** Gives each page its printed number: what stands in its head or foot, held against its neighbours. */
import type { Doubt, PrintedPage } from './model'
import { pageNumberOf } from './pageNumber'

type Side = '^' | '_'

/** @returns pages in their order, each with a number; `doubts` says what is missing, twice or read by its neighbours */
export function numberPages(pages: readonly PrintedPage[]): { pages: (PrintedPage & { printed: number })[]; printed: boolean; doubts: Doubt[] } {
  const doubts: Doubt[] = []
  const [tops, bottoms] = [pages.map((page) => candidates(page, '^')), pages.map((page) => candidates(page, '_'))]
  const top = pick(tops)
  const bottom = pick(bottoms)
  // Between two pages of one sheet a number may end the one or begin the other.
  const asFoot = pick(pages.map((_, index) => tops[index + 1] ?? bottoms[index] ?? []))
  const said = pages.map((page) => (page.said ? page.printed : null))
  const options = [said, top, bottom, asFoot]
  const scores = options.map(score)
  let best = scores.indexOf(Math.max(...scores))
  // The same numbers read as foot or as head: a first page without one above it, and one behind the last, say foot.
  if (best === 1 && top[0] === null && asFoot[0] !== null && scores[3] === scores[1] && (pages.at(-1)?.furniture ?? []).some((row) => row.startsWith('_') && pageNumberOf(row.slice(1)) !== null)) best = 3
  if (best === 1 && (scores[3] ?? 0) > (scores[1] ?? 0)) best = 3
  const read = options[best] ?? said
  const known = read.filter((one) => one !== null).length
  if (known === 0 || (scores[best] ?? 0) < Math.max(1, known * 0.3)) {
    return { pages: pages.map((page, index) => ({ ...page, printed: index + 1, said: false })), printed: false, doubts }
  }
  const numbers = mended(read, doubts)
  return { pages: pages.map((page, index) => Object.assign(page, { printed: numbers[index] as number, said: read[index] === numbers[index] })), printed: true, doubts }
}

function candidates(page: PrintedPage, side: Side): number[] {
  const found = page.furniture.flatMap((row) => (row.startsWith(side) ? (pageNumberOf(row.slice(1)) ?? []) : []))
  return [...found.filter((one) => one.sure), ...found.filter((one) => !one.sure)].map((one) => one.n)
}

/** Of several numbers of a page the one that follows the page before it, or leads to the next. */
function pick(all: readonly number[][]): (number | null)[] {
  const out: (number | null)[] = []
  all.forEach((own, index) => {
    const last = out.at(-1) ?? null
    const next = all[index + 1] ?? []
    out.push(own.find((n) => last !== null && n === last + 1) ?? own.find((n) => next.includes(n + 1)) ?? own[0] ?? null)
  })
  return out
}

/** How many pages follow the one before by one. */
function score(numbers: readonly (number | null)[]): number {
  let good = 0
  numbers.forEach((n, index) => {
    if (n === null) return
    const last = numbers[index - 1] ?? null
    if (index === 0 || (last !== null && n === last + 1)) good++
    else if (last === null) good += 0.5
    else good -= 0.25
  })
  return good
}

/** Fills what is not printed, and mends one number that fits neither neighbour. */
function mended(read: readonly (number | null)[], doubts: Doubt[]): number[] {
  const out = [...read]
  for (let index = 0; index < out.length; index++) {
    const [before, now, after] = [out[index - 1] ?? null, out[index] ?? null, read[index + 1] ?? null]
    if (now !== null && before !== null && after !== null && after === before + 2 && now !== before + 1) {
      out[index] = before + 1
      doubts.push({ what: 'page-number', say: `The page after ${before} is printed as ${now}; it is taken as ${before + 1}, between ${before} and ${after}.`, at: { page: before + 1, line: 1 } })
    }
  }
  const first = out.findIndex((one) => one !== null)
  for (let index = first - 1; index >= 0; index--) out[index] = Math.max(0, (out[index + 1] as number) - 1)
  const before = out.filter((one) => one === 0).length
  if (before > 0) doubts.push({ what: 'front-pages', say: `${before === 1 ? 'A page stands' : `${before} pages stand`} before page 1: ${before === 1 ? 'it has' : 'they have'} no number of ${before === 1 ? 'its' : 'their'} own, and cannot be cited by page and line.`, at: null })
  for (let index = first + 1; index < out.length; index++) out[index] ??= (out[index - 1] as number) + 1
  const numbers = out as number[]
  numbers.forEach((n, index) => {
    const last = numbers[index - 1]
    if (last === undefined || n === last + 1 || (n === 0 && last === 0)) return
    const at = { page: n, line: 1 }
    if (n === last) doubts.push({ what: 'page-twice', say: `Page ${n} stands in the file twice.`, at })
    else if (n > last) doubts.push({ what: 'pages-missing', say: n === last + 2 ? `Page ${last + 1} is not in the file: page ${n} follows ${last}.` : `Pages ${last + 1} to ${n - 1} are not in the file: page ${n} follows ${last}.`, at })
    else if (numbers.slice(0, index).includes(n) && n > 3) doubts.push({ what: 'page-twice', say: `Page ${n} stands in the file twice: it comes again after page ${last}.`, at })
    else doubts.push({ what: 'numbering-restarts', say: `The page numbers begin anew at ${n} after page ${last}, as in a second volume; cites need the volume.`, at })
  })
  return numbers
}
