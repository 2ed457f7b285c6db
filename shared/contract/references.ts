/** Cross-references, with what kind they are and which clause they point at. */
import type { ReadClause, Reference, ReferenceKind } from './model'
import { lastBefore } from './stream'

const NUMBER = '\\d{1,3}(?:\\.\\d{1,3}){0,4}(?:\\s?\\([A-Za-z0-9]{1,5}\\)){0,4}|[IVXLC]{1,6}(?![a-z])(?:\\s?\\([a-z0-9]{1,5}\\)){0,3}'
const WRITTEN = new RegExp(`\\b(Sections?|SECTIONS?|Articles?|ARTICLES?|Clauses?|Paragraphs?|paragraphs?|sections?|Subsections?|subsections?|§{1,2})\\s{0,3}((?:${NUMBER}|\\([a-z0-9]{1,4}\\))(?:(?:\\s*,\\s*|\\s+(?:and|or|through|to)\\s+|\\s*,\\s*(?:and|or)\\s+)(?:Section\\s+)?(?:${NUMBER}))*)`, 'g')
const PAPER = /\b(Exhibit|EXHIBIT|Schedule|SCHEDULE|Annex|ANNEX|Appendix|APPENDIX|Attachment|ATTACHMENT)\s{1,3}["“]?([A-Z]{1,2}(?:-?\d{1,2})?|\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5})(?![A-Za-z])/g
const HERE = /\b(?:[Tt]his|[Tt]he foregoing|[Tt]he preceding|[Tt]he above)\s?(?:(Section|Article|Clause|Paragraph|section|article|paragraph|sentence|clause|subsection)\b)?/g
const OF_PAPER = /^[\s,]*(?:above|below|hereof|herein)?[\s,]*(?:of|to|in|under)\s+(?:the\s+|this\s+|that\s+|such\s+)?((?:[A-Z][A-Za-z.’'-]*\s?|of\s|and\s){1,6})/
/** What is meant by them is this paper. */
const THIS = /^(?:Agreement|Contract|Terms(?: of Use)?|Addendum|DPA and this|Exhibit|Schedule)$/

/** References of all clauses in order. */
export function referencesOf(text: string, clauses: readonly ReadClause[]): Reference[] {
  const byNumber = index(clauses)
  const found: Reference[] = []
  const inClause = (at: number) => lastBefore(clauses, at, (one) => one.at)
  const add = (at: number, words: string, to: number | null, paper: string) => {
    const clause = inClause(at)
    const own = clauses[clause]
    if (!own || own.part === 'signature') return
    // The number of the clause itself is no reference.
    if (at - own.at < 3 && own.number !== '') return
    found.push({ at, length: words.length, clause, words: words.replace(/\s+/g, ' '), kind: kindOf(text.slice(Math.max(0, at - 60), at)), to, paper })
  }
  for (const match of text.matchAll(WRITTEN)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 90)
    const of = OF_PAPER.exec(after.replace(/\n/g, ' '))
    const paper = of?.[1]?.trim().replace(/\s+(?:of|and)$/, '') ?? ''
    const other = paper !== '' && !THIS.test(paper) ? paper : ''
    const clause = clauses[inClause(match.index)]
    for (const [order, number] of (match[2] ?? '').split(/\s*,\s*(?:and|or)?\s*|\s+(?:and|or|through|to)\s+/).filter(Boolean).entries()) {
      const plain = number.replace(/^Section\s+/, '')
      const offset = match[0].indexOf(number, (match[1] ?? '').length)
      const words = order === 0 ? match[0].slice(0, offset + number.length) : number
      add(match.index + (order === 0 ? 0 : Math.max(0, offset)), words, other === '' ? resolve(byNumber, plain, clause, clauses) : null, other)
    }
  }
  for (const match of text.matchAll(PAPER)) {
    const key = `${match[1]?.[0]?.toUpperCase()}${match[1]?.slice(1).toLowerCase()} ${match[2]}`
    const to = clauses.findIndex((one) => one.part === 'exhibit' && one.number === key)
    const own = clauses[inClause(match.index)]
    if (own?.number === key && match.index - own.at < 3) continue
    add(match.index, match[0], to >= 0 ? to : null, '')
  }
  for (const match of text.matchAll(HERE)) {
    const clause = inClause(match.index)
    if (match[1] === undefined && !/foregoing/.test(match[0])) continue
    const own = clauses[clause]
    const to = /article/i.test(match[1] ?? '') ? topOf(clause, clauses) : /foregoing|preceding|above/.test(match[0]) && match.index - (own?.at ?? 0) < 80 && own?.parent === null ? Math.max(0, clause - 1) : clause
    add(match.index, match[0].trim(), to, '')
  }
  return found.sort((a, b) => a.at - b.at)
}

function kindOf(before: string): ReferenceKind {
  const words = before.replace(/\s+/g, ' ')
  if (/notwithstanding\s(?:[^.;]{0,40})?$/i.test(words)) return 'notwithstanding'
  if (/subject to\s(?:[^.;]{0,40})?$/i.test(words)) return 'subject-to'
  if (/(?:except|other than|save)\b[^.;]{0,40}$/i.test(words)) return 'except'
  return 'plain'
}

const key = (path: string) => path.replace(/^(?:Art\.|Ch\.|Part)\s*/i, '').replace(/[\s.]+$/, '').replace(/\s/g, '').replace(/\.0+$/, '').toLowerCase()

function index(clauses: readonly ReadClause[]): Map<string, number> {
  const map = new Map<string, number>()
  for (const [at, clause] of clauses.entries()) {
    if (clause.path === '' || clause.part === 'exhibit') continue
    if (!map.has(key(clause.path))) map.set(key(clause.path), at)
    const article = /^(?:article|section|chapter)\s+(\S+)$/i.exec(clause.number)
    if (article && !map.has(key(article[1] ?? ''))) map.set(key(article[1] ?? ''), at)
  }
  return map
}

/** The clause of that number, or the next one above it that is there: "5.1(c)" is in "5.1" where lists were not split. */
function resolve(byNumber: ReadonlyMap<string, number>, number: string, own: ReadClause | undefined, clauses: readonly ReadClause[]): number | null {
  const plain = key(number)
  // "paragraph (b)": of the clause it stands in, or of the one above.
  if (plain.startsWith('(')) {
    for (let at: ReadClause | undefined = own, hops = 0; at && hops < 4; at = at.parent === null ? undefined : clauses[at.parent], hops++) {
      const found = byNumber.get(`${key(at.path)}${plain}`)
      if (found !== undefined) return found
    }
    return null
  }
  const roman = byNumber.get(plain)
  if (roman !== undefined) return roman
  const shorter = plain.replace(/\([a-z0-9]+\)$/, '')
  return shorter !== plain && shorter !== '' ? resolve(byNumber, shorter, own, clauses) : null
}

function topOf(clause: number, clauses: readonly ReadClause[]): number {
  let at = clause
  for (let hops = 0; hops < 9; hops++) {
    const parent = clauses[at]?.parent
    if (parent === null || parent === undefined || clauses[parent]?.part === 'exhibit') return at
    at = parent
  }
  return at
}
