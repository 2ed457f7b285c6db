import { useCallback, useState } from 'react'
import type { Fault } from '../../../shared/fsck/check'
import { howMany } from '../../../shared/proof'
import { fsckMatter, mendDerived } from '../../casefile/fsck'
import { useCommands } from '../../commands'
import { useSearchService } from '../../search'
import { useSession } from '../../store'
import { Button, ProblemNote, ProgressLine, useTask } from '../../ui'

const WEIGHT: Record<Fault['weight'], string> = { broken: 'Broken', derived: 'Can be made anew', loose: 'To know' }
const MOST_SHOWN = 300

/** "Check this matter": every inconsistency in a sentence; what is derived can be made anew here. */
export function CheckMatter() {
  const session = useSession()
  const index = useSearchService()
  const [faults, setFaults] = useState<readonly Fault[] | null>(null)
  const [what, setWhat] = useState('')
  const run = useCallback(async (signal: AbortSignal, onProgress: (done: number, total: number) => void) => {
    setFaults(await fsckMatter(session, index, signal, (now, done, total) => {
      setWhat(now)
      onProgress(done, total)
    }))
  }, [session, index])
  const task = useTask(run)
  useCommands([{ id: 'storage.check', label: 'Check this matter', group: 'Matter', keys: [], run: task.start }])
  const derived = faults?.filter((one) => one.weight === 'derived') ?? []
  return (
    <section className="storage__part" aria-label="Check">
      <div className="storage__head"><h2>Check</h2><Button disabled={task.state.at === 'working'} onClick={task.start}>Check this matter</Button></div>
      <p className="second">Reads every record, log entry, file and page text, and says what does not fit together.</p>
      {task.state.at === 'working' && <ProgressLine what={what} done={task.state.done} total={task.state.total} action={<Button look="quiet" onClick={task.cancel}>Cancel</Button>} />}
      {task.state.at === 'failed' && <ProblemNote problem={task.state.problem} />}
      {task.state.at === 'idle' && faults && (faults.length === 0 ? <p className="storage__good" role="status">Nothing is wrong: records, history, files, page texts and index fit together.</p> : (
        <>
          <p role="status">{howMany(faults.length, 'finding')}: {howMany(faults.filter((one) => one.weight === 'broken').length, 'broken', 'broken')}.</p>
          <ul className="storage__list" aria-label="Findings">
            {faults.slice(0, MOST_SHOWN).map((one, at) => <li key={at}><span className={`storage__weight storage__weight--${one.weight}`}>{WEIGHT[one.weight]}</span>{one.say}</li>)}
            {faults.length > MOST_SHOWN && <li className="second">and {(faults.length - MOST_SHOWN).toLocaleString()} more; the command line lists all</li>}
          </ul>
          {derived.length > 0 && <Button onClick={() => void mendDerived(session, index, derived, new AbortController().signal).then(task.start)}>Make anew what can be</Button>}
        </>
      ))}
    </section>
  )
}
