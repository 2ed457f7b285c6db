/** The verbs for policies over time: the versions of a folder, two of them compared, and the history of words. */
import type { CliJob } from '../../shared/ipc/contract'
import { comparePolicies, tallyOf } from '../../shared/policy/compare'
import { countWords } from '../../shared/policy/fold'
import { datedOf, type FoundVersion, labelOf, mainLanguage, policiesOf } from '../../shared/policy/gather'
import { sectionHistory } from '../../shared/policy/history'
import { inForceOn } from '../../shared/policy/inForce'
import type { Section } from '../../shared/policy/model'
import { parseTermQuery } from '../../shared/policy/query'
import type { StatedDate } from '../../shared/policy/statedDates'
import { termHistory, type TermRow } from '../../shared/policy/terms'
import { ProblemError, problem } from '../../shared/problem/problem'
import { fileFromToken, type ImportFile } from '../import'
import { gatherFiles, pathsToRead, readVersions, type VersionsRead } from '../import/policies'
import { bridge } from '../bridge'
import { sentence, type Write } from './cliWords'

const signal = new AbortController().signal
const quiet = { signal, onProgress: () => {} }
const seconds = (began: number) => Math.round(performance.now() - began) / 1000

/** `policy DIR`: versions with their dates, doubts and sections. */
async function policy(job: CliJob, write: Write): Promise<number> {
  const began = performance.now()
  const read = await readFolder(job)
  const policies = policiesOf(read.captured)
  const result = {
    policies: policies.map(({ folder, versions }) => ({ folder, title: versions.at(-1)?.title ?? '', language: mainLanguage(versions), versions: versions.length })),
    versions: policies.flatMap(({ folder, versions }) => versionsJson(folder, versions)),
    refused: read.refused.map((one) => ({ file: one.name, say: `${one.problem.happened} ${one.problem.todo}`.trim() })), left: read.left, notes: read.notes, seconds: seconds(began),
  }
  await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${read.notes.map((one) => `${one}\n`).join('')}${result.versions.map((one) => [one.file, one.label, ...one.doubts.map((doubt) => `  ${doubt.say}`)].join('\n')).join('\n')}\n`)
  return result.versions.length === 0 ? nothing(write, read) : 0
}

async function nothing(write: Write, read: VersionsRead): Promise<number> {
  const [first] = read.refused
  await write('stderr', `${first ? first.problem.happened : read.notes[0] ?? 'There is no file in this folder that can hold a version: Markdown, text, HTML, PDF or Word.'}\n`)
  return 2
}

function versionsJson(folder: string, versions: readonly FoundVersion[]) {
  const places = new Map<string, string>()
  for (const lineage of sectionHistory(versions.map((one) => one.text))) for (const [at, index] of lineage.places.entries()) if (index !== null) places.set(`${at} ${index}`, lineage.id)
  const date = (one: StatedDate | null) => (one?.date ? { date: one.date, words: one.words, standing: 'proposed' as const } : null)
  return versions.map((one, at) => ({
    policy: folder, file: one.key, label: labelOf(one), title: one.title, language: one.language,
    effective: one.effective?.date || null, published: one.updated?.date || null, firstCaptured: one.first, lastCaptured: one.last,
    dates: { effective: date(one.effective), published: date(one.updated), firstCaptured: one.first === null ? null : { date: one.first, words: one.captures[0]?.source ?? '', standing: 'captured' as const } },
    stated: one.stated.map((stated) => ({ kind: stated.kind, date: stated.date || null, either: stated.either, words: stated.words, head: stated.head })),
    captures: one.captures.map((capture) => ({ file: capture.key, date: capture.captured, source: capture.source })), regions: one.regions, notices: one.notices,
    doubts: one.doubts, sections: one.text.sections.map((section) => ({ id: places.get(`${at} ${section.index}`) ?? '', ...sectionJson(section), words: countWords(one.text.text.slice(section.from, section.to)) })),
  }))
}

const sectionJson = (section: Section) => ({ index: section.index, number: section.number, title: section.title, level: section.level, from: section.from, to: section.to })

/** `compare OLD NEW`: sections with their status and the steps between their words. */
async function compare(job: CliJob, write: Write): Promise<number> {
  const files = await Promise.all(job.files.map((one) => fileFromToken(one.token, one.name)))
  if (files.length !== 2) throw new ProblemError(problem('file.unsupported', 'Two files are compared, the older and the newer.', 'Name both.'))
  const read = await Promise.all(files.map((file) => readVersions({ files: [{ file, path: file.name, captured: null, source: null }], left: [], notes: [] }, quiet)))
  const [older, newer] = read.map((one) => one.captured[0]?.text)
  const refused = read.flatMap((one) => one.refused)[0]
  if (refused) throw new ProblemError(refused.problem)
  if (!older || !newer) throw new ProblemError(problem('file.not-readable', 'One of the two could not be read.', 'Check both files.'))
  const began = performance.now()
  const comparison = comparePolicies(older, newer)
  const took = seconds(began)
  const result = {
    old: files[0]?.name, new: files[1]?.name, normaliser: comparison.normaliser, summary: tallyOf(comparison),
    sections: comparison.sections.map((one) => ({
      status: one.status, number: (one.new ?? one.old)?.number ?? null, title: (one.new ?? one.old)?.title ?? '', level: (one.new ?? one.old)?.level ?? 1,
      old: one.old ? sectionJson(one.old) : null, new: one.new ? sectionJson(one.new) : null, removedWords: one.removedWords, addedWords: one.addedWords,
      noise: one.noise, retitled: one.retitled, renumbered: one.renumbered, words: one.words,
    })),
    seconds: took,
  }
  await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${result.sections.filter((one) => one.status !== 'same').map((one) => `${one.status}  ${[one.number, one.title].filter(Boolean).join(' ') || 'the opening'}  −${one.removedWords} +${one.addedWords} words`).join('\n') || 'The words are the same.'}\n`)
  return 0
}

