/** Counts from their headings (domain § 1.5): ordinal, name, basis, against whom, by whom. */
import { countMark } from './landmarks'
import type { ParsedCount, ParsedParagraph } from './model'
import type { PlacedHeading } from './parse'

const STATUTE = /\b\d{1,3}\s+U\.?\s?S\.?\s?C\.?(?:A\.)?\s*§{0,2}\s*[\d][\w.()–-]*(?:\s*(?:,|and|&)\s*[\d][\w.()–-]*\([a-z0-9]+\))*|\b(?:Cal(?:ifornia|\.)?\s+)?(?:Bus(?:iness|\.)?\s*(?:&|and)\s*Prof(?:essions|\.)?|Penal|Civ(?:il|\.)?|Labor|Gov(?:ernment|\.)?)\s+Code,?\s*§{0,2}\s*(?:Sections?\s*)?[\d][\w.()–-]*|\b[A-Z][a-z]+ Code\s*§+\s*[\d][\w.()–-]*|§{1,2}\s*[\d][\w.()–-]*(?:,\s*et seq\.?)?|\bCACI\s*(?:No\.?\s*)?\d+|\bFRCP\s*\d+/g

type Found = { heading: number; lines: string[]; ordinal: number; printed: string }

export function assembleCounts(headings: readonly PlacedHeading[], paragraphs: ParsedParagraph[]): ParsedCount[] {
  const found: Found[] = []
  const last = paragraphs.length - 1
  headings.forEach((heading, index) => {
    const first = heading.block.lines[0]
    const mark = first ? countMark(first) : null
    if (!mark) return
    const own = [mark.rest, ...heading.block.lines.slice(1).map((line) => line.text.trim())]
    // Name and parties often stand in headings of their own, before the next paragraph.
    const more = headings.slice(index + 1).filter((one) => one.before === heading.before && !(one.block.lines[0] && countMark(one.block.lines[0]))).flatMap((one) => one.block.lines.map((line) => line.text.trim()))
    found.push({ heading: index, lines: [...own, ...more].filter(Boolean), ordinal: mark.ordinal || (found.at(-1)?.ordinal ?? 0) + 1, printed: mark.printed })
  })
  const prayer = headings.find((heading) => /^\W*(?:prayer|request for relief|demand for (?:relief|judgment)|relief requested)/i.test(heading.text))?.before ?? last + 1
  return found.map((count, index) => {
    const heading = headings[count.heading] as PlacedHeading
    const from = heading.before
    const next = found[index + 1]
    const until = Math.min(next ? (headings[next.heading] as PlacedHeading).before : last + 1, from < prayer ? prayer : last + 1) - 1
    const has = from <= until
    for (let at = from; at <= until; at++) (paragraphs[at] as ParsedParagraph).count = index
    const parts = nameOf(count.lines)
    const firstText = has ? (paragraphs[from]?.text ?? '') : ''
    const incorporates = has ? paragraphs.slice(from, until + 1).flatMap((one) => (one.kind === 'incorporation' ? (one.incorporates ?? []) : [])) : []
    return {
      ordinal: count.ordinal, printed: count.printed, ...parts,
      basis: basisOf(`${count.lines.join(' ')} `, parts.basis.length === 0 ? firstText : ''),
      from: has ? from : null, to: has ? until : null, place: heading.place, incorporates,
    }
  })
}

function basisOf(heading: string, first: string): string[] {
  const found = [...heading.matchAll(STATUTE), ...first.matchAll(STATUTE)].map((match) => match[0].replace(/\s+/g, ' ').replace(/[.,;)]+$/, (end) => (end.startsWith(')') ? end : '')).trim())
  return [...new Set(found)].slice(0, 12)
}

/** Splits the words of a count's heading: name, "(Against …)", "By Plaintiffs … Against …". */
function nameOf(lines: readonly string[]): { name: string; against: string[]; by: string[]; basis: string[] } {
  let text = lines.join(' ').replace(/\s+/g, ' ').trim()
  const against: string[] = []
  const by: string[] = []
  const take = (pattern: RegExp, into: string[]) => {
    text = text.replace(pattern, (_whole, list: string) => {
      into.push(...partyList(list))
      return ' '
    })
  }
  take(/\bon behalf of\s+(.+?)(?=\s*(?:\bagainst\b|\)|$))/i, by)
  take(/\(?\bby\s+((?:all\s+)?plaintiffs?\b.*?)(?=\s*(?:\bagainst\b|\)|$))/i, by)
  take(/\(?\b(?:as\s+)?against\s+(?:the\s+)?(.+?)(?=\)|$)/i, against)
  const whole = text
  text = text.replace(/\(\s*\)/g, ' ').replace(/^[\s:–—(-]+/, '').replace(/[\s:–—(,;-]+$/, '').replace(/\s+/g, ' ').trim()
  if (/^\([^()]*(?:\([^()]*\)[^()]*)*$/.test(text) || (text.startsWith('(') && text.endsWith(')'))) text = text.replace(/^\(/, '').replace(/\)$/, '').trim()
  const open = (text.match(/\(/g) ?? []).length - (text.match(/\)/g) ?? []).length
  if (open < 0) text = text.replace(/\)$/, '').trim()
  return { name: text || whole.trim(), against, by, basis: basisOf(whole, '') }
}

/** "Defendants A, B, and C" → their names; "All Defendants" stays one. */
function partyList(list: string): string[] {
  const text = list.replace(/[().]+$/, '').trim()
  if (/^all\b/i.test(text)) return [text]
  const bare = text.replace(/^(?:[Dd]efendants?|[Pp]laintiffs?|DEFENDANTS?|PLAINTIFFS?)\s+(?=[A-Z])/, '')
  return bare.split(/\s*(?:,\s*(?:and\s+)?|;\s*(?:and\s+)?|\s+and\s+)(?!(?:Inc|LLC|Jr|Sr|Ltd|Corp)\b)/i).map((one) => one.trim()).filter(Boolean)
}
