/** What a person has said of a passage already: passed over, linked here, linked elsewhere. */
import type { PassedOver, Passage, Support } from '../records'
import { sameWords } from './find'

/** A place in a document, by the document's own pages. */
export type PlaceInDocument = { document: string; page: number; from: number; to: number; quote: string }

export type Verdict =
  /** not for this: never proposed for it again */
  | 'passed-over'
  /** linked to it, in whatever bearing */
  | 'linked'
  | 'open'

/** Two passages of fewer letters than this may read alike by chance ("Yes."); only the same document counts. */
const TELLING = 40

export type Records = { passedOver: readonly PassedOver[]; supports: readonly Support[]; passages: readonly Passage[] }

/**
 * Judges places for one thing.
 * @param of what evidence is looked for: a gap and what it is at, or the paragraph or element alone
 */
export function verdicts(of: readonly string[], records: Records): (places: readonly PlaceInDocument[]) => Verdict {
  const passages = new Map(records.passages.map((one) => [one.id, one]))
  const refused = records.passedOver.filter((one) => of.includes(one.of)).map((one) => ({ document: one.document, words: sameWords(one.quote) }))
  const linked: Passage[] = []
  for (const support of records.supports) {
    const passage = of.includes(support.of) ? passages.get(support.source) : undefined
    if (!passage) continue
    if (support.standing === 'rejected') refused.push({ document: passage.document, words: sameWords(passage.quote) })
    else linked.push(passage)
  }
  const told = new Set(refused.filter((one) => one.words.length >= TELLING).map((one) => one.words))
  return (places) => {
    const words = places.map((place) => sameWords(place.quote))
    if (words.some((one, at) => told.has(one) || refused.some((no) => no.document === places[at]?.document && no.words !== '' && (one.includes(no.words) || no.words.includes(one))))) return 'passed-over'
    return places.some((place) => linked.some((passage) => overlaps(place, passage))) ? 'linked' : 'open'
  }
}

/** Links of the passages that lie at a place, but for those of `of`: what it shows already. */
export function linksElsewhere(of: readonly string[], records: Records, place: PlaceInDocument): Support[] {
  const there = new Set(records.passages.filter((one) => overlaps(place, one)).map((one) => one.id))
  return there.size === 0 ? [] : records.supports.filter((one) => there.has(one.source) && !of.includes(one.of) && one.standing !== 'rejected')
}

/** Whether a passage lies at a place, by offsets where it has them on one page, else by its words. */
export function overlaps(place: PlaceInDocument, passage: Passage): boolean {
  if (passage.document !== place.document || place.page < passage.page || place.page > passage.endPage) return false
  if (passage.page === passage.endPage && passage.from !== null && passage.to !== null) return Math.min(place.to, passage.to) > Math.max(place.from, passage.from)
  const [one, other] = [sameWords(place.quote), sameWords(passage.quote)]
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one))
}
