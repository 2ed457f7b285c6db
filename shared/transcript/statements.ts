/**
 * Other statements of a witness beside one that was chosen, for impeachment by prior inconsistent
 * statement (FRE 613, 801(d)(1)(A)). Proposals only: a person decides whether two go together.
 */
import { stemOf } from '../search/stem'
import { compare, type Range, type RangeLine } from './range'

/** A statement that may be set beside another. `key` is the caller's own. */
export type Statement = { key: string; words: string; /** "other testimony", "the answer": where it stands */ where: string }
export type ProposedStatement<T extends Statement> = T & { score: number; /** why it is proposed, in a sentence */ reason: string; /** stems of the words that both have */ shared: string[] }

const COMMON = new Set('the and for that this was were you your yes not did does have had has but are with from they them there what when where which who will would about any all can could then than his her its our she him how why been being into just know recall remember don\'t didn\'t'.split(' '))
const DENIES = /\b(?:no|not|never|none|nobody|nothing|neither|cannot|(?:did|does|do|was|were|is|are|has|have|had|could|would)n['’]t)\b/i
const MOST = 20
/** Share of the weight of the chosen words that must be met. */
const LEAST = 0.15

const wordsOf = (text: string) => new Map((text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).filter((word) => (word.length > 2 || /\d/.test(word)) && !COMMON.has(word)).map((word) => [stemOf(word), word]))
const numbersOf = (text: string) => new Set(text.match(/\d[\d,.:]*\d|\d/g) ?? [])

/**
 * Ranks statements by the words that they share with the chosen one, the rarer the heavier. One that
 * denies where the other does not, or has other figures, comes before one that merely repeats it.
 * @returns the best first, at most twenty
 */
export function rankStatements<T extends Statement>(chosen: string, others: readonly T[]): ProposedStatement<T>[] {
  const wanted = wordsOf(chosen)
  if (wanted.size === 0) return []
  const read = others.map((one) => ({ one, words: wordsOf(one.words) }))
  const weight = new Map([...wanted.keys()].map((stem) => [stem, Math.log(1 + others.length / (1 + read.filter(({ words }) => words.has(stem)).length)) + 0.1]))
  const whole = [...weight.values()].reduce((sum, one) => sum + one, 0)
  const denies = DENIES.test(chosen)
  const figures = numbersOf(chosen)
  return read.flatMap(({ one, words }) => {
    const shared = [...wanted].filter(([stem]) => words.has(stem)).sort(([a], [b]) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0))
    const share = shared.reduce((sum, [stem]) => sum + (weight.get(stem) ?? 0), 0) / whole
    if (shared.length === 0 || share < LEAST) return []
    const other = numbersOf(one.words)
    const against = [...(DENIES.test(one.words) === denies ? [] : [denies ? 'does not deny it' : 'denies']), ...(figures.size > 0 && other.size > 0 && ![...figures].some((figure) => other.has(figure)) ? [`has other figures (${[...other].slice(0, 3).join(', ')})`] : [])]
    return [{ ...one, score: share * (1 + against.length), shared: shared.map(([stem]) => stem), reason: `Shares ${shared.slice(0, 5).map(([, word]) => `“${word}”`).join(', ')}${against.length > 0 ? `; ${against.join(' and ')}` : ''}.` }]
  }).sort((a, b) => b.score - a.score || a.key.localeCompare(b.key)).slice(0, MOST)
}

/** Whether two texts have any word in common that says something. */
export function sharesWords(one: string, other: string): boolean {
  const words = wordsOf(one)
  return [...wordsOf(other).keys()].some((stem) => words.has(stem))
}

/** A text in stretches, those lit whose words have one of these stems. Together they are the text. */
export function stretchesOf(text: string, stems: readonly string[]): { text: string; lit: boolean }[] {
  const wanted = new Set(stems)
  return text.split(/([\p{L}\p{N}][\p{L}\p{N}'’-]*)/u).filter((part) => part !== '').map((part) => ({ text: part, lit: wanted.has(stemOf(part.toLowerCase())) }))
}

/** Questions with their answers, as ranges: what a witness said is read with what was asked. */
export function exchangesOf(lines: readonly RangeLine[]): (Range & { words: string })[] {
  const found: (Range & { words: string; answered: boolean })[] = []
  for (const line of lines) {
    if (line.kind !== 'question' && line.kind !== 'answer') continue
    const at = { page: line.page, line: line.n }
    const last = found.at(-1)
    if (!last || (line.kind === 'question' && last.answered) || compare(at, last.to) < 0) found.push({ from: at, to: at, words: line.text, answered: line.kind === 'answer' })
    else {
      last.to = at
      last.words += ` ${line.text}`
      last.answered ||= line.kind === 'answer'
    }
  }
  return found.filter((one) => one.answered).map(({ from, to, words }) => ({ from, to, words }))
}

/** Whether two names are one person: letters and order of the parts alone count. */
export function sameWitness(one: string, other: string): boolean {
  const plain = (name: string) => (name.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((part) => !/^(?:mr|ms|mrs|dr|jr|sr|esq|md|phd)$/.test(part)).sort().join(' ')
  return plain(one) !== '' && plain(one) === plain(other)
}
