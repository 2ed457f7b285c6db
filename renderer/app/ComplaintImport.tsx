import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type Problem, ProblemError, problem } from '../../shared/problem/problem'
import { AmendmentReview } from '../features/complaint'
import { useImportDocuments } from '../features/documents'
import { type AmendmentPlan, importComplaint, type ImportFile } from '../import'
import { useNavigation } from '../navigation'
import { useSession } from '../store'
import { Button, Dialog, PasswordDialog, ProblemNote, ProgressLine } from '../ui'

type Import = {
  /** asks for a file */
  choose(): void
  start(file: ImportFile): void
}

type Stage =
  | { at: 'reading'; name: string; what: string; done: number; total: number }
  | { at: 'password'; name: string; again: boolean; answer: (password: string | null) => void }
  | { at: 'review'; plan: AmendmentPlan; answer: (go: AmendmentPlan | null) => void }
  | { at: 'refused'; problem: Problem; file: ImportFile }

const ImportContext = createContext<Import | null>(null)

export function useComplaintImport(): Import {
  const value = useContext(ImportContext)
  if (!value) throw new Error('no complaint import here')
  return value
}

const ACCEPT = '.pdf,.docx,.txt,application/pdf,text/plain'

/** Import of a complaint: file, progress with cancel, password, review of an amended one. */
export function ComplaintImportProvider({ children, askAtOnce, handed }: { children: ReactNode; askAtOnce: boolean; handed: ImportFile | null }) {
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
    importComplaint(session, file, {
      signal: controller.signal,
      onProgress: (progress) => setStage({ at: 'reading', name: file.name, ...progress }),
      askPassword: (again) => new Promise((answer) => setStage({ at: 'password', name: file.name, again, answer })),
      reviewAmendment: (plan) => new Promise((answer) => setStage({ at: 'review', plan, answer })),
    }).then(
      () => {
        setStage(null)
        go({ room: 'complaint' })
      },
      (cause: unknown) => {
        if (controller.signal.aborted) setStage(null)
        else setStage({ at: 'refused', problem: cause instanceof ProblemError ? cause.problem : problem('unexpected', `${file.name} could not be imported.`, 'Try again, or import it as a document.', 'Nothing was added to the matter.', cause), file })
      },
    )
  }, [session, go])

  const choose = useCallback(() => input.current?.click(), [])
  useEffect(() => {
    if (handed) start(handed)
    else if (askAtOnce) choose()
  }, [askAtOnce, handed, choose, start])

  const cancel = () => {
    abort.current?.abort()
    setStage(null)
  }
  const value = useMemo(() => ({ choose, start }), [choose, start])
  return (
    <ImportContext.Provider value={value}>
      {children}
      <input ref={input} type="file" accept={ACCEPT} hidden aria-label="Complaint file" onChange={(event) => {
        const file = event.target.files?.[0]
        event.target.value = ''
        if (file) start({ file, name: file.name, folder: '', modified: new Date(file.lastModified).toISOString() })
      }} />
      {stage && <StageView stage={stage} onCancel={cancel} onClose={() => setStage(null)} onRetry={choose} onAsDocument={(file) => {
        documents.start([file])
        go({ room: 'documents' })
      }} />}
    </ImportContext.Provider>
  )
}

function StageView({ stage, onCancel, onClose, onRetry, onAsDocument }: {
  stage: Stage; onCancel: () => void; onClose: () => void; onRetry: () => void; onAsDocument: (file: ImportFile) => void
}) {
  if (stage.at === 'reading') {
    return (
      <Dialog title="Importing the complaint" onClose={onCancel} foot={<Button onClick={onCancel}>Cancel</Button>}>
        <div className="work-dialog"><p className="second truncate">{stage.name}</p><ProgressLine what={stage.what} done={stage.done} total={stage.total} /></div>
      </Dialog>
    )
  }
  if (stage.at === 'password') return <PasswordDialog key={String(stage.again)} name={stage.name} again={stage.again} onAnswer={stage.answer} onCancel={onCancel} />
  if (stage.at === 'review') return <AmendmentReview plan={stage.plan} onAnswer={stage.answer} />
  return (
    <Dialog title="The complaint was not imported" onClose={onClose} foot={<><Button onClick={onClose}>Close</Button>{stage.problem.code === 'complaint.no-paragraphs' && <Button onClick={() => {
      onClose()
      onAsDocument(stage.file)
    }}>Import it as a document</Button>}<Button look="primary" onClick={() => {
      onClose()
      onRetry()
    }}>Choose another file…</Button></>}>
      <ProblemNote problem={stage.problem} />
    </Dialog>
  )
}
