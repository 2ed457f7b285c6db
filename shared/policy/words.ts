/** Words that differ between two texts: first by sentence, then by word within what differs. */
import { commonRuns } from './editScript'
import { countWords, foldNoise } from './fold'
import type { WordOp } from './model'

/** A link's target, an address, a word, blanks, a sign; joined they are the text. */
const TOKEN = /\]\([^)\n]{0,2000}\)|https?:\/\/[^\s)\]|]+|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu
/** Where a sentence, a line or a cell ends, with the blanks behind it. A stop within a word or an address ends nothing. */
const STOP = /[.!?;]+["”’)\]*_]{0,4}[^\S\n]+|\|+|\n\s*/gu

/** So few of the words in common, and two stretches are shown as one replaced by the other. */
const TOO_UNLIKE = 0.15

export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

/** Sentences, lines and cells of a text, with all that stands between them. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  for (const stop of text.matchAll(STOP)) {
    const to = stop.index + stop[0].length
    pieces.push(text.slice(from, to))
    from = to
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

class Numbers {
  private readonly known = new Map<string, number>()
  of(words: readonly string[]): Int32Array {
    const row = new Int32Array(words.length)
    for (const [at, word] of words.entries()) {
      let number = this.known.get(word)
      if (number === undefined) {
        number = this.known.size
        this.known.set(word, number)
      }
      row[at] = number
    }
    return row
  }
}

/**
 * The steps from one text to another.
 * @returns without what is added they are `before`, without what is removed `after`, to the character
 */
export function diffWords(before: string, after: string): WordOp[] {
  if (before === after) return before === '' ? [] : [{ op: 'same', text: before }]
  const [a, b] = [piecesOf(before), piecesOf(after)]
  const ops: WordOp[] = []
  each(a, b, (same) => push(ops, 'same', same), (removed, added) => withinPieces(removed, added, ops))
  return tidied(ops)
}

function withinPieces(removed: string, added: string, ops: WordOp[]): void {
  if (removed === '' || added === '' || unlike(removed, added)) {
    push(ops, 'removed', removed)
    push(ops, 'added', added)
    return
  }
  each(tokensOf(removed), tokensOf(added), (same) => push(ops, 'same', same), (out, put) => {
    push(ops, 'removed', out)
    push(ops, 'added', put)
  })
}

function each(a: readonly string[], b: readonly string[], same: (text: string) => void, differs: (removed: string, added: string) => void): void {
  const numbers = new Numbers()
  let [x, y] = [0, 0]
  for (const run of [...commonRuns(numbers.of(a), numbers.of(b)), { a: a.length, b: b.length, length: 0 }]) {
    if (run.a > x || run.b > y) differs(a.slice(x, run.a).join(''), b.slice(y, run.b).join(''))
    if (run.length > 0) same(a.slice(run.a, run.a + run.length).join(''))
    x = run.a + run.length
    y = run.b + run.length
  }
}

function unlike(removed: string, added: string): boolean {
  const longer = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []
  const [a, b] = [longer(removed), longer(added)]
  if (Math.min(a.length, b.length) < 4) return false
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count > 0) {
      common++
      left.set(word, count - 1)
    }
  }
  return common / Math.min(a.length, b.length) < TOO_UNLIKE
}

function push(ops: WordOp[], op: WordOp['op'], text: string): void {
  if (text === '') return
  const last = ops.at(-1)
  if (last?.op === op) last.text += text
  else ops.push({ op, text })
}

type Group = { same: string; removed: string; added: string }

/** Small words that happen to be the same between two changes are taken into them; noise is marked. */
function tidied(ops: readonly WordOp[]): WordOp[] {
  const groups: Group[] = []
  for (const one of ops) {
    let last = groups.at(-1)
    if (!last || one.op === 'same') {
      last = { same: '', removed: '', added: '' }
      groups.push(last)
    }
    last[one.op] += one.text
  }
  const kept: Group[] = []
  for (const group of groups) {
    const last = kept.at(-1)
    const between = countWords(group.same)
    if (last && between <= 2 && group.same.length < 16 && isChange(last) && isChange(group) && between <= weight(last) - 1 && between <= weight(group) - 1) {
      last.removed += group.same + group.removed
      last.added += group.same + group.added
    } else kept.push({ ...group })
  }
  const tidy: WordOp[] = []
  for (const group of kept) {
    const noise = foldNoise(` ${group.removed} `) === foldNoise(` ${group.added} `) ? { noise: true as const } : {}
    if (group.same !== '') {
      const last = tidy.at(-1)
      if (last?.op === 'same') last.text += group.same
      else tidy.push({ op: 'same', text: group.same })
    }
    if (group.removed !== '') tidy.push({ op: 'removed', text: group.removed, ...noise })
    if (group.added !== '') tidy.push({ op: 'added', text: group.added, ...noise })
  }
  return tidy
}

const weight = (group: Group) => Math.max(countWords(group.removed), countWords(group.added))
const isChange = (group: Group) => (group.removed !== '' || group.added !== '') && foldNoise(group.removed) !== foldNoise(group.added)

/** Words of the steps of one kind, noise left out. */
export function sizeOf(ops: readonly WordOp[], op: 'removed' | 'added'): number {
  return ops.reduce((sum, one) => sum + (one.op === op && !one.noise ? Math.max(1, countWords(one.text)) : 0), 0)
}

/** The text that steps lead from, or to. */
export function applied(ops: readonly WordOp[], side: 'old' | 'new'): string {
  const out = side === 'old' ? 'added' : 'removed'
  return ops.reduce((text, one) => (one.op === out ? text : text + one.text), '')
}
