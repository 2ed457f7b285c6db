import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../shared/problem/problem'
import { ProblemError, problem } from '../../shared/problem/problem'
import { Keyboard, useCommands } from '../commands'
import { Desk } from '../features/desk'
import { createMatter, openMatter, type Session, updateMatterCard } from '../store'
import { Button, EmptyState, ProblemNote, Toast } from '../ui'
import type { ImportFile } from '../import'
import { handedFiles } from './handed'
import type { MatterWindow } from './MatterWindow'
import './app.css'

// The desk is on the screen before the matter's own code is read; that follows in the first quiet moment.
// It is loaded before the matter is shown rather than while: React may throw a waiting render away and begin
// again, and what a matter opens with itself, the index of its search, must be opened once.
const loadMatterWindow = () => import('./MatterWindow')
const HelpDialog = lazy(async () => ({ default: (await import('../features/help')).HelpDialog }))

type Stage = { at: 'desk' } | { at: 'opening'; what: string } | { at: 'open'; Window: typeof MatterWindow; session: Session; first: 'overview' | 'import'; handed: ImportFile | null } | { at: 'failed'; problem: Problem }

/** The desk, or one open matter. */
export function App() {
  const [stage, setStage] = useState<Stage>({ at: 'desk' })
  const [help, setHelp] = useState(false)
  // In an open matter the shell has its own, which knows the room.
  useCommands(stage.at === 'desk' ? [{ id: 'app.help', label: 'Help', group: 'General', keys: ['F1'], inFields: true, run: () => setHelp(true) }] : [])
  useEffect(() => {
    const quiet = requestIdleCallback(() => void loadMatterWindow(), { timeout: 3000 })
    return () => cancelIdleCallback(quiet)
  }, [])

  const open = useCallback(async (matterId: string, first: 'overview' | 'import' = 'overview', handed: ImportFile | null = null) => {
    setStage({ at: 'opening', what: 'Opening the matter…' })
    try {
      const [session, { MatterWindow: Window }] = await Promise.all([openMatter(matterId), loadMatterWindow()])
      await updateMatterCard(matterId, { opened: new Date().toISOString() })
      setStage({ at: 'open', Window, session, first, handed })
    } catch (cause) {
      setStage({ at: 'failed', problem: toProblem(cause) })
    }
  }, [])

  const openTheDemo = useCallback(async () => {
    setStage({ at: 'opening', what: 'Making the demo matter…' })
    try {
      const { openDemo } = await import('./demo')
      await open(await openDemo((what) => setStage({ at: 'opening', what })))
    } catch (cause) {
      setStage({ at: 'failed', problem: toProblem(cause) })
    }
  }, [open])

  // A paper opened with Probata begins a matter of its own.
  useEffect(() => {
    void handedFiles().then(async ([file]) => file && open(await createMatter(file.name.replace(/\.[^.]+$/, '') || 'New matter'), 'overview', file))
  }, [open])

  const close = useCallback(() => {
    setStage((before) => {
      if (before.at === 'open') before.session.close()
      return { at: 'desk' }
    })
  }, [])

  useEffect(() => {
    document.documentElement.dataset.stage = stage.at
  }, [stage.at])

  return (
    <>
      <Keyboard />
      {stage.at === 'desk' && <Desk onOpen={open} onDemo={openTheDemo} />}
      {stage.at === 'opening' && <div className="stage" role="status"><p className="stage__what">{stage.what}</p></div>}
      {stage.at === 'open' && <stage.Window key={stage.session.matterId} session={stage.session} first={stage.first} handed={stage.handed} onClose={close} />}
      {stage.at === 'desk' && help && <Suspense><HelpDialog room="overview" onClose={() => setHelp(false)} /></Suspense>}
      {stage.at === 'failed' && (
        <div className="stage">
          <EmptyState title="The matter could not be opened" actions={<Button look="primary" onClick={close}>Back to the desk</Button>}>
            Nothing was lost: what was confirmed before is still stored.
          </EmptyState>
          <ProblemNote problem={stage.problem} />
        </div>
      )}
      <Toast />
    </>
  )
}

function toProblem(cause: unknown): Problem {
  if (cause instanceof ProblemError) return cause.problem
  return problem('unexpected', 'Something went wrong that Probata did not expect.', 'Restart Probata and try again.', '', cause)
}
