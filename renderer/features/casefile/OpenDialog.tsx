import { useCallback, useEffect, useRef, useState } from 'react'
import type { LockedHead } from '../../../shared/lock/envelope'
import type { Finding } from '../../../shared/log/verify'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import type { CaseBytes } from '../../casefile/bytes'
import { checkedOutside, heldRoot, lockedHead, unlocked } from '../../casefile/locked'
import { type Opened, type OpenOptions, readCaseFile } from '../../casefile/open'
import { type Rescued, rescueCaseFile } from '../../casefile/rescue'
import { usePreferences } from '../../preferences'
import { dropKeys } from '../../store'
import { Button, Dialog, ProblemNote, ProgressLine, say } from '../../ui'
import { FileKey } from '../lock'
import type { GivenCase } from './CaseFilesProvider'
import { Holdings } from './Holdings'
import { megabytes } from './megabytes'
import './casefile.css'

type State =
  | { at: 'working'; what: string; done: number; total: number }
  | { at: 'locked'; head: LockedHead }
  | { at: 'outside'; sound: boolean; say: string }
  | { at: 'read'; opened: Opened }
  | { at: 'rescued'; rescued: Rescued }
  | { at: 'failed'; problem: Problem; rescue: boolean }

type Props = { asked: GivenCase & { how: 'open' | 'verify' }; /** case files whose turn comes behind this one */ waiting: number; onClose: () => void; onOpened: (matterId: string) => void }

