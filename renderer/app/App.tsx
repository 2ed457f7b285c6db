import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../shared/problem/problem'
import { ProblemError, problem } from '../../shared/problem/problem'
import { Keyboard, registry, useCommands } from '../commands'
import { CaseFilesProvider } from '../features/casefile'
import { Desk } from '../features/desk'
import { endTyping, leave, LockContext, LockingScreen, lockNow, LockScreen, type Turn, TurnContext, TurnScreen, whenAtRest } from '../features/lock'
import { BackupBeforeClosing } from '../features/storage'
import { createMatter, dropKeys, hasKeys, keepKeysOf, type MatterCard, matterCard, openMatter, type Session, updateMatterCard } from '../store'
import { Button, EmptyState, ProblemNote, Toast } from '../ui'
import type { ImportFile } from '../import'
import { backups } from '../casefile/backups'
import { matterOf } from '../casefile/matterOf'
import { bridge } from '../bridge'
import { FaultNotice, rememberOpen } from './crash'
import type { MatterWindow } from './MatterWindow'
import { TakeHanded } from './TakeHanded'
import './app.css'

// The desk is on the screen before the matter's own code is read; that follows in the first quiet moment.
// It is loaded before the matter is shown rather than while: React may throw a waiting render away and begin
// again, and what a matter opens with itself, the index of its search, must be opened once.
const loadMatterWindow = () => import('./MatterWindow')
const HelpDialog = lazy(async () => ({ default: (await import('../features/help')).HelpDialog }))

type Stage = { at: 'desk' } | { at: 'opening'; what: string } | { at: 'open'; Window: typeof MatterWindow; session: Session; first: 'overview' | 'import'; handed: ImportFile | null; bring: File | null } | { at: 'locked'; card: MatterCard; first: 'overview' | 'import'; handed: ImportFile | null; bring: File | null } | { at: 'locking' } | { at: 'turning'; matterId: string; turn: Turn } | { at: 'failed'; problem: Problem; again: (() => void) | null }

