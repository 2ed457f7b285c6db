/**
 * From notes of the room to the lines of the transcript that came later. A note is a paraphrase that was typed
 * while people spoke, so words are compared by their stems and by how rare they are, never as a quotation, and a
 * person decides. Pure.
 */
import type { PageLine, Question, RunningNote } from '../records'
import { stemOf } from '../search/stem'
import type { Range, RangeLine } from '../transcript/range'

/** Notes whose words are looked for: what was said, not what the note taker did. */
export const MATCHED: ReadonlySet<RunningNote['kind']> = new Set(['admission', 'refused', 'evasive', 'demand'])

/** A place that may be what a note wrote down. `hits` are the words of the note, as stems, that stand there. */
export type Candidate = Range & { lines: readonly RangeLine[]; score: number; hits: ReadonlySet<string> }
export type Proposal = { note: RunningNote; candidates: Candidate[] }

/** Least share of a note's words, weighed by rarity, that must stand at a place. */
const LEAST = 0.34
const MOST_CANDIDATES = 4
/** An exchange longer than this is cut: a cite of pages is no cite. Lines. */
const MOST_LINES = 30
/** What the words of the question that was asked count beside those of the note. */
const ASKED = 0.35
/** What the place on the clock counts. It is rough: only among places with like words does it decide. */
const CLOCK = 0.15

const COMMON = new Set('to of in on at is it be by or an as if no so we he me my up us do am go the and that this was were for with you your his her she they them not but are has had have does did from what when who whom which who how any all one about there then than into out can could would will shall may just been being its our their him himself herself admits says said answer question witness yes'.split(' ').map((word) => stemOf(word)))

/** Stems of the words that carry meaning. */
export function stemsOf(text: string): string[] {
  return (text.toLowerCase().normalize('NFKD').match(/[\p{L}\p{N}]{2,40}/gu) ?? []).map((word) => stemOf(word)).filter((word) => !COMMON.has(word))
}

type Exchange = { lines: RangeLine[]; words: Set<string>; at: number }

/** A question with its answer and what was said between them. */
function exchangesOf(lines: readonly RangeLine[]): Exchange[] {
  const spoken = lines.filter((line) => line.kind !== 'front' && line.kind !== 'back' && line.kind !== 'blank' && line.text.trim() !== '')
  const found: Exchange[] = []
  let own: RangeLine[] = []
  const close = () => {
    if (own.length > 0) found.push({ lines: own, words: new Set(own.flatMap((line) => stemsOf(line.text))), at: 0 })
    own = []
  }
  let answered = false
  for (const line of spoken) {
    if (line.kind === 'heading') {
      close()
      continue
    }
    if ((line.kind === 'question' && answered) || own.length >= MOST_LINES) close()
    if (own.length === 0) answered = false
    if (line.kind === 'answer') answered = true
    own.push(line)
  }
  close()
  found.forEach((one, index) => {
    one.at = found.length < 2 ? 0 : index / (found.length - 1)
  })
  return found
}

/**
 * Places for every note that is not matched yet.
 * @param total milliseconds on the record in all: where a note stands on the clock tells roughly where it stands in the transcript
 * @returns in the order of the notes; a note with no like words has no candidates
 */
export function proposalsFor(notes: readonly RunningNote[], questions: readonly Question[], lines: readonly RangeLine[], total: number): Proposal[] {
  const exchanges = exchangesOf(lines)
  const places = new Map<string, number[]>()
  exchanges.forEach((one, index) => {
    for (const word of one.words) {
      const own = places.get(word)
      if (own) own.push(index)
      else places.set(word, [index])
    }
  })
  const weight = (word: string) => Math.log(1 + exchanges.length / (places.get(word)?.length ?? exchanges.length))
  const asked = new Map(questions.map((one) => [one.id, one.text]))
  return notes.filter((note) => MATCHED.has(note.kind) && note.testimony === null && note.text.trim() !== '').map((note) => {
    const words = new Map<string, number>()
    for (const word of stemsOf(note.question ? (asked.get(note.question) ?? '') : '')) words.set(word, ASKED * weight(word))
    const own = new Set(stemsOf(note.text))
    for (const word of own) words.set(word, weight(word))
    const ownTotal = [...own].reduce((sum, word) => sum + weight(word), 0)
    const sums = new Map<number, { all: number; own: number }>()
    for (const [word, worth] of words) for (const index of places.get(word) ?? []) {
      const sum = sums.get(index) ?? { all: 0, own: 0 }
      sum.all += worth
      if (own.has(word)) sum.own += worth
      sums.set(index, sum)
    }
    const allTotal = [...words.values()].reduce((sum, worth) => sum + worth, 0)
    const where = total > 0 ? Math.min(1, note.onRecord / total) : null
    const ranked = [...sums].filter(([, sum]) => ownTotal > 0 && sum.own / ownTotal >= LEAST).map(([index, sum]) => {
      const exchange = exchanges[index] as Exchange
      const near = where === null ? 0 : CLOCK * (1 - Math.min(1, Math.abs(exchange.at - where) * 4))
      return { exchange, score: (sum.own / ownTotal) * 0.7 + (sum.all / allTotal) * 0.3 + near }
    }).sort((a, b) => b.score - a.score || a.exchange.at - b.exchange.at)
    return { note, candidates: ranked.slice(0, MOST_CANDIDATES).map(({ exchange, score }) => candidate(exchange, score, new Set(words.keys()))) }
  })
}

function candidate({ lines, words }: Exchange, score: number, wanted: ReadonlySet<string>): Candidate {
  const at = (line: RangeLine | undefined): PageLine => ({ page: line?.page ?? 0, line: line?.n ?? 0 })
  return { from: at(lines[0]), to: at(lines.at(-1)), lines, score, hits: new Set([...words].filter((word) => wanted.has(word))) }
}
