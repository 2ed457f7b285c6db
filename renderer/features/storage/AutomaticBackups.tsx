import { useEffect, useRef, useState } from 'react'
import type { Bridge } from '../../../shared/ipc/contract'
import { isDerived } from '../../../shared/log/undo'
import { backups } from '../../casefile/backups'
import { useCommands } from '../../commands'
import { useSession } from '../../store'
import { Button, Dialog, ProgressLine, say } from '../../ui'
import { useBackups } from './useBackups'

const bridge = () => (window as unknown as { probata?: Bridge }).probata
const hold = (on: boolean) => void bridge()?.call('window.hold', { hold: on })

/** the matter whose changes are in no backup yet */
let unsaved: string | null = null

/** Counts the changes of the open matter, and backs it up after so many of them and when it is closed. */
export function AutomaticBackups() {
  const session = useSession()
  const { folder } = useBackups()
  const changes = useRef(0)
  useEffect(() => void backups.look(session.matterId), [session])
  useEffect(() => {
    // Of a matter with a lock there are none: they would be readable.
    if (!folder || session.keys) return
    const { matterId } = session
    const stop = session.onWritten((entry) => {
      if (isDerived(entry)) return
      changes.current++
      unsaved = matterId
      hold(true)
      void backups.rules().then(({ every }) => {
        if (every > 0 && changes.current >= every) backUp(matterId, changes)
      })
    })
    return () => {
      stop()
      if (changes.current > 0) backUp(matterId, changes)
    }
  }, [session, folder])
  useCommands([{
    id: 'storage.backup', label: 'Back up now', group: 'Matter', keys: [], blocked: () => (folder ? null : 'Choose a folder for backups first, under Storage.'),
    run: () => {
      changes.current = 0
      void backups.run(session.matterId).then((done) => say(done ? 'Backed up.' : 'The backup was not made; Storage says why.'))
    },
  }])
  return null
}

/** Without waiting: the screen goes on. */
function backUp(matterId: string, changes: { current: number }): void {
  changes.current = 0
  void backups.run(matterId).then((done) => {
    if (!done || changes.current > 0) return
    unsaved = null
    hold(false)
  })
}

/** The window is to close while a matter has changes that no backup has: that backup first, or none by choice. */
export function BackupBeforeClosing() {
  const [closing, setClosing] = useState(false)
  const { running, failure } = useBackups()
  const leave = () => void bridge()?.call('window.close', {})
  useCommands([{
    id: 'backup.closing', label: 'Back up and close', group: 'Matter', keys: [], quiet: true,
    run: () => {
      const matterId = unsaved
      if (matterId === null) return leave()
      setClosing(true)
      void backups.run(matterId).then((done) => done && leave())
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
