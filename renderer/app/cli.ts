/**
 * The command line's verbs. Each runs the same code as the screens: the same workers, parser,
 * store and rules.
 */
import type { CliJob } from '../../shared/ipc/contract'
import { participants } from '../../shared/mail/people'
import { parseComplaint } from '../../shared/pleading'
import type { ParsedComplaint } from '../../shared/pleading/model'
import { ProblemError } from '../../shared/problem/problem'
import { expandFiles, fileFromToken, type ImportFile } from '../import'
import { listMatters, openerOf, openLock, openMatter, type Session, verifyFiles } from '../store'
import { type ReadDocument, readDocument } from '../workers'
import { findCovered } from '../workers/findCovered'
import { hashOf } from '../workers/hashOf'
import { sniff } from '../workers/kind'
import { makeLarge, runBench } from './bench'
import { answer } from './cliAnswer'
import { exportCase, mergeCases, openCase, verifyCases } from './cliCaseFile'
import { chronology, date } from './cliChronology'
import { citesOfFiles } from './cliCites'
import { contract } from './cliContract'
import { policyVerb } from './cliPolicy'
import { deadline, requests } from './cliDiscovery'
import { importCase, loadfiles, produceCase } from './cliProduction'
import { lockVerb, unlockVerb } from './cliLock'
import { bundle, report } from './cliReport'
import { fsck } from './cliFsck'
import { explain, indexCase, searchCase } from './cliSearch'
import { leave } from './cliLeave'
import { sentence, type Write } from './cliWords'
import { designations, transcript } from './cliTranscript'
import { openDemo } from './demo'
import { measureOcr } from './measureOcr'
import { proofOf } from '../proof'

const OK = 0
const UNREADABLE = 2
const ALTERED = 3

/** @returns the exit code: 0 also with doubts; 2 with one clear line; 3 where something was altered */
export async function runCli(job: CliJob, write: Write): Promise<number> {
  try {
    // Of these it is the passphrase of a file, or opens nothing.
    const ofFile = ['lock', 'unlock', 'import-case', 'merge'].includes(job.verb) || (job.verb === 'verify' && job.files.length > 0)
    if (job.passphrase && !ofFile) {
      const card = await namedMatter(job)
      if (card?.lock) await openLock(card.id, openerOf(job.passphrase))
    }
    switch (job.verb) {
      case 'complaint':
        return await eachFile(job, write, complaint)
      case 'document':
        return await eachFile(job, write, document)
      case 'answer':
        return await answer(job, write)
      case 'contract':
        return await eachFile(job, write, contract)
      case 'transcript':
        return await eachFile(job, write, transcript)
      case 'designations':
        return await withMatter(job, write, designations)
      case 'demo':
        return await demo(job, write)
      case 'proof':
        return await withMatter(job, write, proof)
      case 'verify':
        return job.files.length > 0 ? await verifyCases(job, write) : await withMatter(job, write, verify)
      case 'report':
        return await withMatter(job, write, report)
      case 'bundle':
        return await withMatter(job, write, bundle)
      case 'lock':
      case 'unlock': {
        const card = await namedMatter(job)
        if (!card) return await noMatter(write)
        return job.verb === 'lock' ? await lockVerb(card.id, job, write) : await unlockVerb(card.id, job, write)
      }
      case 'export':
        return await withMatter(job, write, exportCase)
      case 'fsck':
        return await withMatter(job, write, fsck)
      case 'leave':
        return await withMatter(job, write, leave)
      case 'import-case':
        return await openCase(job, write)
      case 'merge':
        return await mergeCases(job, write)
      case 'redactions':
        return await eachFile(job, write, redactions)
      case 'accuracy':
        return await eachFile(job, write, (file) => measureOcr(file.file, file.name, Number(job.options.pages ?? 3)))
      case 'cites':
        return await citesOfFiles(job, write)
      case 'loadfile':
        return await loadfiles(job, write)
      case 'import':
        return await importCase(job, write)
      case 'produce':
        return await withMatter(job, write, produceCase)
      case 'policy':
      case 'compare':
      case 'policy-history':
        return await policyVerb(job, write)
      case 'date':
        return await date(job, write)
      case 'chronology':
        return await withMatter(job, write, chronology)
      case 'deadline':
        return await deadline(job, write)
      case 'requests':
        return await withMatter(job, write, requests)
      case 'explain':
        return await explain(job, write)
      case 'index':
        return await indexCase(job, write)
      case 'search':
        return await withMatter(job, write, searchCase)
      case 'large':
        return await large(job, write)
      case 'bench':
        await write('stdout', `${JSON.stringify(await runBench((line) => void write('stderr', `${line}\n`), job.options.peer ? Number(job.options.peer) : null, job.options.part, job))}\n`)
        return OK
    }
  } catch (cause) {
    await write('stderr', `${sentence(cause)}\n`)
    return UNREADABLE
  }
}

