/** Recognises, one after the other and behind the work, the documents that wait for text. */
import { readPageManifest } from '../../shared/images/manifest'
import { patch } from '../../shared/log/change'
import { type Problem, ProblemError } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import type { Document } from '../../shared/records'
import type { Session } from '../store'
import { type ReadOptions, readDocument, summed } from '../workers'
import { readImages } from '../workers/images'
import { wantedPage } from '../workers/recognised'

export { prioritise } from '../workers/recognised'

export type OcrState = { document: string; title: string; done: number; total: number; waiting: number } | null

export type OcrListener = { onReady(documents: Document[]): Promise<void>; onTold(documents: Document[]): void }

type Recognised = { document: Document; fields: Pick<Document, 'text' | 'confidence' | 'warning'> }

/** Documents that one change of the log tells of: each page is stored at once in any case. */
const TOLD_TOGETHER = 25

/**
 * Works until nothing waits or the signal ends it. Each page is kept as it comes.
 * @param hears of documents whose text is there now, before the log tells of them and once it has
 */
export async function runOcrQueue(session: Session, signal: AbortSignal, onState: (state: OcrState) => void, hears: OcrListener): Promise<void> {
  const done = new Set<string>()
  let ready: Recognised[] = []
  const tell = async () => {
    const told = ready.filter(({ document }) => session.reader.get('documents', document.id)?.text === 'waiting')
    ready = []
    const [only] = told
    if (!only) return
    const label = told.length === 1 ? `Recognise the text of ${only.document.title}` : `Recognise the text of ${howMany(told.length, 'document')}`
    await hears.onReady(told.map(({ document }) => document))
    await session.commit({ label, ops: told.map(({ document, fields }) => patch('documents', document.id, fields)) })
    hears.onTold(told.flatMap(({ document }) => session.reader.get('documents', document.id) ?? []))
  }
  try {
    for (;;) {
      const waiting = session.reader.rows('documents').filter((one) => one.text === 'waiting' && !done.has(one.id))
      // What is on the screen goes first.
      const next = waiting.find((one) => one.id === wantedPage()?.document) ?? waiting[0]
      if (!next || signal.aborted) return
      const others = new Set(waiting.filter((one) => one.sha256 !== next.sha256).map((one) => one.id))
      const fields = await recognise(session, next, signal, {
        onProgress: (pages, total) => onState({ document: next.id, title: next.title, done: pages, total, waiting: waiting.length }),
        next: (pages) => nextPage(pages, next, others),
      })
      // Put off for another: it goes on later, with the pages that it has.
      if (fields?.text === 'waiting') continue
      done.add(next.id)
      if (fields) ready.push({ document: next, fields })
      // What is on the screen is told at once.
      if (ready.length >= TOLD_TOGETHER || next.id === wantedPage()?.document) await tell()
    }
  } finally {
    onState(null)
    await tell()
  }
}

/**
 * The page that is recognised next: the one on the screen, then those after it, then the rest.
 * @param pages numbers of the file's pages that wait, ascending
 * @param others documents that wait as well
 * @returns null where one of the others is on the screen
 */
export function nextPage(pages: readonly number[], document: Pick<Document, 'id' | 'range'>, others: ReadonlySet<string>): number | null {
  const wanted = wantedPage()
  if (wanted && others.has(wanted.document)) return null
  const from = wanted?.document === document.id ? wanted.page + (document.range ? document.range.from - 1 : 0) : 1
  return pages.find((n) => n >= from) ?? pages[0] ?? null
}

type Steps = { onProgress: (done: number, total: number) => void; next: (pages: readonly number[]) => number | null }

/** @returns what becomes of the record; null where it goes on waiting for another day */
async function recognise(session: Session, document: Document, signal: AbortSignal, { onProgress, next }: Steps): Promise<Recognised['fields'] | null> {
  const { sha256 } = document
  try {
    const options: ReadOptions = {
      signal, ocr: 'now', resume: true, next, known: (hash) => session.bytes.pages(hash), onRecognised: (hash, page) => session.bytes.putPages(hash, [page]),
      onProgress: (progress) => onProgress(progress.done, progress.total),
    }
    const blob = await session.bytes.get(sha256)
    const read = document.kind === 'images' ? await readImages(readPageManifest(await blob.text()), (hash) => session.bytes.get(hash), options, sha256) : await readDocument(blob, document.originalName, options)
    await session.bytes.putPages(sha256, read.pages)
    return { text: read.text, confidence: read.confidence, warning: read.warning }
  } catch (cause) {
    // Cut short, or the disk is full: it is tried again another time.
    if (signal.aborted || !(cause instanceof ProblemError) || cause.problem.code.startsWith('store.')) return null
    return givenUp(session, sha256, cause.problem)
  }
}

/** What the stored pages come to, with the reason why there is no more. */
async function givenUp(session: Session, sha256: string, { happened }: Problem): Promise<Recognised['fields']> {
  const pages = await session.bytes.pages(sha256)
  const lacking = pages.filter((page) => page.source === 'none').map((page) => page.n)
  const { text, confidence, warning } = summed(pages, { unread: [], broken: [], failed: lacking })
  return { text, confidence, warning: `${happened} ${warning}`.trim() }
}
