/**
 * Scans that read like transcripts, until a person decides on them. What waits is kept on this computer beside the
 * matter: to look at the words of every scan anew at each start would be too much for a matter of many.
 */
import type { Document } from '../../shared/records'
import { getSetting, putSetting, removeSetting, type Session } from '../store'
import { type RecognisedTranscripts, transcriptsAmong } from './recognise'

/** By the document's id: what it was recognised by; null where its words were not looked at yet. */
type Waiting = Record<string, string | null>
export type ScanOffer = { document: string; by: string }

export class ScanOffers {
  private waiting: Waiting = {}
  private queue: Promise<unknown>
  private readonly key: string

  /** @param onChange hears what waits for a decision, each time that it becomes something else */
  constructor(private readonly session: Session, private readonly onChange: (offers: readonly ScanOffer[]) => void) {
    this.key = `scans ${session.matterId}`
    this.queue = this.open().catch(() => undefined)
  }

  /** Notes documents whose words are about to be told of, so that a crash between that and the look at them loses none. */
  expect(documents: readonly Document[]): Promise<void> {
    return this.inOrder(() => this.write({ ...this.waiting, ...Object.fromEntries(documents.map((one) => [one.id, null])) }))
  }

  /** Looks at the words of documents that were noted. @returns those that read like transcripts */
  judge(documents: readonly Document[]): Promise<RecognisedTranscripts['found']> {
    return this.inOrder(async () => {
      const { found } = await transcriptsAmong(this.session, documents)
      const others = Object.entries(this.waiting).filter(([id]) => !documents.some((one) => one.id === id))
      await this.write(Object.fromEntries([...others, ...found.map(({ document, by }) => [document.id, by] as const)]))
      return found
    })
  }

  /** A person has decided on these, either way: they are not offered again. */
  decided(documents: readonly string[]): Promise<void> {
    return this.inOrder(() => this.write(Object.fromEntries(Object.entries(this.waiting).filter(([id]) => !documents.includes(id)))))
  }

  /** What waited when the app ended; without what is gone, or was read as a transcript meanwhile. */
  private async open(): Promise<void> {
    const { reader } = this.session
    const kept = await getSetting<Waiting>(this.key, {})
    const read = new Set(reader.rows('transcripts').map((one) => one.document))
    const there = Object.entries(kept).filter(([id]) => reader.get('documents', id) && !read.has(id))
    const unseen = there.flatMap(([id, by]) => (by === null ? (reader.get('documents', id) ?? []) : [])).filter((one) => one.text !== 'waiting')
    const { found } = await transcriptsAmong(this.session, unseen)
    const seen = new Set(unseen.map((one) => one.id))
    this.waiting = kept
    await this.write(Object.fromEntries([...there.filter(([id]) => !seen.has(id)), ...found.map(({ document, by }) => [document.id, by] as const)]))
    this.tell()
  }

  private async write(next: Waiting): Promise<void> {
    const was = JSON.stringify(this.waiting)
    this.waiting = next
    if (was === JSON.stringify(next)) return
    // What cannot be kept is offered all the same, until the app ends.
    await (Object.keys(next).length === 0 ? removeSetting(this.key) : putSetting(this.key, next)).catch(() => undefined)
    this.tell()
  }

  private tell(): void {
    this.onChange(Object.entries(this.waiting).flatMap(([document, by]) => (by === null ? [] : [{ document, by }])))
  }

  /** One after the other: what is kept is written as a whole. A failure keeps nobody else from it. */
  private async inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work)
    this.queue = result.catch(() => undefined)
    return result
  }
}
