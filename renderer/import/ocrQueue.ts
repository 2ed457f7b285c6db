/** Recognises, one after the other and behind the work, the documents that wait for text. */
import { patch } from '../../shared/log/change'
import type { Document } from '../../shared/records'
import type { Session } from '../store'
import { readDocument } from '../workers'

export type OcrState = { document: string; title: string; done: number; total: number; waiting: number } | null

/** Works until nothing waits or the signal ends it. Each page is kept as it comes. */
export async function runOcrQueue(session: Session, signal: AbortSignal, onState: (state: OcrState) => void): Promise<void> {
  const failed = new Set<string>()
  for (;;) {
    const waiting = session.reader.rows('documents').filter((one) => one.text === 'waiting' && !failed.has(one.id))
    const [next] = waiting
    if (!next || signal.aborted) break
    try {
      await recognise(session, next, signal, (done, total) => onState({ document: next.id, title: next.title, done, total, waiting: waiting.length }))
    } catch {
      // Encrypted or broken for the recogniser: it stays waiting, and is said in its row.
      failed.add(next.id)
    }
  }
  onState(null)
}

async function recognise(session: Session, document: Document, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void> {
  const blob = await session.bytes.get(document.sha256)
  const read = await readDocument(blob, document.originalName, {
    signal, ocr: 'now', known: (hash) => session.bytes.pages(hash), onRecognised: (hash, page) => session.bytes.putPages(hash, [page]),
    onProgress: (progress) => onProgress(progress.done, progress.total),
  })
  await session.bytes.putPages(document.sha256, read.pages)
  await session.commit({ label: `Recognise the text of ${document.title}`, ops: [patch('documents', document.id, { text: read.text, confidence: read.confidence, warning: read.warning })] })
}
