import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../shared/problem/problem'
import { ProblemError, problem } from '../../shared/problem/problem'
import { Keyboard } from '../commands'
import { Desk } from '../features/desk'
import { createMatter, openMatter, type Session, updateMatterCard } from '../store'
import { Button, EmptyState, ProblemNote, Toast } from '../ui'
import type { ImportFile } from '../import'
import { bridge } from './bridge'
import { FaultNotice, rememberOpen } from './crash'
import { openDemo } from './demo'
import { handedFiles } from './handed'
import { MatterWindow } from './MatterWindow'
import './app.css'

type Stage = { at: 'desk' } | { at: 'opening'; what: string } | { at: 'open'; session: Session; first: 'overview' | 'import'; handed: ImportFile | null } | { at: 'failed'; problem: Problem; again: (() => void) | null }

/** The desk, or one open matter. @param reopen the matter to open at once: it was open when the page before this one ended */
export function App({ reopen }: { reopen: string | null }) {
  const [stage, setStage] = useState<Stage>({ at: 'desk' })
  const [came, setCame] = useState<readonly ImportFile[]>([])

  const open = useCallback(async (matterId: string, first: 'overview' | 'import' = 'overview', handed: ImportFile | null = null) => {
    setStage({ at: 'opening', what: 'Opening the matter…' })
    try {
      const session = await openMatter(matterId)
      await updateMatterCard(matterId, { opened: new Date().toISOString() })
      setStage({ at: 'open', session, first, handed })
    } catch (cause) {
      setStage({ at: 'failed', problem: toProblem(cause), again: () => void open(matterId, first, handed) })
    }
  }, [])

  const openTheDemo = useCallback(async () => {
    setStage({ at: 'opening', what: 'Making the demo matter…' })
    try {
      await open(await openDemo((what) => setStage({ at: 'opening', what })))
    } catch (cause) {
      setStage({ at: 'failed', problem: toProblem(cause), again: null })
    }
  }, [open])

  // Files opened with Probata, at the start or while it runs, wait until a person can be asked about them.
  useEffect(() => {
    const take = () => void handedFiles().then((files) => files.length > 0 && setCame((waiting) => [...waiting, ...files]))
    const stop = bridge()?.onHanded(take)
    take()
    return stop
  }, [])

  const begin = useCallback(async () => {
    const [first, ...others] = came
    if (!first) return
    setCame(others)
    setStage((before) => {
      if (before.at === 'open') before.session.close()
      return { at: 'opening', what: 'Opening the matter…' }
    })
    await open(await createMatter(first.name.replace(/\.[^.]+$/, '') || 'New matter'), 'overview', first)
  }, [came, open])

  // At the desk a paper begins a matter of its own; an open matter asks.
  useEffect(() => {
    if (stage.at === 'desk' && came.length > 0) void begin()
  }, [stage.at, came, begin])

  useEffect(() => {
    if (reopen !== null) void open(reopen)
  }, [reopen, open])

  const close = useCallback(() => {
    setStage((before) => {
      if (before.at === 'open') before.session.close()
      return { at: 'desk' }
    })
  }, [])

  useEffect(() => {
    document.documentElement.dataset.stage = stage.at
    if (stage.at === 'open') rememberOpen(stage.session.matterId)
    else if (stage.at === 'desk') rememberOpen(null)
  }, [stage])

  return (
    <>
      <Keyboard />
      {stage.at === 'desk' && <Desk onOpen={open} onDemo={openTheDemo} />}
      {stage.at === 'opening' && <div className="stage" role="status"><p className="stage__what">{stage.what}</p></div>}
      {stage.at === 'open' && <MatterWindow key={stage.session.matterId} session={stage.session} first={stage.first} handed={stage.handed} came={came} onTaken={() => setCame([])} onNewMatter={() => void begin()} onClose={close} />}
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
      <Toast />
      <FaultNotice />
    </>
  )
}

function toProblem(cause: unknown): Problem {
  if (cause instanceof ProblemError) return cause.problem
  return problem('unexpected', 'Something went wrong that Probata did not expect.', 'Restart Probata and try again.', '', cause)
}
