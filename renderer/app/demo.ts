import { demoChange, demoDocuments, demoTestimony, demoTranscriptFile } from '../../shared/demo'
import type { PageText } from '../../shared/text/page'
import { linesOf } from '../../shared/transcript/range'
import { importAnswer, importComplaint, importDocuments, importTranscript, type ImportFile } from '../import'
import { createMatter, listMatters, newId, openMatter } from '../store'

/**
 * Makes the demo matter through the same doors as any other: files imported, complaint parsed,
 * links committed. @returns its id; the one that is there already, where it is
 */
export async function openDemo(onStep: (what: string) => void): Promise<string> {
  const there = (await listMatters()).find((card) => card.demonstration && card.deleted === null && !card.archived)
  if (there) return there.id
  onStep('Making the demo matter…')
  const id = await createMatter('Demonstration', { demonstration: true })
  const session = await openMatter(id)
  try {
    const options = { signal: new AbortController().signal, onProgress: ({ what }: { what: string }) => onStep(`Making the demo matter: ${what}`) }
    await importComplaint(session, await demoFile('complaint.pdf'), options)
    await importDocuments(session, await Promise.all(demoDocuments.map((one) => demoFile(one.file))), options)
    // Each waits for its own worker: the answer and the transcript are read side by side.
    const [transcript] = await Promise.all([importTranscript(session, await demoFile(demoTranscriptFile), options), importAnswer(session, await demoFile('answer.pdf'), options)])
    const { reader } = session
    const documents = new Map(reader.rows('documents').filter((one) => one.range === null).map((one) => [one.originalName, one]))
    const texts = new Map<string, PageText[]>()
    for (const [name, document] of documents) texts.set(name, await session.bytes.pages(document.sha256))
    const ops = demoChange({
      newId, now: new Date().toISOString(), documents, texts, paragraphs: reader.rows('paragraphs'), elements: reader.rows('elements'), assignments: reader.rows('assignments'),
      parties: reader.rows('parties'), counts: reader.rows('counts'),
    })
    const testimony = reader.get('transcripts', transcript)
    if (testimony) {
      const passages = ops.flatMap((op) => (op.op === 'put' && op.table === 'passages' ? [op.record] : []))
      ops.push(...demoTestimony({ newId, transcript: testimony, lines: linesOf(reader.rows('transcriptPages').filter((one) => one.transcript === transcript)), paragraphs: reader.rows('paragraphs'), documents, passages }))
    }
    await session.commit({ label: 'Link the demo matter’s evidence and record its gaps', ops })
  } finally {
    session.close()
  }
  return id
}

async function demoFile(name: string): Promise<ImportFile> {
  const response = await fetch(`/demo/${name}`)
  return { file: await response.blob(), name, folder: '', modified: null }
}
