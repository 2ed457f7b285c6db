/**
 * What is measured inside the app, each against a peer in the same run and runtime. Prints
 * figures; judges nothing.
 */
import type { CliJob } from '../../shared/ipc/contract'
import { tableName } from '../../shared/casefile/words'
import { computeProof } from '../../shared/proof'
import { type LargeOptions, largeMatter } from '../../shared/demo/large'
import { largeTestimony } from '../../shared/demo/largeTestimony'
import { type LargeTexts, largeTexts } from '../../shared/demo/largeTexts'
import { largeWork } from '../../shared/demo/largeWork'
import type { Operation } from '../../shared/log/change'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { createMatter, newId, openMatter, type Session } from '../store'
import { bareTransaction } from '../store/bare'
import { readDocument } from '../workers'
import { readAlone } from '../workers/pdf/alone'
import { evidenceSpeed } from './benchEvidence'
import { compareSpeed, termsCold, termsWarm } from './benchPolicies'
import { timelineSpeed } from './benchChronology'
import { contractSpeed } from './benchContracts'
import { deadlineSpeed } from './benchDeadlines'
import { caseFileSpeed } from './benchCaseFile'
import { mergeSpeed } from './benchMerge'
import { chartSpeed, workbookSpeed } from './benchReports'
import { lockSpeed } from './benchLock'
import { fillSearch, searchSpeed } from './benchSearch'
import { asciiSpeed, pdfSpeed } from './benchTranscripts'
import { digestSpeed, facetSpeed, hashSpeed, importSpeed, loadfileSpeed } from './benchProductions'
import { median, p95 } from './benchStats'

export type BenchLine = { what: string; ours: number; peer: number | null; unit: string; ratio: number | null }


/**
 * @param hashPeer megabytes a second of Node's SHA-256, measured in the same run; null where it was not
 * @param only name of one part, for all of them where it is not given
 */
export async function runBench(tell: (line: string) => void, hashPeer: number | null, only: string | undefined, job: CliJob): Promise<BenchLine[]> {
  const lines: BenchLine[] = []
  const add = (line: BenchLine) => {
    lines.push(line)
    tell(`${line.what}: ${line.ours.toFixed(1)} ${line.unit}${line.peer === null ? '' : `, peer ${line.peer.toFixed(1)} ${line.unit}, ratio ${line.ratio?.toFixed(2)}`}`)
  }
  const parts: Record<string, () => Promise<BenchLine | BenchLine[]> | BenchLine> = {
    'text-300': () => textSpeed(300),
    'text-1000': () => textSpeed(1000),
    commit: commitSpeed,
    proof: proofSpeed,
    loadfile: loadfileSpeed,
    'hash-bytes': () => digestSpeed(hashPeer),
    'hash-files': () => hashSpeed(hashPeer),
    import: () => importSpeed(5000),
    facets: facetSpeed,
    evidence: () => evidenceSpeed(tell),
    'policy-compare': compareSpeed,
    'policy-terms-cold': termsCold,
    'policy-terms-warm': termsWarm,
    'timeline-pan-10k': () => timelineSpeed(10_000, 'pan'),
    'timeline-zoom-10k': () => timelineSpeed(10_000, 'zoom'),
    'timeline-pan-100k': () => timelineSpeed(100_000, 'pan'),
    'timeline-zoom-100k': () => timelineSpeed(100_000, 'zoom'),
    'timeline-order-100k': () => timelineSpeed(100_000, 'order'),
    contracts: contractSpeed,
    deadlines: deadlineSpeed,
    casefile: () => caseFileSpeed(job, tell),
    merge: () => mergeSpeed(job),
    'reports-chart': chartSpeed,
    'reports-workbook': workbookSpeed,
    'transcripts-ascii': asciiSpeed,
    'transcripts-pdf': pdfSpeed,
    'fill-search': fillSearch,
    search: () => searchSpeed(tell),
    lock: () => lockSpeed(tell, (documents) => makeLarge('Bench lock', { paragraphs: 400, counts: 7, links: 20_000, documents, seed: 7 })),
  }
  for (const [name, part] of Object.entries(parts)) if (only === undefined ? name !== 'fill-search' : name.startsWith(only)) [await part()].flat().forEach(add)
  return lines
}

