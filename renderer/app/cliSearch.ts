/** The verbs of the search: what a query means, the index of a folder's files, and what a query finds. */
import type { CliJob } from '../../shared/ipc/contract'
import { explainQuery } from '../../shared/search/explain'
import { formatQuery } from '../../shared/search/format'
import { filterResolver } from '../../shared/search/filters'
import { type FilterResolver, type QueryError, type SearchService, termsOf } from '../../shared/search/model'
import { parseQuery } from '../../shared/search/parse'
import { ProblemError } from '../../shared/problem/problem'
import { openSearch } from '../search'
import { openMatter, type Reader, type Session } from '../store'
import { importInto, matterOf } from './cliProduction'
import type { Write } from './cliWords'
import { proofOf } from '../proof'

const OK = 0
const UNREADABLE = 2

/** `explain QUERY`. @returns 0; 2 where the query was not understood, with what is wrong and where */
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

const seconds = (began: number) => Math.round(performance.now() - began) / 1000

/** Hits of each kind that are printed where `--limit` does not say. */
const LIMIT = 20

/** `index PATH --data DIR`: imports files and waits until they can be found. */
export async function indexCase(job: CliJob, write: Write): Promise<number> {
  const began = performance.now()
  const session = await openMatter(await matterOf(job))
  const service = openSearch(session)
  try {
    const { added, already, pages, refused } = await importInto(session, job)
    const imported = seconds(began)
    const state = await upToDate(service, session)
    const result = { added, already, pages, refused, documents: state.documents, tokens: state.tokens, importSeconds: imported, seconds: seconds(began) }
    await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${added} documents were added, ${already} were there already; ${state.documents} can be searched.\n`)
    for (const { name, say } of refused) if (!job.json) await write('stderr', `${name}: ${say}\n`)
    return added === 0 && already === 0 && refused.length > 0 ? UNREADABLE : OK
  } finally {
    await service.close()
    session.close()
  }
}

/** `search QUERY --data DIR`. @returns 0, also where nothing is found; 2 where the query was not understood */
export async function searchCase(session: Session, job: CliJob, write: Write): Promise<number> {
  const parsed = parseQuery(job.options.query ?? '', { stem: job.options.stem !== 'off' })
  if (!parsed.ok) {
    for (const one of parsed.errors) await write('stderr', `At character ${one.span.from + 1}: ${one.say} ${one.todo}\n`)
    return UNREADABLE
  }
  const service = openSearch(session)
  try {
    await upToDate(service, session)
    const limit = Math.max(0, Math.floor(Number(job.options.limit ?? LIMIT)) || 0)
    const found = await service.search({ query: parsed.query, resolve: resolverOf(session.reader), kinds: null, limit, offset: 0, order: 'relevance' }, new AbortController().signal)
    const hits = found.hits.map(({ kind, id, cite, title, page, snippet, lines, score }) => ({ kind, id, cite, title, page, snippet: snippet.text, ...(kind === 'transcript' ? { lines } : {}), score }))
    const unsearched = found.unsearched.map(({ why, documents }) => ({ why, count: documents.length, documents }))
    if (job.json) await write('stdout', `${JSON.stringify({ query: parsed.query.text, explained: explainQuery(parsed.query), total: found.total, perKind: found.perKind, hits, searched: found.searched, unsearched, terms: found.terms, seconds: found.seconds })}\n`)
    else await write('stdout', `${found.total} found.\n${hits.map((one) => `${one.cite}: ${one.snippet}\n`).join('')}${unsearched.map((one) => `Not searched (${one.why}): ${one.count} documents\n`).join('')}`)
    return OK
  } finally {
    await service.close()
  }
}

/** Waits until every commit of the matter is in the index. @throws ProblemError where it does not work */
export async function upToDate(service: SearchService, session: Session): Promise<{ documents: number; tokens: number }> {
  const wanted = session.reader.rows('documents').length
  return new Promise((resolve, reject) => {
    const look = () => {
      const state = service.state()
      if (state.state === 'failed') reject(new ProblemError(state.problem))
      else if (state.state === 'ready' && state.documents === wanted) resolve(state)
      else return
      stop()
    }
    const stop = service.subscribe(look)
    look()
  })
}

/** Answers fields over the records of a matter, outside the screens. */
export function resolverOf(reader: Reader): FilterResolver {
  const { paragraphs, elements } = proofOf(reader)
  const names = ['documents', 'paragraphs', 'pleadings', 'passages', 'supports', 'gaps', 'assignments', 'events', 'contracts', 'clauses', 'policies', 'versions', 'elements', 'counts', 'people', 'transcripts', 'tags', 'intakes'] as const
  const rows = Object.fromEntries(names.map((name) => [name, reader.rows(name)])) as { [K in (typeof names)[number]]: ReturnType<typeof reader.rows<K>> }
  return filterResolver({ ...rows, statusOf: (id) => paragraphs.get(id)?.status ?? elements.get(id)?.status ?? null })
}
