import { designationRows, TABLE_HEAD } from '../../../shared/transcript/designations'
import { designationPaper } from '../../../shared/transcript/paper'
import { toCsv } from '../../../shared/report/csv'
import { paperToDocx } from '../../../shared/report/docx/write'
import { saveFile } from '../../export/save'
import type { Session } from '../../store'
import { designated } from '../../export/designations'

/** Saves the designations of some transcripts as a table. */
export async function exportDesignations(session: Session, transcripts: readonly string[], as: 'docx' | 'csv'): Promise<void> {
  const tables = designated(session.reader, transcripts)
  if (as === 'docx') await saveFile('Deposition designations.docx', paperToDocx(designationPaper(session.reader.get('matter', 'matter'), tables)))
  else await saveFile('Deposition designations.csv', toCsv([[...TABLE_HEAD], ...tables.flatMap((one) => designationRows(one.designations, one.transcript, one.lines, one.partyName))]))
}
