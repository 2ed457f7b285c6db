/** What a witness said elsewhere: other testimony, mail that the witness wrote, declarations, the answer. */
import { documentName } from '../../../../shared/cite/format'
import { splitPassages } from '../../../../shared/evidence/passages'
import type { Document, Passage, Transcript } from '../../../../shared/records'
import { quoteOf as quoteOfPage, rectsOf } from '../../../../shared/text/anchor'
import type { PageText } from '../../../../shared/text/page'
import { citeTestimony, linesIn, linesOf, overlap, type Range, type RangeLine } from '../../../../shared/transcript/range'
import { exchangesOf, type Statement, sameWitness, sharesWords } from '../../../../shared/transcript/statements'
import { newId, type Session } from '../../../store'

/** Where a statement stands: lines of a transcript, or a passage that a commit will store where it is new. */
export type Place = { transcript: Transcript; range: Range; lines: readonly RangeLine[] } | { document: Document; passage: Passage }
export type Placed = Statement & { place: Place; cite: string }

/** Papers of one witness that are read through; the newest first. */
const MOST_PAPERS = 500

const DECLARES = /\b(?:declaration|affidavit|decl\.|statement|verification)\b/i
/** "Ann Roe <ann@example.com>" and "Roe, Ann" are Ann Roe. */
const named = (name: string, witness: string) => sameWitness(name.replace(/<[^>]*>|"/g, ''), witness)

/** Questions with their answers, in every transcript of the witness but for the lines themselves. */
export function testimonyElsewhere({ reader }: Session, transcript: Transcript, range: Range): Placed[] {
  const shown = new Set(reader.rows('documents').filter((one) => one.quarantine === null).map((one) => one.id))
  const all = reader.rows('transcripts')
  // A draft and its certified transcript are one testimony.
  const drafts = new Set(all.flatMap((one) => one.replaces ?? []))
  return all.filter((one) => shown.has(one.document) && (one.id === transcript.id || !drafts.has(one.id)) && one.replaces !== transcript.id && ((one.person !== null && one.person === transcript.person) || sameWitness(one.witness, transcript.witness))).flatMap((other) => {
    const own = linesOf(reader.rows('transcriptPages').filter((page) => page.transcript === other.id))
    return exchangesOf(own).filter((one) => other.id !== transcript.id || !overlap(one, range)).map(({ from, to, words }) => {
      const cite = citeTestimony(other, { from, to })
      return { key: cite, cite, words, where: other.id === transcript.id ? 'the same testimony' : 'other testimony', place: { transcript: other, range: { from, to }, lines: linesIn(own, { from, to }) } }
    })
  })
}

/** What was answered to the complaint: a party's words, which the witness may have to live with. */
export function answersElsewhere({ reader }: Session): Placed[] {
  return reader.rows('responses').flatMap((one) => {
    const answer = one.answer === null ? undefined : reader.get('answers', one.answer)
    const document = answer && reader.get('documents', answer.document)
    if (!answer || !document || document.quarantine !== null || one.place === null || one.quote === '') return []
    const { page, endPage, rects } = one.place
    const passage: Passage = { id: newId('passages'), document: document.id, page, endPage, quote: one.quote, prefix: '', suffix: '', from: null, to: null, rects, locator: null, note: '', tags: [] }
    return [{ key: one.id, cite: `${answer.shortForm} ¶ ${one.printed || '?'}`, words: one.quote, where: 'the answer', place: { document, passage } }]
  })
}

/**
 * Sentences of mail that the witness wrote and of declarations in the witness's name which share a word with
 * what was chosen. @param onProgress papers read, of how many
 */
export async function papersElsewhere(session: Session, transcript: Transcript, chosen: string, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<{ found: Placed[]; left: number }> {
  const last = transcript.witness.trim().split(/\s+/).at(-1)?.toLowerCase() ?? ''
  if (last === '') return { found: [], left: 0 }
  const own = session.reader.rows('documents').filter((one) => one.quarantine === null && one.id !== transcript.document && (one.mail?.from.some((name) => named(name, transcript.witness)) || (DECLARES.test(one.title) && one.title.toLowerCase().includes(last))))
    .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
  const found: Placed[] = []
  for (const [at, document] of own.slice(0, MOST_PAPERS).entries()) {
    signal.throwIfAborted()
    if (at % 20 === 0) onProgress(at, Math.min(own.length, MOST_PAPERS))
    for (const page of await session.bytes.pages(document.sha256)) {
      if (document.range !== null && (page.n < document.range.from || page.n > document.range.to)) continue
      for (const { from, to } of splitPassages(page.text)) {
        const words = page.text.slice(from, to)
        if (sharesWords(chosen, words)) found.push({ key: `${document.id} ${page.n}:${from}`, cite: documentName(document), words, where: document.mail ? 'mail that the witness wrote' : 'a declaration', place: { document, passage: passageAt(session, document, page, from, to) } })
      }
    }
  }
  return { found, left: Math.max(0, own.length - MOST_PAPERS) }
}

/** The passage that is there already at this place, or a new one. */
function passageAt({ reader }: Session, document: Document, page: PageText, from: number, to: number): Passage {
  const n = document.range ? page.n - document.range.from + 1 : page.n
  const there = reader.rows('passages').find((one) => one.document === document.id && one.page === n && one.from === from && one.to === to)
  return there ?? { id: newId('passages'), document: document.id, page: n, endPage: n, ...quoteOfPage(page, from, to), from, to, rects: rectsOf(page, from, to).map((rect) => ({ page: n, rect })), locator: null, note: '', tags: [] }
}
