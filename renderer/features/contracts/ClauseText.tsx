import { useMemo } from 'react'
import type { Reference } from '../../../shared/contract'
import { locatorOf, type Reading } from '../../../shared/contract/records'
import type { Clause } from '../../../shared/records'

type Piece = { from: number; to: number; reference?: Reference; term?: string; definition?: string }

const KIND: Record<Reference['kind'], string> = { 'subject-to': 'the other prevails', notwithstanding: 'this one prevails', except: 'an exception', plain: 'a reference' }
/** Words of a clause that is not chosen; a long one is read when it is opened. */
const SHORT = 1200
/** A line longer than this was broken for the width of the page. */
const WRAPPED = 40

/** A clause's words with its cross-references as links and its defined terms underlined. */
export function ClauseText({ clause, index, reading, references, clauses, onJump, whole }: { clause: Clause; index: number; reading: Reading; references: readonly Reference[]; clauses: readonly Clause[]; onJump: (to: number) => void; whole: boolean }) {
  const start = useMemo(() => bodyStart(clause), [clause])
  const pieces = useMemo(() => piecesOf(clause, index, reading, references), [clause, index, reading, references])
  const text = useMemo(() => unwrapped(clause.text), [clause])
  const end = whole ? clause.text.length : Math.min(clause.text.length, SHORT)
  const shown: React.ReactNode[] = []
  let at = start
  for (const piece of pieces) {
    if (piece.from < at || piece.from >= end) continue
    if (piece.from > at) shown.push(text.slice(at, piece.from))
    const words = text.slice(piece.from, piece.to)
    const to = piece.reference?.to
    if (piece.reference && to !== null && to !== undefined && to !== index) {
      const target = clauses[to]
      shown.push(<button type="button" key={piece.from} className="clause__reference" title={`${target ? locatorOf(target) : ''}${target?.title ? `, ${target.title}` : ''} · ${KIND[piece.reference.kind]}`} onClick={() => onJump(to)}>{words}</button>)
    } else if (piece.reference) shown.push(piece.reference.to === index ? words : <span key={piece.from} className="clause__reference clause__reference--open" title={piece.reference.paper ? `In another paper: ${piece.reference.paper}` : 'This clause was not found here'}>{words}</span>)
    else shown.push(<span key={piece.from} className="clause__term" title={piece.definition}>{words}</span>)
    at = piece.to
  }
  if (at < end) shown.push(text.slice(at, end))
  if (clause.text.slice(start).trim() === '') return null
  return <p className="clause__text serif selectable">{shown}{end < clause.text.length && ' …'}</p>
}

/** Lines that were broken for the width of a page run on; each sign keeps its place. */
function unwrapped(text: string): string {
  let from = 0
  return text.replace(/\n/g, (sign, at: number) => {
    const line = text.slice(from, at)
    from = at + 1
    return line.length > WRAPPED && !/[.:;]$/.test(line) ? ' ' : sign
  })
}

/** Behind the number and the heading, which stand above the text. */
function bodyStart(clause: Clause): number {
  let at = 0
  const past = (words: string) => {
    const found = words === '' ? -1 : clause.text.indexOf(words, at)
    if (found >= 0 && found - at < 6) at = found + words.length
  }
  past(clause.number)
  if (clause.part !== 'definition' && clause.part !== 'exhibit') past(clause.title)
  while (at < clause.text.length && /[\s.:–—-]/.test(clause.text[at] as string)) at++
  return at
}

function piecesOf(clause: Clause, index: number, reading: Reading, references: readonly Reference[]): Piece[] {
  const base = reading.clauses[index]?.at ?? 0
  const pieces: Piece[] = references.map((one) => ({ from: one.at - base, to: one.at - base + one.length, reference: one })).filter((one) => one.from >= 0 && one.to <= clause.text.length)
  const seen = new Set<string>()
  for (const term of reading.terms) {
    if (term.uses.length === 0 || !term.uses.includes(index) || term.clause === index || seen.has(term.term)) continue
    seen.add(term.term)
    const from = clause.text.indexOf(term.term)
    if (from >= 0) pieces.push({ from, to: from + term.term.length, term: term.term, definition: term.definition })
  }
  return pieces.sort((a, b) => a.from - b.from || b.to - a.to)
}
