import { designationRows, TABLE_HEAD } from '../../../shared/transcript/designations'
import { designationPaper } from '../../../shared/transcript/paper'
import { toCsv } from '../../../shared/report/csv'
import { paperToDocx } from '../../../shared/report/docx/write'
import type { Transcript } from '../../../shared/records'
import { DIGEST_HEAD, digestCells, digestPaper } from '../../../shared/transcript/digest'
import { designatedPages } from '../../../shared/transcript/highlighted'
import { joined } from '../../export/report'
import { forFileName, saveFile } from '../../export/save'
import { say } from '../../ui'
import { ReportWorker } from '../../workers/report/ReportWorker'
import type { Session } from '../../store'
import { designated } from '../../export/designations'

/** Saves the designations of some transcripts as a table. */
export async function exportDesignations(session: Session, transcripts: readonly string[], as: 'docx' | 'csv'): Promise<void> {
  const tables = designated(session.reader, transcripts)
  if (as === 'docx') await saveFile('Deposition designations.docx', paperToDocx(designationPaper(session.reader.get('matter', 'matter'), tables)))
  else await saveFile('Deposition designations.csv', toCsv([[...TABLE_HEAD], ...tables.flatMap((one) => designationRows(one.designations, one.transcript, one.lines, one.partyName))]))
}

/** Saves the pages of a transcript with the designations in colour. @param every also pages on which nothing is designated */
export async function exportHighlighted(session: Session, transcript: Transcript, every: boolean, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void> {
  const [table] = designated(session.reader, [transcript.id])
  if (!table) return
  const { reader } = session
  const all = reader.rows('transcriptPages').filter((one) => one.transcript === transcript.id).sort((a, b) => a.order - b.order)
  const matter = reader.get('matter', 'matter')
  const names = Object.fromEntries([...new Set(table.designations.map((one) => one.party))].map((party) => [party ?? '', table.partyName(party)]))
  const worker = new ReportWorker()
  try {
    const { pieces, remark } = await worker.ask({ what: 'highlighted', source: { transcript, pages: every ? all : designatedPages(all, table.designations), designations: table.designations, names, head: { court: matter?.court ?? '', caption: matter?.caption ?? '', docket: matter?.docketNumber ?? '' } } }, signal, onProgress)
    await saveFile(`${forFileName(transcript.shortForm) || 'Transcript'} highlighted.pdf`, await joined(pieces))
    if (remark) say(remark)
  } finally {
    worker.end()
  }
}

/** Saves the digest of a transcript. */
export async function exportDigest(session: Session, transcript: Transcript, as: 'docx' | 'csv'): Promise<void> {
  const name = `${forFileName(transcript.shortForm) || 'Transcript'} digest`
  if (as === 'docx') await saveFile(`${name}.docx`, paperToDocx(digestPaper(session.reader.get('matter', 'matter'), transcript)))
  else await saveFile(`${name}.csv`, toCsv([[...DIGEST_HEAD], ...digestCells(transcript)]))
}
