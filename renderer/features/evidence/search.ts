/** The search for evidence of an open matter: its texts are read once and kept in a worker until the matter closes. */
import { useSyncExternalStore } from 'react'
import type { Bearing } from '../../../shared/evidence/bearing'
import type { Proposal } from '../../../shared/evidence/find'
import type { Need } from '../../../shared/evidence/query'
import type { Source } from '../../../shared/evidence/textIndex'
import type { Document } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import { pagesInTurn, type Session } from '../../store'
import { EvidenceWorker } from '../../workers/evidence/EvidenceWorker'
import type { TextToAdd } from '../../workers/evidence/protocol'

/** Pages that are handed to the worker at a time. */
const BATCH = 200
/** The bar moves at most so often. Milliseconds. */
const TELL = 200

export type SearchState = { reading: boolean; done: number; total: number }

/** Which papers were searched, and which could not be. */
export type Reach = {
  documents: number
  /** no words were found in them, or nobody has recognised them yet */
  withoutText: number
}

export type Searched = { proposals: Proposal[]; documentsOf: ReadonlyMap<string, readonly Document[]>; reach: Reach }

/** Same bytes, same words: read once. A part of a file has its own; recognised anew, it is another text. */
const keyOf = (document: Document) => `${document.range ? document.id : document.sha256} ${document.text}`

class EvidenceSearch {
  private worker: EvidenceWorker | null = null
  private readonly added = new Map<string, string>()
  private readonly listeners = new Set<() => void>()
  private controller: AbortController | null = null
  private running: Promise<void> | null = null
  state: SearchState = { reading: false, done: 0, total: 0 }

  constructor(private readonly session: Session) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Stops the reading; what was read stays, and the next search goes on from there. */
  cancel(): void {
    this.controller?.abort()
  }

  /** Lets go of the worker and the texts in it. */
  end(): void {
    this.cancel()
    this.worker?.end()
    this.worker = null
    this.added.clear()
  }

  /** @returns null where the reading was cancelled */
  async find(need: Need, most: number): Promise<Searched | null> {
    const searched = await this.ready()
    if (!searched || !this.worker) return null
    const { documentsOf, reach } = searched
    const skip = [...this.added.keys()].filter((key) => !documentsOf.has(key))
    return { proposals: await this.worker.find(need, most, skip), documentsOf, reach }
  }

  /** @returns null where the reading was cancelled */
  async bearing(document: Document, text: string, targets: { id: string; need: Need }[], most: number): Promise<Bearing[] | null> {
    if (!(await this.ready()) || !this.worker) return null
    return this.worker.bearing({ text, source: sourceOf(document) }, targets, most)
  }

  /** Reads what was not read yet. */
  private async ready(): Promise<Omit<Searched, 'proposals'> | null> {
    while (this.running) await this.running
    const documentsOf = new Map<string, Document[]>()
    let withoutText = 0
    const pleadings = new Set(this.session.reader.rows('pleadings').map((one) => one.document))
    let documents = 0
    for (const document of this.session.reader.rows('documents')) {
      // What is clawed back is not searched (FRCP 26(b)(5)(B)); a pleading proves nothing, the exhibits behind it may.
      if (document.quarantine !== null || pleadings.has(document.id)) continue
      if (document.text === 'none' || document.text === 'waiting') withoutText++
      else {
        documents++
        const key = keyOf(document)
        documentsOf.set(key, [...(documentsOf.get(key) ?? []), document])
      }
    }
    const controller = new AbortController()
    this.controller = controller
    this.running = this.read(documentsOf, controller.signal).finally(() => {
      this.running = null
    })
    await this.running
    return controller.signal.aborted ? null : { documentsOf, reach: { documents, withoutText } }
  }

  private async read(documentsOf: ReadonlyMap<string, readonly Document[]>, signal: AbortSignal): Promise<void> {
    const worker = this.worker ?? new EvidenceWorker()
    this.worker = worker
    const fresh: Document[] = []
    const changed: Source[] = []
    for (const [key, [document]] of documentsOf) {
      if (!document) continue
      const facts = factsOf(document)
      if (!this.added.has(key)) fresh.push(document)
      else if (this.added.get(key) !== facts) changed.push(sourceOf(document))
      if (this.added.has(key)) this.added.set(key, facts)
    }
    if (changed.length > 0) await worker.describe(changed)
    if (fresh.length === 0) return
    let told = performance.now()
    this.tell({ reading: true, done: 0, total: fresh.length })
    let batch: TextToAdd[] = []
    let pages = 0
    const hand = async () => {
      const texts = batch
      batch = []
      pages = 0
      await worker.add(texts)
      for (const { source } of texts) {
        const [document] = documentsOf.get(source.key) ?? []
        if (document) this.added.set(source.key, factsOf(document))
      }
    }
    try {
      let at = 0
      for await (const { document, pages: all } of pagesInTurn(this.session.bytes, fresh)) {
        if (signal.aborted) return
        const text = { source: sourceOf(document), pages: worded(document, all) }
        batch.push(text)
        pages += text.pages.length
        if (pages >= BATCH) await hand()
        if (performance.now() - told > TELL) {
          told = performance.now()
          this.tell({ reading: true, done: at, total: fresh.length })
        }
        at++
      }
      if (batch.length > 0) await hand()
    } finally {
      this.tell({ reading: false, done: 0, total: 0 })
    }
  }

  private tell(state: SearchState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

/** Pages with words, numbered as the document counts them. */
function worded({ range }: Document, pages: readonly PageText[]): { n: number; text: string }[] {
  return pages.filter((page) => page.text !== '').map(({ n, text }) => ({ n: range ? n - range.from + 1 : n, text }))
}

function sourceOf(document: Document): Source {
  const from = document.mail?.from ?? []
  return { key: keyOf(document), title: document.title, date: document.date, people: [...from, document.custodian, document.source].filter((one) => one !== '') }
}

const factsOf = (document: Document): string => `${document.title}\n${document.date}\n${document.custodian}\n${document.source}`

const searches = new WeakMap<Session, EvidenceSearch>()

export function evidenceOf(session: Session): EvidenceSearch {
  let search = searches.get(session)
  if (!search) {
    search = new EvidenceSearch(session)
    searches.set(session, search)
  }
  return search
}

export function useSearchState(session: Session): SearchState {
  const search = evidenceOf(session)
  return useSyncExternalStore(search.subscribe, () => search.state)
}
