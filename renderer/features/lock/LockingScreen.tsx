import { Lock } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { backups } from '../../casefile/backups'
import { useCommands } from '../../commands'
import { Button, ProgressLine } from '../../ui'
import { lockCommands } from './commands'
import './lock.css'

/** Hides the matter while it is backed up, before its keys go. To lock once more, or to let the computer rest, ends the backup. */
export function LockingScreen() {
  const { running } = useSyncExternalStore(backups.subscribe, backups.state)
  useCommands(lockCommands(backups.cancel, backups.cancel))
  return (
    <main className="lock-screen">
      <div className="lock-screen__sheet">
        <Lock size={28} strokeWidth={1.4} aria-hidden className="lock-screen__icon" />
        <h1 className="lock-screen__name">Locking</h1>
        <ProgressLine what="Backing up first (MB)" done={Math.ceil((running?.done ?? 0) / 1e6)} total={Math.ceil((running?.total ?? 0) / 1e6)} />
        <p className="second">The backup is encrypted with the lock of the matter. Until it is written, the key is still in memory.</p>
        <div className="lock-screen__actions"><Button look="primary" onClick={backups.cancel}>Lock now, back up later</Button></div>
      </div>
    </main>
  )
}
