import { useCallback } from 'react'
import { type Proposal, proposalKey } from '../../../shared/chronology/propose'
import { PHRASE_DEFAULTS, type PhraseOptions } from '../../../shared/dates/phrase'
import { type Operation, put } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import { type Document, EVENT_DEFAULTS, type MatterEvent, type Passage } from '../../../shared/records'
import { quoteOf, rectsOf } from '../../../shared/text/anchor'
import type { PageText } from '../../../shared/text/page'
import { newId, pagesInTurn, type Session, useSession } from '../../store'
import { say, type TaskState, useTask } from '../../ui'
import { DatesWorker } from '../../workers/dates/DatesWorker'

/** Proposals that one search adds: more than a person decides in a sitting. */
const MOST = 5000

/** Looks for dates in every document and in the complaint's paragraphs, and proposes an event for each. */
export function useScan(): { scan: TaskState; start: () => void; cancel: () => void; close: () => void } {
  const session = useSession()
  const { state, ...more } = useTask(useCallback((signal, onProgress) => scanMatter(session, signal, onProgress), [session]))
  return { scan: state, ...more }
}

async function scanMatter(session: Session, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void> {
  const { reader } = session
  const pleading = reader.rows('pleadings').find((one) => one.operative)
  const options: PhraseOptions = { ...PHRASE_DEFAULTS, pivot: (Number(pleading?.filed?.slice(0, 4)) || new Date().getFullYear()) + 1 }
  const pleadings = new Set(reader.rows('pleadings').map((one) => one.document))
  // The complaint is read by its paragraphs, which are cited by number.
  const documents = reader.rows('documents').filter((one) => one.quarantine === null && one.text !== 'none' && one.text !== 'waiting' && (one.range !== null || !pleadings.has(one.id)))
  const paragraphs = reader.rows('paragraphs').filter((one) => one.pleading === pleading?.id && !one.withdrawn)
  const total = documents.length + 1
  const known = knownKeys(session)
  const worker = new DatesWorker()
  const ops: Operation[] = []
  let found = 0
  const add = (event: Omit<MatterEvent, 'id' | keyof typeof EVENT_DEFAULTS> & Partial<MatterEvent>, passage: Passage | null) => {
    if (passage) ops.push(put('passages', passage))
    ops.push(put('events', { ...EVENT_DEFAULTS, ...event, id: newId('events'), standing: 'proposed' }))
    found++
  }
  try {
    let told = performance.now()
    const inParagraphs = await worker.find(paragraphs.map((one) => one.text), options, signal)
    inParagraphs.forEach((proposals, at) => {
      const paragraph = paragraphs[at]
      for (const one of proposals) {
        if (!paragraph || found >= MOST || !isNew(known, proposalKey(paragraph.id, one.words))) continue
        add({ ...eventOf(one), certainty: 'alleged', sources: [paragraph.id] }, null)
      }
    })
    onProgress(1, total)
    let done = 1
    for await (const { document, pages } of pagesInTurn(session.bytes, documents)) {
      if (found >= MOST) break
      const byPage = await worker.find(pages.map((page) => page.text), options, signal)
      byPage.forEach((proposals, at) => {
        const page = pages[at]
        for (const one of proposals) {
          const n = page ? pageIn(document, page) : 1
          if (!page || found >= MOST || !isNew(known, proposalKey(`${document.id} ${n}`, one.words))) continue
          const passage = passageOf(document.id, n, page, one)
          add({ ...eventOf(one), certainty: 'reported', sources: [passage.id] }, passage)
        }
      })
      done++
      if (performance.now() - told > 200) {
        told = performance.now()
        onProgress(done, total)
      }
    }
  } finally {
    worker.end()
  }
  signal.throwIfAborted()
  if (ops.length === 0) {
    say('No dates were found that are not in the chronology already.')
    return
  }
  await session.commit({ label: `Propose ${howMany(found, 'event')} from dates in the papers`, ops, bulk: ops.length > 50 })
  if (found >= MOST) say(`${MOST.toLocaleString()} events were proposed, and there are more. Decide on these and search again.`)
}

const eventOf = (one: Proposal) => ({ date: one.date, what: one.what, kind: 'fact' as const, source: '', words: one.words, zone: one.zone })

/** Pages of a document that is a part of a file are counted from its own first page. */
const pageIn = (document: Document, page: PageText) => (document.range ? page.n - document.range.from + 1 : page.n)

function passageOf(document: string, n: number, page: PageText, { from, to }: Proposal): Passage {
  return {
    id: newId('passages'), document, page: n, endPage: n, ...quoteOf(page, from, to), from, to, rects: rectsOf(page, from, to).map((rect) => ({ page: n, rect })),
    locator: null, note: '', tags: [],
  }
}

/** What is in the chronology already, rejected proposals among it. */
function knownKeys({ reader }: Session): Set<string> {
  const keys = new Set<string>()
  for (const event of reader.rows('events')) {
    for (const id of event.sources) {
      const passage = reader.get('passages', id)
      keys.add(proposalKey(passage ? `${passage.document} ${passage.page}` : id, event.words))
    }
  }
  return keys
}

function isNew(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false
  known.add(key)
  return true
}