/** The desk, or one open matter. @param reopen the matter to open at once: it was open when the page before this one ended */
export function App({ reopen }: { reopen: string | null }) {
  const [stage, setStage] = useState<Stage>({ at: 'desk' })
  const [help, setHelp] = useState(false)
  const rested = useRef(false)
  // In an open matter the shell has its own, which know the room and the matter.
  useCommands(stage.at === 'desk' ? [{ id: 'app.help', label: 'Help', group: 'General', keys: ['F1'], inFields: true, run: () => setHelp(true) }] : stage.at === 'opening' ? [whenAtRest(() => {
    rested.current = true
  })] : [])
  useEffect(() => {
    const quiet = requestIdleCallback(() => void loadMatterWindow(), { timeout: 3000 })
    return () => cancelIdleCallback(quiet)
  }, [])
  const [came, setCame] = useState<readonly ImportFile[]>([])
  const standing = useRef(stage)
  standing.current = stage

  /** What was changed in a matter with a lock is backed up while its keys are here. @param hurry it is not waited for */
  const backUpFirst = useCallback(async ({ matterId }: Session, hurry: boolean) => {
    if (hurry) backups.cancel()
    else if (backups.isDue(matterId)) {
      setStage({ at: 'locking' })
      await backups.run(matterId)
    }
    await backups.postpone(matterId)
  }, [])

  const open = useCallback(async (matterId: string, first: 'overview' | 'import' = 'overview', handed: ImportFile | null = null, bring: File | null = null) => {
    const before = standing.current
    rested.current = false
    setStage({ at: 'opening', what: 'Opening the matter…' })
    if (before.at === 'open') {
      if (before.session.keys) {
        await backUpFirst(before.session, false)
        setStage({ at: 'opening', what: 'Opening the matter…' })
      }
      before.session.close()
    }
    // A matter with a lock is locked whenever it is not open.
    keepKeysOf(matterId)
    try {
      const card = await matterCard(matterId)
      if (card?.lock && !hasKeys(matterId)) {
        setStage({ at: 'locked', card, first, handed, bring })
        return
      }
      const [session, { MatterWindow: Window }] = await Promise.all([openMatter(matterId), loadMatterWindow()])
      await updateMatterCard(matterId, { opened: new Date().toISOString() })
      setStage({ at: 'open', Window, session, first, handed, bring })
    } catch (cause) {
      setStage({ at: 'failed', problem: toProblem(cause), again: () => void open(matterId, first, handed, bring) })
    }
  }, [backUpFirst])

  const openTheDemo = useCallback(async () => {
    setStage({ at: 'opening', what: 'Making the demo matter…' })
    try {
      const { openDemo } = await import('./demo')
      await open(await openDemo((what) => setStage({ at: 'opening', what })))
    } catch (cause) {
      setStage({ at: 'failed', problem: toProblem(cause), again: null })
    }
  }, [open])

  const bringIn = useCallback(async (file: File) => {
    setStage({ at: 'opening', what: `Reading ${file.name}…` })
    try {
      await open(await matterOf(file, file.name), 'overview', null, file)
    } catch (cause) {
      setStage({ at: 'failed', problem: toProblem(cause), again: null })
    }
  }, [open])

  // Files opened with Probata, at the start or while it runs, wait until a person can be asked about them.
  const takePapers = useCallback((files: readonly ImportFile[]) => setCame((waiting) => [...waiting, ...files]), [])
  useEffect(() => bridge()?.onCommand((id) => registry.find(id)?.run()), [])

  const begin = useCallback(async () => {
    const [first, ...others] = came
    if (!first) return
    setCame(others)
    await open(await createMatter(first.name.replace(/\.[^.]+$/, '') || 'New matter'), 'overview', first)
  }, [came, open])

  // At the desk a paper begins a matter of its own; an open matter asks.
  useEffect(() => {
    if (stage.at === 'desk' && came.length > 0) void begin()
  }, [stage.at, came, begin])

  useEffect(() => {
    if (reopen !== null) void open(reopen)
  }, [reopen, open])

  const opened = useCallback((matterId: string) => void open(matterId), [open])

  const ending = useRef(false)
  const lock = useCallback((hurry: boolean) => {
    const { current } = standing
    if (current.at !== 'open' || ending.current) return
    ending.current = true
    const { session } = current
    void endTyping(session).then(() => backUpFirst(session, hurry)).finally(() => {
      setStage({ at: 'opening', what: 'Locking…' })
      lockNow(session)
    })
  }, [backUpFirst])

  const close = useCallback(() => {
    const { current } = standing
    // A matter with a lock is locked whenever it is not open.
    if (current.at === 'open' && current.session.keys) return lock(false)
    if (current.at === 'open') current.session.close()
    setStage({ at: 'desk' })
  }, [lock])

  // The computer went to rest while a large matter was being opened: nobody sits before it.
  useEffect(() => {
    if (stage.at === 'open' && stage.session.keys && rested.current) lock(true)
  }, [stage, lock])

  const turn = useCallback((how: Turn) => {
    const { current } = standing
    if (current.at !== 'open') return
    const { session } = current
    setStage({ at: 'opening', what: 'Closing the matter…' })
    // What is due is backed up under the lock that it gets, or without the one that it had.
    void backups.postpone(session.matterId).then(() => session.settled()).then(() => {
      session.close()
      dropKeys(session.matterId)
      setStage({ at: 'turning', matterId: session.matterId, turn: how })
    })
  }, [])
  // Whatever the page still has in memory of the matter goes with it.
  const endTurning = useCallback(() => leave(true), [])
  const print = useCallback(() => void bridge()?.call('window.print', {}), [])

  useEffect(() => {
    document.documentElement.dataset.stage = stage.at
    if (stage.at === 'open') rememberOpen(stage.session.matterId)
    else if (stage.at === 'desk') rememberOpen(null)
  }, [stage])

  return (
    <CaseFilesProvider onOpened={opened}>
      <Keyboard />
      <TakeHanded onPapers={takePapers} />
      {stage.at === 'desk' && <Desk onOpen={open} onDemo={openTheDemo} onBring={(file) => void bringIn(file)} onPapers={takePapers} />}
      {stage.at === 'opening' && <div className="stage" role="status"><p className="stage__what">{stage.what}</p></div>}
      {stage.at === 'locked' && <LockScreen key={stage.card.id} card={stage.card} onOpened={() => void open(stage.card.id, stage.first, stage.handed, stage.bring)} onBack={() => setStage({ at: 'desk' })} />}
      {stage.at === 'locking' && <LockingScreen />}
      {stage.at === 'turning' && <TurnScreen matterId={stage.matterId} turn={stage.turn} onPrint={print} onEnd={endTurning} />}
      {stage.at === 'open' && <TurnContext.Provider value={turn}><LockContext.Provider value={lock}><stage.Window key={stage.session.matterId} session={stage.session} first={stage.first} handed={stage.handed} bring={stage.bring} came={came} onTaken={() => setCame([])} onNewMatter={() => void begin()} onClose={close} /></LockContext.Provider></TurnContext.Provider>}
      {stage.at === 'desk' && help && <Suspense><HelpDialog room="overview" onClose={() => setHelp(false)} /></Suspense>}
      {stage.at === 'failed' && (
        <div className="stage">
          <EmptyState title="The matter could not be opened" actions={
            <>
              {stage.again && <Button look="primary" onClick={stage.again}>Try again</Button>}
              <Button {...(stage.again ? {} : { look: 'primary' })} onClick={close}>Back to the desk</Button>
            </>
          }>
            Nothing was lost: what was confirmed before is still stored.
          </EmptyState>
          <ProblemNote problem={stage.problem} />
        </div>
      )}
      <BackupBeforeClosing />
      <Toast />
      <FaultNotice />
    </CaseFilesProvider>
  )
}

function toProblem(cause: unknown): Problem {
  if (cause instanceof ProblemError) return cause.problem
  return problem('unexpected', 'Something went wrong that Probata did not expect.', 'Restart Probata and try again.', '', cause)
}
