import { createContext, type ReactNode, useCallback, useContext } from 'react'
import { importAnswer, type ImportFile } from '../../import'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button, Dialog } from '../../ui'
import { type PaperImport, type PaperSteps, usePaperImport } from '../documents'

type Other = { reasons: readonly string[]; sure: boolean; answer: (go: boolean) => void }

const ImportContext = createContext<PaperImport | null>(null)

export function useAnswerImport(): PaperImport {
  const value = useContext(ImportContext)
  if (!value) throw new Error('no import of answers here')
  return value
}

/** Import of an answer, with a question where it answers another complaint. */
export function AnswerImportProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const { go } = useNavigation()
  const read = useCallback(async (file: ImportFile, { ask, ...steps }: PaperSteps<Other>) => {
    const outcome = await importAnswer(session, file, { ...steps, reviewOther: (reasons, sure) => new Promise((answer) => ask({ reasons, sure, answer })) })
    return () => {
      if (outcome) go({ room: 'answers', item: null, view: null })
    }
  }, [session, go])
  const { value, dialogs } = usePaperImport<Other>({ word: 'answer', otherwise: 'answer.no-responses', read, question: (other) => <OtherComplaint {...other} /> })
  return <ImportContext.Provider value={value}>{children}{dialogs}</ImportContext.Provider>
}

function OtherComplaint({ reasons, sure, answer }: Other) {
  return (
    <Dialog title={sure ? 'This answers another complaint' : 'Does this answer the complaint?'} onClose={() => answer(false)} foot={<>
      <Button onClick={() => answer(true)}>Import it all the same</Button>
      <Button look="primary" onClick={() => answer(false)}>Leave it out</Button>
    </>}>
      <ul className="answers__reasons">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      <p className="second">An answer to another complaint admits nothing of this one.</p>
    </Dialog>
  )
}
