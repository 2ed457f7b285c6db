import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import type { ImportFile } from '../../import'
import { useNavigation } from '../../navigation'
import { Button, Dialog, PasswordDialog, ProblemNote, ProgressLine } from '../../ui'
import { useImportDocuments } from './ImportProvider'

export type PaperImport = {
  /** asks for a file */
  choose(): void
  start(file: ImportFile): void
}

/** What the reading of a paper tells and asks on its way. */
export type PaperSteps<Question> = {
  signal: AbortSignal
  onProgress(progress: { what: string; done: number; total: number }): void
  askPassword(again: boolean): Promise<string | null>
  /** shows a question of the paper's own in the place of the progress */
  ask(question: Question): void
}

type Stage<Question> =
  | { at: 'reading'; name: string; what: string; done: number; total: number }
  | { at: 'password'; name: string; again: boolean; answer: (password: string | null) => void }
  | { at: 'question'; question: Question }
  | { at: 'refused'; problem: Problem; file: ImportFile }

type Kind<Question> = {
  /** "complaint": what the dialogs call it */
  word: string
  /** code of the problem that says: no such paper, but perhaps a document */
  otherwise: Problem['code']
  /** @returns what is done when all is in and the dialog is gone */
  read(file: ImportFile, steps: PaperSteps<Question>): Promise<() => void>
  question(question: Question): ReactNode
}

/** Import of one paper that the matter is built on: file, progress with cancel, password, its own question, refusal. `read` must stay the same. */
export function usePaperImport<Question>({ word, otherwise, read, question }: Kind<Question>): { value: PaperImport; dialogs: ReactNode } {
  const { go } = useNavigation()
  const documents = useImportDocuments()
  const input = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController | null>(null)
  const [stage, setStage] = useState<Stage<Question> | null>(null)

  const start = useCallback((file: ImportFile) => {
    const controller = new AbortController()
    abort.current = controller
    setStage({ at: 'reading', name: file.name, what: 'Opening the file', done: 0, total: 0 })
    read(file, {
      signal: controller.signal,
      onProgress: (progress) => setStage({ at: 'reading', name: file.name, ...progress }),
      askPassword: (again) => new Promise((answer) => setStage({ at: 'password', name: file.name, again, answer })),
      ask: (asked) => setStage({ at: 'question', question: asked }),
    }).then(
      (then) => {
        setStage(null)
        then()
      },
      (cause: unknown) => {
        if (controller.signal.aborted) setStage(null)
        else setStage({ at: 'refused', problem: problemOf(cause, 'unexpected', `${file.name} could not be imported.`, 'Try again, or import it as a document.', 'Nothing was added to the matter.'), file })
      },
    )
  }, [read])

  const choose = useCallback(() => input.current?.click(), [])
  const close = () => setStage(null)
  const cancel = () => {
    abort.current?.abort()
    close()
  }
  const value = useMemo(() => ({ choose, start }), [choose, start])
  const dialogs = (
    <>
      <input ref={input} type="file" accept=".pdf,.docx,.txt,application/pdf,text/plain" hidden aria-label={`${word.charAt(0).toUpperCase()}${word.slice(1)} file`} onChange={(event) => {
        const file = event.target.files?.[0]
        event.target.value = ''
        if (file) start({ file, name: file.name, folder: '', modified: new Date(file.lastModified).toISOString() })
      }} />
      {stage?.at === 'reading' && (
        <Dialog title={`Importing the ${word}`} onClose={cancel} foot={<Button onClick={cancel}>Cancel</Button>}>
          <div className="work-dialog"><p className="second truncate">{stage.name}</p><ProgressLine what={stage.what} done={stage.done} total={stage.total} /></div>
        </Dialog>
      )}
      {stage?.at === 'password' && <PasswordDialog key={String(stage.again)} name={stage.name} again={stage.again} onAnswer={stage.answer} onCancel={cancel} />}
      {stage?.at === 'question' && question(stage.question)}
      {stage?.at === 'refused' && (
        <Dialog title={`The ${word} was not imported`} onClose={close} foot={<>
          <Button onClick={close}>Close</Button>
          {stage.problem.code === otherwise && <Button onClick={() => {
            close()
            documents.start([stage.file])
            go({ room: 'documents' })
          }}>Import it as a document</Button>}
          <Button look="primary" onClick={() => {
            close()
            choose()
          }}>Choose another file…</Button>
        </>}>
          <ProblemNote problem={stage.problem} />
        </Dialog>
      )}
    </>
  )
  return { value, dialogs }
}
