/** Agreements without numbers, such as online terms: taken apart at their headings. */
import { type Range, within } from './contents'
import { headingLike } from './marks'
import type { ReadClause } from './model'
import type { OutlineNode } from './outline'
import { pushOpening, textOf, trimEnd } from './opening'
import { type CleanLine, spanOf, type Stream } from './stream'

const SUMMARY = /^(?:[#>*_\s]*)(?:in short|summary|key points?|tl;?dr|plain[- ]language|what this means|quick summary|in other words|at a glance|the short version)\b/i
const LONGEST = 90

type Head = { at: number; body: number; title: string; level: number; part: ReadClause['part']; number: string; path: string }

export function unnumbered(stream: Stream, contents: readonly Range[], boundaries: readonly OutlineNode[]): ReadClause[] {
  const { text } = stream
  const taken = new Set(boundaries.map((node) => node.at))
  const heads: Head[] = [...headings(stream, contents).filter((one) => !taken.has(one.at)), ...boundaries.map((node): Head => ({
    at: node.at, body: node.body, title: node.boundary?.title ?? '', level: 1, part: node.kind === 'exhibit' ? 'exhibit' : 'signature', number: node.number, path: node.number,
  }))].sort((a, b) => a.at - b.at)
  const clauses: ReadClause[] = []
  pushOpening(stream, clauses, 0, heads[0]?.at ?? text.length, contents)
  for (const [index, head] of heads.entries()) {
    const end = heads[index + 1]?.at ?? text.length
    const before = clauses.findLastIndex((one) => one.level < head.level && one.part !== 'preamble' && one.part !== 'recital' && one.part !== 'summary')
    clauses.push({ number: head.number, path: head.path, title: head.title.slice(0, 300), level: head.level, parent: before >= 0 && head.level > 1 ? before : null, part: head.part, text: textOf(text, head.at, end, contents), span: spanOf(stream, head.at, trimEnd(text, head.at, end)), at: head.at, end, kinds: [] })
  }
  return clauses
}

function headings(stream: Stream, contents: readonly Range[]): Head[] {
  const { text, lines } = stream
  const heads: Head[] = []
  for (const [index, line] of lines.entries()) {
    if (within(contents, line.from) || index === 0) continue
    const raw = text.slice(line.from, Math.min(line.to, line.from + 240))
    const marked = /^(#{1,6})\s+/.exec(raw)
    const words = raw.replace(/^[#>*_\s]+|[*_#\s]+$/g, '')
    if (SUMMARY.test(raw) && (line.afterBlank || words.length < LONGEST)) {
      heads.push({ at: line.from, body: line.from, title: 'Summary', level: (heads.findLast((one) => one.part === 'body')?.level ?? 0) + 1, part: 'summary', number: '', path: '' })
      continue
    }
    const alone = isHeading(words, line, lines[index + 1], lines[index - 1], text)
    if (!marked && !alone) continue
    if (words === '') continue
    const level = marked ? Math.min(4, Math.max(1, (marked[1] as string).length - 1)) : words === words.toUpperCase() || heads.every((one) => one.title !== one.title.toUpperCase()) ? 1 : 2
    heads.push({ at: line.from, body: line.to, title: words, level, part: 'body', number: '', path: '' })
  }
  return heads
}

/** Short, capitalised, on a line of its own, with a text under it. */
function isHeading(words: string, line: CleanLine, next: CleanLine | undefined, before: CleanLine | undefined, text: string): boolean {
  if (words.length < 3 || words.length > LONGEST || /[.;,]$/.test(words) || !headingLike(`${words.replace(/:$/, '')}.`) || !next) return false
  const under = next.to - next.from
  const over = before ? text.slice(before.from, before.to) : ''
  return (line.afterBlank || /[.;:]$/.test(over)) && (next.afterBlank || under > words.length * 2) && under > 40
}
