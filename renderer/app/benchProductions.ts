/** What is measured of productions: load files, fingerprints, import, facets. */
import { largeMatter } from '../../shared/demo/large'
import { type DocumentQuery, facetsOf, findDocuments, indexDocuments, NO_QUERY } from '../../shared/documents/filter'
import type { Document, Intake, Tag } from '../../shared/records'
import { type ImportFile, importDocuments } from '../import'
import { createMatter, openMatter } from '../store'
import { hashOf } from '../workers/hashOf'
import { LoadfileWorker } from '../workers/loadfile/LoadfileWorker'
import { TextWorker } from '../workers/pdf/TextWorker'
import type { BenchLine } from './bench'
import { median, p95 } from './benchStats'

const signal = new AbortController().signal

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** A DAT of a million rows: checked, against the counting of its lines in the same worker. */
export async function loadfileSpeed(): Promise<BenchLine> {
  const blob = millionRows()
  const worker = new LoadfileWorker()
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round < 3; round++) {
    peer.push(await timed(() => worker.count(blob, signal)))
    ours.push(await timed(() => worker.check({ name: 'bench.dat', blob, folder: '' }, null, signal)))
  }
  worker.end()
  return { what: `DAT of 1,000,000 rows (${Math.round(blob.size / 1e6)} MB) checked, against its lines counted`, ours: median(ours), peer: median(peer), unit: 'ms', ratio: median(ours) / median(peer) }
}

function millionRows(): Blob {
  const line = (cells: readonly string[]) => `þ${cells.join('þ\x14þ')}þ\r\n`
  const parts: BlobPart[] = ['\ufeff', line(['BEGDOC', 'ENDDOC', 'BEGATTACH', 'ENDATTACH', 'CUSTODIAN', 'FROM', 'TO', 'SUBJECT', 'DATESENT', 'FILENAME', 'MD5HASH', 'PGCOUNT', 'NATIVEPATH', 'TEXTPATH', 'CONFIDENTIALITY'])]
  let next = 1
  for (let part = 0; part < 100; part++) {
    let text = ''
    for (let row = 0; row < 10_000; row++) {
      const pages = 1 + ((row * 7) % 5)
      const bates = `LI_${String(next).padStart(8, '0')}`
      const last = `LI_${String(next + pages - 1).padStart(8, '0')}`
      const hash = (next * 2_654_435_761).toString(16).padStart(16, '0').slice(0, 16)
      text += line([bates, last, bates, last, 'Roe, Ann', 'Ann Roe <ann@example.com>', 'Bob Poe <bob@example.com>; Cy Doe <cy@example.com>', `Re: partner data for model training, batch ${next}`, `0${1 + (row % 9)}/1${row % 9}/2024`, `file${next}.msg`, hash + hash, String(pages), `.\\NATIVES\\${part}\\${bates}.msg`, `.\\TEXT\\${part}\\${bates}.txt`, 'CONFIDENTIAL'])
      next += pages
    }
    parts.push(text)
  }
  return new Blob(parts)
}

/** The hash itself, over bytes that are in memory, as Node's are; two files beside each other, as an import takes them. @param peer see `hashSpeed` */
export async function digestSpeed(peer: number | null): Promise<BenchLine> {
  const bytes = Uint8Array.from({ length: 5_000_000 }, (_, at) => (at * 31) & 255)
  const lane = async () => {
    for (let file = 0; file < 10; file++) await crypto.subtle.digest('SHA-256', bytes)
  }
  const times: number[] = []
  for (let round = 0; round < 5; round++) times.push(await timed(() => Promise.all([lane(), lane()])))
  const ours = 100 / (median(times) / 1000)
  return { what: 'SHA-256 of 100 MB in memory, two files at a time', ours, peer, unit: 'MB/s', ratio: peer === null ? null : peer / ours }
}

