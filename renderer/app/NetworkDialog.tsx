import { useEffect, useState } from 'react'
import { useRows } from '../store'
import { Dialog } from '../ui'
import { bridge } from '../bridge'

type Storage = { used: number; free: number; kept: boolean; folder: string }

/** What is and is not stored, and where. */
export function NetworkDialog({ onClose }: { onClose: () => void }) {
  const documents = useRows('documents')
  const [storage, setStorage] = useState<Storage | null>(null)
  useEffect(() => {
    void readStorage().then(setStorage)
  }, [])
  return (
    <Dialog title="No network" onClose={onClose}>
      <p>Probata never opens a connection: no account, no telemetry, no update check, nothing fetched. Every request that is not the app’s own files is refused, and the test suite proves it.</p>
      <dl className="facts">
        <dt>Stored here</dt><dd>The matter’s records, its log of changes, and the bytes of {documents.length.toLocaleString()} documents, in this machine’s local database.</dd>
        <dt>Not stored</dt><dd>Anything anywhere else. Your original files stay where they were, untouched.</dd>
        <dt>Folder</dt><dd className="selectable">{storage?.folder ?? '…'}</dd>
        <dt>Space</dt><dd>{storage ? `${megabytes(storage.used)} used; ${megabytes(storage.free)} left` : '…'}</dd>
        <dt>Kept</dt><dd>{storage === null ? '…' : storage.kept ? 'Yes: the system will not clear it when the disk runs low.' : 'Not promised by the system; keep copies of your originals.'}</dd>
      </dl>
    </Dialog>
  )
}

async function readStorage(): Promise<Storage> {
  const estimate = await navigator.storage.estimate()
  const about = await bridge()?.call('app.about', {})
  const used = estimate.usage ?? 0
  return { used, free: (estimate.quota ?? 0) - used, kept: await navigator.storage.persisted(), folder: about?.dataFolder ?? '' }
}

function megabytes(bytes: number): string {
  return bytes > 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`
}