async function eachFile(job: CliJob, write: Write, work: (file: ImportFile, job: CliJob) => Promise<unknown>): Promise<number> {
  const results: unknown[] = []
  let worst = OK
  for (const token of job.files) {
    try {
      results.push(await work(await fileFromToken(token.token, token.name), job))
    } catch (cause) {
      worst = UNREADABLE
      await write('stderr', `${sentence(cause)}\n`)
    }
  }
  if (results.length > 0) await write('stdout', `${JSON.stringify(job.files.length === 1 ? results[0] : results, null, job.json ? 0 : 2)}\n`)
  return worst
}

function read(file: ImportFile, job: CliJob): Promise<ReadDocument> {
  return readDocument(file.file, file.name, { signal: new AbortController().signal, onProgress: () => {}, ocr: 'now', password: job.options.password ?? null })
}

async function complaint(file: ImportFile, job: CliJob): Promise<unknown> {
  const began = performance.now()
  const found = await read(file, job)
  const parsed = parseComplaint(found.pages)
  if (parsed.paragraphs.length === 0) {
    throw new ProblemError({ code: 'complaint.no-paragraphs', happened: `${file.name} has no numbered paragraphs, so it is not read as a complaint.`, stands: '', todo: 'Use “probata document” to read it as a document.' })
  }
  return { file: file.name, ...asJson(parsed), source: found.text, seconds: Math.round(performance.now() - began) / 1000 }
}

function asJson(parsed: ParsedComplaint) {
  const label = (index: number | null) => (index === null ? null : (parsed.paragraphs[index]?.label ?? null))
  return {
    caption: parsed.caption,
    paragraphs: parsed.paragraphs.map((one) => ({
      n: one.n, label: one.label, page: one.place.page, text: one.text, kind: one.kind, flags: one.flags, count: one.count, exhibits: one.exhibits, footnotes: one.footnotes, items: one.items,
    })),
    headings: parsed.headings.map((one) => ({ text: one.text, level: one.level, page: one.place.page, before: label(one.before) })),
    counts: parsed.counts.map((one) => ({
      ordinal: one.ordinal, printed: one.printed, name: one.name, basis: one.basis, against: one.against, by: one.by, from: label(one.from), to: label(one.to), incorporates: one.incorporates, page: one.place.page,
    })),
    prayer: parsed.prayer ? { text: parsed.prayer.text, items: parsed.prayer.items, page: parsed.prayer.place.page } : null,
    signature: parsed.signature?.text ?? null, juryDemand: parsed.juryDemand, attachments: parsed.attachments, generalInformationAndBelief: parsed.generalInformationAndBelief,
    doubts: parsed.doubts.map((one) => ({ what: one.what, say: one.say, paragraph: label(one.paragraph), page: one.page })),
  }
}

async function document(file: ImportFile, job: CliJob): Promise<unknown> {
  const found = await read(file, job)
  const inside = found.inner.length > 0 ? found.inner.map((one) => ({ name: one.name, blob: new Blob([one.bytes as Uint8Array<ArrayBuffer>]), media: one.media, inline: one.inline })) : await packedIn(file, found.media)
  const attachments: { name: string; size: number; sha256: string; kind: string; inline: boolean }[] = []
  // One after the other: a message may have twenty thousand.
  for (const { name, blob, media, inline } of inside) attachments.push({ name, size: blob.size, sha256: await hashOf(blob, new AbortController().signal), kind: media, inline })
  return {
    file: file.name, sha256: found.sha256, size: found.size, kind: found.kind, media: found.media, textSource: found.text, confidence: found.confidence, warning: found.warning, title: found.title, date: found.date, dateRaw: found.mail?.dateRaw ?? null, headers: found.mail, participants: found.mail ? participants(found.mail) : [],
    attachments, facts: found.facts, remarks: found.remarks, text: found.pages.map((page) => page.text).join('\f'),
    pages: found.pages.map((page) => ({ n: page.n, width: page.width, height: page.height, source: page.source, confidence: page.confidence, text: page.text })),
  }
}

/** What lies in an archive or a mailbox, as an import would take it out. */
async function packedIn(file: ImportFile, media: string): Promise<{ name: string; blob: Blob; media: string; inline: boolean }[]> {
  if (media !== 'application/zip' && media !== 'application/mbox') return []
  const { files } = await expandFiles([file], new AbortController().signal, () => {})
  const inside: { name: string; blob: Blob; media: string; inline: boolean }[] = []
  for (const { name, file: blob } of files) inside.push({ name, blob, media: (await sniff(blob, name)).media, inline: false })
  return inside
}

