import { useState, useSyncExternalStore } from 'react'
import type { CrashPlace } from '../../../shared/crash/report'
import { Button, Dialog } from '../../ui'
import { type BackgroundFault, backgroundFault, dismissFault, onBackgroundFault } from './background'
import { Report } from './CrashScreen'
import { useCrashReport } from './useCrashReport'
import './crash.css'

const BACKGROUND: CrashPlace = { kind: 'background' }

/** Says that something failed which nobody waits for: it stays until it is closed, as it may be that nothing is stored any more. */
export function FaultNotice() {
  const fault = useSyncExternalStore(onBackgroundFault, backgroundFault)
  return fault && <Notice key={fault.id} fault={fault} />
}

function Notice({ fault }: { fault: BackgroundFault }) {
  const [reading, setReading] = useState(false)
  const { problem } = fault
  return (
    <div className="fault" role="alert">
      <p className="fault__what">{problem?.happened ?? 'Something went wrong that Probata did not expect.'}</p>
      <p>{problem ? [problem.stands, problem.todo].filter(Boolean).join(' ') : 'Everything that you confirmed is stored. If something looks wrong, reopen the matter.'}</p>
      <div className="fault__actions">
        {problem === null && <Button onClick={() => setReading(true)}>Show the report</Button>}
        <Button onClick={dismissFault}>Close</Button>
      </div>
      {reading && <ReportDialog error={fault.error} onClose={() => setReading(false)} />}
    </div>
  )
}

function ReportDialog({ error, onClose }: { error: unknown; onClose: () => void }) {
  return <Dialog title="Crash report" onClose={onClose}><Report text={useCrashReport(BACKGROUND, error)} /></Dialog>
}
