/** The check of a whole production, before anything is written. */
import type { FileCheck } from '../../../shared/loadfile/checkFile'
import { Findings } from '../../../shared/loadfile/findings'
import type { Finding, FindingKind, Sniffed } from '../../../shared/loadfile/model'
import { PathResolver } from '../../../shared/loadfile/paths'
import { familiesOf } from '../../../shared/loadfile/produced'
import { type Problem, ProblemError, problem } from '../../../shared/problem/problem'
import { LoadfileWorker } from '../../workers/loadfile/LoadfileWorker'
import type { LoadfileJob } from '../../workers/loadfile/protocol'
import { checkFiles, type Found } from './fileChecks'
import { folderOf, nameOf, type ProductionSource, type SourceFile } from './source'

export type CandidateLoadfile = { file: SourceFile; sniffed: Sniffed; job: LoadfileJob }

export type Progress = { what: string; done: number; total: number }

export type ProductionCheck = {
  loadfiles: (FileCheck & { folder: string })[]
  documents: Found[]
  families: { parent: number; family: number }[]
  pages: number
  findings: Finding[]
  counts: Partial<Record<FindingKind, number>>
  unnamed: SourceFile[]
}

/** Folders whose text and tables are evidence and no load files. */
const EVIDENCE = /(?:^|\/)(?:natives?|native_?files|text|txt|ocr|images?|img|pdfs?)(?:\d*)(?:\/|$)/i
const NAMED_SO = /\.(?:dat|opt|lfp|dii|csv|xml|txt|log|lst|tsv)$/i

/** Load files of a production, found by their content. `refused`: named like one, and none. */
export async function findLoadfiles(source: ProductionSource, worker: LoadfileWorker, signal: AbortSignal): Promise<{ found: CandidateLoadfile[]; refused: { name: string; problem: Problem }[] }> {
  const found: CandidateLoadfile[] = []
  const refused: { name: string; problem: Problem }[] = []
  for (const file of source.files) {
    if (!NAMED_SO.test(file.path) || file.size === 0) continue
    const surely = /\.(?:dat|opt|lfp|dii)$/i.test(file.path)
    if (!surely && (EVIDENCE.test(folderOf(file.path)) || file.path.split('/').length > 4)) continue
    const job: LoadfileJob = { name: nameOf(file.path), blob: await file.blob(), folder: folderOf(file.path) }
    try {
      const sniffed = await worker.sniff(job, signal)
      // A table of anything may look like one: it must name a document or a file.
      if (surely || sniffed.kind !== 'csv' || sniffed.names.length > 0) found.push({ file, sniffed, job })
    } catch (cause) {
      signal.throwIfAborted()
      if (surely && cause instanceof ProblemError) refused.push({ name: file.path, problem: cause.problem })
    }
  }
  return { found, refused }
}

/**
 * Checks load files against each other and against the files.
 * @param deep reads the files too: hashes, types, words of privilege
 */
