import { useEffect, useRef, useState } from 'react'
import type { Difference } from '../../../shared/casefile/differ'
import { tableName } from '../../../shared/casefile/words'
import type { BackupFile } from '../../../shared/ipc/contract'
import type { LockedHead } from '../../../shared/lock/envelope'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { bytesOfToken, type CaseBytes } from '../../casefile/bytes'
import { type Compared, compareBackup, restoreBeside, restoreInPlace } from '../../casefile/restore'
import { FileIsLocked, unlocked } from '../../casefile/locked'
import { dropMatter, useSession } from '../../store'
import { Button, Dialog, ProblemNote, ProgressLine } from '../../ui'
import { useCaseFiles } from '../casefile'
import { FileKey } from '../lock'

type State = { at: 'locked'; head: LockedHead } | { at: 'working'; what: string; done: number; total: number } | { at: 'compared'; compared: Compared } | { at: 'failed'; problem: Problem }

const WHAT: Record<Difference['what'], string> = { added: 'would come back', changed: 'would be as they were then', gone: 'would go: made since' }

/** First what differs between the backup and the present matter; then a person decides how it comes back. */
export function RestoreDialog({ file, day, onClose }: { file: BackupFile; day: string; onClose: () => void }) {
  const session = useSession()
  const { opened } = useCaseFiles()
  const [state, setState] = useState<State>({ at: 'working', what: 'Reading the backup', done: 0, total: file.size })
  const looked = useRef<string | null>(null)
  const failed = (cause: unknown) => setState({ at: 'failed', problem: problemOf(cause, 'case.broken', 'The backup could not be restored.', 'Try again, or choose another backup.', 'Nothing was changed.') })
  const controller = useRef<AbortController | null>(null)
  const bytes = useRef<CaseBytes>(bytesOfToken(file.token, file.size))
  const compare = (from: CaseBytes) => {
    const own = new AbortController()
    controller.current = own
    setState({ at: 'working', what: 'Reading the backup', done: 0, total: file.size })
    compareBackup(session, from, file.name, { signal: own.signal, onProgress: (what, done, total) => own.signal.aborted || setState({ at: 'working', what, done, total }) })
      .then((compared) => {
        if (own.signal.aborted) void dropMatter(compared.matterId)
        else {
          looked.current = compared.matterId
          setState({ at: 'compared', compared })
        }
      }, (cause: unknown) => {
        if (own.signal.aborted) return
        if (cause instanceof FileIsLocked) setState({ at: 'locked', head: cause.head })
        else failed(cause)
      })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; a dialog is for one backup
  useEffect(() => {
    compare(bytes.current)
    return () => {
      controller.current?.abort()
      // Looked at and left: nothing of it stays.
      if (looked.current) void dropMatter(looked.current)
    }
  }, [])
  const restore = (work: (matterId: string) => Promise<void>) => {
    if (state.at !== 'compared') return
    const { matterId } = state.compared
    looked.current = null
    setState({ at: 'working', what: 'Restoring', done: 0, total: 0 })
    void work(matterId).then(() => opened(matterId), failed)
  }
  return (
    <Dialog title={`Restore the backup of ${day}`} wide onClose={onClose} foot={
      <>
        <Button onClick={onClose}>{state.at === 'compared' ? 'Leave it' : state.at === 'working' || state.at === 'locked' ? 'Cancel' : 'Close'}</Button>
        {state.at === 'compared' && <Button onClick={() => restore((id) => restoreInPlace(session.matterId, id))}>In place of the present matter</Button>}
        {state.at === 'compared' && <Button look="primary" onClick={() => restore((id) => restoreBeside(id, day))}>As a matter of its own</Button>}
      </>
    }>
      {state.at === 'working' && <ProgressLine what={`${state.what} (MB)`} done={Math.ceil(state.done / 1e6)} total={Math.ceil(state.total / 1e6)} />}
      {state.at === 'locked' && <FileKey head={state.head} name="This backup" then="What is restored from it stays locked, with the passphrase and recovery key of its day." onRoot={async (root) => compare(await unlocked(bytes.current, state.head, root, file.name))} />}
      {state.at === 'failed' && <ProblemNote problem={state.problem} />}
      {state.at === 'compared' && (
        <>
          {state.compared.differences.length === 0 ? <p role="status">Nothing differs: the backup holds the same records as the present matter.</p> : (
            <ul className="storage__list" aria-label="What differs">
              {state.compared.differences.map(({ table, what, count, examples }) => (
                <li key={`${table} ${what}`}>{tableName(table, count)} {WHAT[what]}{examples.length > 0 && <span className="second">: {examples.join('; ')}{count > examples.length ? ' …' : ''}</span>}</li>
              ))}
            </ul>
          )}
          <p className="second">In place: the present matter is backed up first, and then lies under Deleted on the desk until Probata closes.</p>
        </>
      )}
    </Dialog>
  )
}
