import { useRef, useState } from 'react'
import { formatEdtf } from '../../../shared/dates/format'
import { APART } from '../../../shared/leave/readme'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import { useCommands } from '../../commands'
import { chooseFolder } from '../../export/folder'
import type { Left } from '../../leave'
import { useRows, useSession } from '../../store'
import { Button, Dialog, ProblemNote, ProgressLine, todayHere } from '../../ui'

type State = { at: 'asking' } | { at: 'working'; what: string; done: number; total: number } | { at: 'done'; left: Left } | { at: 'failed'; problem: Problem }

/** "Leave with everything…": the command, from any room. */
export function LeaveMatter() {
  const [open, setOpen] = useState(false)
  useCommands([{ id: 'storage.leave', label: 'Leave with everything, in open formats…', group: 'Matter', keys: [], run: () => setOpen(true) }])
  return open ? <LeaveDialog onClose={() => setOpen(false)} /> : null
}

/** Asks plainly about privileged material, then writes, with progress and cancel. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const documents = useRows('documents')
  const [privileged, setPrivileged] = useState(true)
  const [state, setState] = useState<State>({ at: 'asking' })
  const abort = useRef<AbortController | null>(null)
  const marked = documents.filter((one) => one.privilege !== null).length
  const sequestered = documents.filter((one) => one.quarantine !== null).length
  const run = async () => {
    const folder = await chooseFolder()
    if (!folder) return
    const own = new AbortController()
    abort.current = own
    setState({ at: 'working', what: 'Beginning', done: 0, total: 0 })
    try {
      const today = todayHere()
      // What draws pages is large, and nobody leaves every day.
      const { leaveMatter } = await import('../../leave')
      const left = await leaveMatter(session, folder.token, { privileged, today, day: formatEdtf(today), signal: own.signal, onProgress: (what, done, total) => own.signal.aborted || setState({ at: 'working', what, done, total }) })
      setState({ at: 'done', left })
    } catch (cause) {
      if (own.signal.aborted) setState({ at: 'asking' })
      else setState({ at: 'failed', problem: problemOf(cause, 'export.refused', 'The matter could not be written there.', 'Try again, or choose another folder.', 'The matter is untouched, and nothing half was left.') })
    }
  }
  const close = () => {
    abort.current?.abort()
    if (state.at !== 'working') onClose()
  }
  return (
    <Dialog title="Leave with everything" onClose={close} foot={
      <>
        <Button onClick={close}>{state.at === 'done' || state.at === 'failed' ? 'Close' : 'Cancel'}</Button>
        {state.at === 'asking' && <Button look="primary" onClick={() => void run()}>Choose a folder, and write…</Button>}
      </>
    }>
      {state.at === 'asking' && (
        <>
          <p>Everything in this matter as files that any program reads: records as JSON and CSV, documents as a production (DAT, OPT, PDF, text), original files, proof, chronology and privilege log as PDF and CSV, transcripts, people and the whole history. A README says what every column means.</p>
          <fieldset className="storage__choice">
            <legend>Privileged material</legend>
            <label><input type="radio" name="privileged" checked={privileged} onChange={() => setPrivileged(true)} /> Take it along, in a folder of its own named “{APART}”, with the history, which tells of it</label>
            <label><input type="radio" name="privileged" checked={!privileged} onChange={() => setPrivileged(false)} /> Leave it out, and the history with it: then it is not the whole matter</label>
          </fieldset>
          <p className="second">{marked + sequestered === 0 ? 'No document is marked as privileged or sequestered.' : `${howMany(marked, 'document')} marked as privileged, ${howMany(sequestered, 'document')} sequestered.`} Notes, gaps and links are work product too: what goes to the other side is a production.</p>
        </>
      )}
      {state.at === 'working' && <ProgressLine what={state.what} done={state.done} total={state.total} />}
      {state.at === 'failed' && <ProblemNote problem={state.problem} />}
      {state.at === 'done' && <Written left={state.left} />}
    </Dialog>
  )
}

const MOST_SHOWN = 50

function Written({ left }: { left: Left }) {
  const records = left.counts.reduce((sum, one) => sum + one.all, 0)
  return (
    <>
      <p className="storage__good" role="status">Written “{left.folder}”: {howMany(records, 'record')}, {howMany(left.documents, 'document')}, {howMany(left.files, 'file')}.</p>
      {left.apart && <p>What is privileged or sequestered lies in “{APART}” inside of it.</p>}
      {left.remarks.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys
        <ul className="storage__list" aria-label="To know" tabIndex={0}>
          {left.remarks.slice(0, MOST_SHOWN).map((line) => <li key={line}>{line}</li>)}
          {left.remarks.length > MOST_SHOWN && <li className="second">and {(left.remarks.length - MOST_SHOWN).toLocaleString()} more; the README lists all</li>}
        </ul>
      )}
    </>
  )
}