async function redactions(file: ImportFile, job: CliJob): Promise<unknown> {
  const began = performance.now()
  const found = await readDocument(file.file, file.name, { signal: new AbortController().signal, onProgress: () => {}, ocr: 'later', password: job.options.password ?? null })
  const covered = found.kind === 'pdf' ? await findCovered(file.file, file.name, found.pages, { signal: new AbortController().signal, password: job.options.password ?? null }) : []
  const pages = [...new Set(covered.map((one) => one.page))].map((page) => ({ page, boxes: covered.filter((one) => one.page === page).map(({ rect, how, text }) => ({ ...rect, how, text })) }))
  return { file: file.name, pages, covered: covered.length, seconds: Math.round(performance.now() - began) / 1000 }
}

async function demo(job: CliJob, write: Write): Promise<number> {
  const id = await openDemo(() => {})
  await write('stdout', job.json ? `${JSON.stringify({ matter: id })}\n` : `The demo matter was made: ${id}\n`)
  return OK
}

/** A generated matter of the size that the figures are given for. */
async function large(job: CliJob, write: Write): Promise<number> {
  const id = await makeLarge('A large matter', { paragraphs: 400, counts: 7, links: 20_000, documents: Number(job.options.documents ?? 100_000), seed: 7 }, { versions: 300, contracts: 60, events: 10_000, seed: 7 })
  await write('stdout', job.json ? `${JSON.stringify({ matter: id })}\n` : `The large matter was made: ${id}\n`)
  return OK
}

/** The matter named by `--matter`, else the one opened last. */
async function namedMatter(job: CliJob) {
  const cards = (await listMatters()).filter((card) => card.deleted === null)
  return job.options.matter ? cards.find((one) => one.id === job.options.matter || one.name === job.options.matter) : cards[0]
}

async function noMatter(write: Write): Promise<number> {
  await write('stderr', 'There is no such matter in this data folder.\n')
  return UNREADABLE
}

async function withMatter(job: CliJob, write: Write, work: (session: Session, job: CliJob, write: Write) => Promise<number>): Promise<number> {
  const card = await namedMatter(job)
  if (!card) return noMatter(write)
  const session = await openMatter(card.id)
  try {
    return await work(session, job, write)
  } finally {
    session.close()
  }
}

async function proof(session: Session, job: CliJob, write: Write): Promise<number> {
  const { reader } = session
  const found = proofOf(reader)
  const result = {
    matter: reader.get('matter', 'matter')?.name ?? '',
    counts: [...found.counts.values()].map((one) => ({ id: one.count.id, ordinal: one.count.ordinal, name: one.count.name, status: one.status, why: one.why, tally: one.tally })),
    elements: [...found.elements.values()].map((one) => ({
      id: one.element.id, count: one.element.count, library: one.element.library, short: one.element.short, text: one.element.text, status: one.status, why: one.why, records: one.records,
      paragraphs: one.paragraphs.map((id) => reader.get('paragraphs', id)?.label ?? id),
    })),
    allegations: [...found.paragraphs.values()].map((one) => ({ id: one.paragraph.id, label: one.paragraph.label, status: one.status, why: one.why, debt: one.debt, overridden: one.override !== null, records: one.records })),
    gaps: found.gaps.map((one) => ({ id: one.id, what: one.gap?.what ?? null, of: one.of, count: one.count, element: one.element, danger: one.danger, why: one.why, paragraph: reader.get('paragraphs', one.of)?.label ?? null })),
    debts: found.debts.map((one) => ({ paragraph: reader.get('paragraphs', one.paragraph)?.label ?? null, state: one.state })),
  }
  await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${summary(result.counts, result.gaps)}\n`)
  return OK
}

function summary(counts: { ordinal: number; name: string; status: string; why: string }[], gaps: { what: string | null; why: string; paragraph: string | null }[]): string {
  const lines = counts.map((one) => `Count ${one.ordinal}, ${one.name}: ${one.status}. ${one.why}`)
  const top = gaps.slice(0, 10).map((one, index) => `${index + 1}. ${one.what ?? `Nothing is recorded for ¶ ${one.paragraph}`} ${one.why}`)
  return [...lines, '', 'Gaps, the most dangerous first:', ...top].join('\n')
}

async function verify(session: Session, job: CliJob, write: Write): Promise<number> {
  const { files, findings } = await verifyFiles(session, () => {})
  const all = [...(await session.verify()), ...findings]
  const entries = await session.logLength()
  await write('stdout', job.json ? `${JSON.stringify({ entries, files, findings: all })}\n` : all.length === 0
    ? `Nothing was altered: ${entries} log entries and ${files} stored files are as they were written.\n` : `${all.map((one) => one.say).join('\n')}\n`)
  return all.length === 0 ? OK : ALTERED
}
