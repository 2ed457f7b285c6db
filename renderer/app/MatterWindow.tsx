import { useEffect } from 'react'
import { DocumentsImportProvider } from '../features/documents'
import { NavigationProvider } from '../navigation'
import { ProofProvider } from '../proof'
import { type Session, SessionContext } from '../store'
import { say } from '../ui'
import { ComplaintImportProvider } from './ComplaintImport'
import { CutOffImport } from './CutOffImport'
import { Shell } from './Shell'

/** Everything of one open matter. */
export function MatterWindow({ session, first, onClose }: { session: Session; first: 'overview' | 'import'; onClose: () => void }) {
  useEffect(
    () =>
      session.onWritten((entry) => {
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
            <ComplaintImportProvider askAtOnce={first === 'import'}>
              <Shell onClose={onClose} />
              <CutOffImport />
            </ComplaintImportProvider>
          </DocumentsImportProvider>
        </ProofProvider>
      </NavigationProvider>
    </SessionContext.Provider>
  )
}
