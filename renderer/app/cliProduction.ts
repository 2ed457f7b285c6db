/** The verbs for productions: a load file checked, and a folder, an archive or a file imported. */
import type { CliJob, FolderToken } from '../../shared/ipc/contract'
import { mappingOf, proposeMapping } from '../../shared/loadfile/fields'
import type { FindingKind } from '../../shared/loadfile/model'
import { ProblemError, problem } from '../../shared/problem/problem'
import { folderWriter } from '../export/folder'
import { nextNumber, produce } from '../export/produce'
import { fileFromToken, importDocuments } from '../import'
import { checkProduction, findLoadfiles, importProduction, leftOutOf, listedSource, type ProductionSource, zipSource } from '../import/production'
import { createMatter, listMatters, openMatter, type Session } from '../store'
import { LoadfileWorker } from '../workers/loadfile/LoadfileWorker'
import type { LoadfileJob } from '../workers/loadfile/protocol'
import { bridge } from '../bridge'
import { sentence, type Write } from './cliWords'

const signal = new AbortController().signal
const quiet = () => {}

/** `loadfile FILE… [--root DIR]`: checked, nothing imported. Several files are held against each other. */
export async function loadfiles(job: CliJob, write: Write): Promise<number> {
  const results: unknown[] = []
  let worst = 0
  const root = job.folders.root ? await listed(job.folders.root) : null
  const worker = new LoadfileWorker()
  for (const token of job.files) {
    try {
      const began = performance.now()
      const { file, name } = await fileFromToken(token.token, token.name)
      const found = root?.files.find((one) => one.path.endsWith(name) && one.size === file.size)
      const one: LoadfileJob = { name, blob: file, folder: found?.path.includes('/') ? found.path.slice(0, found.path.lastIndexOf('/')) : '' }
      const check = await worker.check(one, root?.files.map((each) => each.path) ?? null, signal)
      const whole = root ? await checkProduction(root, [one], true, signal, quiet) : null
      results.push({
        file: name, kind: check.kind, encoding: check.encoding, delimiters: check.delimiters, header: check.headed, rows: check.rows, documents: check.documents, pages: check.pages,
        fields: check.columns.map((column) => ({ column, field: check.mapping[column] ?? null })), ranges: check.spans, counts: whole?.counts ?? check.counts,
        findings: (whole?.findings ?? check.findings).map(({ kind, file: about, row, bates, detail }) => ({ kind, file: about, row, bates, detail })),
        seconds: Math.round(performance.now() - began) / 1000,
      })
    } catch (cause) {
      worst = 2
      await write('stderr', `${sentence(cause)}\n`)
    }
  }
  worker.end()
  if (results.length > 0) await write('stdout', `${JSON.stringify(results.length === 1 && job.files.length === 1 ? results[0] : results, null, job.json ? 0 : 2)}\n`)
  return worst
}

/** `import PATH --data DIR`: into the matter opened last, or a new one where there is none. */
export async function importCase(job: CliJob, write: Write): Promise<number> {
  const began = performance.now()
  const session = await openMatter(await matterOf(job))
  try {
    const result = await importInto(session, job)
    const seconds = Math.round(performance.now() - began) / 1000
    await write('stdout', job.json ? `${JSON.stringify({ ...result, seconds })}\n` : `${result.added} documents were added, ${result.already} were there already; ${result.refused.length} could not be read.\n`)
    for (const { name, say } of result.refused) if (!job.json) await write('stderr', `${name}: ${say}\n`)
    return result.added === 0 && result.already === 0 && result.refused.length > 0 ? 2 : 0
  } finally {
    session.close()
  }
}

export async function matterOf(job: CliJob): Promise<string> {
  const cards = (await listMatters()).filter((card) => card.deleted === null)
  const wanted = job.options.matter
  const card = wanted ? cards.find((one) => one.id === wanted || one.name === wanted) : cards[0]
  return card ? card.id : createMatter(wanted ?? 'Imported matter')
}

type Result = { kind: string; added: number; already: number; pages: number; counts: Partial<Record<FindingKind, number>>; refused: { name: string; say: string }[] }

