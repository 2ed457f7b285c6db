import { countWords, foldNoise } from './fold'
import type { SectionChange, WordOp } from './model'
import { piecesOf } from './words'

/** Fewer words than this are the same by chance. */
const LEAST_WORDS = 6

/**
 * Marks sentences that were taken out in one place and put in at another, in the steps themselves:
 * a step is parted at the sentence, so the texts they give stay as they are.
 */
export function markMoves(sections: readonly SectionChange[]): void {
  const waiting = new Map<string, number>()
  const numbers = new Map<string, number>()
  for (const one of piecesIn(sections, 'added')) waiting.set(one, (waiting.get(one) ?? 0) + 1)
  for (const one of piecesIn(sections, 'removed')) {
    const left = waiting.get(one) ?? 0
    if (left > 0 && !numbers.has(one)) numbers.set(one, numbers.size + 1)
  }
  if (numbers.size === 0) return
  for (const section of sections) {
    if (section.words.some((op) => op.op !== 'same' && !op.noise)) section.words = section.words.flatMap((op) => (op.op === 'same' || op.noise ? [op] : parted(op, numbers)))
  }
}

function* piecesIn(sections: readonly SectionChange[], kind: 'added' | 'removed'): Generator<string> {
  for (const section of sections) for (const op of section.words) if (op.op === kind && !op.noise) for (const piece of piecesOf(op.text)) if (isLong(piece)) yield foldNoise(piece)
}

const isLong = (piece: string) => piece.length > 24 && countWords(piece) >= LEAST_WORDS

function parted(op: WordOp, numbers: ReadonlyMap<string, number>): WordOp[] {
  const parts: WordOp[] = []
  for (const piece of piecesOf(op.text)) {
    const number = isLong(piece) ? numbers.get(foldNoise(piece)) : undefined
    const last = parts.at(-1)
    if (last && last.moved === number) last.text += piece
    else parts.push({ op: op.op, text: piece, ...(number === undefined ? {} : { moved: number }) })
  }
  return parts
}
