/**
 * Which paragraphs allege which elements, from words and kind. Each proposal says why; a person
 * confirms it.
 */
import type { AllegationKind } from '../pleading/model'
import { type Cue, cues } from './cues'

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

const STOP = new Set('the of and to in a an that is was for on by with as be it not are at or from this which has had have were been their its his her they he she any all no such other than into under where what who may shall would could one person entity plaintiff plaintiffs defendant defendants issue including also each through out those within did'.split(' '))

/** Fewer than this many points and nothing is proposed. */
const ENOUGH = 0.4
/** Below this share of the best of an element, a proposal is only noise beside it. */
const NEAR_BEST = 0.45
const MOST_PER_ELEMENT = 8

const NO_FACT: readonly AllegationKind[] = ['incorporation', 'jurisdiction', 'venue', 'class']
/** The sentence that only lists the counts names every element and alleges none. */
const SUMMARY = /^plaintiffs? (?:\p{L}+ )?brings? (?:this|the|an|a class) (?:class )?(?:action|suit|lawsuit|complaint)\b/iu

/**
 * Proposals for every element of every count, best first within an element. Legal conclusions and
 * what asks for relief are proposed only inside their own count: there they say which element is
 * pleaded, though they prove nothing.
 */
export function proposeAssignments(paragraphs: readonly AssignableParagraph[], elements: readonly AssignableElement[], counts: readonly AssignableCount[]): AssignmentProposal[] {
  const able = paragraphs.filter((one) => !NO_FACT.includes(one.kind) && !SUMMARY.test(one.text))
  const stems = new Map(able.map((one) => [one.id, stemsOf(one.text)]))
  const rarity = rarityOf([...stems.values()])
  const byCount = new Map(counts.map((count) => [count.id, count]))
  return elements.flatMap((element) => {
    const count = byCount.get(element.count)
    const wanted = stemsOf(`${element.text} ${element.short}`)
    const own = cuesOf(element)
    const scored = able.filter((one) => mayCarry(one, element.count, count)).map((one) => score(one, element, own, wanted, stems.get(one.id) ?? new Set(), rarity))
    const best = Math.max(0, ...scored.map((one) => one.score))
    return scored.filter((one) => one.score >= Math.max(ENOUGH, best * NEAR_BEST)).sort((a, b) => b.score - a.score).slice(0, MOST_PER_ELEMENT)
  })
}

/** What an element is about: by its label, else by its words. */
function cuesOf(element: AssignableElement): readonly Cue[] {
  const byLabel = cues.filter((cue) => cue.element.test(element.short))
  return byLabel.length > 0 ? byLabel : cues.filter((cue) => cue.element.test(element.text))
}

/** Paragraphs of the count itself, and facts that it incorporates from outside other counts. */
function mayCarry(paragraph: AssignableParagraph, countId: string, count: AssignableCount | undefined): boolean {
  if (paragraph.count === countId) return true
  if (paragraph.count !== null || !count || paragraph.kind === 'legal-conclusion' || paragraph.kind === 'relief') return false
  return count.incorporates.length === 0 || count.incorporates.some((range) => paragraph.n >= range.from && paragraph.n <= range.to)
}

function score(paragraph: AssignableParagraph, element: AssignableElement, own: readonly Cue[], wanted: Set<string>, has: Set<string>, rarity: Map<string, number>): AssignmentProposal {
  const shared = [...wanted].filter((stem) => has.has(stem))
  const weight = (stem: string) => rarity.get(stem) ?? 1
  const total = [...wanted].reduce((sum, stem) => sum + weight(stem), 0) || 1
  const words = shared.reduce((sum, stem) => sum + weight(stem), 0) / total
  const said = own.flatMap((cue) => spoken(cue, paragraph.text))
  const kindFits = own.some((cue) => cue.kinds.includes(paragraph.kind))
  const inCount = paragraph.count === element.count
  const cued = said.length > 0 ? 0.3 + 0.1 * Math.min(2, said.length - 1) : 0
  const points = cued + words * 0.5 + (kindFits ? 0.15 : 0) + (inCount ? 0.2 : 0)
  const plain = shared.sort((a, b) => weight(b) - weight(a)).map((stem) => wordOf(stem, paragraph.text))
  const quoted = [...said, ...plain.filter((word) => !said.some((one) => one.toLowerCase().includes(word)))].slice(0, 3).map((word) => `“${word}”`).join(', ')
  const kind = paragraph.kind === 'legal-conclusion' ? 'it is pleaded as a legal conclusion' : kindFits && `it is pleaded as ${paragraph.kind.replace('-', ' ')}`
  const reason = [quoted && `It speaks of ${quoted}`, kind, inCount && 'it stands in this count'].filter(Boolean).join('; ')
  return { paragraph: paragraph.id, element: element.id, score: said.length === 0 && shared.length === 0 ? 0 : Math.min(1, points), reason: `${reason}.` }
}

/** The different words by which a paragraph says it. */
function spoken(cue: Cue, text: string): string[] {
  const found = new Map<string, string>()
  for (const match of text.matchAll(cue.says)) {
    const word = match[0].trim().replace(/[:$]$/, '').trim()
    if (word.length > 2 && !found.has(word.toLowerCase())) found.set(word.toLowerCase(), word)
  }
  return [...found.values()]
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