export async function importInto(session: Session, job: CliJob): Promise<Result> {
  const source = await sourceOf(job)
  const worker = new LoadfileWorker()
  try {
    const { found, refused } = await findLoadfiles(source, worker, signal)
    if (found.length > 0) return await importFound(session, source, found.map(({ job: one, sniffed }) => profiled(session, job.options.profile, one, sniffed.names, sniffed.preview)), job)
    if (source.files.length === 0) throw new ProblemError(problem('file.empty', `${source.name} has no files in it.`, 'Choose the folder that holds the production.'))
    const files = await Promise.all(source.files.map(async (one) => ({ file: await one.blob(), name: one.path.slice(one.path.lastIndexOf('/') + 1), folder: one.path.includes('/') ? one.path.slice(0, one.path.lastIndexOf('/')) : '', modified: one.modified > 0 ? new Date(one.modified).toISOString() : null })))
    const outcome = await importDocuments(session, files, { signal, onProgress: quiet })
    return { kind: 'files', added: outcome.added.length, already: outcome.already.length, pages: outcome.added.reduce((sum, one) => sum + (one.pages ?? 0), 0), counts: {}, refused: [...refused, ...leftOutOf(source, job.files[0]?.name ?? source.name), ...outcome.refused].map((one) => ({ name: one.name, say: one.problem.happened })) }
  } finally {
    worker.end()
  }
}

async function importFound(session: Session, source: ProductionSource, jobs: LoadfileJob[], job: CliJob): Promise<Result> {
  const check = await checkProduction(source, jobs, true, signal, quiet)
  const outcome = await importProduction(session, source, check, {
    jobs, signal, onProgress: quiet,
    details: { label: source.name, party: job.options.profile ?? '', volume: check.documents[0]?.document.values.volume ?? '', by: '', obtained: null, from: '', how: 'Command line', note: '' },
  })
  return { kind: 'production', added: outcome.added, already: outcome.already, pages: outcome.pages, counts: check.counts, refused: outcome.problems }
}

/** A party's own mapping over what is proposed. */
function profiled(session: Session, party: string | undefined, job: LoadfileJob, names: readonly string[], preview: readonly string[][]): LoadfileJob {
  const profile = party ? session.reader.rows('profiles').find((one) => one.party === party) : undefined
  if (!profile) return job
  return { ...job, dateOrder: profile.dateOrder, mapping: { ...mappingOf(proposeMapping(names, preview)), ...(profile.mapping as LoadfileJob['mapping']) } }
}

async function listed(folder: FolderToken): Promise<ProductionSource> {
  return listedSource((await bridge()?.call('folder.list', { token: folder.token })) ?? [], folder.name)
}

async function sourceOf(job: CliJob): Promise<ProductionSource> {
  const { source } = job.folders
  if (source) return listed(source)
  const [token] = job.files
  if (!token) throw new ProblemError(problem('file.not-readable', 'There is nothing to import.', 'Name a file, a folder or a zip archive.'))
  const { file, name } = await fileFromToken(token.token, token.name)
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && /\.zip$/i.test(name)) return zipSource(file, name)
  return { name, container: null, files: [{ path: name, size: file.size, modified: 0, blob: async () => file }] }
}

/** `produce --data DIR --out DIR`: every document that may leave, or those with `--tag`. */
export async function produceCase(session: Session, job: CliJob, write: Write): Promise<number> {
  const began = performance.now()
  const { out } = job.folders
  if (!out) throw new ProblemError(problem('file.not-readable', 'There is no folder to produce into.', 'Name an empty folder with --out.'))
  const documents = session.reader.rows('documents')
  const tag = job.options.tag ? session.reader.rows('tags').find((one) => one.name === job.options.tag) : undefined
  const chosen = documents.filter((one) => one.responsive !== 'no' && (!job.options.tag || (tag && one.tags.includes(tag.id))))
  const prefix = job.options.prefix ?? 'PL_'
  const settings = { volume: job.options.volume ?? 'VOL001', to: '', prefix, start: nextNumber(documents, prefix), width: 6, corner: 'bottom-right' as const, natives: true }
  const outcome = await produce(session, chosen, settings, folderWriter(out.token), signal, quiet)
  const seconds = Math.round(performance.now() - began) / 1000
  await write('stdout', job.json ? `${JSON.stringify({ ...outcome, seconds })}\n` : `${outcome.documents} documents with ${outcome.pages} pages were produced${outcome.bates ? ` as ${outcome.bates.first} to ${outcome.bates.last}` : ''}; ${outcome.withheld} withheld, ${outcome.leftOut} left out.\n`)
  return 0
}
