/**
 * Import of an answer: read (or recognised), parsed, laid beside the operative complaint, then one
 * commit. Cancelled before it, the matter is as it was.
 */
import { alignAnswer, amendmentOf, type Alignment, type ParsedAnswer, parseAnswer } from '../../shared/answer'
import { answerOperations } from '../../shared/answer/records'
import { put } from '../../shared/log/change'
import { ProblemError, problem } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import type { Document, Paragraph, Pleading } from '../../shared/records'
import { newId, type Session } from '../store'
import type { ReadDocument } from '../workers'
import { documentOf, storeRead } from './documents'
import type { ImportFile } from './files'
import { ImportNote } from './pending'
import { type ReadingOptions, readForImport } from './readForImport'

export type AnswerImportOptions = ReadingOptions & {
  /** asked where the paper seems to answer another complaint; false leaves all as it is */
  reviewOther?: (reasons: readonly string[], sure: boolean) => Promise<boolean>
}

export type AnswerOutcome = { answerId: string; responses: number; doubts: number }

/**
 * @returns null where the person left the question about another complaint without going on
 * @throws ProblemError with a sentence; the signal's reason where it was cancelled. Nothing was added then.
 */
export async function importAnswer(session: Session, file: ImportFile, options: AnswerImportOptions): Promise<AnswerOutcome | null> {
  const { reader } = session
  const pleading = reader.rows('pleadings').find((one) => one.operative)
  if (!pleading) throw new ProblemError(problem('answer.no-complaint', 'There is no complaint yet that an answer could be laid beside.', 'Import the complaint first.', 'Nothing was added to the matter.'))
  const note = await ImportNote.begin(session, 'answer', [file])
  try {
    const read = await readForImport(session, file, note, options)
    const there = reader.rows('answers').find((one) => one.pleading === pleading.id && reader.get('documents', one.document)?.sha256 === read.sha256)
    if (there) throw new ProblemError(problem('store.invalid', `${file.name} is in this matter already, as “${there.title}”.`, 'Choose another file, or remove that answer first.', 'Nothing was changed.'))
    options.onProgress({ what: 'Laying the responses beside the complaint', done: 0, total: 0 })
    const { paragraphs, parsed, aligned } = readAnswer(session, pleading, read)
    if (parsed.responses.length === 0 && parsed.generalDenial === null) throw noResponses(file, read)
    if (aligned.answersIt !== 'yes' && options.reviewOther && !(await options.reviewOther(aligned.reasons, aligned.answersIt === 'no'))) return null
    return await add(session, file, read, { pleading, paragraphs, parsed, aligned }, options)
  } finally {
    await note.end()
  }
}

function readAnswer({ reader }: Session, pleading: Pleading, read: ReadDocument): { paragraphs: Paragraph[]; parsed: ParsedAnswer; aligned: Alignment } {
  const paragraphs = reader.rows('paragraphs').filter((one) => one.pleading === pleading.id).sort((a, b) => a.order - b.order)
  const parsed = parseAnswer(read.pages, { highest: Math.max(0, ...paragraphs.map((one) => one.n)) })
  const matter = reader.get('matter', 'matter')
  const aligned = alignAnswer(parsed, { paragraphs, docketNumber: matter?.docketNumber || null, amendment: amendmentOfPleading(pleading) })
  return { paragraphs, parsed, aligned }
}

/** "FAC", "SAC": how papers cite it tells which it is; a title of its own tells too. */
function amendmentOfPleading(pleading: Pleading): number | null {
  const short = ['Compl.', 'FAC', 'SAC', 'TAC', '4AC', '5AC'].indexOf(pleading.shortForm)
  return short >= 0 ? short : pleading.kind === 'complaint' ? (amendmentOf(pleading.title) ?? 0) : null
}

async function add(session: Session, file: ImportFile, read: ReadDocument, found: { pleading: Pleading; paragraphs: Paragraph[]; parsed: ParsedAnswer; aligned: Alignment }, options: AnswerImportOptions): Promise<AnswerOutcome> {
  const { reader } = session
  const { pleading, paragraphs, parsed, aligned } = found
  const stored = reader.rows('documents').find((one) => one.sha256 === read.sha256 && one.range === null)
  const document: Document = stored ?? { ...documentOf(file, read), source: 'Answer', reviewed: true }
  options.onProgress({ what: 'Saving the answer', done: 0, total: 0 })
  const { ops, answer } = answerOperations(parsed, aligned, {
    document: document.id, pleading, paragraphs, parties: reader.rows('parties'), answers: reader.rows('answers'), responses: reader.rows('responses'), newId, now: new Date().toISOString(),
  })
  await storeRead(session, file, read)
  options.signal.throwIfAborted()
  const counted = howMany(aligned.responses.length, 'response')
  await session.commit({ label: `Import the answer (${counted}, ${howMany(parsed.defenses.length, 'defense')})`, ops: [...(stored ? [] : [put('documents', document)]), ...ops] })
  return { answerId: answer, responses: aligned.responses.length, doubts: aligned.doubts.length }
}

function noResponses(file: ImportFile, read: ReadDocument): ProblemError {
  const words = read.pages.some((page) => page.text.trim() !== '')
  return new ProblemError(problem('answer.no-responses', words ? `${file.name} responds to no paragraph of the complaint, so it is not read as an answer.` : `There is no readable text in ${file.name}.`, words ? 'Choose the answer itself, or import this file as a document.' : 'Ask for a better copy, or import it as a document.', 'Nothing was added to the matter.'))
}
