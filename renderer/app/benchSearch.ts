/** What is measured of the search: build, size, ranked and proximity queries through the service, against what was measured beside it. */
import { tableName } from '../../shared/casefile/words'
import { type Document, PLAIN_DOCUMENT } from '../../shared/records'
import { parseQuery } from '../../shared/search/parse'
import type { Run } from '../../shared/text/page'
import { openSearch } from '../search'
import { createMatter, listMatters, openMatter, type Session } from '../store'
import { indexFolder } from '../store/indexFolder'
import type { BenchLine } from './bench'
import { share } from './benchStats'
import { upToDate } from './cliSearch'

/** Written by the script that started us, with the figures of its peers over the same documents and queries. */
type Handed = {
  source: string
  pages: number
  /** files of documents */
  parts: number
  queries: { ranked: string[][]; near: { left: string; right: string; within: number }[] }
  peers: { name: string; build: number; ranked: number[]; found: number[]; near: number[] | null; nearFound: number[] | null }[]
}

const SHOWN = 20
const MATTER = 'Bench search'

/** The matter that is searched, made in a process of its own: what it takes to fill it is not what is measured. */
export async function fillSearch(): Promise<BenchLine> {
  const { pages, parts } = await handed<Handed>('')
  const began = performance.now()
  const session = await openMatter(await createMatter(MATTER))
  try {
    for (let part = 0; part < parts; part++) await storePages(session, await handed<string[][]>(`-${part}`), part)
  } finally {
    session.close()
  }
  const speed = pages / ((performance.now() - began) / 1000)
  return { what: `${pages.toLocaleString('en-US')} pages with their layout stored`, ours: speed, peer: null, unit: 'pages/s', ratio: null }
}

export async function searchSpeed(tell: (line: string) => void): Promise<BenchLine[]> {
  const { source, pages, queries, peers } = await handed<Handed>('')
  const card = (await listMatters()).find((one) => one.name === MATTER)
  if (!card) throw new Error('the matter to search in was not made')
  const session = await openMatter(card.id)
  const began = performance.now()
  const service = openSearch(session)
  try {
    const { tokens } = await upToDate(service, session)
    const build = performance.now() - began
    const count = session.reader.rows('documents').length
    tell(`${pages.toLocaleString('en-US')} pages made from ${source}, in ${count.toLocaleString('en-US')} documents, ${tokens.toLocaleString('en-US')} words; built in ${(build / 1000).toFixed(1)} s; ${((await sizeOfIndex(session.matterId)) / 1e6).toFixed(0)} MB on disk`)
    const ask = async (typed: string) => {
      const parsed = parseQuery(typed, { stem: false })
      if (!parsed.ok) throw new Error(`not understood: ${typed}`)
      const from = performance.now()
      const { perKind } = await service.search({ query: parsed.query, resolve: () => new Set(), kinds: ['document'], limit: SHOWN, offset: 0, order: 'relevance' }, new AbortController().signal)
      return { ms: performance.now() - from, found: perKind.document }
    }
    const all = async (typed: readonly string[]) => {
      const answers: { ms: number; found: number }[] = []
      for (const one of typed) answers.push(await ask(one))
      return { times: answers.map((one) => one.ms), found: answers.map((one) => one.found) }
    }
    const ranked = await all(queries.ranked.map((words) => words.join(' AND ')))
    const near = await all(queries.near.map(({ left, right, within }) => `${left} w/${within} ${right}`))
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

async function handed<T>(part: string): Promise<T> {
  return (await (await fetch(`/demo/bench-search${part}.json`)).json()) as T
}

/** Bytes of the files that hold the index. */
async function sizeOfIndex(matter: string): Promise<number> {
  const sizeOf = async (folder: FileSystemDirectoryHandle): Promise<number> => {
    let sum = 0
    for await (const entry of folder.values()) sum += entry.kind === 'file' ? (await (entry as FileSystemFileHandle).getFile()).size : await sizeOf(entry as FileSystemDirectoryHandle)
    return sum
  }
  return sizeOf(await (await navigator.storage.getDirectory()).getDirectoryHandle(indexFolder(matter)))
}

/** Letters of a printed line, and every how many words a justified line says where they stand. */
const [LINE, STOP] = [84, 3]

/** The places of words as a PDF gives them: a run a printed line, justified lines with stops. What a build need not read must be there. */
function laidOut(text: string): Run[] {
  const runs: Run[] = []
  for (let at = text.search(/\S/); at >= 0 && at < text.length; ) {
    const line = text.indexOf('\n', at)
    let end = Math.min(line < 0 ? text.length : line, at + LINE)
    while (end < text.length && end > at + 1 && !/\s/.test(text[end] as string)) end--
    const own = text.slice(at, end)
    const y = 72.024 + (runs.length % 52) * 12.6480102539
    const words = [...own.matchAll(/\S+/g)]
    const stops = runs.length % 2 === 0 ? words.filter((_, n) => n % STOP === 0).map(({ index }) => ({ at: index, x: 72.0239 + index * 5.5617, w: 15.29834 })) : undefined
    runs.push({ text: own, at, x: 72.0239, y, w: own.length * 5.5617, h: 11.2894, size: 11.04, bold: false, italic: runs.length % 9 === 0, ...(stops ? { stops } : {}) })
    at = end
    while (at < text.length && /\s/.test(text[at] as string)) at++
  }
  return runs
}

/** Documents with texts and no bytes worth the name. */
export async function storePages(session: Session, documents: readonly string[][], part = 0): Promise<void> {
  const records = documents.map((pages, at): Document => {
    const name = `B${part}-${at}`
    return {
      ...PLAIN_DOCUMENT, id: `doc_B${String(part).padStart(5, '0')}${String(at).padStart(4, '0')}`, sha256: `${part}`.padStart(32, '0') + `${at}`.padStart(32, '0'), size: 1, originalName: name, originalFolder: '', originalModified: null, title: name, kind: 'pdf', media: 'application/pdf', pages: pages.length, range: null, text: 'file', confidence: 1,
      exhibit: null, source: '', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: '2025-01-02T00:00:00.000Z',
    }
  })
  await session.bytes.putAll(records.map(({ sha256 }, n) => ({
    sha256, blob: new Blob(['1']), pages: (documents[n] ?? []).map((text, page) => ({ n: page + 1, width: 612, height: 792, source: 'file', confidence: 1, text, runs: laidOut(text) })),
  })))
  await session.commit({ label: `Add ${tableName('documents', records.length)}`, ops: records.map((record) => ({ op: 'put', table: 'documents', record })), bulk: true })
}
