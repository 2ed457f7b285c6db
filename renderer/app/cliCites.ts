/** The page side of `cites`: record cites of a paper; with a matter, what each resolves to and whether its quotations stand. */
import { readBrief, stateOf } from '../../shared/brief/check'
import { briefSentence } from '../../shared/brief/summary'
import { indexSources } from '../../shared/cite/sourceIndex'
import { mayLeave } from '../../shared/review/sharing'
import type { CliJob } from '../../shared/ipc/contract'
import type { BriefReading } from '../../shared/brief/check'
import { checkBrief } from '../features/brief'
import { fileFromToken } from '../import'
import { listMatters, openMatter, type Session } from '../store'
import { readDocument } from '../workers'
import { sentence, type Write } from './cliWords'

const NOTHING = { documents: [], pleadings: [], paragraphs: [], passages: [], shortNames: [], policies: [], versions: [], contracts: [], clauses: [] }

/** @returns 0; 2 where a file cannot be read or the data folder has no such matter */
export async function citesOfFiles(job: CliJob, write: Write): Promise<number> {
  const session = job.options.against === undefined ? null : await matterOf(job)
  if (job.options.against !== undefined && !session) {
    await write('stderr', 'There is no such matter in this data folder.\n')
    return 2
  }
  const results: object[] = []
  let worst = 0
  for (const token of job.files) {
    const began = performance.now()
    try {
      const file = await fileFromToken(token.token, token.name)
      const options = { signal: new AbortController().signal, onProgress: () => {} }
      const read = await readDocument(file.file, file.name, { ...options, ocr: 'now', password: job.options.password ?? null })
      const reading = session ? await checkBrief(session, read.pages, options) : readBrief(read.pages, indexSources(NOTHING))
      results.push({ file: file.name, ...asJson(reading, session), textSource: read.text, seconds: Math.round(performance.now() - began) / 1000 })
      if (!job.json) await write('stdout', `${file.name}\n${inWords(reading, session !== null)}\n`)
    } catch (cause) {
      worst = 2
      await write('stderr', `${sentence(cause)}\n`)
    }
  }
  session?.close()
  if (job.json && results.length > 0) await write('stdout', `${JSON.stringify(results.length === 1 ? results[0] : results)}\n`)
  return worst
}

async function matterOf(job: CliJob): Promise<Session | null> {
  const cards = (await listMatters()).filter((card) => card.deleted === null)
  const card = job.options.matter ? cards.find((one) => one.id === job.options.matter || one.name === job.options.matter) : cards[0]
  return card ? openMatter(card.id) : null
}

/** `span` are offsets in the text of its page, as `probata document` gives it. */
function asJson(reading: BriefReading, session: Session | null) {
  return {
    ...(session ? { sentence: briefSentence(reading.rows) } : {}),
    cites: reading.rows.map((row) => ({
      n: row.n, page: row.page, span: [row.from, row.to], note: row.note, text: row.text, kind: row.kind, parsed: row.parsed, normal: row.normal, signal: row.signal, group: row.group,
      ...(row.guess ? { guess: row.guess } : {}), ...(row.parsed.kind === 'id' || row.parsed.kind === 'bare' ? { means: row.cite } : {}), ...(session ? resolved(row, session) : row.resolution.state === 'unclear' ? { error: row.resolution.why } : {}),
    })),
    authorities: reading.authorities.map((one) => ({ page: one.page, span: [one.from, one.to], text: one.text })),
  }
}

function resolved(row: BriefReading['rows'][number], { reader }: Session) {
  const sources = row.resolution.targets.map((target) => reader.get('documents', target.document))
  return {
    state: stateOf(row), why: row.resolution.why,
    targets: row.resolution.targets.map((target, at) => ({ document: target.document, exhibit: sources[at]?.exhibit ?? null, page: target.page, endPage: target.endPage, paragraphs: target.paragraphs.map((id) => reader.get('paragraphs', id)?.label ?? id), clause: target.clause })),
    // What a privileged source says is not printed (FRCP 26(b)(5)).
    quotes: row.quotes.map((one) => ({ quote: one.quote, verdict: one.verdict, say: one.say, page: one.at?.page ?? null, diff: sources[0] && mayLeave(sources[0]) !== 'yes' ? [] : one.diff })),
  }
}

function inWords(reading: BriefReading, checked: boolean): string {
  const lines = reading.rows.map((row) => `${String(row.n).padStart(4)}  p. ${String(row.page).padEnd(4)} ${(row.normal || row.text).padEnd(36)} ${checked ? `${stateOf(row)}${row.resolution.why ? `: ${row.resolution.why}` : ''}` : row.kind}`)
  return [checked ? briefSentence(reading.rows) : `${reading.rows.length} record cites, ${reading.authorities.length} citations of law left alone.`, ...lines].join('\n')
}
