import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../shared/problem/problem'
import { ProblemError, problem } from '../../shared/problem/problem'
import { Keyboard } from '../commands'
import { Desk } from '../features/desk'
import { lockNow, LockScreen, type Turn, TurnContext, TurnScreen } from '../features/lock'
import { createMatter, dropKeys, hasKeys, type MatterCard, matterCard, openMatter, type Session, updateMatterCard } from '../store'
import { Button, EmptyState, ProblemNote, Toast } from '../ui'
import type { ImportFile } from '../import'
import { bridge } from './bridge'
import { openDemo } from './demo'
import { handedFiles } from './handed'
import { lookOnDisk } from './look'
import { MatterWindow } from './MatterWindow'
import './app.css'

type Stage = { at: 'desk' } | { at: 'opening'; what: string } | { at: 'open'; session: Session; first: 'overview' | 'import'; handed: ImportFile | null } | { at: 'locked'; card: MatterCard; first: 'overview' | 'import' } | { at: 'turning'; matterId: string; turn: Turn } | { at: 'failed'; problem: Problem }

/** The desk, or one open matter. */
export function App() {
  const [stage, setStage] = useState<Stage>({ at: 'desk' })

  const open = useCallback(async (matterId: string, first: 'overview' | 'import' = 'overview', handed: ImportFile | null = null) => {
    setStage({ at: 'opening', what: 'Opening the matter…' })
    try {
      const card = await matterCard(matterId)
      if (card?.lock && !hasKeys(matterId)) {
        setStage({ at: 'locked', card, first })
        return
      }
      const session = await openMatter(matterId)
      await updateMatterCard(matterId, { opened: new Date().toISOString() })
      setStage({ at: 'open', session, first, handed })
    } catch (cause) {
      setStage({ at: 'failed', problem: toProblem(cause) })
    }
  }, [])

  const openTheDemo = useCallback(async () => {
    setStage({ at: 'opening', what: 'Making the demo matter…' })
    try {
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
      if (before.at === 'open' && before.session.keys) {
        // A matter with a lock is locked whenever it is not open.
        void lockNow(before.session)
        return { at: 'opening', what: 'Locking…' }
      }
      if (before.at === 'open') before.session.close()
      return { at: 'desk' }
    })
  }, [])

  const turn = useCallback((how: Turn) => {
    setStage((before) => {
      if (before.at !== 'open') return before
      const { session } = before
      void session.settled().then(() => {
        session.close()
        dropKeys(session.matterId)
        setStage({ at: 'turning', matterId: session.matterId, turn: how })
      })
      return { at: 'opening', what: 'Closing the matter…' }
    })
  }, [])
  // Whatever the page still has in memory of the matter goes with it.
  const reload = useCallback(() => location.reload(), [])
  const print = useCallback(() => void bridge()?.call('window.print', {}), [])

  useEffect(() => {
    document.documentElement.dataset.stage = stage.at
  }, [stage.at])

  return (
    <>
      <Keyboard />
      {stage.at === 'desk' && <Desk onOpen={open} onDemo={openTheDemo} />}
      {stage.at === 'opening' && <div className="stage" role="status"><p className="stage__what">{stage.what}</p></div>}
      {stage.at === 'locked' && <LockScreen key={stage.card.id} card={stage.card} onOpened={() => void open(stage.card.id, stage.first)} onBack={() => setStage({ at: 'desk' })} />}
      {stage.at === 'turning' && <TurnScreen matterId={stage.matterId} turn={stage.turn} look={lookOnDisk} onPrint={print} onEnd={reload} />}
      {stage.at === 'open' && <TurnContext.Provider value={turn}><MatterWindow key={stage.session.matterId} session={stage.session} first={stage.first} handed={stage.handed} onClose={close} /></TurnContext.Provider>}
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
