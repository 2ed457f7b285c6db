import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import { CASE_ENDING } from '../../../shared/casefile/layout'
import { bytesOfBlob, type CaseBytes } from '../../casefile/bytes'
import { useCommands } from '../../commands'
import { dropKeys } from '../../store'
import { say } from '../../ui'
import { OpenDialog } from './OpenDialog'

export type GivenCase = { bytes: CaseBytes; name: string }
type Asked = GivenCase & { how: 'open' | 'verify'; n: number }

let last = 0

type CaseFiles = {
  /** Opens a case file as a matter, behind those under way; where it is damaged, says what and offers a rescue. */
  open(file: GivenCase): void
  /** A matter came out of a file: goes to it. */
  opened(matterId: string): void
  /** Asks for a file first. */
  choose(how: 'open' | 'verify'): void
}

const Context = createContext<CaseFiles | null>(null)

export function useCaseFiles(): CaseFiles {
  const files = useContext(Context)
  if (!files) throw new Error('no CaseFilesProvider')
  return files
}

export const isCaseFile = (name: string): boolean => name.toLowerCase().endsWith(CASE_ENDING)

/** Case files that are opened or verified, from the desk and from any room. */
export function CaseFilesProvider({ onOpened, children }: { onOpened: (matterId: string) => void; children: ReactNode }) {
  /** the first is on the screen, the others wait */
  const [queue, setQueue] = useState<readonly Asked[]>([])
  const done = useRef<{ matterId: string; name: string }[]>([])
  const [asked] = queue
  /** The next one has its turn; behind the last one the matter that was opened last is gone to. */
  const next = () => {
    const left = queue.slice(1)
    setQueue(left)
    if (left.length > 0) return
    const opened = done.current.splice(0)
    const newest = opened.at(-1)
    // A matter with a lock is locked whenever it is not open.
    for (const other of opened.slice(0, -1)) dropKeys(other.matterId)
    if (opened.length > 1) say(`Opened as matters of their own: ${opened.map((one) => one.name).join(', ')}`)
    if (newest) onOpened(newest.matterId)
  }
  const input = useRef<HTMLInputElement>(null)
  const how = useRef<Asked['how']>('open')
  const value = useMemo<CaseFiles>(() => ({
    open: (file) => setQueue((waiting) => [...waiting, { ...file, how: 'open', n: ++last }]),
    opened: onOpened,
    choose: (which) => {
      how.current = which
      input.current?.click()
    },
  }), [onOpened])
  useCommands([
    { id: 'case.open', label: 'Open a case file…', group: 'Matter', keys: [], run: () => value.choose('open') },
    { id: 'case.verify', label: 'Verify a case file…', group: 'Matter', keys: [], run: () => value.choose('verify') },
  ])
  return (
    <Context.Provider value={value}>
      {children}
      <input ref={input} type="file" accept={CASE_ENDING} hidden aria-label="Case file" onChange={(event) => {
        const [file] = event.currentTarget.files ?? []
        event.currentTarget.value = ''
        if (file) setQueue((waiting) => [...waiting, { bytes: bytesOfBlob(file), name: file.name, how: how.current, n: ++last }])
      }} />
      {asked && <OpenDialog key={asked.n} asked={asked} waiting={queue.length - 1} onClose={next} onOpened={(matterId) => {
        done.current.push({ matterId, name: asked.name })
        next()
      }} />}
    </Context.Provider>
  )
}
