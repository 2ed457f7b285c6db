import { useEffect, useState } from 'react'
import type { About } from '../../shared/ipc/contract'
import { Dialog } from '../ui'
import { bridge } from '../bridge'

/** Which Probata this is, and which runtime it runs on. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  const [about, setAbout] = useState<About | null>(null)
  useEffect(() => {
    void bridge()?.call('app.about', {}).then(setAbout)
  }, [])
  return (
    <Dialog title="About Probata" onClose={onClose}>
      <p className="serif">Allegata et probata: what is alleged must be proved.</p>
      <dl className="facts selectable">
        <dt>Probata</dt><dd>{about?.version ?? '…'}</dd>
        <dt>Runtime</dt><dd>{about ? `Electron ${about.electron}, Chromium ${about.chromium}, Node ${about.node}` : '…'}</dd>
        <dt>Came from</dt><dd>{about?.runtimeSource ?? '…'}</dd>
        <dt>Data folder</dt><dd>{about?.dataFolder ?? '…'}</dd>
      </dl>
      <p className="second">Probata computes, shows the rule and the steps, and lets a person change the result. It gives no legal advice.</p>
    </Dialog>
  )
}
