/** Where numbering may begin anew: exhibits, schedules, annexes, signature blocks. */
import { type Range, within } from './contents'
import type { Stream } from './stream'

export type Boundary = { at: number; end: number; kind: 'exhibit' | 'signature'; label: string; title: string }

const EXHIBIT = /^["“[(]?(EXHIBIT|Exhibit|SCHEDULE|Schedule|ANNEX|Annex|APPENDIX|Appendix|ATTACHMENT|Attachment|ADDENDUM|Addendum)\s+["“']?([A-Z]{1,2}(?:-?\d{1,2})?|\d{1,3}(?:[.-]\d{1,3})?(?:\([a-z]\))?|[IVX]{1,5})["”'\])]?(?=$|[\s:.\-–—(])/
/** "Data Terms", "ADDITIONAL PROVISIONS" on a line of their own: a part that counts anew. */
const NAMED_PART = /^#{0,6}\s*((?:(?:Data|Additional|Supplemental|Special|General|Standard|Service|Product|Privacy|Security|Processing|Protection|Other|Further|and|Business|Contract)\s+){1,3}(?:Terms(?:\s+and\s+Conditions)?|Provisions|Conditions|Addendum|Schedule))\s*$/i
const NO_HEADING = /^[\s,]*(?:attached|hereto|hereof|to\s+th(?:is|e)\b.{0,60}(?:is|shall|sets)|of\b|shall|is|are|and|or|sets?|which|contains|includes|will|may|as\b|for\s+the|in\b|by\b|,|;)/
const SIGNATURE = /(?:^|[.\n”"]\s*)(?=(?:IN\s+WITNESS\s+(?:WHEREOF|THEREOF|HEREOF)|In\s+Witness\s+Whereof|\[?SIGNATURE\s+PAGES?\b|ACCEPTED\s+AND\s+AGREED|Record\s+of\s+acceptance\b))/g

/** Exhibits and signature blocks in order. */
export function boundariesOf(stream: Stream, contents: readonly Range[]): Boundary[] {
  const { text, lines } = stream
  const found: Boundary[] = []
  for (const [index, line] of lines.entries()) {
    const words = text.slice(line.from, Math.min(line.to, line.from + 200))
    const part = index > 12 && line.to - line.from < 60 ? NAMED_PART.exec(words) : null
    if (part && !within(contents, line.from) && /^\W{0,4}[1-9]/.test(text.slice(line.to + 1, line.to + 20))) found.push({ at: line.from, end: line.to, kind: 'exhibit', label: part[1] ?? '', title: '' })
    const match = EXHIBIT.exec(words)
    if (!match || within(contents, line.from)) continue
    const rest = words.slice(match[0].length).trim()
    // "Exhibit 10.19" at the very top is the number under which the paper was filed.
    if (index < 4 && (/\d\.\d/.test(match[2] ?? '') || line.from < 20)) continue
    const capital = /^[A-Z]+$/.test(match[1] ?? '')
    if (NO_HEADING.test(rest) || (rest.length > 90 && !line.firstOfPage && !capital) || (!line.afterBlank && !line.firstOfPage && rest !== '' && !capital)) continue
    const next = lines[index + 1]
    const title = rest !== '' && line.to - line.from <= 160 ? rest : rest === '' && next && next.to - next.from <= 100 ? text.slice(next.from, next.to) : ''
    found.push({ at: line.from, end: line.from + match[0].length, kind: 'exhibit', label: `${match[1]?.[0]?.toUpperCase()}${match[1]?.slice(1).toLowerCase()} ${match[2]}`, title: title.replace(/^[\s:.\-–—]+/, '').slice(0, 200) })
  }
  SIGNATURE.lastIndex = 0
  for (let match = SIGNATURE.exec(text); match; match = SIGNATURE.exec(text)) {
    const at = match.index + match[0].length
    if (match[0] === '') SIGNATURE.lastIndex++
    if (!within(contents, at)) found.push({ at, end: at, kind: 'signature', label: '', title: '' })
  }
  const sorted = found.sort((a, b) => a.at - b.at)
  return sorted.filter((one, index) => !listed(one, index, sorted))
}

/** An entry of a list of exhibits, whose exhibit follows. */
function listed(one: Boundary, index: number, all: readonly Boundary[]): boolean {
  if (one.kind !== 'exhibit') return false
  const previous = all.slice(0, index).reverse().find((other) => other.kind === 'exhibit')
  const later = all.slice(index + 1).some((other) => other.label === one.label)
  // The running head of an exhibit of several pages.
  if (previous?.label === one.label && !later && one.at - previous.at > 0) return true
  const next = all[index + 1]
  return later && next !== undefined && next.at - one.at < 250
}
