/** What a person decides on a proposal: each is one commit. */
import { citePassage } from '../../../shared/cite/format'
import { put, remove } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Document, PassedOver, Passage, Support } from '../../../shared/records'
import { sameWords } from '../../../shared/evidence/find'
import { overlaps, type PlaceInDocument } from '../../../shared/evidence/judged'
import { quoteOf, rectsOf } from '../../../shared/text/anchor'
import type { PageText } from '../../../shared/text/page'
import { newId, type Session } from '../../store'
import { commitOrSay, linkSupport, targetName } from '../linking'

/** Text of a page as the document counts it. */
export async function pageOf(session: Session, document: Document, page: number): Promise<PageText | undefined> {
  const { range, sha256 } = document
  const stored = await session.bytes.page(sha256, range ? page + range.from - 1 : page)
  return stored ? { ...stored, n: page } : undefined
}

/** The passage of a place: the one that is there already with the same words, else a new one. */
export async function passageAt(session: Session, document: Document, place: PlaceInDocument): Promise<Passage> {
  const there = session.reader.rows('passages').find((one) => overlaps(place, one) && sameWords(one.quote) === sameWords(place.quote))
  if (there) return there
  const page = await pageOf(session, document, place.page)
  const words = page ? quoteOf(page, place.from, place.to) : { quote: place.quote, prefix: '', suffix: '' }
  return {
    id: newId('passages'), document: document.id, page: place.page, endPage: place.page, quote: words.quote.slice(0, 20_000), prefix: words.prefix.slice(0, 200), suffix: words.suffix.slice(0, 200),
    from: place.from, to: place.to, rects: page ? rectsOf(page, place.from, place.to).map((rect) => ({ page: place.page, rect })) : [], locator: null, note: '', tags: [],
  }
}

/** Links a place as proposed evidence: "Link PX-3 at 4 to ¶ 12 as undermining". */
export async function accept(session: Session, of: string, document: Document, place: PlaceInDocument, bearing: Support['bearing']): Promise<boolean> {
  const passage = await passageAt(session, document, place)
  const stored = session.reader.get('passages', passage.id) !== undefined
  return linkSupport(session, { of, source: stored ? passage.id : passage, bearing, standing: 'proposed' })
}

/** Records that a place was looked at and not wanted: it is not proposed for this again. */
export function passOver(session: Session, of: string, document: Document, place: Pick<PlaceInDocument, 'page' | 'quote'>): Promise<boolean> {
  const record: PassedOver = { id: newId('passedOver'), of, document: document.id, page: place.page, quote: place.quote.replace(/\s+/g, ' ').trim().slice(0, 20_000) }
  const cite = citePassage({ ...NOWHERE, page: place.page, endPage: place.page, document: document.id }, document)
  return commitOrSay(session, { label: `Pass over ${cite} for ${nameOf(session, of)}`, ops: [put('passedOver', record)] })
}

/** Lets what was passed over for these be proposed again. */
export function proposeAgain(session: Session, of: readonly string[]): Promise<boolean> {
  const records = session.reader.rows('passedOver').filter((one) => of.includes(one.of))
  return commitOrSay(session, { label: `Propose ${howMany(records.length, 'passage')} for ${nameOf(session, of[0] ?? '')} again`, ops: records.map((one) => remove('passedOver', one.id)) })
}

/** "¶ 36"; of a gap, what it is at: "the gap at ¶ 36". */
export function nameOf(session: Session, of: string): string {
  const gap = session.reader.get('gaps', of)
  return gap ? `the gap at ${targetName(session.reader, gap.of)}` : targetName(session.reader, of)
}

const NOWHERE: Passage = { id: '', document: '', page: 1, endPage: 1, quote: '', prefix: '', suffix: '', from: null, to: null, rects: [], locator: null, note: '', tags: [] }
