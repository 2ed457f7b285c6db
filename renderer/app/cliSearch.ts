/** `explain "query"`: what a query of the search means, without running it. */
import type { CliJob } from '../../shared/ipc/contract'
import { explainQuery } from '../../shared/search/explain'
import { formatQuery } from '../../shared/search/format'
import { type QueryError, termsOf } from '../../shared/search/model'
import { parseQuery } from '../../shared/search/parse'
import type { Write } from './cliWords'

const OK = 0
const UNREADABLE = 2

/** @returns 0; 2 where the query was not understood, with what is wrong and where */
export async function explain(job: CliJob, write: Write): Promise<number> {
  const query = job.options.query ?? ''
  const stem = job.options.stem !== 'off'
  const parsed = parseQuery(query, { stem })
  if (!parsed.ok) {
    if (job.json) await write('stdout', `${JSON.stringify({ query, understood: false, errors: parsed.errors.map(asJson) })}\n`)
    for (const one of parsed.errors) await write('stderr', `At character ${one.span.from + 1}: ${one.say} ${one.todo}\n`)
    return UNREADABLE
  }
  const words = explainQuery(parsed.query)
  const terms = termsOf(parsed.query).map((one) => ({ from: one.span.from, to: one.span.to, term: one.typed, runs: one.runs.map((run) => run.map((atom) => (atom.kind === 'fuzzy' ? `${atom.text}~${atom.edits}` : atom.kind === 'stem' ? `${atom.text} (stem)` : atom.text))) }))
  const found = { query, understood: true, explained: words, canonical: formatQuery(parsed.query), otherForms: stem, terms, hints: parsed.hints.map(asJson) }
  await write('stdout', job.json ? `${JSON.stringify(found)}\n` : `${words}\n${parsed.hints.map((one) => `${one.say} ${one.todo}\n`).join('')}`)
  return OK
}

function asJson({ span, say, todo, mended }: QueryError) {
  return { from: span.from, to: span.to, say, todo, mended }
}