/** Reads a case file with progress; says what it holds, or what is wrong with it and what can be saved. */
export function OpenDialog({ asked, waiting, onClose, onOpened }: Props) {
  const { bytes, name, how } = asked
  const { author } = usePreferences()
  const [state, setState] = useState<State>({ at: 'working', what: 'Reading the list', done: 0, total: bytes.size })
  const controller = useRef<AbortController | null>(null)
  const latest = useRef({ onClose, onOpened })
  latest.current = { onClose, onOpened }

  const work = useCallback(async (task: (options: OpenOptions) => Promise<void>, rescue: boolean) => {
    const own = new AbortController()
    controller.current = own
    try {
      await task({ signal: own.signal, onProgress: (what, done, total) => own.signal.aborted || setState({ at: 'working', what, done, total }) })
    } catch (cause) {
      if (own.signal.aborted) return
      const failed = problemOf(cause, 'case.broken', `${name} could not be read.`, 'Copy it again from where it came, or rescue what can be read.', 'Nothing was changed.')
      setState({ at: 'failed', problem: failed, rescue: rescue && failed.code === 'case.broken' })
    }
  }, [name])

  const read = useCallback(async (from: CaseBytes, options: OpenOptions) => {
    const opened = await readCaseFile(from, name, how === 'open', options)
    if (opened.ok && how === 'open') {
      say(`Opened ${name} as a matter of its own`)
      latest.current.onOpened(opened.matterId)
    } else setState({ at: 'read', opened })
  }, [name, how])
  /** of a locked file, once it is known */
  const key = useRef<{ head: LockedHead; root: Uint8Array } | null>(null)

  useEffect(() => {
    void work(async (options) => {
      const head = await lockedHead(bytes, name)
      if (!head) return read(bytes, options)
      const root = await heldRoot(head)
      if (!root) return setState({ at: 'locked', head })
      key.current = { head, root }
      await read(await unlocked(bytes, head, root, name), options)
    }, true)
    return () => controller.current?.abort()
  }, [work, read, bytes, name])

  const openWith = (head: LockedHead, root: Uint8Array) => {
    key.current = { head, root }
    void work(async (options) => read(await unlocked(bytes, head, root, name), options), true)
  }
  const checkOutside = (head: LockedHead) => void work(async ({ signal, onProgress }) => {
    const checked = await checkedOutside(bytes, head, name, (done) => {
      signal.throwIfAborted()
      onProgress('Adding up its bytes', done, bytes.size)
    })
    setState({ at: 'outside', ...checked })
  }, false)
  const rescue = () => void work(async (options) => {
    const from = key.current ? await unlocked(bytes, key.current.head, key.current.root, name, 'rescue') : bytes
    setState({ at: 'rescued', rescued: await rescueCaseFile(from, name, { ...options, author }) })
  }, false)
  const close = () => {
    controller.current?.abort()
    // Nobody opens it now: its keys must not stay here.
    if (state.at === 'rescued') dropKeys(state.rescued.matterId)
    onClose()
  }
  const damaged = (state.at === 'read' && !state.opened.ok) || (state.at === 'failed' && state.rescue)
  return (
    <Dialog title={how === 'open' ? `Open ${name}` : `Verify ${name}`} onClose={close} foot={
      <>
        <Button onClick={close}>{state.at === 'working' || state.at === 'locked' ? 'Cancel' : 'Close'}</Button>
        {state.at === 'locked' && how === 'verify' && <Button onClick={() => checkOutside(state.head)}>Verify without it</Button>}
        {damaged && <Button look="primary" onClick={rescue}>Rescue what can be read</Button>}
        {state.at === 'rescued' && <Button look="primary" onClick={() => onOpened(state.rescued.matterId)}>Open the rescued matter</Button>}
      </>
    }>
      {waiting > 0 && <p className="second">{howMany(waiting, 'other case file')} {waiting === 1 ? 'is' : 'are'} opened behind this one.</p>}
      {state.at === 'working' && <ProgressLine what={`${state.what} (MB)`} done={megabytes(state.done)} total={megabytes(state.total)} />}
      {state.at === 'locked' && <FileKey head={state.head} name={name} then={how === 'open' ? 'The matter that comes out of it stays locked, with the same passphrase and recovery key.' : ''} onRoot={(root) => openWith(state.head, root)}>
        {how === 'verify' && <p className="second">Without passphrase or recovery key only its bytes can be added up: that tells a copy that was cut or damaged, and nothing of what is in it.</p>}
      </FileKey>}
      {state.at === 'outside' && <p className={state.sound ? 'casefile__good' : undefined} role={state.sound ? 'status' : 'alert'}>{state.say}</p>}
      {state.at === 'failed' && <ProblemNote problem={state.problem} />}
      {state.at === 'read' && (state.opened.ok
        ? <p className="casefile__good">Nothing was altered: every part, row and file is as it was written, and the log follows without a gap.</p>
        : <Damage name={name} findings={state.opened.findings} />)}
      {state.at === 'read' && <Holdings manifest={state.opened.manifest} holds={state.opened.holds} />}
      {damaged && <p className="second">A rescue makes a new matter of the records and files that can still be trusted, and lists what is missing. The file itself is not changed.</p>}
      {state.at === 'rescued' && <Saved rescued={state.rescued} />}
    </Dialog>
  )
}

const MOST_SHOWN = 200

function Damage({ name, findings }: { name: string; findings: readonly Finding[] }) {
  return (
    <>
      <div className="problem" role="alert"><p className="problem__happened">{name} was altered or is damaged: {howMany(findings.length, 'finding')}. It was not opened, and nothing was changed.</p></div>
      <List label="What is wrong" lines={findings.map((one) => one.say)} />
    </>
  )
}

function Saved({ rescued }: { rescued: Rescued }) {
  return (
    <>
      <p className="casefile__good">Rescued {howMany(rescued.records, 'record')} and {howMany(rescued.files, 'file')} as a new matter{rescued.log ? ', with its whole history' : ''}.</p>
      {rescued.missing.length > 0 ? <><p>Missing:</p><List label="What is missing" lines={rescued.missing} /></> : <p className="second">Nothing that can be known of is missing.</p>}
    </>
  )
}

function List({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys
    <ul className="casefile__list" aria-label={label} tabIndex={0}>
      {lines.slice(0, MOST_SHOWN).map((line, at) => <li key={at}>{line}</li>)}
      {lines.length > MOST_SHOWN && <li className="second">and {(lines.length - MOST_SHOWN).toLocaleString()} more</li>}
    </ul>
  )
}
