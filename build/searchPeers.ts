/** What the search is held against, over the same documents and queries: SQLite's own FTS5, MiniSearch and FlexSearch. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Index } from 'flexsearch'
import MiniSearch from 'minisearch'
import type { SearchSet } from './searchPages.ts'

/** Milliseconds of the whole build and of each query, and how many documents each query found. */
export type PeerFigures = { name: string; build: number; ranked: number[]; found: number[]; near: number[] | null; nearFound: number[] | null }

/** Hits that are shown; the total is counted over all. */
const SHOWN = 20

export function searchPeers(set: SearchSet): PeerFigures[] {
  const texts = set.documents.map((pages) => pages.join('\n'))
  return [nativeFts5(set, texts), miniSearch(set, texts), flexSearch(set, texts)]
}

function timed<T>(work: () => T): { ms: number; answer: T } {
  const began = performance.now()
  const answer = work()
  return { ms: performance.now() - began, answer }
}

/** @param ask gives how many were found */
function measured<Q>(queries: readonly Q[], ask: (query: Q) => number): { times: number[]; found: number[] } {
  const runs = queries.map((query) => timed(() => ask(query)))
  return { times: runs.map((one) => one.ms), found: runs.map((one) => one.answer) }
}

/** In a file, as ours is; with excerpts and a total, as ours has. */
function nativeFts5(set: SearchSet, texts: readonly string[]): PeerFigures {
  const folder = mkdtempSync(join(tmpdir(), 'probata-fts5-'))
  try {
    const db = new DatabaseSync(join(folder, 'index.sqlite'))
    db.exec("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-48000; CREATE VIRTUAL TABLE paper USING fts5(body, tokenize='unicode61')")
    const insert = db.prepare('INSERT INTO paper(body) VALUES(?)')
    const build = timed(() => {
      db.exec('BEGIN')
      for (const text of texts) insert.run(text)
      db.exec('COMMIT')
    }).ms
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

function miniSearch(set: SearchSet, texts: readonly string[]): PeerFigures {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
  const build = timed(() => index.addAll(texts.map((text, id) => ({ id, text })))).ms
  const ranked = measured(set.ranked, (words) => index.search(words.join(' '), { combineWith: 'AND' }).length)
  return { name: 'MiniSearch', build, ranked: ranked.times, found: ranked.found, near: null, nearFound: null }
}

function flexSearch(set: SearchSet, texts: readonly string[]): PeerFigures {
  const index = new Index({ tokenize: 'strict', encoder: 'Exact' })
  const exact = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
  const build = timed(() => texts.forEach((text, id) => {
    index.add(id, exact(text))
  })).ms
  const ranked = measured(set.ranked, (words) => (index.search(words.join(' '), { limit: texts.length }) as unknown[]).length)
  return { name: 'FlexSearch', build, ranked: ranked.times, found: ranked.found, near: null, nearFound: null }
}
