/** What is measured of finding evidence: 50,000 pages in the worker of the app. */
import { random } from '../../shared/demo/random'
import type { Need } from '../../shared/evidence/query'
import { EvidenceWorker } from '../workers/evidence/EvidenceWorker'
import type { BenchLine } from './bench'
import { p95 } from './benchStats'

const PAGES = 50_000
/** Pages of one document, and documents handed to the worker at a time. */
const EACH = 20
const BATCH = 10


/**
 * From an allegation to its proposals over 50,000 pages, p95, against reading all of them for the same words in one go.
 * The words are drawn as a language draws them: few are common, most are rare (Zipf).
 */
export async function evidenceSpeed(tell: (line: string) => void): Promise<BenchLine> {
  const chance = random(11)
  const words = vocabulary(chance)
  const draw = () => words[Math.floor(words.length ** chance()) - 1] ?? 'the'
  const worker = new EvidenceWorker()
  const texts: string[] = []
  let read = 0
  for (let at = 0; at < PAGES; at += EACH * BATCH) {
    const batch = Array.from({ length: BATCH }, (_, document) => ({
      source: { key: `doc ${at + document}`, title: `Paper ${at + document}`, date: null, people: [] },
      pages: Array.from({ length: EACH }, (__, n) => {
        const text = page(draw, chance)
        texts.push(text)
        return { n: n + 1, text }
      }),
    }))
    const began = performance.now()
    await worker.add(batch)
    read += (performance.now() - began) / 1000
  }
  tell(`${PAGES.toLocaleString('en-US')} pages taken in for finding evidence: ${read.toFixed(1)} s, ${Math.round(PAGES / read).toLocaleString('en-US')} pages/s`)
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round < 20; round++) {
    const text = sentence(draw, chance, 30)
    const need: Need = { text, context: sentence(draw, chance, 12), names: [] }
    let from = performance.now()
    await worker.find(need, 60, [])
    ours.push(performance.now() - from)
    if (round >= 5) continue
    from = performance.now()
    const pattern = new RegExp(text.split(' ').filter((word) => word.length > 4).join('|'), 'g')
    for (const one of texts) one.match(pattern)
    peer.push(performance.now() - from)
  }
  worker.end()
  return { what: `Proposals for an allegation over ${PAGES.toLocaleString('en-US')} pages, p95, against all pages read for its words`, ours: p95(ours), peer: p95(peer), unit: 'ms', ratio: p95(ours) / p95(peer) }
}

const SYLLABLES = ['ta', 'ri', 'mon', 'de', 'ver', 'lis', 'con', 'pa', 'ner', 'so', 'ing', 'tion', 'al', 'ex', 'pre', 'li', 'gar', 'bu', 'fo', 'cal']

function vocabulary(chance: () => number): string[] {
  const found = new Set<string>(['the', 'of', 'and', 'to', 'in'])
  while (found.size < 60_000) found.add(Array.from({ length: 2 + Math.floor(chance() * 3) }, () => SYLLABLES[Math.floor(chance() * SYLLABLES.length)]).join(''))
  return [...found]
}

function sentence(draw: () => string, chance: () => number, length: number): string {
  const words = Array.from({ length: Math.max(4, Math.round(length * (0.5 + chance()))) }, draw)
  const text = words.join(' ')
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`
}

function page(draw: () => string, chance: () => number): string {
  return Array.from({ length: 20 }, () => sentence(draw, chance, 20)).join('\n')
}
