/** Files that are read in one go, by their kind. Runs in a text worker. */
import { readDocx } from '../../shared/docx/read'
import { readPlain } from '../../shared/plain/read'
import { plainRead, type WholeRead } from '../../shared/text/whole'
import { decodeText } from './decodeText'
import type { WholeKind } from './pdf/protocol'

/** @throws ProblemError with a sentence for the person */
export async function readWhole(blob: Blob, name: string, kind: WholeKind): Promise<WholeRead> {
  if (kind === 'plain') return plainRead(readPlain(await decodeText(blob, name)))
  const bytes = new Uint8Array(await blob.arrayBuffer())
  switch (kind) {
    case 'docx':
      return plainRead(readDocx(bytes))
    default:
      throw new Error(`${kind} is not read yet`)
  }
}
