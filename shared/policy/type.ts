import type { PageText } from '../text/page'

/** Larger than the body by this, and a line stands out. */
const LARGER = 1.12

/**
 * What the size and weight of type say of a line: 1 for the largest, the last for what is only bold.
 * @returns level of a line by its offset, or null where it is set like the body
 */
export function typeLevels(pages: readonly PageText[], starts: readonly number[]): (line: { from: number; to: number }) => number | null {
  const lettersBySize = new Map<number, number>()
  let bold = 0
  let all = 0
  const runs: { from: number; to: number; size: number; bold: boolean }[] = []
  for (const [index, page] of pages.entries()) {
    const start = starts[index] ?? 0
    for (const run of page.runs) {
      const size = Math.round(run.size * 2) / 2
      lettersBySize.set(size, (lettersBySize.get(size) ?? 0) + run.text.length)
      all += run.text.length
      if (run.bold) bold += run.text.length
      runs.push({ from: start + run.at, to: start + run.at + run.text.length, size, bold: run.bold })
    }
  }
  const body = [...lettersBySize].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
  const sizes = [...lettersBySize.keys()].filter((size) => size > body * LARGER).sort((a, b) => b - a)
  const boldTells = bold < all * 0.4
  runs.sort((a, b) => a.from - b.from)
  return ({ from, to }) => {
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle]?.to ?? 0) <= from) low = middle + 1
      else high = middle
    }
    const own: (typeof runs)[number][] = []
    for (let at = low; at < runs.length && (runs[at]?.from ?? to) < to; at++) own.push(runs[at] as (typeof runs)[number])
    const [first] = own
    if (!first) return null
    const size = Math.min(...own.map((one) => one.size))
    const rank = sizes.indexOf(size)
    if (rank >= 0) return Math.min(6, rank + 1)
    return boldTells && own.every((one) => one.bold) ? Math.min(6, sizes.length + 1) : null
  }
}
