/** The words of the proof rules: statuses, counts and reasons as a person would say them. */
import type { Count, Element, Paragraph, Status } from '../records'
import type { Links } from './model'

export const statusWord: Record<Status, string> = {
  'not-needed': 'Not needed',
  admitted: 'Admitted',
  supported: 'Supported',
  partial: 'Partial',
  contested: 'Contested',
  undermined: 'Undermined',
  missing: 'Missing',
  unexamined: 'Unexamined',
}

const ROMAN: readonly [number, string][] = [
  [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
]

/** 1 → "I". @param n 1 to 399 */
export function roman(n: number): string {
  let rest = n
  let text = ''
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      text += letters
      rest -= value
    }
  }
  return text
}

/** "Count II" */
export function countName(count: Count): string {
  return `Count ${roman(count.ordinal)}`
}

/** "¶ 41", or "¶¶ 41–43, 50" for several, in reading order. */
export function paragraphCites(paragraphs: readonly Paragraph[]): string {
  if (paragraphs.length === 0) return ''
  const parts: string[] = []
  let start = paragraphs[0] as Paragraph
  let end = start
  const close = () => parts.push(start === end ? start.label : end.n === start.n + 1 ? `${start.label}, ${end.label}` : `${start.label}–${end.label}`)
  for (const paragraph of paragraphs.slice(1)) {
    if (paragraph.n === end.n + 1 && /^\d+$/.test(paragraph.label)) end = paragraph
    else {
      close()
      start = paragraph
      end = paragraph
    }
  }
  close()
  return `${paragraphs.length > 1 ? '¶¶' : '¶'} ${parts.join(', ')}`
}

/** "2 exhibits", "1 exhibit" */
export function howMany(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString()} ${n === 1 ? one : many}`
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Why an allegation or an element's own links stand as they do. */
export function whyLinks(status: Status, links: Links): string {
  const verified = links.for.filter((support) => support.standing === 'verified').length
  const gap = links.gaps[0]
  switch (status) {
    case 'contested':
      return `Verified evidence speaks for it (${verified}) and against it (${links.against.filter((s) => s.standing === 'verified').length}).`
    case 'undermined':
      return `${howMany(links.against.length, 'piece')} of evidence ${links.against.length === 1 ? 'speaks' : 'speak'} against it and nothing verified speaks for it.`
    case 'supported':
      return `${howMany(verified, 'verified piece')} of evidence ${verified === 1 ? 'supports' : 'support'} it, and no gap is open.`
    case 'partial':
      if (gap && verified > 0) return `Some evidence supports it, but ${stillMissing(gap.what)}.`
      if (gap) return `Evidence is proposed, not verified, and ${stillMissing(gap.what)}.`
      return 'Evidence is proposed; nobody has verified it yet.'
    case 'missing':
      if (!gap) return 'Nothing supports it.'
      return isSentence(gap.what) ? `Nothing supports it: ${lowerFirst(trimStop(gap.what))}.` : `Nothing supports it. Missing: ${lowerFirst(trimStop(gap.what))}.`
    default:
      return 'Nobody has looked for evidence yet.'
  }
}

/** "Nothing shows that any InMail left", where "transfer logs" names a thing. */
function isSentence(what: string): boolean {
  return /^(?:Nothing|Nobody|Neither|Only|No)\b/.test(what)
}

function stillMissing(what: string): string {
  return `${isSentence(what) ? '' : 'one thing is still missing: '}${lowerFirst(trimStop(what))}`
}

export function elementName(element: Element, count: Count): string {
  return `${countName(count)}, element ${element.order}`
}

export function trimStop(text: string): string {
  return text.replace(/[.\s]+$/, '')
}

/** "No exhibit shows…" → "no exhibit shows…"; acronyms and names stay. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) && /^(A|An|The|Any|No|Nobody|Nothing|Neither|Only|Every|Each|Some|What|Who|Which|Whether|How|When|Where|Proof|Record|Records|Transfer|Evidence|Document|Documents)\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}
