import { useEffect, useState } from 'react'
import type { LogEntry } from '../../../shared/log/entry'
import { isDerived } from '../../../shared/log/undo'
import type { Gap, Support } from '../../../shared/records'
import { type Reader, useRecord, useSession } from '../../store'
import { Button } from '../../ui'
import { closeGap, targetName } from '../linking'
import './discovery.css'

/** Open gaps at what an entry linked supporting evidence to. */
function gapsOf(entry: LogEntry, reader: Reader): Gap[] {
  if (isDerived(entry) || entry.undoes !== null) return []
  const linked = new Set<string>()
  for (const op of entry.ops) {
    if (op.table !== 'supports' || (op.op !== 'put' && op.op !== 'patch')) continue
    const support = reader.get('supports', op.id) as Support | undefined
    const fresh = op.op === 'put' ? op.before === null : op.after.standing === 'verified'
    if (support && fresh && support.bearing === 'supports' && support.standing !== 'rejected') linked.add(support.of)
  }
  return linked.size === 0 || linked.size > 5 ? [] : reader.rows('gaps').filter((gap) => gap.state === 'open' && linked.has(gap.of))
}

/** Asks whether a gap is closed, once evidence is linked where it stands. It waits, and hides nothing. */
export function GapQuestion() {
  const session = useSession()
  const [asked, setAsked] = useState<string[]>([])
  useEffect(() => session.onWritten((entry) => {
    const found = gapsOf(entry, session.reader)
    if (found.length > 0) setAsked((before) => [...new Set([...found.map((gap) => gap.id), ...before])].slice(0, 5))
  }), [session])
  const gap = useRecord('gaps', asked[0] ?? null)
  const next = () => setAsked((before) => before.slice(1))
  // Closed or deleted elsewhere meanwhile: the question has answered itself.
  useEffect(() => {
    if (asked.length > 0 && gap?.state !== 'open') setAsked((before) => before.slice(1))
  }, [asked, gap])
  if (gap?.state !== 'open') return null
  return (
    <section className="gap-question" aria-label="Is the gap closed?">
      <p className="gap-question__words">Evidence was linked to {targetName(session.reader, gap.of)}. Does it close the gap <b>“{gap.what}”</b>?</p>
      <Button look="primary" onClick={() => void closeGap(session, gap).then((done) => done && next())}>Close the gap</Button>
      <Button look="quiet" onClick={next}>Not yet</Button>
    </section>
  )
}
