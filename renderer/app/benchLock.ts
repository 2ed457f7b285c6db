/** What a lock costs: opening a large matter, import and search, each against the same without a lock in the same run. */
import { random } from '../../shared/demo/random'
import { parseQuery } from '../../shared/search/parse'
import { disk } from '../features/lock'
import { importDocuments } from '../import'
import { openSearch } from '../search'
import { createMatter, dropKeys, openLock, openMatter, type Session, turnLockOn } from '../store'
import type { BenchLine } from './bench'
import { mixed } from './benchProductions'
import { storePages } from './benchSearch'
import { median, share } from './benchStats'
import { upToDate } from './cliSearch'

const PASSPHRASE = 'as quick as an open door'
const DOCUMENTS = 100_000
const FILES = 300
/** Files of one round: both matters take turns, so that both meet the same machine. */
const ROUND = 50
const PAGES = 4000
const OPENINGS = 5
/** Milliseconds until what is written behind the work is written. */
const SETTLING = 9000

const turning = () => ({ onProgress: () => {}, signal: new AbortController().signal, disk })

/** @param makeLarge makes a matter with so many documents, and gives its id */
export async function lockSpeed(tell: (line: string) => void, makeLarge: (documents: number) => Promise<string>): Promise<BenchLine[]> {
  return [...(await openings(tell, await makeLarge(DOCUMENTS))), await imports(), ...(await searches(tell))]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function lock(matterId: string): Promise<void> {
  await turnLockOn(matterId, PASSPHRASE, 'Bench', turning())
  await openLock(matterId, { passphrase: PASSPHRASE })
}

async function openings(tell: (line: string) => void, id: string): Promise<BenchLine[]> {
  const open = async () => {
    let session: Session | null = null
    const took = await timed(async () => {
      session = await openMatter(id)
    })
    ;(session as Session | null)?.close()
    return took
  }
  const times = async () => {
    const all: number[] = []
    for (let n = 0; n < OPENINGS; n++) all.push(await open())
    return median(all)
  }
  const plain = await times()
  const turned = await timed(() => turnLockOn(id, PASSPHRASE, 'Bench', turning()))
  tell(`Lock put on ${DOCUMENTS.toLocaleString('en-US')} documents in ${(turned / 1000).toFixed(1)} s`)
  const derived = await timed(() => openLock(id, { passphrase: PASSPHRASE }))
  const first = await open()
  const session = await openMatter(id)
  await new Promise((done) => setTimeout(done, SETTLING))
  session.close()
  const locked = await times()
  dropKeys(id)
  return [
    { what: 'Key of a passphrase', ours: derived, peer: null, unit: 'ms', ratio: null },
    { what: `First opening of a matter with ${DOCUMENTS.toLocaleString('en-US')} documents after its lock was put on, key derived, against without a lock`, ours: first, peer: plain, unit: 'ms', ratio: first / plain },
    { what: `Opening of a locked matter with ${DOCUMENTS.toLocaleString('en-US')} documents, key derived, against without a lock`, ours: locked, peer: plain, unit: 'ms', ratio: locked / plain },
  ]
}

async function imports(): Promise<BenchLine> {
  const pdf = new Uint8Array(await (await fetch('/demo/bench-3.pdf')).arrayBuffer())
  const [plain, locked] = [await createMatter('Bench import'), await createMatter('Bench locked import')]
  await lock(locked)
  const sessions = [await openMatter(plain), await openMatter(locked)] as const
  const took = [0, 0]
  for (let at = 0; at < FILES; at += ROUND) {
    const files = Array.from({ length: ROUND }, (_, n) => mixed(at + n, pdf))
    for (const [which, session] of sessions.entries()) took[which] = (took[which] ?? 0) + (await timed(() => importDocuments(session, files, { signal: new AbortController().signal, onProgress: () => {} })))
  }
  for (const session of sessions) session.close()
  const speed = (time = 0) => FILES / (time / 1000)
  return { what: `Import of ${FILES} mixed files into a locked matter, against without a lock`, ours: speed(took[1]), peer: speed(took[0]), unit: 'files/s', ratio: (took[1] ?? 0) / (took[0] ?? 1) }
}

async function searches(tell: (line: string) => void): Promise<BenchLine[]> {
  const documents = made()
  const [plain, locked] = [await createMatter('Bench search'), await createMatter('Bench locked search')]
  await lock(locked)
  const figures: { built: number; again: number; times: number[] }[] = []
  for (const id of [plain, locked]) {
    const session = await openMatter(id)
    await storePages(session, documents)
    let service = openSearch(session)
    const built = await timed(() => upToDate(service, session))
    // The index of a locked matter is kept behind the work.
    await new Promise((done) => setTimeout(done, SETTLING))
    await service.close()
    const again = await timed(async () => {
      service = openSearch(session)
      await upToDate(service, session)
    })
    const times: number[] = []
    for (const words of QUERIES) {
      const parsed = parseQuery(words, { stem: false })
      if (!parsed.ok) throw new Error(`not understood: ${words}`)
      const { query } = parsed
      times.push(await timed(() => service.search({ query, resolve: () => new Set(), kinds: ['document'], limit: 20, offset: 0, order: 'relevance' }, new AbortController().signal)))
    }
    figures.push({ built, again, times })
    await service.close()
    session.close()
  }
  const [without, within] = figures
  if (!without || !within) throw new Error('no figures')
  tell(`Index of ${PAGES.toLocaleString('en-US')} pages, ${QUERIES.length} queries`)
  const line = (what: string, ours: number, peer: number): BenchLine => ({ what, ours, peer, unit: 'ms', ratio: ours / peer })
  return [
    line('Search index of a locked matter built, against without a lock', within.built, without.built),
    line('The same opened again', within.again, without.again),
    line('Search in a locked matter, p50, against without a lock', share(within.times, 0.5), share(without.times, 0.5)),
    line('Search in a locked matter, p95, against without a lock', share(within.times, 0.95), share(without.times, 0.95)),
  ]
}

/** Words as frequent as those of a language are: the nth as often as one by n. */
const WORDS = 20_000

function made(): string[][] {
  const next = random(7)
  const word = () => `w${Math.floor(WORDS ** next()).toString(36)}`
  return Array.from({ length: PAGES / 4 }, () => Array.from({ length: 4 }, () => Array.from({ length: 300 }, word).join(' ')))
}

const QUERIES = (() => {
  const next = random(11)
  const word = () => `w${Math.floor(30 + next() * 2000).toString(36)}`
  return Array.from({ length: 60 }, (_, n) => (n % 3 === 0 ? `${word()} w/8 ${word()}` : `${word()} AND ${word()}`))
})()
