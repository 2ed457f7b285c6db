import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { type Problem, ProblemError, problem } from '../../../shared/problem/problem'
import { importAnswer, type ImportFile } from '../../import'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button, Dialog, PasswordDialog, ProblemNote, ProgressLine } from '../../ui'
import { useImportDocuments } from '../documents'

type Import = {
  /** asks for a file */
  choose(): void
  start(file: ImportFile): void
}

type Stage =
  | { at: 'reading'; name: string; what: string; done: number; total: number }
  | { at: 'password'; name: string; again: boolean; answer: (password: string | null) => void }
  | { at: 'other'; reasons: readonly string[]; sure: boolean; answer: (go: boolean) => void }
  | { at: 'refused'; problem: Problem; file: ImportFile }

const ImportContext = createContext<Import | null>(null)

export function useAnswerImport(): Import {
  const value = useContext(ImportContext)
  if (!value) throw new Error('no import of answers here')
  return value
}

/** Import of an answer: file, progress with cancel, password, and a question where it answers another complaint. */
export function AnswerImportProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const { go } = useNavigation()
  const documents = useImportDocuments()
  const input = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController | null>(null)
  const [stage, setStage] = useState<Stage | null>(null)

  const start = useCallback((file: ImportFile) => {
    const controller = new AbortController()
    abort.current = controller
    setStage({ at: 'reading', name: file.name, what: 'Opening the file', done: 0, total: 0 })
    importAnswer(session, file, {
      signal: controller.signal,
      onProgress: (progress) => setStage({ at: 'reading', name: file.name, ...progress }),
      askPassword: (again) => new Promise((answer) => setStage({ at: 'password', name: file.name, again, answer })),
      reviewOther: (reasons, sure) => new Promise((answer) => setStage({ at: 'other', reasons, sure, answer })),
    }).then(
      (outcome) => {
        setStage(null)
        if (outcome) go({ room: 'answers', item: null, view: null })
      },
      (cause: unknown) => {
        if (controller.signal.aborted) setStage(null)
        else setStage({ at: 'refused', problem: cause instanceof ProblemError ? cause.problem : problem('unexpected', `${file.name} could not be imported.`, 'Try again, or import it as a document.', 'Nothing was added to the matter.', cause), file })
      },
    )
  }, [session, go])

  const choose = useCallback(() => input.current?.click(), [])
  const cancel = () => {
    abort.current?.abort()
    setStage(null)
  }
  const value = useMemo(() => ({ choose, start }), [choose, start])
  return (
    <ImportContext.Provider value={value}>
      {children}
      <input ref={input} type="file" accept=".pdf,.docx,.txt,application/pdf,text/plain" hidden aria-label="Answer file" onChange={(event) => {
        const file = event.target.files?.[0]
        event.target.value = ''
        if (file) start({ file, name: file.name, folder: '', modified: new Date(file.lastModified).toISOString() })
      }} />
      {stage?.at === 'reading' && (
        <Dialog title="Importing the answer" onClose={cancel} foot={<Button onClick={cancel}>Cancel</Button>}>
          <div className="work-dialog"><p className="second truncate">{stage.name}</p><ProgressLine what={stage.what} done={stage.done} total={stage.total} /></div>
        </Dialog>
      )}
      {stage?.at === 'password' && <PasswordDialog key={String(stage.again)} name={stage.name} again={stage.again} onAnswer={stage.answer} onCancel={cancel} />}
      {stage?.at === 'other' && (
        <Dialog title={stage.sure ? 'This answers another complaint' : 'Does this answer the complaint?'} onClose={() => stage.answer(false)} foot={<>
          <Button onClick={() => stage.answer(true)}>Import it all the same</Button>
          <Button look="primary" onClick={() => stage.answer(false)}>Leave it out</Button>
        </>}>
          <ul className="answers__reasons">{stage.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
          <p className="second">An answer to another complaint admits nothing of this one.</p>
        </Dialog>
      )}
      {stage?.at === 'refused' && (
        <Dialog title="The answer was not imported" onClose={() => setStage(null)} foot={<>
          <Button onClick={() => setStage(null)}>Close</Button>
          {stage.problem.code === 'answer.no-responses' && <Button onClick={() => {
            setStage(null)
            documents.start([stage.file])
            go({ room: 'documents' })
          }}>Import it as a document</Button>}
          <Button look="primary" onClick={() => {
            setStage(null)
            choose()
          }}>Choose another file…</Button>
        </>}>
          <ProblemNote problem={stage.problem} />
        </Dialog>
      )}
    </ImportContext.Provider>
  )
}
