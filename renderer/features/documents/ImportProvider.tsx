import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import { filesFromInput, type ImportFile, type ImportOutcome, type ImportProgress, importDocuments, type OcrListener, type OcrState, type RecognisedTranscripts, type ScanOffer, ScanOffers, runCoveredQueue, runOcrQueue, transcriptsAmong, waitsForLook } from '../../import'
import { useCommands } from '../../commands'
import type { RecordOf } from '../../../shared/records'
import { useCount, useRows, useSession } from '../../store'
import { Button, Dialog, Field, ProblemNote, ProgressLine, say } from '../../ui'

type Importing = {
  start(files: readonly ImportFile[]): void
  chooseFiles(): void
  chooseFolder(): void
  progress: ImportProgress | null
  /** transcripts among what came last, to be offered; null where there are none, or they were decided on */
  recognised: RecognisedTranscripts | null
  /** scans that turned out to be transcripts while something else was done: offered when a person asks */
  scans: RecognisedTranscripts['found']
  /** offers those scans now */
  showScans(): void
  /** The offer is closed. @param decided documents of it on which a person has decided, either way; the other scans wait on */
  settle(decided: readonly string[]): void
}

const ImportContext = createContext<Importing | null>(null)
const StatusContext = createContext<string | null>(null)

export function useImportDocuments(): Importing {
  const value = useContext(ImportContext)
  if (!value) throw new Error('no import here')
  return value
}

/** What goes on behind the work, as a phrase for the status bar; null where nothing does. */
export function useImportStatus(): string | null {
  return useContext(StatusContext)
}

type Asking = { name: string; again: boolean; answer: (password: string | null) => void }

/** Told after each of hundreds of files a second, whatever shows the progress would be drawn as often. Milliseconds. */
const TOLD_EVERY = 100

/** Import of documents and the recognition of those that wait for text. */
export function DocumentsImportProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController | null>(null)
  /** Files that were given while others are read: theirs is the next import. */
  const next = useRef<ImportFile[]>([])
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const [recognised, setRecognised] = useState<RecognisedTranscripts | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { scans, offers, show: showScans } = useScans(setRecognised)
  const ocr = useOcr(progress !== null, useMemo((): OcrListener => ({
    onReady: (documents) => offers.expect(documents),
    onTold: (documents) => void offers.judge(documents).then(([first]) => {
      // Nobody is interrupted at work: it waits in the status bar. In the room of a deposition nothing is said.
      if (first && !('live' in window.document.body.dataset)) say({ text: `${first.document.originalName} was recognised, and looks like a transcript.`, action: { label: 'Look at it', run: showScans } })
    }),
  }), [offers, showScans]))
  const looking = useCovered(progress !== null || ocr !== null)

  const start = useCallback((chosen: readonly ImportFile[]) => {
    if (chosen.length === 0) return
    if (abort.current) {
      next.current.push(...chosen)
      say(`${howMany(chosen.length, 'file')} will be added when this import is done.`)
      return
    }
    const controller = new AbortController()
    abort.current = controller
    setProgress({ what: 'Opening the files', done: 0, total: chosen.length })
    let told = performance.now()
    const onProgress = (now: ImportProgress) => {
      if (performance.now() - told < TOLD_EVERY) return
      told = performance.now()
      setProgress(now)
    }
    importDocuments(session, chosen, {
      signal: controller.signal, onProgress,
      askPassword: (name, again) => new Promise((answer) => setAsking({ name, again, answer })),
    }).then(async (done) => {
      if (done.refused.length > 0 || done.already.length > 0) setOutcome((shown) => (shown ? { added: [...shown.added, ...done.added], already: [...shown.already, ...done.already], refused: [...shown.refused, ...done.refused] } : done))
      const among = await transcriptsAmong(session, done.added)
      setRecognised(among.found.length > 0 || among.packages.length > 0 ? among : null)
    }, (cause: unknown) => {
      if (controller.signal.aborted) say('The import was cancelled; nothing was added.')
      else setFailed(problemOf(cause, 'unexpected', 'The import stopped.', 'Try again.', 'Nothing was added to the matter.'))
    }).finally(() => {
      abort.current = null
      setProgress(null)
      setAsking(null)
      const waiting = next.current.splice(0)
      if (!controller.signal.aborted) start(waiting)
    })
  }, [session])

  useEffect(() => () => abort.current?.abort(), [])

  const settle = useCallback((decided: readonly string[]) => {
    setRecognised(null)
    void offers.decided(decided)
  }, [offers])
  const value = useMemo<Importing>(() => ({ start, chooseFiles: () => files.current?.click(), chooseFolder: () => folder.current?.click(), progress, recognised: outcome ? null : recognised, scans, showScans, settle }), [start, progress, recognised, outcome, scans, showScans, settle])
  useCommands([
    { id: 'documents.import', label: 'Import documents…', group: 'Matter', keys: ['$mod+i'], blocked: () => (progress ? 'An import is under way.' : null), run: value.chooseFiles },
    { id: 'documents.import-folder', label: 'Import a folder…', group: 'Matter', keys: [], blocked: () => (progress ? 'An import is under way.' : null), run: value.chooseFolder },
  ])
  const status = progress ? `Importing ${progress.done.toLocaleString()} of ${progress.total.toLocaleString()}` : (ocr ?? looking)
  const take = (input: HTMLInputElement) => {
    const chosen = filesFromInput(input.files)
    input.value = ''
    start(chosen)
  }
  return (
    <ImportContext.Provider value={value}>
      <StatusContext.Provider value={status}>
        {children}
        <input ref={files} type="file" multiple hidden aria-label="Files to import" onChange={(event) => take(event.target)} />
        <input ref={(element) => {
          folder.current = element
          element?.setAttribute('webkitdirectory', '')
        }} type="file" multiple hidden aria-label="Folder to import" onChange={(event) => take(event.target)} />
        {progress && !asking && (
          <Dialog title="Importing documents" onClose={() => abort.current?.abort()} foot={<Button onClick={() => abort.current?.abort()}>Cancel</Button>}>
            <ProgressLine what={progress.what} done={progress.done} total={progress.total} />
          </Dialog>
        )}
        {asking && <PasswordDialog key={`${asking.name} ${asking.again}`} asking={asking} onDone={() => setAsking(null)} />}
        {outcome && <OutcomeDialog outcome={outcome} onClose={() => setOutcome(null)} />}
        {failed && <Dialog title="The import stopped" onClose={() => setFailed(null)} foot={<Button onClick={() => setFailed(null)}>Close</Button>}><ProblemNote problem={failed} /></Dialog>}
      </StatusContext.Provider>
    </ImportContext.Provider>
  )
}

