/** `report` and `bundle` on the command line. */
import { fitChoices, NO_MATTER, plainChoices } from '../../shared/report/arrange'
import { BUILT_KINDS, buildReport, kindOf } from '../../shared/report/build'
import type { ReportData } from '../../shared/report/model'
import { formatEdtf } from '../../shared/dates/format'
import type { CliJob } from '../../shared/ipc/contract'
import { ProblemError, problem } from '../../shared/problem/problem'
import { writeBundle } from '../export/bundle'
import { folderWriter } from '../export/folder'
import { writeReport } from '../export/report'
import type { Session } from '../store'
import { FORMATS, type Format } from '../workers/report/protocol'
import type { Write } from './cliWords'
import { proofOf } from '../proof'
import { todayHere } from '../ui'

const OK = 0
/** Entries of the log that a report reads at once. */
const ALL = 1_000_000

/**
 * `report KIND --data DIR --out FILE [--template NAME] [--privileged yes]`: the format by the file's ending.
 * A template that is not fit says what was left out of it.
 */
export async function report(session: Session, job: CliJob, write: Write): Promise<number> {
  const began = performance.now()
  const { data, choices, remarks } = await made(session, job, job.options.kind ?? '')
  const { token, name } = target(job)
  const format = name.slice(name.lastIndexOf('.') + 1).toLowerCase() as Format
  if (!FORMATS.includes(format)) throw new ProblemError(problem('file.unsupported', `A report cannot be written as “${name}”.`, `Give the file one of these endings: ${FORMATS.join(', ')}.`))
  const { bytes, remark } = await writeReport(data, choices, heading(session), session.reader, format, new AbortController().signal, () => {})
  await saved(token, name, bytes)
  const said = [...remarks, ...(remark ? [remark] : []), ...warnings(data, choices.privileged)]
  await write('stdout', job.json ? `${JSON.stringify({ kind: data.kind, title: data.title, rows: data.rows.length, file: name, format, bytes: bytes.length, privileged: data.privileged.map((one) => one.name), remarks: said, seconds: seconds(began) })}\n` : `${[`${data.title}: ${data.rows.length.toLocaleString()} rows in ${name}.`, ...said].join('\n')}\n`)
  return OK
}

/** `bundle --data DIR --out FILE.pdf [--kind KIND]`: the exhibit list, or another report, with its exhibits behind it. */
export async function bundle(session: Session, job: CliJob, write: Write): Promise<number> {
  const began = performance.now()
  const { data, choices, remarks } = await made(session, job, job.options.kind ?? 'exhibit-list')
  const { token, name } = target(job)
  if (!/\.pdf$/i.test(name)) throw new ProblemError(problem('file.unsupported', `A bundle is a PDF, and “${name}” is not called one.`, 'Give it a name that ends in .pdf.'))
  const put = folderWriter(token)
  let first = true
  const outcome = await writeBundle(session, data, choices, heading(session), async (bytes) => {
    if (first) await saved(token, name, bytes)
    else await put(name, bytes, true)
    first = false
  }, new AbortController().signal, () => {})
  const said = [...remarks, ...outcome.leftOut, ...(outcome.remark ? [outcome.remark] : [])]
  await write('stdout', job.json ? `${JSON.stringify({ kind: data.kind, file: name, exhibits: outcome.exhibits, pages: outcome.pages, leftOut: outcome.leftOut, remarks: said, seconds: seconds(began) })}\n` : `${[`${name}: ${data.title} with ${outcome.exhibits} exhibits, ${outcome.pages.toLocaleString()} pages.`, ...said].join('\n')}\n`)
  return OK
}

const seconds = (began: number) => Math.round(performance.now() - began) / 1000

async function made(session: Session, job: CliJob, word: string) {
  const kind = kindOf(word)
  if (!kind) throw new ProblemError(problem('unexpected', `There is no report “${word}”.`, `Use one of: ${BUILT_KINDS.join(', ')}.`))
  const template = job.options.template === undefined ? null : session.reader.rows('templates').find((one) => one.kind === kind && (one.name === job.options.template || one.id === job.options.template))
  if (template === undefined) throw new ProblemError(problem('unexpected', `There is no template “${job.options.template}” for this report.`, 'Save one in the reports room, or leave the option out.'))
  const privileged = job.options.privileged === 'yes' || (template?.privileged ?? false)
  const data = buildReport(kind, { records: session.reader, proof: proofOf(session.reader), privileged, today: todayHere(), log: kind === 'activity' ? await session.log(0, ALL) : [] })
  const { choices, remarks } = fitChoices({ ...(template ?? plainChoices(data)), privileged }, data)
  return { data, choices, remarks }
}


function heading(session: Session) {
  const matter = session.reader.get('matter', 'matter')
  return { matter: matter ?? NO_MATTER, day: formatEdtf(todayHere()) }
}

function warnings(data: ReportData, asked: boolean): string[] {
  if (data.privileged.length === 0) return []
  const names = data.privileged.map((one) => one.name).join('; ')
  return [asked ? `This copy names or quotes privileged documents: ${names}.` : `Privileged documents were left out: ${names}.`]
}

function target(job: CliJob): { token: string; name: string } {
  const { out } = job.folders
  const name = job.options.file
  if (!out || !name) throw new ProblemError(problem('unexpected', 'There is no file to write to.', 'Give one with --out FILE.'))
  return { token: out.token, name }
}

async function saved(token: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    await folderWriter(token)(name, bytes)
  } catch (cause) {
    throw new ProblemError(problem('export.refused', `${name} could not be written there.`, 'Choose a name that is not taken yet, on a disk with room.', 'No file was written over.', cause))
  }
}
