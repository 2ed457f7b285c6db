import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { filterHints } from '../../../shared/search/filters'
import { type FilterResolver, type Hit, type IndexState, type Parsed, type Query, type QueryError, type SearchResult, type SearchService, UNIT_KINDS, type UnitKind } from '../../../shared/search/model'
import { parseQuery } from '../../../shared/search/parse'
import { useSearchService } from '../../search'
import { type Session, useSession } from '../../store'
import type { SearchRecords } from './useFilterRecords'

/** Keys that follow each other faster than this are searched together. Milliseconds. */
const PAUSE = 12
/** While the index is built its news come often; results are taken anew no more often than this. Milliseconds. */
const CALM = 800
/** Hits of each kind that are fetched at first, and with each “more”. */
const FIRST = 60
const MORE = 300

export type Run = {
  parsed: Parsed | null
  hints: readonly QueryError[]
  /** of the query as it was typed last, or of the one before while that is under way */
  found: { query: Query; result: SearchResult; hits: readonly Hit[] } | null
  busy: boolean
  problem: Problem | null
  state: IndexState
  /** more hits of a kind, behind those that are there */
  more(kind: UnitKind): void
}

export type Asked = { text: string; stem: boolean; kind: UnitKind | null; order: 'relevance' | 'date' | 'number' }

/** The last answer: the room is made anew when a source opens beside it, and shows it at once. */
const kept = new WeakMap<Session, { key: string; found: Run['found'] }>()

/**
 * Searches as it is typed; what is overtaken by the next key is cancelled.
 * @param only units that are wanted and no others; null: all
 */
export function useSearchRun(asked: Asked, { records, resolve }: SearchRecords, only: ReadonlySet<string> | null): Run {
  const service = useSearchService()
  const version = useNews(service)
  const state = useSyncExternalStore((onChange) => service.subscribe(onChange), () => service.state())
  const { text, stem, kind, order } = asked
  const parsed = useMemo(() => (text.trim() === '' ? null : parseQuery(text, { stem })), [text, stem])
  const query = parsed?.ok ? parsed.query : null
  const session = useSession()
  const key = JSON.stringify([text, stem, kind, order])
  const [found, setFound] = useState<Run['found']>(() => (kept.get(session)?.key === key ? (kept.get(session)?.found ?? null) : null))
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Problem | null>(null)
  const running = useRef<AbortController | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` grows when the index has something new
  useEffect(() => {
    if (!query) {
      if (!parsed) setFound(null)
      setBusy(false)
      setFailed(null)
      return
    }
    const abort = new AbortController()
    running.current = abort
    setBusy(true)
    const timer = setTimeout(() => {
      service.search({ ...narrowed(query, resolve, only), kinds: kind ? [kind] : null, limit: kind ? MORE : FIRST, offset: 0, order }, abort.signal).then(
        (result) => {
          if (abort.signal.aborted) return
          const next = { query, result, hits: result.hits }
          setFound(next)
          kept.set(session, { key, found: next })
          setFailed(null)
          setBusy(false)
        },
        (cause: unknown) => {
          if (abort.signal.aborted) return
          setFailed(searchProblem(cause))
          setBusy(false)
        },
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [service, query, resolve, kind, order, version, only])

  const hints = useMemo(() => (parsed?.ok ? [...parsed.hints, ...filterHints(parsed.query.root, records, resolve)] : []), [parsed, records, resolve])
  const more = (wanted: UnitKind) => {
    if (!found) return
    const signal = running.current?.signal ?? new AbortController().signal
    const there = found.hits.filter((one) => one.kind === wanted).length
    void service.search({ ...narrowed(found.query, resolve, only), kinds: [wanted], limit: MORE, offset: there, order }, signal).then((next) => {
      if (signal.aborted) return
      setFound((now) => {
        if (now?.query !== found.query) return now
        const known = new Set(now.hits.map((one) => one.id))
        const hits = [...now.hits, ...next.hits.filter((one) => !known.has(one.id))]
        return { ...now, hits: UNIT_KINDS.flatMap((one) => hits.filter((hit) => hit.kind === one)) }
      })
    }, () => {})
  }
  return { parsed, hints, found, busy, problem: failed, state, more }
}

/** Not a field that can be typed: stands for a set of units. */
const ONLY = 'only'

function narrowed(query: Query, resolve: FilterResolver, only: ReadonlySet<string> | null): { query: Query; resolve: FilterResolver } {
  if (!only) return { query, resolve }
  const { span } = query.root
  const filter = { kind: 'filter', span, valueSpan: span, field: ONLY, test: { kind: 'value', value: ONLY } } as const
  return { query: { ...query, root: { kind: 'and', span, parts: [query.root, filter] } }, resolve: (one) => (one.field === ONLY ? only : resolve(one)) }
}

export function searchProblem(cause: unknown): Problem {
  return problemOf(cause, 'unexpected', 'The search stopped before its end.', 'Search again; if it happens again, give the command “Build the search index anew”.', 'Nothing in the matter was touched.')
}

/** Grows when the index has taken something in, but not more often than a reader can bear. */
export function useNews(service: SearchService): number {
  const [version, setVersion] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = service.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null
        setVersion((n) => n + 1)
      }, CALM)
    })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [service])
  return version
}
