/** Files that are read in one go, by their kind. Runs in a text worker. */
import { readDocxWhole } from '../../shared/docx/read'
import { readMail } from '../../shared/mail/read'
import { readSlides } from '../../shared/office/slides'
import { readWorkbook } from '../../shared/office/workbook'
import { readPlain } from '../../shared/plain/read'
import { readRtf } from '../../shared/rtf/read'
import { plainRead, type WholeRead } from '../../shared/text/whole'
import { decodeText } from './decodeText'
import type { WholeKind } from './pdf/protocol'

/** @throws ProblemError with a sentence for the person */
export async function readWhole(file: Blob | Uint8Array<ArrayBuffer>, name: string, kind: WholeKind): Promise<WholeRead> {
  if (kind === 'plain') return plainRead(readPlain(await decodeText(file, name)))
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file
  switch (kind) {
    case 'docx':
      return readDocxWhole(bytes)
    case 'mail':
      return readMail(bytes, name)
    case 'rtf':
      return readRtf(bytes)
    case 'xlsx':
      return readWorkbook(bytes, name)
    case 'pptx':
      return readSlides(bytes)
  }
}
