import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import { CASE_ENDING } from '../../../shared/casefile/layout'
import { bytesOfBlob, type CaseBytes } from '../../casefile/bytes'
import { useCommands } from '../../commands'
import { OpenDialog } from './OpenDialog'

export type GivenCase = { bytes: CaseBytes; name: string }
type Asked = GivenCase & { how: 'open' | 'verify' }

type CaseFiles = {
  /** Opens a case file as a matter; where it is damaged, says what and offers a rescue. */
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
  const [asked, setAsked] = useState<Asked | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const how = useRef<Asked['how']>('open')
  const value = useMemo<CaseFiles>(() => ({
    open: (file) => setAsked({ ...file, how: 'open' }),
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
        if (file) setAsked({ bytes: bytesOfBlob(file), name: file.name, how: how.current })
      }} />
      {asked && <OpenDialog key={asked.name} asked={asked} onClose={() => setAsked(null)} onOpened={(matterId) => {
        setAsked(null)
        onOpened(matterId)
      }} />}
    </Context.Provider>
  )
}
