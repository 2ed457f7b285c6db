/** The table that `npm run measure -- evidence` prints. */
import type { Weights } from '../../../shared/evidence/weights'
import { contractSets } from './contracts'
import { demoSet } from './demo'
import type { LabelledSet, Query } from './labelled'
import { bearingFigures, bm25, bm25Stemmed, figuresOf, type Figures, ours, type Way, words } from './measure'
import { answerSet, headingSets } from './pleadings'

/** Our ranking with one kind of feature left out. */
const WITHOUT: Record<string, [Partial<Weights>, boolean?]> = {
  'legal synonyms': [{ synonym: 0 }], 'stems and synonyms': [{ synonym: 0 }, false], 'formulas of pleading weighed down': [{ boilerplate: 1 }], 'coverage of what matters': [{ coverage: 0 }], 'neighbouring words': [{ pair: 0 }],
  'sentences around, titles': [{ neighbour: 0, title: 0 }], 'heading and element': [{ context: 0 }], 'numbers, names': [{ number: 1, name: 1 }], 'dates, quotations': [{ date: 0, quote: 0 }], 'time and person of the source': [{ time: 0, person: 0 }],
}
const PEERS: [string, Way][] = [['words searched for before', words], ['BM25', bm25], ['BM25 on our stems', bm25Stemmed]]

/**
 * Prints recall and rank of our ranking and of its peers, and what each kind of feature brings.
 * @returns whether ours is ahead of BM25 on what was held out, on the demo matter and on the labelled set
 */
export async function reportEvidence(write: (line: string) => void): Promise<boolean> {
  const demo: [string, LabelledSet[]] = ['demo matter: links', [await demoSet()]]
  const corpus: [string, LabelledSet[]][] = [['contracts: CUAD labels', contractSets()], ['pleadings: answer to complaint', await answerSet()], ['pleadings: headings', await headingSets()]]
  const labelled: [string, LabelledSet[]] = ['labelled set, all of it', corpus.flatMap(([, sets]) => sets)]
  const groups = [demo, ...corpus.filter(([, sets]) => sets.length > 0), ...(labelled[1].length > 0 ? [labelled] : [])]
  write('\nFinding evidence\nset                              part      queries  way                        recall@5  recall@10  reciprocal rank')
  let ahead = true
  for (const [name, sets] of groups) {
    for (const part of ['tuning', 'held out'] as const) {
      const peers = PEERS.map(([peer, way]) => [peer, figuresOf(way, sets, part)] as const)
      const own = figuresOf(ours(), sets, part)
      for (const [way, figures] of [...peers, ['ours', own] as const]) write(`${name.padEnd(32)} ${part.padEnd(9)} ${String(figures.queries).padEnd(8)} ${way.padEnd(26)} ${row(figures)}`)
      if (part === 'held out' && (name === demo[0] || name === labelled[0])) ahead &&= own.at10 > (peers[1]?.[1].at10 ?? 1)
    }
  }
  const back = bearingFigures(demo[1][0] as LabelledSet)
  for (const [way, figures] of [['BM25', back.bm25], ['ours', back.ours]] as const) write(`${'demo matter: from passage to ¶'.padEnd(32)} ${'all'.padEnd(9)} ${String(figures.queries).padEnd(8)} ${way.padEnd(26)} ${row(figures)}`)
  write(`\nwhat each feature brings: recall@10 of the held-out part without it\n${''.padEnd(36)} ${groups.map(([name]) => name.padEnd(32)).join('')}`)
  for (const [name, [change, stemmed]] of [['(nothing left out)', [{}]] as const, ...Object.entries(WITHOUT)]) {
    write(`${name.padEnd(36)} ${groups.map(([, sets]) => share(figuresOf(ours(change, stemmed), sets, 'held out' satisfies Query['part']).at10).padEnd(32)).join('')}`)
  }
  write(ahead ? 'ahead of BM25 on what was held out, on both' : 'NOT ahead of BM25 on what was held out')
  return ahead
}

const share = (value: number) => value.toFixed(3)
const row = ({ at5, at10, reciprocal }: Figures) => `${share(at5).padEnd(9)} ${share(at10).padEnd(10)} ${share(reciprocal)}`
