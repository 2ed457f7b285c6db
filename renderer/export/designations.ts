/** The designations of a matter, as screens, exports and the command line take them. */
import { withoutQuarantined } from '../../shared/review/quarantine'
import type { DesignationTable } from '../../shared/transcript/paper'
import { linesOf } from '../../shared/transcript/range'
import type { Reader } from '../store'

/** @param only ids of transcripts; all of them where it is null. A quarantined file gives nothing */
export function designated(reader: Reader, only: readonly string[] | null): DesignationTable[] {
  const open = new Set(withoutQuarantined({ documents: reader.rows('documents'), passages: [], supports: [] }).documents.map((one) => one.id))
  return reader.rows('transcripts').filter((one) => open.has(one.document) && (only === null || only.includes(one.id))).flatMap((transcript) => {
    const designations = reader.rows('designations').filter((one) => one.transcript === transcript.id)
    if (designations.length === 0) return []
    const partyName = (id: string | null) => (id === null ? 'Our side' : (reader.get('parties', id)?.definedAs || reader.get('parties', id)?.name || ''))
    return [{ transcript, designations, lines: linesOf(reader.rows('transcriptPages').filter((one) => one.transcript === transcript.id)), partyName }]
  })
}
