/** From a rough draft to the certified transcript: ranges move along by their words. */
import type { PageLine } from '../records'
import { compare, type Range, type RangeLine } from './range'

type Token = { word: string; at: PageLine }

/** Share of the words that must be found again, in order. */
const LEAST = 0.7

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? []

export type Mover = (range: Range, quote: string) => (Range & { score: number }) | null

/** Prepares the certified lines; each range is then found by its words. @returns null from the mover where they are not there */
export function moverTo(lines: readonly RangeLine[]): Mover {
  const tokens: Token[] = lines.filter((line) => line.kind !== 'front' && line.kind !== 'back').flatMap((line) => wordsOf(line.text).map((word) => ({ word, at: { page: line.page, line: line.n } })))
  const places = new Map<string, number[]>()
  tokens.forEach((token, index) => {
    const own = places.get(token.word)
    if (own) own.push(index)
    else places.set(token.word, [index])
  })
  return (range, quote) => {
    const wanted = wordsOf(quote)
    if (wanted.length === 0) return null
    // The rarest words of the range say where to look.
    const anchors = wanted.map((word, index) => ({ index, places: places.get(word) ?? [] })).filter((one) => one.places.length > 0).sort((a, b) => a.places.length - b.places.length).slice(0, 4)
    let best: { from: number; to: number; score: number; far: number } | null = null
    for (const anchor of anchors) for (const place of anchor.places.slice(0, 400)) {
      const start = Math.max(0, place - anchor.index - 4)
      const found = follow(wanted, tokens, start, Math.min(tokens.length, start + wanted.length + Math.ceil(wanted.length * 0.3) + 12))
      if (!found) continue
      const far = Math.abs((tokens[found.from]?.at.page ?? 0) - range.from.page)
      if (!best || found.score > best.score + 0.02 || (found.score > best.score - 0.02 && far < best.far)) best = { ...found, far }
    }
    const [first, last] = best ? [tokens[best.from], tokens[best.to]] : []
    if (!best || !first || !last || best.score < LEAST || compare(first.at, last.at) > 0) return null
    return { from: first.at, to: last.at, score: best.score }
  }
}

/** Words found again in order, each at most a few words ahead. */
function follow(wanted: readonly string[], tokens: readonly Token[], start: number, end: number): { from: number; to: number; score: number } | null {
  let at = start
  let from = -1
  let to = -1
  let hits = 0
  for (const word of wanted) {
    for (let ahead = at; ahead < Math.min(end, at + 9); ahead++) {
      if (tokens[ahead]?.word !== word) continue
      if (from < 0) from = ahead
      to = ahead
      at = ahead + 1
      hits++
      break
    }
  }
  return from < 0 ? null : { from, to, score: hits / wanted.length }
}
