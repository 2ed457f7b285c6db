/** What is measured of policies: two long versions compared, and words followed over many. */
import { diffWords } from 'diff'
import { readPlain } from '../../shared/plain/read'
import { comparePolicies } from '../../shared/policy/compare'
import type { DatedVersion } from '../../shared/policy/dated'
import { parseTermQuery } from '../../shared/policy/query'
import { readPolicy } from '../../shared/policy/read'
import { termHistory } from '../../shared/policy/terms'
import type { BenchLine } from './bench'
import { median, p95 } from './benchStats'

const VERBS = ['collect', 'use', 'share', 'keep', 'process', 'review', 'receive', 'analyse']
const THINGS = ['messages', 'profile data', 'contacts', 'device data', 'payment data', 'location', 'search terms', 'usage data']
const ENDS = ['to run the service', 'to keep it safe', 'to show you advertising', 'for research', 'to train models', 'with service providers', 'with affiliates', 'where the law asks for it']


/** A policy of about 10,000 words in 80 sections; `version` changes about a tenth of the sentences. */
function policyText(version: number): string {
  const parts: string[] = [`# Privacy Policy\n\nEffective January ${1 + (version % 28)}, 2024\n`]
  for (let section = 0; section < 80; section++) {
    parts.push(`## ${section + 1}. ${THINGS[section % 8]} ${VERBS[(section * 3) % 8]} ${section}\n`)
    const sentences = Array.from({ length: 10 }, (_, at) => {
      const changed = (section * 10 + at + version) % 10 === 0 ? version : 0
      return `We ${changed % 2 ? 'will' : 'may'} ${VERBS[(section + at * 5 + changed) % 8]} ${THINGS[(section * 7 + at) % 8]} of member group ${section * 10 + at} ${ENDS[(section + at + changed) % 8]}.`
    })
    parts.push(`${sentences.join(' ')}\n`)
  }
  return parts.join('\n')
}

const read = (text: string) => readPolicy(readPlain(text), true)

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** Sections paired and words compared, the text read anew each time, against the library's own words. */
export function compareSpeed(): BenchLine {
  const [older, newer] = [policyText(1), policyText(2)]
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round < 20; round++) {
    ours.push(timed(() => comparePolicies(read(older), read(newer))))
    if (round < 5) peer.push(timed(() => diffWords(older, newer)))
  }
  return { what: `two policies of 10,000 words compared (p95 ${p95(ours).toFixed(0)} ms)`, ours: median(ours), peer: median(peer), unit: 'ms', ratio: median(ours) / median(peer) }
}

/** Words over 114 versions of 10,000 words, from texts that nobody has looked at yet. */
export function termsCold(): BenchLine {
  const { cold } = termTimes()
  return { what: 'words over 114 versions of 10,000 words, cold', ours: cold, peer: null, unit: 'ms', ratio: null }
}

/** The same again, with other words. */
export function termsWarm(): BenchLine {
  const { warm } = termTimes()
  return { what: 'words over 114 versions of 10,000 words, warm', ours: warm, peer: null, unit: 'ms', ratio: null }
}

function termTimes(): { cold: number; warm: number } {
  const texts = Array.from({ length: 114 }, (_, at) => policyText(at))
  const ask = (versions: readonly DatedVersion[], words: string) => {
    const query = parseTermQuery(words)
    if (query) termHistory(versions, query)
  }
  let versions: DatedVersion[] = []
  const cold = timed(() => {
    versions = texts.map((text, at) => ({ key: String(at).padStart(3, '0'), label: `version ${at}`, text: read(text), effective: `${2000 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, '0')}-01`, first: null, last: null, regions: [], language: 'en' }))
    ask(versions, 'train* messages "group 77"')
  })
  return { cold, warm: median(['"group 91"', 'affiliates "group 12"', 'advertising "group 345"'].map((words) => timed(() => ask(versions, words)))) }
}