/** The same, each file first read out of the store. @param peer megabytes a second of Node's own SHA-256 over as many bytes, measured before */
export async function hashSpeed(peer: number | null): Promise<BenchLine> {
  const piece = new Uint8Array(1_000_000)
  for (let at = 0; at < piece.length; at++) piece[at] = (at * 31) & 255
  const files = Array.from({ length: 20 }, () => new Blob(Array.from({ length: 5 }, () => piece)))
  const times: number[] = []
  for (let round = 0; round < 3; round++) {
    times.push(await timed(async () => {
      // As an import does: some files beside each other.
      const waiting = [...files]
      await Promise.all(Array.from({ length: 4 }, async () => {
        for (let file = waiting.shift(); file; file = waiting.shift()) await hashOf(file, signal)
      }))
    }))
  }
  const ours = 100 / (median(times) / 1000)
  return { what: 'SHA-256 of 100 MB in 20 files, with their reading', ours, peer, unit: 'MB/s', ratio: peer === null ? null : peer / ours }
}

/** Files of one round: import and reading take turns, so that both meet the same machine. */
const ROUND = 2500

/** Import into a matter, against the reading of the same files in one thread. */
export async function importSpeed(count: number): Promise<BenchLine> {
  const pdf = new Uint8Array(await (await fetch('/demo/bench-3.pdf')).arrayBuffer())
  const session = await openMatter(await createMatter('Bench import'))
  const worker = new TextWorker()
  const read = async ({ file, name }: ImportFile) => {
    await worker.hash(file, signal, () => {})
    if (!name.endsWith('.pdf')) return void (await worker.whole(file, name, name.endsWith('.eml') ? 'mail' : 'plain', signal))
    const { pages } = await worker.open(file, name, null, signal)
    await worker.text(1, pages, signal, () => {})
  }
  let ours = 0
  let peer = 0
  for (let at = 0; at < count; at += ROUND) {
    const files = Array.from({ length: Math.min(ROUND, count - at) }, (_, n) => mixed(at + n, pdf))
    ours += await timed(() => importDocuments(session, files, { signal, onProgress: () => {} }))
    peer += await timed(async () => {
      for (const file of files) await read(file)
    })
  }
  session.close()
  worker.end()
  const speed = (time: number) => count / (time / 1000)
  return { what: `Import of ${count.toLocaleString('en-US')} mixed files, against their reading in one thread`, ours: speed(ours), peer: speed(peer), unit: 'files/s', ratio: speed(ours) / speed(peer) }
}

/** The nth of files of five kinds: papers, mail, text, web pages. */
export function mixed(n: number, pdf: Uint8Array): ImportFile {
  const body = `Document ${n}. ${'The feed carried what the members wrote to each other. '.repeat(4 + (n % 30))}`
  const file = (content: BlobPart[], ending: string): ImportFile => ({ file: new Blob(content), name: `${n}.${ending}`, folder: '', modified: null })
  switch (n % 5) {
    case 0: case 1: return file([pdf as Uint8Array<ArrayBuffer>, `\n%${n}\n`], 'pdf')
    case 2: return file([`From: Ann <ann@example.com>\r\nTo: Bob <bob@example.com>\r\nSubject: Message ${n}\r\nDate: Wed, 18 Sep 2024 10:00:00 +0000\r\n\r\n${body}`], 'eml')
    case 3: return file([body], 'txt')
    default: return file([`<html><body><h1>${n}</h1><p>${body}</p></body></html>`], 'html')
  }
}

/** Facets with live counts and the filter over 100,000 documents. */
export function facetSpeed(): BenchLine {
  const large = new Map(largeMatter({ paragraphs: 20, counts: 2, links: 10, documents: 100_000, seed: 7 }))
  const names = { tags: large.get('tags') as Tag[], intakes: large.get('intakes') as Intake[] }
  const index = indexDocuments(large.get('documents') as Document[])
  const queries: DocumentQuery[] = [NO_QUERY, { words: '', facets: { state: ['not-reviewed'] } }, { words: 'transfer log', facets: {} }, { words: '', facets: { kind: ['mail'], hot: ['hot'] } }]
  const times: number[] = []
  for (let round = 0; round < 20; round++) {
    for (const query of queries) {
      const began = performance.now()
      facetsOf(index, query, findDocuments(index, query, new Set()), names)
      times.push(performance.now() - began)
    }
  }
  return { what: 'Facets and filter over 100,000 documents, p95', ours: p95(times), peer: null, unit: 'ms', ratio: null }
}
