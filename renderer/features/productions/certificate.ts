import { certificate } from '../../../shared/custody/certificate'
import { put } from '../../../shared/log/change'
import type { Document, Intake } from '../../../shared/records'
import { mayLeave } from '../../../shared/review/sharing'
import { paperToDocx } from '../../../shared/report/docx/write'
import { saveFile } from '../../export/save'
import { newId, type Session } from '../../store'
import { say } from '../../ui'
import { hashOf } from '../../workers/hashOf'

/** Reads the stored bytes again, and writes the draft with what came out. Quarantined documents are not named. */
export async function exportCertificate(session: Session, intake: Intake, documents: readonly Document[]): Promise<void> {
  const named = documents.filter((one) => mayLeave(one) !== 'quarantined')
  const matter = session.reader.get('matter', 'matter')
  if (!matter) return
  say(`Reading ${named.length.toLocaleString()} stored files again…`)
  const bad = await altered(session, named)
  const at = new Date().toISOString()
  const file = paperToDocx(certificate(matter, intake, named, { at, bad: bad.size }))
  await saveFile(`Certification of ${intake.label}.docx`.replace(/[\\/:*?"<>|]/g, ' '), file)
  await session.commit({
    label: `Draft a certification of ${intake.label}`,
    ops: [put('outgoing', { id: newId('outgoing'), kind: 'certificate', label: `Certification of ${intake.label}`, to: '', at, documents: named.length, pages: 0, bates: null, manifest: await hashOf(new Blob([file]), new AbortController().signal) })],
  })
}

/** Fingerprints whose stored bytes no longer fit, or are gone. */
export async function altered(session: Session, documents: readonly Document[]): Promise<Set<string>> {
  const bad = new Set<string>()
  for (const sha256 of new Set(documents.flatMap((one) => [one.sha256, ...one.parts.map((part) => part.sha256)]))) {
    const blob = await session.bytes.get(sha256).catch(() => null)
    if (!blob || (await hashOf(blob, new AbortController().signal)) !== sha256) bad.add(sha256)
  }
  return bad
}
