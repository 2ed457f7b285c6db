/** Recognises, one after the other and behind the work, the documents that wait for text. */
import { readPageManifest } from '../../shared/images/manifest'
import { patch } from '../../shared/log/change'
import { type Problem, ProblemError } from '../../shared/problem/problem'
import { howMany } from '../../shared/proof'
import type { Document } from '../../shared/records'
import type { Session } from '../store'
import { type ReadOptions, readDocument, summed } from '../workers'
import { readImages } from '../workers/images'

export type OcrState = { document: string; title: string; done: number; total: number; waiting: number } | null

type Recognised = { document: Document; fields: Pick<Document, 'text' | 'confidence' | 'warning'> }

/** The document that a person looks at. */
let wanted: string | null = null

/** Recognises this document before the others, once the page under way is done. */
export function prioritise(document: string | null): void {
  wanted = document
}

/** Documents that one change of the log tells of: each page is stored at once in any case. */
const TOLD_TOGETHER = 25

/** Works until nothing waits or the signal ends it. Each page is kept as it comes. */
export async function runOcrQueue(session: Session, signal: AbortSignal, onState: (state: OcrState) => void): Promise<void> {
  const tried = new Set<string>()
  let ready: Recognised[] = []
  const tell = async () => {
    const told = ready.filter(({ document }) => session.reader.get('documents', document.id)?.text === 'waiting')
    ready = []
    const [only] = told
    if (!only) return
    const label = told.length === 1 ? `Recognise the text of ${only.document.title}` : `Recognise the text of ${howMany(told.length, 'document')}`
    await session.commit({ label, ops: told.map(({ document, fields }) => patch('documents', document.id, fields)) })
  }
  try {
    for (;;) {
      const waiting = session.reader.rows('documents').filter((one) => one.text === 'waiting' && !tried.has(one.id))
      // What is on the screen goes first.
      const next = waiting.find((one) => one.id === wanted) ?? waiting[0]
      if (!next || signal.aborted) return
      tried.add(next.id)
      const fields = await recognise(session, next, signal, (done, total) => onState({ document: next.id, title: next.title, done, total, waiting: waiting.length }))
      if (fields) ready.push({ document: next, fields })
      if (ready.length >= TOLD_TOGETHER) await tell()
    }
  } finally {
    onState(null)
    await tell()
  }
}

/** @returns what becomes of the record; null where it goes on waiting */
async function recognise(session: Session, document: Document, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Recognised['fields'] | null> {
  const { sha256 } = document
  try {
    const options: ReadOptions = {
      signal, ocr: 'now', known: (hash) => session.bytes.pages(hash), onRecognised: (hash, page) => session.bytes.putPages(hash, [page]),
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
