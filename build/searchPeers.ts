/** What the search is held against, over the same documents and queries: SQLite's own FTS5, MiniSearch and FlexSearch. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Index } from 'flexsearch'
import MiniSearch from 'minisearch'
import type { SearchQueries } from './searchPages.ts'

/** Milliseconds of the whole build and of each query, and how many documents each query found. */
export type PeerFigures = { name: string; build: number; ranked: number[]; found: number[]; near: number[] | null; nearFound: number[] | null }

/** Documents, some at a time: all of a large set at once would not fit in memory. Can be walked again. */
export type Parts = () => Iterable<readonly (readonly string[])[]>

/** Hits that are shown; the total is counted over all. */
const SHOWN = 20

/** Peers that hold all in memory are left out above this. Pages. */
const MOST_IN_MEMORY = 100_000

export function searchPeers(parts: Parts, queries: SearchQueries, pages: number): PeerFigures[] {
  return [nativeFts5, ...(pages <= MOST_IN_MEMORY ? [miniSearch, flexSearch] : [])].map((peer) => peer(textsOf(parts), queries))
}

function* textsOf(parts: Parts): Generator<string> {
  for (const part of parts()) for (const pages of part) yield pages.join('\n')
}

function timed<T>(work: () => T): { ms: number; answer: T } {
  const began = performance.now()
  const answer = work()
  return { ms: performance.now() - began, answer }
}

/** Milliseconds that `take` needed for all texts, without the time to make them. */
function timedEach(texts: Iterable<string>, take: (text: string, at: number) => void): { ms: number; count: number } {
  let ms = 0
  let count = 0
  for (const text of texts) ms += timed(() => take(text, count++)).ms
  return { ms, count }
}

/** @param ask gives how many were found */
function measured<Q>(queries: readonly Q[], ask: (query: Q) => number): { times: number[]; found: number[] } {
  const runs = queries.map((query) => timed(() => ask(query)))
  return { times: runs.map((one) => one.ms), found: runs.map((one) => one.answer) }
}

/** In a file, as ours is; with excerpts and a total, as ours has. */
function nativeFts5(texts: Iterable<string>, set: SearchQueries): PeerFigures {
  const folder = mkdtempSync(join(tmpdir(), 'probata-fts5-'))
  try {
    const db = new DatabaseSync(join(folder, 'index.sqlite'))
    db.exec("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-48000; CREATE VIRTUAL TABLE paper USING fts5(body, tokenize='unicode61')")
    const insert = db.prepare('INSERT INTO paper(body) VALUES(?)')
    db.exec('BEGIN')
    const taken = timedEach(texts, (text) => insert.run(text)).ms
    const build = taken + timed(() => db.exec('COMMIT')).ms
    const best = db.prepare(`SELECT rowid, bm25(paper), snippet(paper, 0, '[', ']', '…', 24) FROM paper WHERE paper MATCH ? ORDER BY rank LIMIT ${SHOWN}`)
    const total = db.prepare('SELECT count(*) AS n FROM paper WHERE paper MATCH ?')
    const ask = (match: string) => {
      best.all(match)
      return Number((total.get(match) as { n: number }).n)
    }
    const ranked = measured(set.ranked, (words) => ask(words.map((word) => `"${word}"`).join(' AND ')))
    // FTS5 counts the words between, we the distance.
    const near = measured(set.near, ({ left, right, within }) => ask(`NEAR("${left}" "${right}", ${within - 1})`))
    db.close()
    return { name: 'native FTS5', build, ranked: ranked.times, found: ranked.found, near: near.times, nearFound: near.found }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function miniSearch(texts: Iterable<string>, set: SearchQueries): PeerFigures {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
  const build = timedEach(texts, (text, id) => index.add({ id, text })).ms
  const ranked = measured(set.ranked, (words) => index.search(words.join(' '), { combineWith: 'AND' }).length)
  return { name: 'MiniSearch', build, ranked: ranked.times, found: ranked.found, near: null, nearFound: null }
}

function flexSearch(texts: Iterable<string>, set: SearchQueries): PeerFigures {
  const index = new Index({ tokenize: 'strict', encoder: 'Exact' })
  const exact = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
  const { ms: build, count } = timedEach(texts, (text, id) => {
    index.add(id, exact(text))
  })
  const ranked = measured(set.ranked, (words) => (index.search(words.join(' '), { limit: count }) as unknown[]).length)
  return { name: 'FlexSearch', build, ranked: ranked.times, found: ranked.found, near: null, nearFound: null }
}
