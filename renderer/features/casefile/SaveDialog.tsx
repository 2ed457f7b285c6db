import { useMemo, useRef, useState } from 'react'
import { type CopyPlan, planCopy } from '../../../shared/casefile/copy'
import type { Manifest } from '../../../shared/casefile/layout'
import { tableName } from '../../../shared/casefile/words'
import { findDocuments, tagTree } from '../../../shared/documents/filter'
import { faultOfPassphrase } from '../../../shared/lock/keys'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import { type Document, tableNames } from '../../../shared/records'
import { makeId } from '../../../shared/records/id'
import { copyOf } from '../../casefile/copy'
import { wholeMatter, writeCaseFile } from '../../casefile/save'
import { chooseTarget } from '../../casefile/target'
import { bytesInWords } from '../../casefile/words'
import { usePreferences } from '../../preferences'
import { type FileLock, fileLockOf, makeLock, useFileName, useMatter, useRows, useSession } from '../../store'
import { Button, Dialog, Field, ProblemNote, ProgressLine } from '../../ui'
import { useLinked, usePreparedDocuments } from '../documents'
import { NewPassphrase } from '../lock'
import { LeftOutList } from './LeftOutList'
import { megabytes } from './megabytes'
import './casefile.css'

type State = { at: 'asking' } | { at: 'working'; what: string; done: number; total: number } | { at: 'done'; manifest: Manifest; name: string; recovery: string | null } | { at: 'failed'; problem: Problem }

/** Choices with their counts before anything is written; then the file, with progress and cancel. */
export function SaveDialog({ how, name, onClose }: { how: 'whole' | 'copy'; name: string; onClose: () => void }) {
  const session = useSession()
  const matter = useMatter()
  const { author } = usePreferences()
  const [withoutPrivileged, setWithoutPrivileged] = useState(how === 'copy')
  const [withoutBytes, setWithoutBytes] = useState(false)
  const [part, setPart] = useState('')
  const [lockWith, setLockWith] = useState<LockWith>(session.keys ? 'matter' : 'none')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const fault = faultOfPassphrase(passphrase)
  const ready = lockWith !== 'own' || (fault === null && passphrase === again)
  const label = useFileName()
  const [state, setState] = useState<State>({ at: 'asking' })
  const abort = useRef<AbortController | null>(null)
  const parts = useParts()
  const chosen = parts.find((one) => one.key === part) ?? null
  const plan = useMemo<CopyPlan | null>(
    () => (how === 'whole' || (!withoutPrivileged && chosen === null) ? null : planCopy(session.reader, { documents: chosen ? chosen.documents() : null, withoutPrivileged })),
    [how, withoutPrivileged, chosen, session],
  )
  const choice = [chosen ? `Part of the matter: documents ${chosen.label}` : 'Copy of the matter', withoutPrivileged ? 'without privileged material' : ''].filter(Boolean).join(', ')

  const save = async () => {
    const controller = new AbortController()
    abort.current = controller
    try {
      const target = await chooseTarget(name)
      if (!target) return
      setState({ at: 'working', what: lockWith === 'own' ? 'Making the keys' : 'Putting the records aside', done: 0, total: 0 })
      const own = lockWith === 'own' ? await ownLock(session.keys ? label : 'Locked case file', passphrase) : null
      const lock = own?.lock ?? (await fileLockOf(session.matterId))
      const source = plan ? await copyOf(session, plan, choice, author, lock) : { ...(await wholeMatter(session.matterId)), lock }
      const manifest = await writeCaseFile(source, target, { signal: controller.signal, withoutBytes, onProgress: (what, done, total) => setState({ at: 'working', what, done, total }) })
      setState({ at: 'done', manifest, name: target.name, recovery: own?.recovery ?? null })
    } catch (cause) {
      if (controller.signal.aborted) setState({ at: 'asking' })
      else setState({ at: 'failed', problem: problemOf(cause, 'export.refused', 'The case file could not be written.', 'Try again, or choose another disk.', 'The matter is untouched, and no half file was left.') })
    }
  }
  const busy = state.at === 'working'
  const leave = () => (busy ? abort.current?.abort() : onClose())
  return (
    <Dialog title={how === 'whole' ? 'Save case file' : 'Save a copy'} onClose={leave} foot={
      state.at === 'asking' ? <><Button onClick={onClose}>Cancel</Button><Button look="primary" disabled={!ready} onClick={() => void save()}>Choose where, and save…</Button></> : <Button onClick={leave}>{busy ? 'Cancel' : 'Close'}</Button>
    }>
      {state.at === 'asking' && (
        <>
          {how === 'copy' && (
            <>
              <Field label="What goes in"><select className="select" value={part} onChange={(event) => setPart(event.target.value)}>
                <option value="">All documents</option>
                {parts.map((one) => <option key={one.key} value={one.key}>Documents {one.label}</option>)}
              </select></Field>
              <label className="casefile__check"><input type="checkbox" checked={withoutPrivileged} onChange={(event) => setWithoutPrivileged(event.target.checked)} />Leave out privileged material</label>
            </>
          )}
          <label className="casefile__check"><input type="checkbox" checked={withoutBytes} onChange={(event) => setWithoutBytes(event.target.checked)} />Leave out the files themselves: records, texts and history only</label>
          <Field label="Lock of the file" hint={LOCK_HINTS[lockWith]}><select className="select" value={lockWith} onChange={(event) => setLockWith(event.target.value as LockWith)}>
            {session.keys ? <option value="matter">That of this matter</option> : <option value="none">None: whoever has the file can read it</option>}
            <option value="own">A passphrase of its own</option>
          </select></Field>
          {lockWith === 'own' && <NewPassphrase passphrase={passphrase} again={again} fault={fault} onPassphrase={setPassphrase} onAgain={setAgain} />}
          <Counts plan={plan} withoutBytes={withoutBytes} />
          {plan && <LeftOutList plan={plan} withoutPrivileged={withoutPrivileged} />}
          {how === 'whole' && <p className="second">One file with everything: records, history and files, as {matter?.name} stands now. It can be opened on another computer, verified, or merged with this one.</p>}
          {how === 'copy' && <p className="second">A copy still holds your own work: notes, gaps, links, outlines. It is for a colleague or an expert. What goes to the other side is a production.</p>}
        </>
      )}
      {state.at === 'working' && <ProgressLine what={`${state.what} (MB)`} done={megabytes(state.done)} total={megabytes(state.total)} />}
      {state.at === 'failed' && <ProblemNote problem={state.problem} />}
      {state.at === 'done' && <p className="casefile__good">Saved {state.name}: {howMany(state.manifest.bytes.files, 'file')}, {bytesInWords(state.manifest.bytes.size)}.{plan ? ' Its history begins with the copy.' : ''}{lockWith === 'none' ? '' : ' It is encrypted.'}</p>}
      {state.at === 'done' && state.recovery && (
        <>
          <p>This recovery key opens the file should its passphrase be lost. It is shown once:</p>
          <p className="lock__recovery selectable" role="note" aria-label="Recovery key">{state.recovery}</p>
          <p className="second">Tell whoever gets the file its passphrase by another way than the file.</p>
        </>
      )}
    </Dialog>
  )
}

