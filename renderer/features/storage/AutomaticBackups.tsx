import { useEffect, useState } from 'react'
import { isDerived } from '../../../shared/log/undo'
import { bridge } from '../../bridge'
import { backups } from '../../casefile/backups'
import { useCommands } from '../../commands'
import { useSession } from '../../store'
import { Button, Dialog, ProgressLine, say } from '../../ui'
import { useBackups } from './useBackups'

/** Counts the changes of the open matter, and backs it up after so many of them and when it is closed. */
export function AutomaticBackups() {
  const session = useSession()
  // Each backup asks for the folder anew: what matters here is whether there is one.
  const wanted = useBackups().folder !== null
  useEffect(() => void backups.look(session.matterId), [session])
  useEffect(() => {
    if (!wanted) return
    const { matterId } = session
    void backups.resume(matterId)
    const stop = session.onWritten((entry) => {
      if (!isDerived(entry)) backups.changed(matterId)
    })
    return () => {
      stop()
      // One with a lock is backed up before its keys go (`renderer/app/App.tsx`).
      if (!session.keys && backups.isDue(matterId)) void backups.run(matterId)
    }
  }, [session, wanted])
  useCommands([{
    id: 'storage.backup', label: 'Back up now', group: 'Matter', keys: [], blocked: () => (wanted ? null : 'Choose a folder for backups first, under Storage.'),
    run: () => void backups.run(session.matterId).then((done) => say(done ? 'Backed up.' : 'The backup was not made; Storage says why.')),
  }])
  return null
}

/** The window is to close while a matter has changes that no backup has: that backup first, or none by choice. */
export function BackupBeforeClosing() {
  const [closing, setClosing] = useState(false)
  const { running, failure } = useBackups()
  const leave = () => void bridge()?.call('window.close', {})
  useCommands([{
    id: 'backup.closing', label: 'Back up and close', group: 'Matter', keys: [], quiet: true,
    run: () => {
      const matters = backups.allDue()
      if (matters.length === 0) return leave()
      setClosing(true)
      void Promise.all(matters.map((matterId) => backups.run(matterId))).then(() => backups.allDue().length === 0 && leave())
    },
  }])
  if (!closing) return null
  return (
    <Dialog title="Backing up before closing" onClose={() => setClosing(false)} foot={<Button onClick={() => {
      backups.cancel()
      leave()
    }}>Close without a backup</Button>}>
      {running ? <ProgressLine what="Backing up (MB)" done={Math.ceil(running.done / 1e6)} total={Math.ceil(running.total / 1e6)} /> : failure && <p role="alert">{failure.say}</p>}
    </Dialog>
  )
}
