import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../shared/problem/problem'
import { ProblemError, problem } from '../../shared/problem/problem'
import { Keyboard, registry } from '../commands'
import { CaseFilesProvider } from '../features/casefile'
import { Desk } from '../features/desk'
import { BackupBeforeClosing } from '../features/storage'
import { createMatter, openMatter, type Session, updateMatterCard } from '../store'
import { Button, EmptyState, ProblemNote, Toast } from '../ui'
import type { ImportFile } from '../import'
import { openDemo } from './demo'
import { bridge } from './bridge'
import { HandedFiles } from './HandedFiles'
import { MatterWindow } from './MatterWindow'
import './app.css'

type Stage = { at: 'desk' } | { at: 'opening'; what: string } | { at: 'open'; session: Session; first: 'overview' | 'import'; handed: ImportFile | null } | { at: 'failed'; problem: Problem }

/** The desk, or one open matter. */
export function App() {
  const [stage, setStage] = useState<Stage>({ at: 'desk' })

  const open = useCallback(async (matterId: string, first: 'overview' | 'import' = 'overview', handed: ImportFile | null = null) => {
    setStage((before) => {
      if (before.at === 'open') before.session.close()
      return { at: 'opening', what: 'Opening the matter…' }
    })
    try {
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
  const takePaper = useCallback(async (file: ImportFile) => open(await createMatter(file.name.replace(/\.[^.]+$/, '') || 'New matter'), 'overview', file), [open])
  useEffect(() => bridge()?.onCommand((id) => registry.find(id)?.run()), [])

  const opened = useCallback((matterId: string) => void open(matterId), [open])

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
    <CaseFilesProvider onOpened={opened}>
      <Keyboard />
      <HandedFiles onPaper={takePaper} />
      {stage.at === 'desk' && <Desk onOpen={open} onDemo={openTheDemo} />}
      {stage.at === 'opening' && <div className="stage" role="status"><p className="stage__what">{stage.what}</p></div>}
      {stage.at === 'open' && <MatterWindow key={stage.session.matterId} session={stage.session} first={stage.first} handed={stage.handed} onClose={close} />}
      {stage.at === 'failed' && (
        <div className="stage">
          <EmptyState title="The matter could not be opened" actions={<Button look="primary" onClick={close}>Back to the desk</Button>}>
            Nothing was lost: what was confirmed before is still stored.
          </EmptyState>
          <ProblemNote problem={stage.problem} />
        </div>
      )}
      <BackupBeforeClosing />
      <Toast />
    </CaseFilesProvider>
  )
}

function toProblem(cause: unknown): Problem {
  if (cause instanceof ProblemError) return cause.problem
  return problem('unexpected', 'Something went wrong that Probata did not expect.', 'Restart Probata and try again.', '', cause)
}