export async function checkProduction(source: ProductionSource, jobs: readonly LoadfileJob[], deep: boolean, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<ProductionCheck> {
  const worker = new LoadfileWorker()
  try {
    const paths = source.files.map((one) => one.path)
    const loadfiles: ProductionCheck['loadfiles'] = []
    for (const job of jobs) {
      loadfiles.push({ ...(await worker.check(job, paths, signal, (done) => onProgress({ what: `Checking ${job.name}`, done, total: job.blob.size }))), folder: job.folder })
    }
    onProgress({ what: 'Putting the documents together', done: 0, total: 1 })
    const produced = await worker.read([...jobs], signal)
    if (produced.length > MOST_DOCUMENTS) {
      throw new ProblemError(problem('file.too-large', `This production has ${produced.length.toLocaleString()} documents; Probata imports up to ${MOST_DOCUMENTS.toLocaleString()} at a time.`, 'Import its volumes one by one.', 'Nothing was imported.'))
    }
    const { documents, used } = resolveFiles(source, jobs, produced)
    const findings = new Findings('')
    crossCheck(loadfiles, documents, findings)
    const own = new Set(jobs.map((job) => (job.folder === '' ? job.name : `${job.folder}/${job.name}`)))
    const unnamed = source.files.filter((file) => !used.has(file) && !own.has(file.path) && !isHousekeeping(file.path))
    for (const path of source.leftOut ?? []) findings.add('path-escape', null, null, () => `${path} in the archive leads out of it, or is a link; it was left out.`, path)
    for (const file of unnamed) findings.add('unnamed-file', null, null, () => `${file.path} is in no load file.`, file.path)
    if (deep) await lookAtFiles(documents, findings, worker, signal, onProgress)
    const counts: ProductionCheck['counts'] = { ...findings.counts }
    for (const one of loadfiles) for (const [kind, count] of Object.entries(one.counts) as [FindingKind, number][]) counts[kind] = (counts[kind] ?? 0) + count
    const pages = Math.max(...loadfiles.map((one) => one.pages), 0)
    return { loadfiles, documents, families: familiesOf(produced), pages, findings: [...loadfiles.flatMap((one) => one.findings), ...findings.list], counts, unnamed }
  } finally {
    worker.end()
  }
}

/** Beyond this the records of a matter no longer fit into the memory of a laptop. */
const MOST_DOCUMENTS = 300_000

/** Manifests, notes and the marks of operating systems are in no load file by nature. */
const isHousekeeping = (path: string) => /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX\/.*|.*(?:manifest|sha256|readme).*\.(?:txt|csv|json|md))$/i.test(path)

function resolveFiles(source: ProductionSource, jobs: readonly LoadfileJob[], produced: readonly Found['document'][]): { documents: Found[]; used: Set<SourceFile> } {
  const resolver = new PathResolver(source.files)
  const used = new Set<SourceFile>()
  const find = (path: string, folder: string): SourceFile | null => {
    const file = path === '' ? null : resolver.find(path, folder)
    if (file) used.add(file)
    return file
  }
  const documents = produced.map((document): Found => {
    const folder = jobs[document.row.file]?.folder ?? ''
    return { document, native: find(document.native, folder), text: find(document.textPath, folder), images: document.images.map((one) => find(one.path, folder)) }
  })
  return { documents, used }
}

/** What one load file says of another: pages named by images against pages counted by rows. */
function crossCheck(loadfiles: readonly FileCheck[], documents: readonly Found[], findings: Findings): void {
  const rows = loadfiles.filter((one) => one.kind !== 'opt' && one.kind !== 'lfp')
  const images = loadfiles.filter((one) => one.kind === 'opt' || one.kind === 'lfp')
  if (rows.length === 0 || images.length === 0) return
  const [imageFile] = images
  for (const { document } of documents) {
    const { bates } = document
    if (!bates) continue
    const from = Number(/(\d+)\D*$/.exec(bates.first)?.[1])
    const to = Number(/(\d+)\D*$/.exec(bates.last)?.[1])
    const span = to - from + 1
    const isImageRow = images.some((one) => one === loadfiles[document.row.file])
    if (isImageRow) findings.add('no-document', document.row.line, bates.first, () => `${bates.first} has page images and no row in ${rows[0]?.name}.`, imageFile?.name)
    else if (document.images.length > 1 && span > 0 && document.images.length !== span) {
      findings.add('page-count', document.row.line, bates.first, () => `${bates.first} to ${bates.last} are ${span} pages; ${imageFile?.name} names ${document.images.length}.`, imageFile?.name)
    }
  }
}

async function lookAtFiles(documents: readonly Found[], findings: Findings, worker: LoadfileWorker, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<void> {
  const LANES = 4
  let next = 0
  const lane = async () => {
    for (let at = next++; at < documents.length; at = next++) {
      signal.throwIfAborted()
      const found = documents[at]
      if (found) await checkFiles(found, findings, worker, signal)
      if (at % 20 === 0) onProgress({ what: 'Looking at the files', done: at, total: documents.length })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
