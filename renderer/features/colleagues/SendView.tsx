import { formatEdtf } from '../../../shared/dates/format'
import { useCallback, useEffect, useState } from 'react'
import type { Vector } from '../../../shared/log/vector'
import { CHANGES_ENDING, changesSince } from '../../../shared/casefile/changes'
import { howMany } from '../../../shared/proof'
import type { LogEntry } from '../../../shared/log/entry'
import { AuthorMark, useAuthors } from '../../authors'
import { saveChanges } from '../../casefile/saveChanges'
import { chooseFolder, folderWriter } from '../../export/folder'
import { forFileName } from '../../export/save'
import { ProblemError, problem } from '../../../shared/problem/problem'
import { useFileName, useSession } from '../../store'
import { Button, Field, instantHere, ProblemNote, ProgressLine, say, todayHere, useTask } from '../../ui'
import { useBringIn } from './BringIn'
import { SharedSection } from './SharedSection'

type Point = { value: string; label: string; since: Vector }

/** Changes for a colleague, from a chosen point on; and the other way round. */
export function SendView() {
  const session = useSession()
  const called = useFileName()
  const { choose } = useBringIn()
  const who = useAuthors()
  const log = useWholeLog()
  const [from, setFrom] = useState('')
  const points = pointsOf(log, session.device)
  const point = points.find((one) => one.value === from) ?? points[0]
  const ready = point ? changesSince(log, point.since) : []
  const work = useCallback(async (signal: AbortSignal, onProgress: (done: number, total: number) => void) => {
    const folder = await chooseFolder()
    if (!folder || !point) return
    const name = `${forFileName(called) || 'Matter'}, changes to ${instantHere(new Date().toISOString()).replace(/[:/\\]/g, '.')}${CHANGES_ENDING}`
    const write = folderWriter(folder.token)
    const count = await saveChanges(session, point.since, who(session.device, 'This computer').name, (bytes, append) => write(name, bytes, append).catch((cause: unknown) => {
      throw new ProblemError(problem('store.failed', `${name} could not be written.`, 'Choose another folder, or free some space on the disk.', 'The matter is untouched.', cause))
    }), { signal, onProgress: (_what, done, total) => onProgress(done, total) })
    say(`Saved ${howMany(count, 'change')} to ${name}`)
  }, [session, called, point, who])
  const { state, start, cancel } = useTask(work)
  return (
    <div className="colleagues__send">
      <SharedSection />
      <section>
        <h2>Send your changes</h2>
        <p className="second">A small file with what your colleague has not seen, and the papers that go with it. It holds privileged material: give it only to those who work on this matter with you.{session.keys ? ' It is encrypted with the lock of this matter: whoever opens it needs a copy of the matter with the same lock, or its passphrase.' : ''}</p>
        <Field label="From where on">
          <select className="select" value={point?.value ?? ''} onChange={(event) => setFrom(event.target.value)}>
            {points.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
          </select>
        </Field>
        <div className="colleagues__line">
          <Button look="primary" disabled={ready.length === 0 || state.at === 'working'} onClick={start}>Save {howMany(ready.length, 'change')}…</Button>
          {ready.length === 0 && <span className="second">There is nothing new since then.</span>}
        </div>
        {state.at === 'working' && <ProgressLine what="Writing the changes" done={state.done} total={state.total} action={<Button onClick={cancel}>Cancel</Button>} />}
        {state.at === 'failed' && <ProblemNote problem={state.problem} />}
      </section>
      <section>
        <h2>Bring in a colleague’s work</h2>
        <p className="second">Their case file or a file of their changes. You see what came before anything is written; where you both wrote the same field, both values are kept.</p>
        <div><Button onClick={choose}>Bring in a colleague’s copy…</Button></div>
      </section>
      <section>
        <h2>Who has worked on this matter</h2>
        <ul className="preview__shares">
          {[...new Map(log.map((entry) => [entry.device, entry])).keys()].map((device) => {
            const own = log.filter((entry) => entry.device === device)
            return <li key={device}><AuthorMark device={device} name={own[0]?.author ?? ''} /><span>{howMany(own.length, 'change')}</span><span className="third small">{device === session.device ? 'this computer' : ''}</span></li>
          })}
        </ul>
      </section>
    </div>
  )
}

/** Points from which a colleague may want the changes: what each of them had, days, the beginning. */
function pointsOf(log: readonly LogEntry[], device: string): Point[] {
  const own = log.filter((entry) => entry.device === device)
  const until = (test: (entry: LogEntry) => boolean): Vector => {
    const vector: Record<string, number> = {}
    for (const entry of log) if (test(entry)) vector[entry.device] = Math.max(vector[entry.device] ?? 0, entry.seq)
    return vector
  }
  const points: Point[] = []
  for (const [other, author] of new Map(log.filter((entry) => entry.device !== device).map((entry) => [entry.device, entry.author]))) points.push({ value: other, label: `What ${author} had not seen`, since: seenBy(log, other) })
  const days = [...new Set(own.map((entry) => todayHere(new Date(entry.at))))].slice(-14)
  for (const day of days.reverse()) points.push({ value: day, label: `Since the beginning of ${formatEdtf(day)}`, since: until((entry) => todayHere(new Date(entry.at)) < day) })
  return [...points, { value: 'all', label: 'Everything, from the first change on', since: {} }]
}

/** What a colleague had, as far as their own entries tell: all that these had seen, and themselves. */
function seenBy(log: readonly LogEntry[], device: string): Vector {
  const seen: Record<string, number> = {}
  for (const entry of log) {
    if (entry.device !== device) continue
    for (const [other, seq] of Object.entries({ ...entry.saw, [device]: entry.seq })) seen[other] = Math.max(seen[other] ?? 0, seq)
  }
  return seen
}

/** All entries, in the order of their chains; read again when something was written. */
function useWholeLog(): readonly LogEntry[] {
  const session = useSession()
  const [log, setLog] = useState<readonly LogEntry[]>([])
  useEffect(() => {
    let gone = false
    const load = () => void session.log(0, Number.MAX_SAFE_INTEGER).then((entries) => !gone && setLog(entries.reverse()))
    load()
    const stops = [session.onWritten((entry) => setLog((before) => [...before, entry])), session.onArrived(load)]
    return () => {
      gone = true
      stops.forEach((stop) => stop())
    }
  }, [session])
  return log
}