/** Scans on which nobody has decided, from before this start as well; `show` offers them. */
function useScans(offer: (recognised: RecognisedTranscripts) => void): { scans: RecognisedTranscripts['found']; offers: ScanOffers; show: () => void } {
  const session = useSession()
  const [waiting, setWaiting] = useState<readonly ScanOffer[]>([])
  const offers = useMemo(() => new ScanOffers(session, setWaiting), [session])
  const transcripts = useRows('transcripts')
  const documents = useRows('documents')
  const scans = useMemo(() => {
    if (waiting.length === 0 || documents.length === 0) return []
    const read = new Set(transcripts.map((one) => one.document))
    return waiting.flatMap(({ document: id, by }) => {
      const document = read.has(id) ? undefined : session.reader.get('documents', id)
      return document ? [{ document, by }] : []
    })
  }, [waiting, transcripts, documents, session])
  const latest = useRef(scans)
  useEffect(() => {
    latest.current = scans
  })
  const show = useCallback(() => {
    if (latest.current.length > 0) offer({ found: latest.current, packages: [], late: true })
  }, [offer])
  return { scans, offers, show }
}

const isWaiting = (document: RecordOf<'documents'>) => document.text === 'waiting'

/** Recognises in the background, unless an import needs the readers. */
function useOcr(paused: boolean, hears: OcrListener): string | null {
  const session = useSession()
  const waiting = useCount('documents', isWaiting) > 0
  const [state, setState] = useState<OcrState>(null)
  useEffect(() => {
    if (!waiting || paused) return
    const controller = new AbortController()
    void runOcrQueue(session, controller.signal, setState, hears)
    return () => controller.abort()
  }, [session, waiting, paused, hears])
  return state ? `Recognising ${state.title}, page ${Math.min(state.done + 1, state.total)} of ${state.total}${state.waiting > 1 ? ` · ${state.waiting - 1} more waiting` : ''}` : null
}

/** Looks for covered words once nothing waits to be recognised. */
function useCovered(paused: boolean): string | null {
  const session = useSession()
  const waiting = useCount('documents', waitsForLook) > 0
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!waiting || paused) return
    const controller = new AbortController()
    void runCoveredQueue(session, controller.signal, setLeft)
    return () => controller.abort()
  }, [session, waiting, paused])
  return left > 0 ? `Looking for covered words, ${howMany(left, 'document')} left` : null
}

function PasswordDialog({ asking, onDone }: { asking: Asking; onDone: () => void }) {
  const [password, setPassword] = useState('')
  const answer = (value: string | null) => {
    onDone()
    asking.answer(value)
  }
  return (
    <Dialog title="Password needed" onClose={() => answer(null)} foot={<><Button onClick={() => answer(null)}>Leave it out</Button><Button look="primary" disabled={password === ''} onClick={() => answer(password)}>Open</Button></>}>
      <form onSubmit={(event) => {
        event.preventDefault()
        answer(password)
      }}>
        <Field label={`${asking.name} is encrypted${asking.again ? '; that password did not open it' : ''}`} hint="The password is used once and is not stored.">
          <input className="input" type="password" value={password} onChange={(event) => setPassword(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}

function OutcomeDialog({ outcome, onClose }: { outcome: ImportOutcome; onClose: () => void }) {
  return (
    <Dialog title="Import" wide onClose={onClose} foot={<Button look="primary" onClick={onClose}>Close</Button>}>
      <p>{outcome.added.length === 0 ? 'Nothing was added.' : `${howMany(outcome.added.length, 'document')} added.`}</p>
      {outcome.already.length > 0 && (
        <section>
          <h3>In the matter already</h3>
          <ul>{outcome.already.map((one) => <li key={one.name} className="second">{one.name} has the same content as {one.document.exhibit ?? one.document.title}.</li>)}</ul>
        </section>
      )}
      {outcome.refused.map((one) => <ProblemNote key={one.name} problem={one.problem} />)}
    </Dialog>
  )
}
