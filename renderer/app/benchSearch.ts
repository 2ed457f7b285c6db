/** What is measured of the search: build, ranked and proximity queries through the service, against what was measured beside it. */
import { type Document, PLAIN_DOCUMENT } from '../../shared/records'
import { parseQuery } from '../../shared/search/parse'
import { openSearch } from '../search'
import { createMatter, openMatter, type Session } from '../store'
import type { BenchLine } from './bench'
import { share } from './benchStats'
import { upToDate } from './cliSearch'

/** Written by the script that started us, with the figures of its peers over the same documents and queries. */
type Handed = {
  set: { documents: string[][]; ranked: string[][]; near: { left: string; right: string; within: number }[] }
  peers: { name: string; build: number; ranked: number[]; found: number[]; near: number[] | null; nearFound: number[] | null }[]
}

const SHOWN = 20
/** Documents that are stored in one go. */
const TOGETHER = 200


export async function searchSpeed(tell: (line: string) => void): Promise<BenchLine[]> {
  const { set, peers } = (await (await fetch('/demo/bench-search.json')).json()) as Handed
  const pages = set.documents.reduce((sum, one) => sum + one.length, 0)
  const session = await openMatter(await createMatter('Bench search'))
  await storePages(session, set.documents)
  const began = performance.now()
  const service = openSearch(session)
  try {
    const { tokens } = await upToDate(service, session)
    const build = performance.now() - began
    tell(`${pages.toLocaleString('en-US')} pages in ${set.documents.length.toLocaleString('en-US')} documents, ${tokens.toLocaleString('en-US')} words`)
    const ask = async (typed: string) => {
      const parsed = parseQuery(typed, { stem: false })
      if (!parsed.ok) throw new Error(`not understood: ${typed}`)
      const from = performance.now()
      const { perKind } = await service.search({ query: parsed.query, resolve: () => new Set(), kinds: ['document'], limit: SHOWN, offset: 0, order: 'relevance' }, new AbortController().signal)
      return { ms: performance.now() - from, found: perKind.document }
    }
    const all = async (queries: readonly string[]) => {
      const answers: { ms: number; found: number }[] = []
      for (const one of queries) answers.push(await ask(one))
      return { times: answers.map((one) => one.ms), found: answers.map((one) => one.found) }
    }
    const ranked = await all(set.ranked.map((words) => words.join(' AND ')))
    const near = await all(set.near.map(({ left, right, within }) => `${left} w/${within} ${right}`))
    for (const peer of peers) {
      tell(`Found as many documents as ${peer.name}: ${same(ranked.found, peer.found)} of ${ranked.found.length} ranked queries${peer.nearFound ? `, ${same(near.found, peer.nearFound)} of ${near.found.length} proximity queries` : ''}`)
    }
    return peers.flatMap((peer) => {
      const speed = (ms: number) => pages / (ms / 1000)
      const times = (what: string, ours: readonly number[], theirs: readonly number[], at: number): BenchLine => ({ what: `${what}, against ${peer.name}`, ours: share(ours, at), peer: share(theirs, at), unit: 'ms', ratio: share(ours, at) / share(theirs, at) })
      return [
        { what: `Index of ${pages.toLocaleString('en-US')} pages built, against ${peer.name}`, ours: speed(build), peer: speed(peer.build), unit: 'pages/s', ratio: speed(build) / speed(peer.build) },
        times('Ranked search, p50', ranked.times, peer.ranked, 0.5), times('Ranked search, p95', ranked.times, peer.ranked, 0.95),
        ...(peer.near ? [times('Proximity search, p95', near.times, peer.near, 0.95)] : []),
      ]
    })
  } finally {
    await service.close()
    session.close()
  }
}

const same = (ours: readonly number[], theirs: readonly number[]) => ours.filter((count, at) => count === theirs[at]).length

/** Documents with texts and no bytes worth the name. */
export async function storePages(session: Session, documents: readonly string[][]): Promise<void> {
  const records = documents.map((pages, n): Document => ({
    ...PLAIN_DOCUMENT, id: `doc_B${String(n).padStart(7, '0')}`, sha256: String(n).padStart(64, '0'), size: 1, originalName: `B${n}`, originalFolder: '', originalModified: null, title: `B${n}`, kind: 'pdf', media: 'application/pdf', pages: pages.length, range: null, text: 'file', confidence: 1,
    exhibit: null, source: '', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: '2025-01-02T00:00:00.000Z',
  }))
  for (let at = 0; at < records.length; at += TOGETHER) {
    await session.bytes.putAll(records.slice(at, at + TOGETHER).map(({ sha256 }, n) => ({
      sha256, blob: new Blob(['1']), pages: (documents[at + n] ?? []).map((text, page) => ({ n: page + 1, width: 612, height: 792, source: 'file', confidence: 1, text, runs: [] })),
    })))
  }
  await session.commit({ label: 'Fill documents', ops: records.map((record) => ({ op: 'put', table: 'documents', record })), bulk: true })
}
