/** What is measured of contracts: an agreement taken apart in its worker. */
import { plainPage } from '../../shared/plain/read'
import { readContract } from '../workers/contract/readContract'
import type { BenchLine } from './bench'

const PAGES = 400
const ROUNDS = 3

/** Clauses, kinds, terms, references and obligations of an agreement of our own making; pages of some 2,700 letters. */
export async function contractSpeed(): Promise<BenchLine> {
  const sentences = [
    'Alder shall deliver the Goods within ten (10) days after an Order, except as provided in Section 3.',
    'Birch shall not disclose Confidential Information to any third party without the prior written consent of Alder.',
    'In no event shall either party be liable for indirect, incidental or consequential damages.',
    'This Agreement shall be governed by the laws of the State of Ohio.',
    'Neither party may assign this Agreement without the prior written consent of the other party.',
  ]
  const clause = (n: number) => `${1 + Math.floor(n / 8)}.${1 + (n % 8)} Supply of Goods. ${Array.from({ length: 5 }, (_, at) => sentences[(n + at) % sentences.length]).join(' ')}\n`
  const pages = Array.from({ length: PAGES }, (_, page) => plainPage(Array.from({ length: 6 }, (_line, at) => clause((page * 6 + at) % 1500)).join('\n'), page + 1))
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await readContract(pages, 'bench', new AbortController().signal)
    times.push(performance.now() - began)
  }
  const median = times.sort((a, b) => a - b)[1] ?? 0
  return { what: `Agreement of ${PAGES} pages taken apart`, ours: PAGES / (median / 1000), peer: null, unit: 'pages/s', ratio: null }
}
