import { useEffect, useState } from 'react'
import { howMany } from '../../shared/proof'
import { useAnswerImport } from '../features/answers'
import { useImportDocuments } from '../features/documents'
import { dropImport, type PendingImport, pendingImports, takeUpImport } from '../import'
import { useSession } from '../store'
import { Button, Dialog } from '../ui'
import { useProductionImport } from '../features/productions'
import { useComplaintImport } from './ComplaintImport'

/** Asks what becomes of an import that was under way when the app ended. */
export function CutOffImport() {
  const session = useSession()
  const documents = useImportDocuments()
  const complaint = useComplaintImport()
  const answer = useAnswerImport()
  const production = useProductionImport()
  const [pending, setPending] = useState<readonly PendingImport[]>([])
  useEffect(() => {
    let gone = false
    void pendingImports(session).then((found) => !gone && setPending(found))
    return () => {
      gone = true
    }
  }, [session])
  const [first, ...others] = pending
  if (!first) return null
  const next = () => setPending(others)
  const goOn = () => {
    next()
    if (first.kind === 'production') return production.chooseFolder()
    void takeUpImport(session, first.id).then((files) => {
      const [file] = files
      if (first.kind === 'complaint' && file) complaint.start(file)
      else if (first.kind === 'answer' && file) answer.start(file)
      else documents.start(files)
    })
  }
  const drop = () => {
    next()
    void dropImport(session, first.id)
  }
  return (
    <Dialog title="An import was cut off" onClose={drop} foot={
      <>
        <Button onClick={drop}>{first.stored === 0 ? 'Close' : 'Drop it'}</Button>
        {first.kind === 'production' && <Button onClick={next}>Later</Button>}
        {(first.stored > 0 || first.kind === 'production') && <Button look="primary" onClick={goOn}>{first.kind === 'production' ? 'Choose its folder…' : first.kind === 'complaint' || first.kind === 'answer' ? 'Go on' : `Go on with ${howMany(first.stored, 'file')}`}</Button>}
      </>
    }>
      <p>{sentence(first)}</p>
      {first.kind !== 'production' && first.stored > 0 && first.lost.length > 0 && <p className="second">Choose the other {howMany(first.lost.length, 'file')} again: {named(first.lost)}.</p>}
    </Dialog>
  )
}

function sentence({ kind, stored, lost }: PendingImport): string {
  if (kind === 'production') return `Probata ended during the import of the production “${lost[0]}”. ${howMany(stored, 'file')} of it ${stored === 1 ? 'is' : 'are'} stored and will not be read again; no document was added yet. Choose the same folder or archive to go on.`
  if (kind === 'complaint' || kind === 'answer') {
    return stored > 0
      ? `Probata ended while it was reading ${kind === 'answer' ? 'an answer' : 'a complaint'}. Its file is stored, and pages that were recognised are kept. Nothing was added to the matter yet.`
      : `Probata ended before ${lost[0] ?? `the ${kind}`} was stored. Nothing was added to the matter; import the file again.`
  }
  return stored > 0
    ? `Probata ended during an import of ${howMany(stored + lost.length, 'file')}. ${howMany(stored, 'file')} can go on without being chosen again. Nothing was added to the matter yet.`
    : `Probata ended before anything of an import of ${howMany(lost.length, 'file')} was stored. Nothing was added to the matter; choose the files again.`
}

const MOST_NAMED = 5

function named(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED
  return rest > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${rest} more` : names.join(', ')
}
