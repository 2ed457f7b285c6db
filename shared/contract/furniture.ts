/** Takes off what is not the agreement: page numbers, running heads and feet, filing stamps (domain § 9). */
export type RawLine = { page: number; offset: number; text: string; indent: number; afterBlank: boolean; firstOfPage: boolean }

const FILING = /^Source:\s.{1,160}\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s*$/
const PAGE_NUMBER = /^[\s\-–—[\](]*(?:page\s+)?(?:[A-Z]{1,2}-)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?[\s\-–—\])]*$/i
const PAGE_ROMAN = /^[\s\-–—]*[ivxl]{1,6}[\s\-–—]*$/
const VERSION_STAMP = /^[([]?(?:execution|conformed|final|signature)\s+(?:copy|version|draft)[)\]]?$/i
const TREATMENT = /^[\s\-*[\]#+<>…]*(?:certain\s+|portions\s+of\s+)?(?:confidential\s+(?:information|treatment|materials?|portions?)|information)\b.{0,200}\b(?:omitted|requested|filed separately|redacted)/i
const RULE = /^[-_=~*\s.•|]{3,}$/
const NUMBERED = /^(?:\(?[A-Za-z0-9]{1,4}[.)]|\d+(?:\.\d+)+|(?:section|article)\s)/i
/** What signature blocks repeat, and must keep. */
const SIGNATURE = /_{3,}|^(?:by|its|name|title|date|signature|witness|attest|address)\b/i
const LONGEST_HEAD = 160
const REPEATED = 3

export function withoutFurniture(lines: readonly RawLine[]): RawLine[] {
  const heads = repeated(lines)
  const starts = runningStarts(lines)
  const kept: RawLine[] = []
  let edge = true
  for (const [index, line] of lines.entries()) {
    if (isFurniture(line, heads, lines, index)) {
      edge = true
      continue
    }
    const lead = edge || line.firstOfPage ? starts.find((start) => line.text.startsWith(`${start} `)) : undefined
    const skip = lead ? lead.length + (line.text.slice(lead.length).length - line.text.slice(lead.length).trimStart().length) : 0
    kept.push({ ...line, text: line.text.slice(skip), offset: line.offset + skip, firstOfPage: edge || line.firstOfPage })
    edge = false
  }
  return kept
}

function isFurniture(line: RawLine, heads: ReadonlySet<string>, lines: readonly RawLine[], index: number): boolean {
  const { text } = line
  if (FILING.test(text) || VERSION_STAMP.test(text) || PAGE_NUMBER.test(text) || PAGE_ROMAN.test(text)) return true
  if (RULE.test(text) && !text.includes('_')) return true
  if (text.length < 400 && TREATMENT.test(text)) return index > 2 || text.length < 120
  if (!heads.has(keyOf(text))) return false
  // The first time it is the title of the paper; after that it is the running head.
  return lines.findIndex((one) => keyOf(one.text) === keyOf(text)) !== index
}

const keyOf = (text: string) => text.toLowerCase().replace(/\d+/g, '#').replace(/\W+/g, ' ').trim()

/** Short lines that stand again and again at the edges of pages. */
function repeated(lines: readonly RawLine[]): Set<string> {
  const seen = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const { text } = line
    if (text.length > LONGEST_HEAD || NUMBERED.test(text) || SIGNATURE.test(text) || !/[a-z]{2}/i.test(text)) continue
    const before = lines[index - 1]
    const after = lines[index + 1]
    const edge = line.firstOfPage || !after || after.firstOfPage || isEdge(before?.text) || isEdge(after.text)
    if (edge) seen.set(keyOf(text), (seen.get(keyOf(text)) ?? 0) + 1)
  }
  const pages = new Set(lines.map((line) => line.page)).size
  const need = pages === 2 ? 2 : REPEATED
  return new Set([...seen].filter(([, count]) => count >= need).map(([key]) => key))
}

const isEdge = (text: string | undefined) => text !== undefined && (FILING.test(text) || PAGE_NUMBER.test(text))

/** Words that begin the first line of most pages although the line goes on with the text: "CONFIDENTIAL 1.16 …". */
function runningStarts(lines: readonly RawLine[]): string[] {
  const first: string[] = []
  for (const [index, line] of lines.entries()) if (index > 0 && (isEdge(lines[index - 1]?.text) || (line.firstOfPage && line.page > 1))) first.push(line.text)
  if (first.length < REPEATED) return []
  const counts = new Map<string, number>()
  for (const text of first) {
    const words = text.slice(0, LONGEST_HEAD).split(/\s+/)
    for (let many = 1; many <= Math.min(6, words.length - 1); many++) {
      const start = words.slice(0, many).join(' ')
      if (text.startsWith(start)) counts.set(start, (counts.get(start) ?? 0) + 1)
    }
  }
  const need = Math.max(REPEATED, first.length * 0.4)
  return [...counts].filter(([start, count]) => count >= need && start.length >= 6 && !NUMBERED.test(start)).map(([start]) => start).sort((a, b) => b.length - a.length)
}
