import { createContext, type ReactNode, useCallback, useContext, useEffect } from 'react'
import { AmendmentReview } from '../features/complaint'
import { type PaperImport, type PaperSteps, usePaperImport } from '../features/documents'
import { type AmendmentPlan, importComplaint, type ImportFile } from '../import'
import { useNavigation } from '../navigation'
import { useSession } from '../store'

type Review = { plan: AmendmentPlan; answer: (go: AmendmentPlan | null) => void }

const ImportContext = createContext<PaperImport | null>(null)

export function useComplaintImport(): PaperImport {
  const value = useContext(ImportContext)
  if (!value) throw new Error('no complaint import here')
  return value
}

/** Import of a complaint, with a review of an amended one. */
export function ComplaintImportProvider({ children, askAtOnce, handed }: { children: ReactNode; askAtOnce: boolean; handed: ImportFile | null }) {
  const session = useSession()
  const { go } = useNavigation()
  const read = useCallback(async (file: ImportFile, { ask, ...steps }: PaperSteps<Review>) => {
    await importComplaint(session, file, { ...steps, reviewAmendment: (plan) => new Promise((answer) => ask({ plan, answer })) })
    return () => go({ room: 'complaint' })
  }, [session, go])
  const { value, dialogs } = usePaperImport<Review>({ word: 'complaint', otherwise: 'complaint.no-paragraphs', read, question: ({ plan, answer }) => <AmendmentReview plan={plan} onAnswer={answer} /> })
  const { choose, start } = value
  useEffect(() => {
    if (handed) start(handed)
    else if (askAtOnce) choose()
  }, [askAtOnce, handed, choose, start])
  return <ImportContext.Provider value={value}>{children}{dialogs}</ImportContext.Provider>
}
