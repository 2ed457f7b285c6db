import { ShieldCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { claimsOfRow, differences } from '../../../shared/custody/claims'
import type { LogEntry } from '../../../shared/log/entry'
import { howMany } from '../../../shared/proof'
import type { Document, Intake } from '../../../shared/records'
import { type Session, useRecord, useSession } from '../../store'
import { Button, Dialog, instantHere } from '../../ui'
import { altered, exportCertificate } from './certificate'

/** Where one document came from, what was claimed of it, and all that was done with it since. */
export function CustodyDialog({ document, onClose }: { document: Document; onClose: () => void }) {
  const session = useSession()
  const intake = useRecord('intakes', document.intake)
  const parent = useRecord('documents', document.parent)
  const { claims, differing } = useClaims(document, intake)
  const history = useHistory(session, document)
  const [verdict, setVerdict] = useState<string | null>(null)
  const verify = async () => {
    setVerdict('Reading the stored bytes again…')
    const bad = await altered(session, [document])
    setVerdict(bad.size === 0 ? `The stored bytes have the fingerprint they had at intake (${howMany(document.parts.length + 1, 'file')} read again just now).` : 'The stored bytes no longer have their fingerprint: they were altered or are gone.')
  }
  const rows: [string, string][] = [
    ['Obtained from', intake ? [intake.party, intake.from].filter(Boolean).join(', ') || 'not noted' : 'not noted'], ['Obtained by', intake?.by || 'not noted'], ['Obtained on', intake?.obtained ?? 'not noted'], ['How', intake?.how || 'not noted'],
    ['Taken in', `${instantHere(document.added)}${intake ? ` by ${intake.software}` : ''}`], ['With', intake?.label ?? ''], ['File', `${document.originalFolder ? `${document.originalFolder}/` : ''}${document.originalName}`],
    ['File time', document.originalModified ? `${document.originalModified} as the file system told it` : 'not told'], ['Size', `${document.size.toLocaleString()} bytes`], ['SHA-256 at intake', document.sha256],
    ...(document.bates ? [['Bates numbers', `${document.bates.first} to ${document.bates.last}`] as [string, string]] : []), ...(parent ? [['Attached to', parent.title] as [string, string]] : []),
    ...document.parts.map((part): [string, string] => [`With it (${part.role})`, `${part.name}, SHA-256 ${part.sha256}`]),
  ]
  return (
    <Dialog title={`Custody of ${document.exhibit ?? document.title}`} wide onClose={onClose} foot={
      <>
        {intake && <Button onClick={() => void exportCertificate(session, intake, [document])}>Certificate draft…</Button>}
        <Button icon={<ShieldCheck size={15} strokeWidth={1.4} aria-hidden />} onClick={() => void verify()}>Verify the bytes</Button>
        <Button look="primary" onClick={onClose}>Close</Button>
      </>
    }>
      {verdict && <p role="status"><strong>{verdict}</strong></p>}
      <dl className="custody selectable">{rows.filter(([, value]) => value !== '').map(([label, value]) => <div key={label} style={{ display: 'contents' }}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {intake && intake.transfers.length > 0 && <p className="second">{intake.transfers.map((one) => [one.date, one.from && `from ${one.from}`, one.to && `to ${one.to}`, one.medium].filter(Boolean).join(' ')).join('; ')}</p>}
      {differing.length > 0 && (
        <section><h3>Claimed and read differ</h3>{differing.map((one) => <p key={one.column}><span className="custody__differs">{one.column}</span>: the load file says “{one.claimed}”; the file itself says “{one.read}”.</p>)}</section>
      )}
      {claims.length > 0 && (
        <details><summary>What the load file says of it ({claims.length} columns)</summary><dl className="custody selectable">{claims.map((one) => <div key={one.column} style={{ display: 'contents' }}><dt>{one.column}</dt><dd>{one.value.slice(0, 2000)}</dd></div>)}</dl></details>
      )}
      <section><h3>What was done with it</h3>
        <ul className="custody__history">{history.map((entry) => <li key={entry.id}><span className="second tabular">{instantHere(entry.at)}</span><span>{entry.label}</span><span className="second truncate">{entry.author}</span></li>)}</ul>
        <p className="third small">From the matter’s log, which is tamper-evident, not tamper-proof: a change from outside shows in the verification of the activity room.</p>
      </section>
    </Dialog>
  )
}

/** The line of the load file, read again from its stored bytes. */
function useClaims(document: Document, intake: Intake | undefined) {
  const session = useSession()
  const [found, setFound] = useState<{ claims: ReturnType<typeof claimsOfRow>; differing: ReturnType<typeof differences> }>({ claims: [], differing: [] })
  useEffect(() => {
    const { row } = document
    const file = row ? intake?.loadfiles[row.file] : undefined
    if (!row || !file || row.length === 0) return
    let gone = false
    void session.bytes.get(file.sha256).then(async (blob) => {
      const text = new TextDecoder(file.encoding).decode(await blob.slice(row.at, row.at + row.length).arrayBuffer())
      const claims = claimsOfRow(text, file)
      if (!gone) setFound({ claims, differing: differences(claims, document, file.dateOrder) })
    }).catch(() => undefined)
    return () => {
      gone = true
    }
  }, [session, document, intake])
  return found
}

const PAGE = 400

/** Entries of the log that touched the document, newest first; its import counts, though it is one entry for many. */
function useHistory(session: Session, document: Document): LogEntry[] {
  const [entries, setEntries] = useState<LogEntry[]>([])
  useEffect(() => {
    let gone = false
    const load = async () => {
      for (let offset = 0; !gone; offset += PAGE) {
        const part = await session.log(offset, PAGE)
        const own = part.filter((entry) => entry.ops.some((op) => ('id' in op && (op.id === document.id || ('after' in op && (op.after as { document?: string }).document === document.id))) || (op.op === 'bulk-put' && op.table === 'intakes' && document.intake !== null && op.rows.startsWith(document.intake))))
        if (gone) return
        setEntries((before) => (offset === 0 ? own : [...before, ...own]))
        if (part.length < PAGE) return
      }
    }
    void load()
    return () => {
      gone = true
    }
  }, [session, document])
  return entries
}
