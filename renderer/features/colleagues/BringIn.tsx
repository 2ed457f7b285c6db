import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { LockedHead } from '../../../shared/lock/envelope'
import { sentenceOfDrift, sentenceOfKinds, summaryOf } from '../../../shared/log/summary'
import { problem, type Problem, ProblemError, problemOf } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import { bytesOfBlob, type CaseBytes } from '../../casefile/bytes'
import { openIncoming } from '../../casefile/incoming'
import { FileIsLocked, unlocked } from '../../casefile/locked'
import { AuthorMark } from '../../authors'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { type MergeReport, type MergeSource, type Session, useSession } from '../../store'
import { Button, dayOfInstant, Dialog, ProblemNote, ProgressLine, say } from '../../ui'
import { FileKey } from '../lock'

type Source = MergeSource & { name: string }
type BringIn = {
  choose(): void
  start(file: Blob, name: string): void
  /** Shows what would come from a source that is open already. @param words what it is called */
  preview(source: Source, words: string): void
  /** Brings it in without showing it first. @param aloud with a word on the screen */
  bring(source: Source, aloud: boolean): Promise<void>
}
type Step =
  | { at: 'working'; what: string; done: number; total: number; merging: boolean }
  | { at: 'locked'; file: Blob; name: string; head: LockedHead }
  | { at: 'preview'; source: Source; report: MergeReport }
  | { at: 'failed'; problem: Problem }

const BringInContext = createContext<BringIn | null>(null)

export function useBringIn(): BringIn {
  const value = useContext(BringInContext)
  if (!value) throw new Error('no matter to bring it into')
  return value
}

/** A colleague's copy or changes: first shown, then brought in. `first` is a file that was chosen on the desk. */
export function BringInProvider({ first, children }: { first: File | null; children: ReactNode }) {
  const session = useSession()
  const { go } = useNavigation()
  const chooser = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController | null>(null)
  const [step, setStep] = useState<Step | null>(null)
  const run = useCallback(async (work: (signal: AbortSignal) => Promise<Step | null>, merging: boolean) => {
    abort.current?.abort()
    const own = new AbortController()
    abort.current = own
    setStep({ at: 'working', what: 'Opening the file', done: 0, total: 0, merging })
    try {
      const next = await work(own.signal)
      if (!own.signal.aborted) setStep(next)
    } catch (cause) {
      if (own.signal.aborted) setStep(null)
      else setStep({ at: 'failed', problem: problemOf(cause, 'unexpected', 'The file was not brought in.', 'Try again.', 'Nothing was changed.') })
    } finally {
      // The file that the preview opened is read on when it is brought in: its signal must not be ended by that.
      if (abort.current === own) abort.current = null
    }
  }, [])
  const tell = useCallback((merging: boolean) => (what: string, done: number, total: number) => setStep({ at: 'working', what, done, total, merging }), [])
  const look = useCallback(async (from: Blob | CaseBytes, name: string, signal: AbortSignal): Promise<Step> => {
    const source = await openIncoming(from, name, signal)
    const report = await session.merge(source, false, { signal, onProgress: tell(false) })
    return { at: 'preview', source, report }
  }, [session, tell])
  const start = useCallback((file: Blob, name: string) => void run(async (signal) => look(file, name, signal).catch((cause: unknown): Step => {
    if (!(cause instanceof FileIsLocked)) throw cause
    // What comes would lie readable on this disk.
    if (!session.keys) throw new ProblemError(problem('merge.refused', `${name} is locked, and this matter has no lock: what came would be readable on this machine.`, 'Put a lock on this matter (Settings), then bring it in with the passphrase of the file. Or open it as a matter of its own, which stays locked.', 'Nothing was changed.'))
    return { at: 'locked', file, name, head: cause.head }
  }), false), [run, look, session])
  const startWith = useCallback((root: Uint8Array, { file, name, head }: Extract<Step, { at: 'locked' }>) => void run(async (signal) => look(await unlocked(bytesOfBlob(file), head, root, name), name, signal), false), [run, look])
  const preview = useCallback((given: Source, words: string) => {
    // One source for both: what the preview has read of it is not read again.
    const source = { ...given, name: words }
    void run(async (signal) => ({ at: 'preview', source, report: await session.merge(source, false, { signal, onProgress: tell(false) }) }), false)
  }, [run, session, tell])
  const broughtIn = useCallback(async (report: MergeReport) => {
    await noteMerge(session, report)
    const fresh = freshConflicts(report)
    say(fresh > 0 ? { text: `Brought in ${words(report)}. ${howMany(fresh, 'conflict')} to settle.`, action: { label: 'Settle them', run: () => go({ room: 'colleagues', view: 'conflicts', item: null }) } } : `Brought in ${words(report)}.`)
    return fresh
  }, [session, go])
  const bringQuietly = useCallback(async (source: Source, aloud: boolean) => {
    const report = await session.merge(source, true)
    if (aloud) await broughtIn(report)
  }, [session, broughtIn])
  const bring = (source: Source) => run(async (signal) => {
    const report = await session.merge(source, true, { signal, onProgress: tell(true) })
    const fresh = await broughtIn(report)
    if (fresh > 0) go({ room: 'colleagues', view: 'conflicts', item: null })
    return null
  }, true)
  useEffect(() => () => abort.current?.abort(), [])
  useEffect(() => {
    if (first) start(first, first.name)
  }, [first, start])
  const value = useMemo<BringIn>(() => ({ choose: () => chooser.current?.click(), start, preview, bring: bringQuietly }), [start, preview, bringQuietly])
  useCommands([
    { id: 'colleagues.bring-in', label: 'Bring in a colleague’s copy…', group: 'Matter', keys: [], run: value.choose },
    { id: 'go.colleagues', label: 'Go to Colleagues', group: 'Go', keys: [], run: () => go({ room: 'colleagues', item: null, view: null }) },
  ])
  const close = () => {
    abort.current?.abort()
    setStep(null)
  }
  return (
    <BringInContext.Provider value={value}>
      {children}
      <input ref={chooser} type="file" accept=".probata,.probata-changes" hidden aria-label="Copy or changes of a colleague" onChange={(event) => {
        const file = event.target.files?.[0]
        event.target.value = ''
        if (file) start(file, file.name)
      }} />
      {step?.at === 'working' && (
        <Dialog title={step.merging ? 'Bringing it in' : 'Reading the file'} onClose={close} foot={<Button onClick={close}>Cancel</Button>}><ProgressLine what={step.what} done={step.done} total={step.total} /></Dialog>
      )}
      {step?.at === 'locked' && <Dialog title={`Bring in ${step.name}`} onClose={close} foot={<Button onClick={close}>Cancel</Button>}>
        <FileKey head={step.head} name={step.name} then="It has another lock than this matter. What is brought in gets the lock of this matter." onRoot={(root) => startWith(root, step)} />
      </Dialog>}
      {step?.at === 'failed' && <Dialog title="It was not brought in" onClose={close} foot={<Button onClick={close}>Close</Button>}><ProblemNote problem={step.problem} /></Dialog>}
      {step?.at === 'preview' && (
        <Dialog title={`Bring in ${step.source.name}?`} onClose={close} foot={<>
          <Button onClick={close}>{isNothing(step.report) ? 'Close' : 'Leave it'}</Button>
          {!isNothing(step.report) && <Button look="primary" autoFocus onClick={() => void bring(step.source)}>Bring it in</Button>}
        </>}><Preview report={step.report} /></Dialog>
      )}
    </BringInContext.Provider>
  )
}

