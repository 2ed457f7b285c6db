/** Which of the documents that just came are transcripts, by their content: they are offered to be read as such. */
import type { Document } from '../../shared/records'
import { pagesToJudge, recogniseTranscript } from '../../shared/transcript/recognise'
import type { Session } from '../store'
import { isTranscriptPackage } from '../workers/transcript/readTranscript'

const READ: ReadonlySet<Document['kind']> = new Set(['text', 'markdown', 'pdf', 'docx', 'rtf', 'image', 'images'])
/** Of a large import these many are looked at. */
const MOST = 2000

export type RecognisedTranscripts = {
  found: { document: Document; by: string }[]
  /** packages of transcript programs, which nobody but these programs opens */
  packages: Document[]
  /** recognised from pictures, long after they came: whoever is asked now dropped nothing here */
  late?: boolean
}

/** @param documents that an import added; their texts are stored */
export async function transcriptsAmong(session: Session, documents: readonly Document[]): Promise<RecognisedTranscripts> {
  const read = new Set(session.reader.rows('transcripts').map((one) => one.document))
  const found: RecognisedTranscripts['found'] = []
  for (const document of documents.filter((one) => READ.has(one.kind) && one.range === null && !read.has(one.id)).slice(0, MOST)) {
    const texts: string[] = []
    for (const n of pagesToJudge(document.pages ?? 1)) texts.push((await session.bytes.page(document.sha256, n))?.text ?? '')
    const recognised = recogniseTranscript(texts)
    if (recognised) found.push({ document, by: recognised.by })
  }
  return { found, packages: documents.filter((one) => one.kind === 'unread' && isTranscriptPackage(one.originalName)) }
}
