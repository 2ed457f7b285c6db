import { useEffect, useState } from 'react'
import { howMany } from '../../shared/proof'
import { SharedWord, useOpenConflicts } from '../features/colleagues'
import { useImportDocuments, useImportStatus } from '../features/documents'
import { FirstSteps } from '../features/help/FirstSteps'
import { BackupWord } from '../features/storage'
import { useNavigation } from '../navigation'
import { useProof } from '../proof'
import { useMatter, useSession } from '../store'

/** One line of what is true now: place, coverage, work under way, what is saved. */
export function StatusBar() {
  const { paragraphs, proof } = useProof()
  const { place } = useNavigation()
  const matter = useMatter()
  const working = useImportStatus()
  const { scans, showScans } = useImportDocuments()
  const entries = useLogLength()
  const conflicts = useOpenConflicts()
  const index = place.item?.startsWith('par_') ? paragraphs.findIndex((one) => one.id === place.item) : -1
  const backed = proof.tally.supported + proof.tally.admitted
  const debts = proof.debts.filter((debt) => debt.state === 'open').length
  return (
    <footer className="status-bar">
      {matter?.demonstration && <span className="status-bar__demo">DEMONSTRATION – NOT A COURT FILING</span>}
      {index >= 0 && <span>¶ {paragraphs[index]?.label} of {paragraphs.length}</span>}
      {paragraphs.length > 0 && (
        <span className="truncate">Coverage: {backed} supported or admitted · {proof.tally.missing} missing · {debts} {debts === 1 ? 'debt' : 'debts'} under Rule 11(b)(3)</span>
      )}
      {working && <span>{working}</span>}
      {scans.length > 0 && <button type="button" className="status-bar__item" onClick={showScans}>{scans.length === 1 ? 'A scan looks like a transcript' : `${scans.length} scans look like transcripts`}</button>}
      {conflicts > 0 && <span className="status-bar__demo">{howMany(conflicts, 'conflict')} to settle</span>}
      <SharedWord />
      <span className="status-bar__space" />
      <BackupWord />
      <FirstSteps />
      <span>Saved · {entries.toLocaleString()} log {entries === 1 ? 'entry' : 'entries'}</span>
    </footer>
  )
}

function useLogLength(): number {
  const session = useSession()
  const [length, setLength] = useState(0)
  useEffect(() => {
    void session.logLength().then(setLength)
    const stops = [session.onWritten(() => setLength((n) => n + 1)), session.onArrived(({ entries }) => setLength((n) => n + entries.length))]
    return () => stops.forEach((stop) => stop())
  }, [session])
  return length
}