/** Pages a second of our workers against pdf.js in one worker. */
async function textSpeed(pages: number): Promise<BenchLine> {
  const blob = await fetch(`/demo/bench-${pages}.pdf`).then((answer) => answer.blob())
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round < 3; round++) {
    let began = performance.now()
    await readDocument(blob, 'bench.pdf', { signal: new AbortController().signal, onProgress: () => {}, ocr: 'later' })
    ours.push(pages / ((performance.now() - began) / 1000))
    began = performance.now()
    await readAlone(blob)
    peer.push(pages / ((performance.now() - began) / 1000))
  }
  return { what: `Text of a PDF of ${pages} pages`, ours: median(ours), peer: median(peer), unit: 'pages/s', ratio: median(ours) / median(peer) }
}

/** Makes a matter out of generated records. @returns its id */
export async function makeLarge(name: string, options: LargeOptions, texts?: LargeTexts): Promise<string> {
  const id = await createMatter(name)
  const session = await openMatter(id)
  try {
    for (const [table, records] of largeMatter(options)) await session.commit({ label: `Add ${tableName(table, records.length)}`, ops: records.map((record) => ({ op: 'put', table, record }) as Operation), bulk: true })
    if (texts) await addTexts(session, texts)
  } finally {
    session.close()
  }
  return id
}

async function addTexts(session: Session, texts: LargeTexts): Promise<void> {
  const hash = (text: string) => bytesToHex(sha256(utf8ToBytes(text)))
  const { tables, papers } = largeTexts(texts, session.reader.rows('people').map((one) => one.id), hash)
  const deposition = largeTestimony({ pages: 400, highlights: 5000, seed: texts.seed }, hash)
  papers.push(deposition.paper)
  tables.push(...deposition.tables, ...largeWork({ people: 1500, sets: 24, deadlines: 800, seed: texts.seed }))
  await session.bytes.putAll(papers.map(({ sha256: hash, text, pages }) => ({ sha256: hash, blob: new Blob([text]), pages })))
  for (const [table, records] of tables) await session.commit({ label: `Add ${tableName(table, records.length)}`, ops: records.map((record) => ({ op: 'put', table, record }) as Operation), bulk: true })
}

/** Commits of one link on a matter of 50,000 rows, against bare transactions with the same rows. */
async function commitSpeed(): Promise<BenchLine> {
  const id = await makeLarge('Bench', { paragraphs: 400, counts: 7, links: 20_000, documents: 30_000, seed: 7 })
  const session = await openMatter(id)
  const paragraph = session.reader.rows('paragraphs')[0]
  const document = session.reader.rows('documents')[0]
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round < 120; round++) {
    const record = { id: newId('supports'), of: paragraph?.id ?? '', source: document?.id ?? '', bearing: 'supports', directness: 'direct', standing: 'proposed', note: '', defendants: [] } as const
    let began = performance.now()
    const entry = await session.commit({ label: 'Link PX-1 to ¶ 1', ops: [{ op: 'put', table: 'supports', record: { ...record, defendants: [] } }] })
    ours.push(performance.now() - began)
    began = performance.now()
    await bareTransaction(id, { ...record, id: `${record.id}B` }, { ...entry, id: `${entry.id}B` })
    peer.push(performance.now() - began)
  }
  session.close()
  return { what: 'Commit of one link, p95, 50,000 rows', ours: p95(ours), peer: p95(peer), unit: 'ms', ratio: p95(ours) / p95(peer) }
}

function proofSpeed(): BenchLine {
  const large = new Map(largeMatter({ paragraphs: 400, counts: 7, links: 20_000, documents: 0, seed: 7 }))
  const rows = (table: string) => (large.get(table as never) ?? []) as never[]
  const times: number[] = []
  for (let round = 0; round < 15; round++) {
    const began = performance.now()
    computeProof(
      { paragraphs: rows('paragraphs'), counts: rows('counts'), elements: rows('elements'), assignments: rows('assignments'), supports: rows('supports'), gaps: rows('gaps'), overrides: [], responses: [], parties: [] },
      { defendant: null, countIncorporatedCounts: false },
    )
    times.push(performance.now() - began)
  }
  return { what: 'Whole proof of 400 allegations, 20,000 links', ours: median(times), peer: null, unit: 'ms', ratio: null }
}
