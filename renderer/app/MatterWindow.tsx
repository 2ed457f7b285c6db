import { useEffect } from 'react'
import { BriefProvider } from '../features/brief'
import { AnswerImportProvider } from '../features/answers'
import { SaveCaseFile } from '../features/casefile'
import { BringInProvider, SharedFolderProvider } from '../features/colleagues'
import { DocumentsImportProvider } from '../features/documents'
import { ProductionImportProvider } from '../features/productions'
import { TranscriptOffer } from '../features/transcripts'
import { SearchProvider } from '../features/search'
import { AutomaticBackups, LeaveMatter } from '../features/storage'
import { isDerived } from '../../shared/log/undo'
import type { ImportFile } from '../import'
import { NavigationProvider } from '../navigation'
import { ProofProvider } from '../proof'
import { SearchServiceProvider } from '../search'
import { type Session, SessionContext } from '../store'
import { say } from '../ui'
import { forgetPapers } from '../viewer'
import { ComplaintImportProvider } from './ComplaintImport'
import { CutOffImport } from './CutOffImport'
import { HandedFiles } from './HandedFiles'
import { Shell } from './Shell'

type Props = {
  session: Session
  first: 'overview' | 'import'
  /** a paper that the system opened with Probata: imported at once */
  handed: ImportFile | null
  /** files that came while it is open, and what becomes of them */
  came: readonly ImportFile[]
  onTaken: () => void
  onNewMatter: () => void
  /** a colleague's copy that was chosen on the desk */
  bring: File | null
  onClose: () => void
}

/** Everything of one open matter. */
export function MatterWindow({ session, first, handed, bring, came, onTaken, onNewMatter, onClose }: Props) {
  useEffect(
    () =>
      session.onWritten((entry) => {
        // That work was brought in is said by who brought it in.
        if (isDerived(entry) || entry.ops.length === 0) return
        const undoable = entry.undoes === null
        say({
          text: entry.label,
          ...(undoable ? { action: { label: 'Undo', run: () => void session.undoEntry(entry.id) } } : {}),
        })
      }),
    [session],
  )
  // Papers that were kept open for going back to are the matter's, and go with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each matter
  useEffect(() => forgetPapers, [session])
  return (
    <SessionContext.Provider value={session}>
      <NavigationProvider>
        <ProofProvider>
          <DocumentsImportProvider>
            <ComplaintImportProvider askAtOnce={first === 'import'} handed={handed}>
              <AnswerImportProvider>
              <ProductionImportProvider>
                <SearchServiceProvider>
                  <SearchProvider>
                    <BriefProvider>
                      <BringInProvider first={bring}>
                      <SharedFolderProvider>
                      <Shell onClose={onClose} />
                      <CutOffImport />
                      <TranscriptOffer />
                      <SaveCaseFile />
                      <AutomaticBackups />
                      <LeaveMatter />
                      <HandedFiles files={came} onTaken={onTaken} onNewMatter={onNewMatter} />
                      </SharedFolderProvider>
                      </BringInProvider>
                    </BriefProvider>
                  </SearchProvider>
                </SearchServiceProvider>
              </ProductionImportProvider>
              </AnswerImportProvider>
            </ComplaintImportProvider>
          </DocumentsImportProvider>
        </ProofProvider>
      </NavigationProvider>
    </SessionContext.Provider>
  )
}
