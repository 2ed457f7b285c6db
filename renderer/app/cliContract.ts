/** The verb `contract`: an agreement taken apart. Imports nothing. */
import { editsOf } from '../../shared/contract/amendments'
import { locatorOf } from '../../shared/contract/records'
import type { CliJob } from '../../shared/ipc/contract'
import type { ReadContract } from '../../shared/contract'
import type { ImportFile } from '../import'
import { readDocument } from '../workers'
import { readContract } from '../workers/contract/readContract'

const DATES = new Set(['agreement-date', 'effective-date', 'expiration'])

/** `contract FILE… [--json]`; seconds count the reading of the file and of the agreement. */
export async function contract(file: ImportFile, job: CliJob): Promise<unknown> {
  const began = performance.now()
  const { signal } = new AbortController()
  const found = await readDocument(file.file, file.name, { signal, onProgress: () => {}, ocr: 'now', password: job.options.password ?? null })
  const reading = performance.now()
  const read = await readContract(found.pages, file.name, signal)
  return { file: file.name, ...asJson(read), source: found.text, pages: found.pages.length, readingSeconds: rounded(reading - began), seconds: rounded(performance.now() - began) }
}

const rounded = (milliseconds: number) => Math.round(milliseconds) / 1000

function asJson(read: ReadContract) {
  const cite = (index: number | null) => {
    const clause = index === null ? undefined : read.clauses[index]
    return clause ? locatorOf(clause) : null
  }
  const fact = ({ kind, value, words, clause, span }: ReadContract['facts'][number]) => ({ kind, value, words, clause: cite(clause), page: span.page })
  return {
    title: read.title,
    parties: read.parties,
    dates: read.facts.filter((one) => DATES.has(one.kind)).map(fact),
    facts: read.facts.map(fact),
    clauses: read.clauses.map((one) => ({
      number: one.number, path: one.path, title: one.title, level: one.level, part: one.part, parent: cite(one.parent), page: one.span.page, endPage: one.span.endPage, from: one.span.from, to: one.span.to, text: one.text,
      kind: one.kinds.map((kind) => kind.kind), why: one.kinds.map((kind) => ({ kind: kind.kind, words: kind.why })),
    })),
    terms: read.terms.map((one) => ({ term: one.term, definition: one.definition, clause: cite(one.clause), scope: one.scope, uses: one.uses.map(cite) })),
    undefinedTerms: read.undefinedTerms.map((one) => ({ term: one.term, uses: one.count, first: cite(one.clause) })),
    references: read.references.map((one) => ({ in: cite(one.clause), words: one.words, kind: one.kind, to: cite(one.to), paper: one.paper, resolved: one.to !== null })),
    obligations: read.obligations.map((one) => ({ clause: cite(one.clause), who: one.who, modality: one.modality, what: one.what, object: one.object, when: one.when, condition: one.condition, exceptions: one.exceptions, qualifiers: one.qualifiers })),
    edits: editsOf(read.clauses).map((one) => ({ action: one.action, target: one.target, old: one.old, text: one.text, clause: cite(one.clause), words: one.said })),
    doubts: read.doubts.map((one) => ({ what: one.what, say: one.say, clause: cite(one.clause), page: one.page })),
  }
}
