/** Near duplicates of the matter's documents, found in the background and kept in memory while the matter is open. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { NearIndex } from '../../../shared/documents/near'
import type { Document } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import { pagesInTurn, type Session } from '../../store'
import type { NearAnswer, NearRequest } from '../../workers/near/worker'

/** As likely alike as this, and two documents are shown as similar. 0 to 1. */
const THRESHOLD = 0.7
/** Candidates whose exact likeness is computed for the document that is open. */
const MOST = 12
/** Characters of a text that are compared. */
const MOST_TEXT = 2_000_000
/** Up to so many different texts the search begins by itself. */
export const BY_ITSELF = 2000

export type SimilarState = { done: number; total: number; running: boolean; ready: boolean }
export type Similar = { id: string; likeness: number }

/** Same bytes, same text: read once. A part of a file has its own. */
export const textKey = (document: Document) => (document.range ? document.id : document.sha256)

const textOf = (pages: readonly PageText[]) => pages.map((page) => page.text).join('\n').slice(0, MOST_TEXT)

class SimilarSearch {
  private readonly index = new NearIndex()
  private readonly listeners = new Set<() => void>()
  private readonly known = new Map<string, Similar[]>()
  private controller: AbortController | null = null
  private worker: Worker | null = null
  private job = 0
  state: SimilarState = { done: 0, total: 0, running: false, ready: false }

  constructor(private readonly session: Session) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private set(state: Partial<SimilarState>): void {
    this.state = { ...this.state, ...state }
    for (const listener of this.listeners) listener()
  }

  /** Reads every text that was not read yet; stops at once when cancelled, and goes on from there. */
  async start(): Promise<void> {
    if (this.state.running) return
    const controller = new AbortController()
    this.controller = controller
    const waiting = new Map<string, Document>()
    for (const document of this.session.reader.rows('documents')) {
      const key = textKey(document)
      if (document.quarantine === null && document.text !== 'waiting' && !this.index.has(key)) waiting.set(key, document)
    }
    this.set({ done: 0, total: waiting.size, running: true })
    let told = performance.now()
    let done = 0
    try {
      for await (const { document, pages } of pagesInTurn(this.session.bytes, waiting.values())) {
        if (controller.signal.aborted) break
        this.index.add(textKey(document), (await this.ask(textOf(pages), null)).signature)
        if (controller.signal.aborted) break
        done++
        if (performance.now() - told > 250) {
          told = performance.now()
          this.set({ done })
        }
      }
    } finally {
      this.known.clear()
      this.worker?.terminate()
      this.worker = null
      this.set({ done, running: false, ready: this.state.ready || done === waiting.size })
    }
  }

  cancel(): void {
    this.controller?.abort()
  }

  /** Documents like this one, likeliest first; those with the very same bytes are not among them. */
  async of(document: Document): Promise<Similar[]> {
    const key = textKey(document)
    const there = this.known.get(key)
    if (there) return there
    const candidates = this.index.candidates(key, THRESHOLD - 0.2, MOST)
    const documents = new Map<string, Document[]>()
    const wanted = new Set(candidates.map((one) => one.id))
    if (wanted.size > 0) for (const one of this.session.reader.rows('documents')) if (wanted.has(textKey(one)) && one.quarantine === null) documents.set(textKey(one), [...(documents.get(textKey(one)) ?? []), one])
    const others = [...documents.values()]
    if (others.length === 0) return []
    const texts: string[] = []
    for await (const { pages } of pagesInTurn(this.session.bytes, [document, ...others.map((one) => one[0] as Document)])) texts.push(textOf(pages))
    const { likenesses } = await this.ask(texts[0] ?? '', texts.slice(1))
    if (!this.state.running) {
      this.worker?.terminate()
      this.worker = null
    }
    const found = others.flatMap((same, at) => same.map((one) => ({ id: one.id, likeness: likenesses[at] ?? 0 }))).filter((one) => one.likeness >= THRESHOLD).sort((a, b) => b.likeness - a.likeness)
    this.known.set(key, found)
    return found
  }

  private ask(text: string, others: string[] | null): Promise<NearAnswer> {
    this.worker ??= new Worker(new URL('../../workers/near/worker.ts', import.meta.url), { type: 'module' })
    const { worker } = this
    const job = ++this.job
    return new Promise((resolve, reject) => {
      const end = () => {
        worker.removeEventListener('message', onMessage)
        worker.removeEventListener('error', onError)
      }
      const onMessage = ({ data }: MessageEvent<NearAnswer>) => {
        if (data.job !== job) return
        end()
        resolve(data)
      }
      const onError = () => {
        end()
        reject(new Error('the comparison of texts failed'))
      }
      worker.addEventListener('message', onMessage)
      worker.addEventListener('error', onError)
      worker.postMessage({ job, text, others } satisfies NearRequest)
    })
  }
}

const searches = new WeakMap<Session, SimilarSearch>()

export function similarOf(session: Session): SimilarSearch {
  let search = searches.get(session)
  if (!search) {
    search = new SimilarSearch(session)
    searches.set(session, search)
  }
  return search
}

export function useSimilarState(session: Session): SimilarState {
  const search = similarOf(session)
  return useSyncExternalStore(search.subscribe, () => search.state)
}

const NONE: readonly Similar[] = []

/** Similar documents of the one that is open; none until they are known. */
export function useSimilar(session: Session, document: Document | null): readonly Similar[] {
  const search = similarOf(session)
  const { ready } = useSimilarState(session)
  const [found, setFound] = useState<{ of: string; list: readonly Similar[] }>({ of: '', list: NONE })
  const id = document?.id ?? null
  useEffect(() => {
    const now = id === null ? undefined : session.reader.get('documents', id)
    if (!now || !ready || now.quarantine !== null) return
    let gone = false
    // A person who walks through the list quickly asks for none of them.
    const timer = setTimeout(() => void search.of(now).then((list) => !gone && setFound({ of: now.id, list }), () => {}), 150)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [session, search, id, ready])
  return found.of === id ? found.list : NONE
}
