import { useEffect } from 'react'
import { BriefProvider } from '../features/brief'
import { AnswerImportProvider } from '../features/answers'
import { SaveCaseFile } from '../features/casefile'
import { DocumentsImportProvider } from '../features/documents'
import { ProductionImportProvider } from '../features/productions'
import { SearchProvider } from '../features/search'
import { AutomaticBackups } from '../features/storage'
import { isDerived } from '../../shared/log/undo'
import type { ImportFile } from '../import'
import { NavigationProvider } from '../navigation'
import { ProofProvider } from '../proof'
import { SearchServiceProvider } from '../search'
import { type Session, SessionContext } from '../store'
import { say } from '../ui'
import { ComplaintImportProvider } from './ComplaintImport'
import { CutOffImport } from './CutOffImport'
import { Shell } from './Shell'

type Props = {
  session: Session
  first: 'overview' | 'import'
  /** a paper that the system opened with Probata: imported at once */
  handed: ImportFile | null
  onClose: () => void
}

/** Everything of one open matter. */
export function MatterWindow({ session, first, handed, onClose }: Props) {
  useEffect(
    () =>
      session.onWritten((entry) => {
        if (isDerived(entry)) return
        const undoable = entry.undoes === null
        say({
          text: entry.label,
          ...(undoable ? { action: { label: 'Undo', run: () => void session.undoEntry(entry.id) } } : {}),
        })
      }),
    [session],
  )
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
                      <Shell onClose={onClose} />
                      <CutOffImport />
                      <SaveCaseFile />
                      <AutomaticBackups />
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
