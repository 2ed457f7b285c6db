/** Keeps the words of the matter's pages in memory, and proposes passages, away from the window's own thread. */
import { allegationsFor } from '../../../shared/evidence/bearing'
import { findEvidence, pageReader } from '../../../shared/evidence/find'
import { TextIndex } from '../../../shared/evidence/textIndex'
import type { FromEvidenceWorker, ToEvidenceWorker } from './protocol'

/** Pages whose words are kept split up between two questions. */
const KEPT = 600

const index = new TextIndex()
/** Texts as UTF-8: half of what the browser takes for a string with one curly quote in it. */
const texts: Uint8Array[] = []
const encoder = new TextEncoder()
const decoder = new TextDecoder()
const read = pageReader(index, (page) => decoder.decode(texts[page]), KEPT)

self.onmessage = ({ data }: MessageEvent<ToEvidenceWorker>) => {
  try {
    self.postMessage(answer(data))
  } catch {
    self.postMessage({ type: 'failed', job: data.job } satisfies FromEvidenceWorker)
  }
}

function answer(request: ToEvidenceWorker): FromEvidenceWorker {
  const { job } = request
  switch (request.type) {
    case 'add':
      for (const { source, pages } of request.texts) {
        index.describe(source)
        for (const { n, text } of pages) texts[index.add(source.key, n, text)] = encoder.encode(text)
      }
      return { type: 'done', job, pages: index.pages }
    case 'describe':
      for (const source of request.sources) index.describe(source)
      return { type: 'done', job, pages: index.pages }
    case 'find':
      return { type: 'found', job, proposals: findEvidence(index, request.need, read, { most: request.most, skip: new Set(request.skip) }) }
    case 'bearing':
      return { type: 'bears', job, bearings: allegationsFor(index, request.passage, request.targets, request.most) }
  }
}
