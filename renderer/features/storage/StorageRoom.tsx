import { useCallback, useEffect, useState } from 'react'
import type { DiskUse } from '../../../shared/ipc/contract'
import { bridge } from '../../bridge'
import { bytesInWords } from '../../casefile/words'
import { useRows } from '../../store'
import { Button } from '../../ui'
import { Backups } from './Backups'
import { CheckMatter } from './CheckMatter'
import { LeaveDialog } from './Leave'
import './storage.css'

type Use = { disk: DiskUse | null; kept: boolean }

const WHAT: Record<DiskUse['parts'][number]['what'], { term: string; of: string }> = {
  database: { term: 'All matters', of: 'of records, history, files and page texts' },
  index: { term: 'Search indexes', of: 'which can be built anew' },
  engine: { term: 'The program', of: 'of its own caches and settings' },
}

/** How much is used, by what and where; whether it is kept; backups; and the check of the matter. */
export function StorageRoom() {
  const [use, setUse] = useState<Use | null>(null)
  const [leaving, setLeaving] = useState(false)
  const documents = useRows('documents')
  const look = useCallback(async () => setUse({ disk: (await bridge()?.call('disk.use', {})) ?? null, kept: await navigator.storage.persisted() }), [])
  useEffect(() => void look(), [look])
  const files = new Map(documents.flatMap((one) => [[one.sha256, one.size] as const, ...one.parts.map((part) => [part.sha256, part.size] as const)]))
  const size = [...files.values()].reduce((sum, one) => sum + one, 0)
  return (
    <div className="room">
      <header className="room__head"><h1 className="room__title">Storage</h1><span className="room__about">what is kept, where, and its backups</span></header>
      <div className="room__body">
        <div className="storage">
          <section className="storage__part" aria-label="Space">
            <h2>Space</h2>
            <dl className="facts">
              <dt>This matter</dt><dd>{files.size.toLocaleString()} {files.size === 1 ? 'file' : 'files'}, {bytesInWords(size)}</dd>
              {use?.disk?.parts.map(({ what, size: part }) => <Use key={what} {...WHAT[what]} size={part} />)}
              <dt>Free</dt><dd>{use?.disk?.data ? `${bytesInWords(use.disk.data.free)} of ${bytesInWords(use.disk.data.total)}` : '…'}</dd>
              <dt>Folder</dt><dd className="selectable">{use?.disk?.folder ?? '…'}</dd>
              <dt>Kept</dt><dd>{use === null ? '…' : use.kept ? 'Yes: the system has promised not to clear it when the disk runs low.' : 'Not promised: the system may clear it when the disk runs low. Keep backups.'}
                {use && !use.kept && <Button look="quiet" onClick={() => void navigator.storage.persist().then(look)}>Ask the system to keep it</Button>}</dd>
            </dl>
          </section>
          <Backups free={use?.disk?.backups ?? null} />
          <CheckMatter />
          <section className="storage__part" aria-label="Leave">
            <div className="storage__head"><h2>Leave any time</h2><Button onClick={() => setLeaving(true)}>Leave with everything…</Button></div>
            <p className="second">Writes the whole matter into a folder in open formats, for another tool: nothing in it needs Probata.</p>
          </section>
          {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
        </div>
      </div>
    </div>
  )
}

function Use({ term, of, size }: { term: string; of: string; size: number }) {
  return <><dt>{term}</dt><dd>{bytesInWords(size)} {of}</dd></>
}
