/** The whole check of an open matter: records, files, page texts, log, index. Mends what is derived, and nothing else. */
import { checkMatter, type Fault } from '../../shared/fsck/check'
import type { IndexState, SearchService } from '../../shared/search/model'
import type { Session } from '../store'

type Progress = (what: string, done: number, total: number) => void

/** @param index the search of this matter @throws the signal's reason where it was stopped */
export async function fsckMatter(session: Session, index: SearchService, signal: AbortSignal, onProgress: Progress): Promise<Fault[]> {
  onProgress('Checking the records', 0, 0)
  const [files, pages] = await Promise.all([session.bytes.stored(), session.bytes.storedPages()])
  const faults = checkMatter({ rows: (table) => session.reader.rows(table), files, pages })
  signal.throwIfAborted()
  onProgress('Checking the log', 0, 0)
  for (const one of await session.verify()) faults.push({ kind: 'log', weight: 'broken', ...one })
  signal.throwIfAborted()
  const altered = await session.bytes.verify((done, total) => {
    signal.throwIfAborted()
    onProgress('Reading the files', done, total)
  })
  for (const hash of altered) faults.push({ kind: 'altered-bytes', weight: 'broken', where: `bytes ${hash}`, say: `The stored file ${hash.slice(0, 12)}… no longer has its fingerprint: its bytes were altered.` })
  onProgress('Checking the index', 0, 0)
  const wrong = indexFault(await settled(index, signal), session)
  return wrong ? [...faults, wrong] : faults
}

/** Makes anew what can be: page texts that belong to nothing go, and the index is built again where it was wrong. */
export async function mendDerived(session: Session, index: SearchService, faults: readonly Fault[], signal: AbortSignal): Promise<number> {
  const alone = faults.filter((one) => one.kind === 'pages-alone')
  await session.bytes.removePages(alone.map((one) => one.where.slice('pages '.length)))
  const wrong = faults.filter((one) => one.kind === 'index')
  if (wrong.length > 0) {
    await index.rebuild()
    await settled(index, signal)
  }
  return alone.length + wrong.length
}

/** The index when it has taken in what there is. */
function settled(index: SearchService, signal: AbortSignal): Promise<IndexState> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const state = index.state()
      if (state.state !== 'ready' && state.state !== 'failed') return
      end()
      resolve(state)
    }
    const stop = () => {
      end()
      reject(signal.reason)
    }
    const leave = index.subscribe(look)
    const end = () => {
      leave()
      signal.removeEventListener('abort', stop)
    }
    signal.addEventListener('abort', stop, { once: true })
    look()
  })
}

function indexFault(state: IndexState, session: Session): Fault | null {
  if (state.state === 'failed') return { kind: 'index', weight: 'derived', where: 'index', say: `The search index cannot be used: ${state.problem.happened}` }
  const documents = session.reader.rows('documents').length
  if (state.state !== 'ready' || state.documents === documents) return null
  return { kind: 'index', weight: 'derived', where: 'index', say: `The search index holds ${state.documents.toLocaleString()} documents, and the matter ${documents.toLocaleString()}.` }
}
