/**
 * Which paragraphs allege which elements, from words and kind. Each proposal says why; a person
 * confirms it.
 */
import type { AllegationKind } from '../pleading/model'

export type AssignableParagraph = {
  id: string
  label: string
  text: string
  kind: AllegationKind
  /** id of the count it stands in, or null */
  count: string | null
  n: number
}
export type AssignableElement = { id: string; count: string; text: string; short: string; library: string | null }
export type AssignableCount = { id: string; incorporates: readonly { from: number; to: number }[] }

export type AssignmentProposal = { paragraph: string; element: string; score: number; reason: string }

/** Kinds of allegation that speak to an element of these words. */
const KIND_OF_ELEMENT: readonly [RegExp, readonly AllegationKind[]][] = [
  [/\bcontract\b(?!.*(?:failed|breach))|\bagreement\b/i, ['agreement']],
  [/\bperform|did all|excused/i, ['performance']],
  [/\b(?:breach|failed to do|divulg|disclos|intercept|misrepresent|interfer|practice)/i, ['conduct', 'omission']],
  [/\b(?:harm|injur|damage|lost money|aggrieved|loss)\b/i, ['harm']],
  [/\b(?:substantial factor|caus|as a result|traceable)/i, ['causation', 'harm']],
  [/\b(?:know|knew|knowing|intent|scienter|reckless)/i, ['knowledge']],
  [/\brel(?:y|iance|ied)\b/i, ['reliance']],
  [/\b(?:public|service|business|color of)\b/i, ['party', 'background', 'conduct']],
  [/\b(?:consent|exception|privacy)\b/i, ['omission', 'conduct', 'public-statement']],
]

const STOP = new Set('the of and to in a an that is was for on by with as be it not are at or from this which has had have were been their its his her they he she any all no such other than into under where what who may shall would could one person entity plaintiff plaintiffs defendant defendants issue including also each through out'.split(' '))

/** Fewer than this many points and nothing is proposed. */
const ENOUGH = 0.26
const MOST_PER_ELEMENT = 8

/** Proposals for every element of every count, best first within an element. */
export function proposeAssignments(paragraphs: readonly AssignableParagraph[], elements: readonly AssignableElement[], counts: readonly AssignableCount[]): AssignmentProposal[] {
  const facts = paragraphs.filter((one) => !['legal-conclusion', 'incorporation', 'relief', 'jurisdiction', 'venue'].includes(one.kind))
  const stems = new Map(facts.map((one) => [one.id, stemsOf(one.text)]))
  const rarity = rarityOf([...stems.values()])
  const byCount = new Map(counts.map((count) => [count.id, count]))
  return elements.flatMap((element) => {
    const count = byCount.get(element.count)
    const wanted = stemsOf(`${element.text} ${element.short}`)
    const scored = facts.filter((one) => mayCarry(one, element.count, count)).map((one) => score(one, element, wanted, stems.get(one.id) ?? new Set(), rarity))
    return scored.filter((one) => one.score >= ENOUGH).sort((a, b) => b.score - a.score).slice(0, MOST_PER_ELEMENT)
  })
}

/** Paragraphs of the count itself, and facts that it incorporates from outside other counts. */
function mayCarry(paragraph: AssignableParagraph, countId: string, count: AssignableCount | undefined): boolean {
  if (paragraph.count === countId) return true
  if (paragraph.count !== null || !count) return false
  return count.incorporates.length === 0 || count.incorporates.some((range) => paragraph.n >= range.from && paragraph.n <= range.to)
}

function score(paragraph: AssignableParagraph, element: AssignableElement, wanted: Set<string>, has: Set<string>, rarity: Map<string, number>): AssignmentProposal {
  const shared = [...wanted].filter((stem) => has.has(stem))
  const weight = (stem: string) => rarity.get(stem) ?? 1
  const total = [...wanted].reduce((sum, stem) => sum + weight(stem), 0) || 1
  const words = shared.reduce((sum, stem) => sum + weight(stem), 0) / total
  const kinds = KIND_OF_ELEMENT.filter(([pattern]) => pattern.test(element.text)).flatMap(([, kind]) => kind)
  const kindFits = kinds.includes(paragraph.kind)
  const own = paragraph.count === element.count
  const points = words * 0.75 + (kindFits ? 0.2 : 0) + (own ? 0.1 : 0)
  const said = shared.sort((a, b) => weight(b) - weight(a)).slice(0, 3).map((stem) => `“${wordOf(stem, paragraph.text)}”`).join(', ')
  const reason = [said && `It speaks of ${said}`, kindFits && `it is pleaded as ${paragraph.kind.replace('-', ' ')}`, own && 'it stands in this count'].filter(Boolean).join('; ')
  return { paragraph: paragraph.id, element: element.id, score: shared.length === 0 ? 0 : Math.min(1, points), reason: `${reason}.` }
}

/** Rare words weigh more: "divulged" tells more than "member". */
function rarityOf(texts: readonly Set<string>[]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const text of texts) for (const stem of text) seen.set(stem, (seen.get(stem) ?? 0) + 1)
  return new Map([...seen].map(([stem, count]) => [stem, Math.log(1 + texts.length / count)]))
}

/** Words cut to their stem, roughly: enough to put "disclosed", "disclosing" and "disclosure" together. */
function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map(stemOf))
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !STOP.has(word))
}

function stemOf(word: string): string {
  const stem = word.replace(/(?:ations?|ings?|ments?|edly|ures?|ers?|ed|es|s|e|ly)$/, '')
  return SAME[stem] ?? (stem.length >= 3 ? stem : word)
}

/** The word as the paragraph has it: a person reads "messages", not a stem. */
function wordOf(stem: string, text: string): string {
  return wordsOf(text).find((word) => stemOf(word) === stem) ?? stem
}

/** Words of the library and words of complaints for the same thing. */
const SAME: Record<string, string> = {
  divulg: 'disclos', shar: 'disclos', transferr: 'disclos', transf: 'disclos', gave: 'disclos', agre: 'contract', agree: 'contract', subscription: 'contract', promis: 'contract',
  messag: 'communicat', inmail: 'communicat', communic: 'communicat', communicat: 'communicat', paid: 'perform', pay: 'perform', payment: 'perform', injur: 'harm', damag: 'harm', los: 'harm', lost: 'harm',
  overpaid: 'harm', knew: 'know', knowing: 'know', knowledg: 'know', consent: 'consent', permission: 'consent', opt: 'consent', authoriz: 'consent', stor: 'storag', storag: 'storag', server: 'storag', content: 'content',
}
