/** Why a passage is proposed, as a sentence a paralegal would say. */
import type { Shared } from './score'

/** Words named at most; the rest would not be read. */
const MOST_WORDS = 4
/** A word in more passages than this is not called rare. */
const RARE = 60

/** "Shares “divulged” (in 3 passages) and “InMail”; says “share” for “disclose”; gives 18 Sep 2024; from LinkedIn." */
export function reasonOf(shared: readonly Shared[]): string {
  const parts: string[] = []
  const quote = shared.find((one) => one.kind === 'quote')
  if (quote) parts.push(`has the quoted words “${shortened(quote.words)}”`)
  const words = once(shared.filter((one) => one.kind === 'word' || one.kind === 'name' || one.kind === 'number')).slice(0, MOST_WORDS)
  if (words.length > 0) parts.push(`shares ${listed(words.map((one) => `“${one.words}”${one.passages <= RARE ? ` (${one.passages === 1 ? 'only here' : `in ${one.passages} passages`})` : ''}`))}`)
  const likes = once(shared.filter((one) => one.kind === 'like' && !words.some((word) => word.words.toLowerCase() === one.words.toLowerCase()))).slice(0, words.length > 2 ? 1 : 2)
  if (likes.length > 0) parts.push(`says ${listed(likes.map((one) => `“${one.words}” for “${one.of}”`))}`)
  const date = shared.find((one) => one.kind === 'date')
  if (date) parts.push(`gives ${date.words}`)
  const time = shared.find((one) => one.kind === 'time')
  if (time) parts.push(`dated ${time.words}`)
  const person = shared.find((one) => one.kind === 'person')
  if (person) parts.push(`from ${person.words}`)
  const sentence = parts.join('; ')
  return sentence === '' ? '' : `${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

function once(shared: readonly Shared[]): Shared[] {
  return shared.filter((one, at) => shared.findIndex((other) => other.words.toLowerCase() === one.words.toLowerCase()) === at)
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
