import { useCallback, useState } from 'react'
import { problem, ProblemError } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import type { Deposition, MarkedExhibit } from '../../../shared/records'
import { chooseFolder, folderWriter } from '../../export/folder'
import { stampedCopy } from '../../export/stamped'
import { useSession } from '../../store'
import { Button, ProblemNote, ProgressLine, say, useTask } from '../../ui'

/** Writes the summary, and a stamped copy of each marked exhibit, into a folder; says which were not copied. */
export function StampedExport({ deposition, marked, summary }: { deposition: Deposition; marked: readonly MarkedExhibit[]; summary: () => Uint8Array<ArrayBuffer> }) {
  const session = useSession()
  const [left, setLeft] = useState<string[]>([])
  const run = useCallback(async (signal: AbortSignal, onProgress: (done: number, total: number) => void) => {
    const folder = await chooseFolder()
    if (!folder) return
    const write = folderWriter(folder.token)
    const refused: string[] = []
    const put = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
      try {
        await write(name, bytes)
      } catch (cause) {
        throw new ProblemError(problem('export.refused', `${name} could not be written into ${folder.name}.`, 'Choose an empty folder: nothing that is there is written over.', 'What was written before stays.', cause))
      }
    }
    const under = [deposition.witness.split('(', 1)[0]?.trim() ?? '', deposition.date ?? ''].filter(Boolean).join(', ')
    for (const [index, one] of marked.entries()) {
      signal.throwIfAborted()
      onProgress(index, marked.length)
      try {
        const copy = await stampedCopy(session, one, under, signal)
        await put(copy.name, copy.pdf)
      } catch (cause) {
        if (!(cause instanceof ProblemError) || cause.problem.happened.includes('could not be written')) throw cause
        refused.push([cause.problem.happened, cause.problem.todo].filter(Boolean).join(' '))
      }
    }
    await put('Summary.docx', summary())
    setLeft(refused)
    say(`The summary and ${howMany(marked.length - refused.length, 'stamped exhibit')} were written to ${folder.name}.`)
  }, [session, deposition, marked, summary])
  const task = useTask(run)
  return (
    <>
      <Button disabled={task.state.at === 'working'} onClick={task.start}>With stamped exhibits…</Button>
      {(task.state.at !== 'idle' || left.length > 0) && (
        <div className="after__stamped">
          {task.state.at === 'working' && task.state.total > 0 && <ProgressLine what="Stamping exhibits" done={task.state.done} total={task.state.total} action={<Button onClick={task.cancel}>Cancel</Button>} />}
          {task.state.at === 'failed' && <ProblemNote problem={task.state.problem} />}
          {left.length > 0 && <ul className="second">{left.map((one) => <li key={one}>{one}</li>)}</ul>}
        </div>
      )}
    </>
  )
}