/** `policy-history DIR --term "…" [--on DATE --region R]` */
async function policyHistory(job: CliJob, write: Write): Promise<number> {
  const query = parseTermQuery(job.options.term ?? '')
  if (!query) throw new ProblemError(problem('file.unsupported', 'There is no word to look for.', 'Give one with --term: words, "a phrase", train*, or several with OR.'))
  const { on = null, region = null } = job.options
  if (on !== null && !isDay(on)) throw new ProblemError(problem('file.unsupported', `“${on}” is no day.`, 'Write it as 2024-09-18.'))
  const read = await readFolder(job)
  if (read.captured.length === 0) return nothing(write, read)
  const policies = policiesOf(read.captured)
  const began = performance.now()
  const found = policies.flatMap(({ folder, versions }) => byLanguage(versions).map(({ language, own }) => {
    const dated = own.map(datedOf)
    const history = termHistory(dated, query, region)
    const force = on === null ? null : inForceOn(dated, on, region)
    const row = force?.version ? history.rows.find((one) => one.version.key === force.version?.key) : undefined
    return {
      policy: folder, language, say: history.say, first: history.first ? rowJson(history.first) : null, last: history.last ? rowJson(history.last) : null, gapBefore: history.gapBefore,
      versions: history.rows.map(rowJson),
      inForce: force && { date: on, region, basis: force.basis, version: force.version ? { file: force.version.key, label: force.version.label, effective: force.version.effective } : null, gap: force.gap, regionReach: force.reach, say: force.say, stands: row ? row.stands : null, sentences: row ? rowJson(row).sentences : [] },
    }
  }))
  const [only] = found
  const result = { term: query.text, on, region, ...(found.length === 1 && only ? only : {}), policies: found, notes: read.notes, seconds: seconds(began) }
  await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${found.map((one) => [one.policy, one.say, one.inForce?.say, ...(one.first?.sentences.map((each) => `  “${each.text}” ${each.cite}`) ?? [])].filter(Boolean).join('\n')).join('\n')}\n`)
  return 0
}

function byLanguage(versions: readonly FoundVersion[]): { language: string; own: FoundVersion[] }[] {
  const languages = [...new Set(versions.map((one) => one.language))]
  return languages.map((language) => ({ language, own: versions.filter((one) => one.language === language) }))
}

function rowJson(row: TermRow) {
  return {
    file: row.version.key, label: row.version.label, effective: row.version.effective, firstCaptured: row.version.first, lastCaptured: row.version.last, regions: row.version.regions, state: row.state, stands: row.stands, gone: row.gone,
    sentences: row.sentences.map((one) => ({
      text: one.words, cite: one.cite, section: row.version.text.sections[one.section]?.number ?? null, title: row.version.text.sections[one.section]?.title ?? '', from: one.from, to: one.to, regions: one.notice, modality: one.modality, change: one.change,
      before: one.before?.words ?? null, modalityBefore: one.before?.modality ?? null,
    })),
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
}

/** The folder that was named, or the files. */
async function readFolder(job: CliJob): Promise<VersionsRead> {
  const call = bridge()?.call
  const folder = job.folders.source
  const files: ImportFile[] = []
  if (folder && call) {
    const listed = await call('folder.list', { token: folder.token })
    const wanted = pathsToRead(listed.map((one) => one.path))
    for (const one of listed) {
      const at = one.path.lastIndexOf('/')
      if (!wanted.has(one.path)) continue
      const file = await fileFromToken(one.token, one.path.slice(at + 1))
      files.push({ ...file, folder: at < 0 ? '' : one.path.slice(0, at), modified: new Date(one.modified).toISOString() })
    }
  }
  for (const one of job.files) files.push(await fileFromToken(one.token, one.name))
  return readVersions(await gatherFiles(files, { ...quiet, within: job.options.path ?? '' }), quiet)
}

/** One line for a failure of these verbs. */
export async function policyVerb(job: CliJob, write: Write): Promise<number> {
  try {
    if (job.verb === 'compare') return await compare(job, write)
    return job.verb === 'policy' ? await policy(job, write) : await policyHistory(job, write)
  } catch (cause) {
    await write('stderr', `${sentence(cause)}\n`)
    return 2
  }
}
