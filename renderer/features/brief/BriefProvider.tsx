import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { BriefReading } from '../../../shared/brief/check'
import { problem, type Problem, ProblemError, problemOf } from '../../../shared/problem/problem'
import { useCommands } from '../../commands'
import { filesFromInput, type ImportFile } from '../../import'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { readDocument } from '../../workers'
import { checkBrief } from './checkBrief'

export type BriefPhase =
  | { at: 'none' }
  | { at: 'working'; name: string; what: string; done: number; total: number }
  | { at: 'password'; file: ImportFile; again: boolean }
  | { at: 'failed'; name: string; problem: Problem }
  | { at: 'checked'; name: string; file: ImportFile; reading: BriefReading }

type BriefCheck = {
  phase: BriefPhase
  choose(): void
  start(file: ImportFile, password?: string): void
  cancel(): void
  /** puts the brief away; nothing of it stays */
  close(): void
}

const Context = createContext<BriefCheck | null>(null)

export function useBriefCheck(): BriefCheck {
  const value = useContext(Context)
  if (!value) throw new Error('no brief here')
  return value
}

const ACCEPT = '.pdf,.docx,.rtf,.txt,.md,application/pdf,text/plain'

/** A brief under check. It is read and compared, and never becomes a part of the matter. */
export function BriefProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const { go } = useNavigation()
  const input = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController | null>(null)
  const [phase, setPhase] = useState<BriefPhase>({ at: 'none' })
  useEffect(() => () => abort.current?.abort(), [])

  const start = useCallback((file: ImportFile, password: string | null = null) => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    const { signal } = controller
    const onProgress = (progress: { what: string; done: number; total: number }) => !signal.aborted && setPhase({ at: 'working', name: file.name, ...progress })
    go({ room: 'brief' })
    onProgress({ what: 'Opening the file', done: 0, total: 0 })
    readDocument(file.file, file.name, { signal, password, ocr: 'now', onProgress })
      .then((read) => {
        if (read.pages.every((page) => page.text.trim() === '')) throw new ProblemError(problem('file.not-readable', `No words could be read in ${file.name}.`, 'Check a PDF, a Word file, RTF or plain text.', 'The matter is untouched.'))
        return checkBrief(session, read.pages, { signal, onProgress })
      })
      .then(
        (reading) => !signal.aborted && setPhase({ at: 'checked', name: file.name, file, reading }),
        (cause: unknown) => {
          if (signal.aborted) return
          if (cause instanceof ProblemError && cause.problem.code === 'pdf.password') setPhase({ at: 'password', file, again: password !== null })
          else setPhase({ at: 'failed', name: file.name, problem: problemOf(cause, 'unexpected', `${file.name} could not be checked.`, 'Try again with another copy of the file.', 'The matter is untouched.') })
        },
      )
  }, [session, go])

  const value = useMemo<BriefCheck>(() => ({
    phase, start: (file, password) => start(file, password ?? null), choose: () => input.current?.click(),
    cancel: () => {
      abort.current?.abort()
      setPhase({ at: 'none' })
    },
    close: () => setPhase({ at: 'none' }),
  }), [phase, start])
  useCommands([
    { id: 'brief.check', label: 'Check a brief…', group: 'Matter', keys: [], run: value.choose },
    { id: 'go.brief', label: 'Go to Brief', group: 'Go', keys: [], run: () => go({ room: 'brief' }) },
  ])
  return (
    <Context.Provider value={value}>
      {children}
      <input ref={input} type="file" accept={ACCEPT} hidden aria-label="Brief to check" onChange={(event) => {
        const [file] = filesFromInput(event.target.files)
        event.target.value = ''
        if (file) start(file)
      }} />
    </Context.Provider>
  )
}