/** `matter`: the lock that it has; `none`: of a matter without one; `own`: a new one for this file. */
type LockWith = 'matter' | 'none' | 'own'

const LOCK_HINTS: Record<LockWith, string> = {
  matter: 'It opens with the passphrase and the recovery key that the matter has today, also when they are changed later. Whoever can open it can open backups of the matter: for others choose a passphrase of its own.',
  none: 'Keep it where only those who work on this matter can read it.',
  own: 'It opens neither the matter nor its backups. Only another locked matter can bring such a file in.',
}

/** A lock that nothing else has. */
async function ownLock(label: string, passphrase: string): Promise<{ lock: FileLock; recovery: string }> {
  const of = makeId('mat', Date.now(), crypto.getRandomValues(new Uint8Array(16)))
  const { root, slots, recovery } = await makeLock(of, passphrase)
  return { lock: { label, of, slots, root }, recovery }
}

/** What would be written, before it is. */
function Counts({ plan, withoutBytes }: { plan: CopyPlan | null; withoutBytes: boolean }) {
  const session = useSession()
  const documents = (plan?.rows('documents') ?? session.reader.rows('documents')) as readonly Document[]
  const records = tableNames.reduce((sum, table) => sum + (plan?.rows(table) ?? session.reader.rows(table)).length, 0)
  const sizes = new Map(documents.flatMap((one) => [[one.sha256, one.size] as const, ...one.parts.map((file) => [file.sha256, file.size] as const)]))
  const size = [...sizes.values()].reduce((sum, one) => sum + one, 0)
  return <p>Goes in: {howMany(records, 'record')}, {tableName('documents', documents.length)} among them; {withoutBytes ? 'no files' : `${howMany(sizes.size, 'file')}, ${bytesInWords(size)}`}.</p>
}

type Choosable = { key: string; label: string; documents: () => ReadonlySet<string> }

/** Parts of the matter that can be named: a tag, or a saved filter of the documents. */
function useParts(): Choosable[] {
  const documents = useRows('documents')
  const tags = useRows('tags')
  const filters = useRows('filters')
  const linked = useLinked()
  const prepare = usePreparedDocuments()
  return useMemo(() => [
    ...tagTree(tags).map(({ tag }) => ({ key: tag.id, label: `tagged “${tag.name}”`, documents: () => new Set(documents.filter((one) => one.tags.includes(tag.id)).map((one) => one.id)) })),
    ...filters.map((filter) => ({
      key: filter.id, label: `of the filter “${filter.name}”`,
      documents: () => {
        const { words = [], ...facets } = filter.query
        return new Set(findDocuments(prepare(documents), { words: words.join(' '), facets }, linked).places.flatMap((at) => documents[at]?.id ?? []))
      },
    })),
  ], [documents, tags, filters, linked, prepare])
}