const isNothing = ({ came, files }: MergeReport) => came.length === 0 && files === 0

/** Conflicts that this file adds to those that are open already. */
function freshConflicts({ came, conflicts }: MergeReport): number {
  const ids = new Set(came.map((entry) => entry.id))
  return conflicts.filter((one) => one.versions.some((version) => ids.has(version.entry))).length
}

function words({ came, files }: MergeReport): string {
  const { shares } = summaryOf(came)
  const changes = shares.reduce((sum, one) => sum + one.changes, 0)
  const names = [...new Set(shares.map((one) => one.author))]
  return `${howMany(changes, 'change')}${names.length > 0 ? ` of ${names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(' and ')}` : ''}${files > 0 ? ` and ${howMany(files, 'file')}` : ''}`
}

/** One event for Activity; none where only such notes came, or two copies would write them to each other for ever. */
async function noteMerge(session: Session, report: MergeReport): Promise<void> {
  if (report.came.some((entry) => entry.ops.length > 0)) await session.commit({ label: `Bring in ${words(report)}`, ops: [] })
}

function Preview({ report }: { report: MergeReport }) {
  const { device } = useSession()
  const { shares, kinds } = summaryOf(report.came)
  const fresh = freshConflicts(report)
  if (isNothing(report)) return <p>Everything in this file is here already.</p>
  return (
    <div className="preview">
      <p>Since the two copies went apart:</p>
      <ul className="preview__shares">
        {shares.map((one) => <li key={one.device}><AuthorMark device={one.device} name={one.author} /><span>{howMany(one.changes, 'change')}</span><span className="third tabular small">{span(one.first, one.last)}</span></li>)}
      </ul>
      {kinds.length > 0 && <p className="second">{sentenceOfKinds(kinds)}.</p>}
      <p className="second">{howMany(report.records, 'record')} here {report.records === 1 ? 'changes' : 'change'}{report.files > 0 ? `, and ${howMany(report.files, 'file')} ${report.files === 1 ? 'comes' : 'come'} along` : ''}.</p>
      {report.missing > 0 && <p className="preview__warn">{howMany(report.missing, 'file')} that these records name {report.missing === 1 ? 'is' : 'are'} in neither copy. Bring in the whole case file for {report.missing === 1 ? 'it' : 'them'}.</p>}
      {report.drifts.map((one) => <p key={one.device} className="preview__warn">{one.device === device ? 'The clock of this computer was' : `The clock of ${one.author} was`} {sentenceOfDrift(one.ahead)}{one.ahead > 0 && one.device !== device ? ', or the clock of this computer is behind' : ''}. The order of changes does not suffer; the times shown beside them may be wrong.</p>)}
      <p><b>{fresh === 0 ? 'No conflicts.' : `${howMany(fresh, 'field')} written by both, to settle afterwards.`}</b> {fresh > 0 ? 'Until then the later value stands, and both are kept.' : 'No field was written by both.'}</p>
      <p className="third small">Nothing was written yet. What is brought in stays: it cannot be taken back as one change, but each change in it is in Activity.</p>
    </div>
  )
}

function span(first: string, last: string): string {
  return dayOfInstant(first) === dayOfInstant(last) ? dayOfInstant(first) : `${dayOfInstant(first)} to ${dayOfInstant(last)}`
}
