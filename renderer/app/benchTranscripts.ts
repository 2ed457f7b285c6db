/** How fast transcripts come in: ASCII as the app imports it, and a PDF against the bare extraction of its text. */
import { asciiTranscript, largeTranscript } from '../../shared/demo/largeTranscript'
import { random } from '../../shared/demo/random'
import { importTranscript } from '../import'
import { createMatter, openMatter } from '../store'
import { readDocument } from '../workers'
import { readTranscript } from '../workers/transcript/readTranscript'
import type { BenchLine } from './bench'
import { median } from './benchStats'

const PAGES = 400
const ROUNDS = 5

const quiet = () => ({ signal: new AbortController().signal, onProgress: () => {} })

/** From the file to the stored records; the peer stores the same words as a document without looking for page and line. */
export async function asciiSpeed(): Promise<BenchLine> {
  const session = await openMatter(await createMatter('Bench'))
  const ours: number[] = []
  const peer: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const pages = largeTranscript(PAGES, random(100 + round))
      const text = asciiTranscript(pages)
      let began = performance.now()
      await importTranscript(session, { file: new Blob([text]), name: `deposition-${round}.txt`, folder: '', modified: null }, quiet())
      ours.push(PAGES / ((performance.now() - began) / 1000))
      const bare = new Blob([asciiTranscript(largeTranscript(PAGES, random(200 + round)))])
      began = performance.now()
      const read = await readDocument(bare, 'bare.txt', { ...quiet(), ocr: 'later' })
      await session.bytes.putAll([{ sha256: read.sha256, blob: bare, pages: read.pages }])
      peer.push(PAGES / ((performance.now() - began) / 1000))
    }
  } finally {
    session.close()
  }
  return { what: `Import of a transcript of ${PAGES} pages from ASCII, against its bare text`, ours: median(ours), peer: median(peer), unit: 'pages/s', ratio: median(ours) / median(peer) }
}

/** The PDF read as a transcript, against the extraction of its text alone. */
export async function pdfSpeed(): Promise<BenchLine> {
  const blob = await fetch('/demo/bench-transcript.pdf').then((answer) => answer.blob())
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    let began = performance.now()
    const read = await readDocument(blob, 'deposition.pdf', { ...quiet(), ocr: 'later' })
    await readTranscript(read.pages, { kind: read.kind, name: 'deposition.pdf' }, quiet().signal)
    ours.push(performance.now() - began)
    began = performance.now()
    await readDocument(blob, 'deposition.pdf', { ...quiet(), ocr: 'later' })
    peer.push(performance.now() - began)
  }
  return { what: `PDF of a transcript of ${PAGES} pages, against bare extraction of its text`, ours: median(ours), peer: median(peer), unit: 'ms', ratio: median(ours) / median(peer) }
}
