/** Comparisons and histories of policies, away from the window's own thread. Texts stay here between questions. */
import { comparePolicies } from '../../../shared/policy/compare'
import { sectionHistory } from '../../../shared/policy/history'
import { inForceOn } from '../../../shared/policy/inForce'
import type { PolicyText } from '../../../shared/policy/model'
import { parseTermQuery } from '../../../shared/policy/query'
import { termHistory } from '../../../shared/policy/terms'
import type { PolicyAsk, PolicyReply, PolicyRequest, TermsAnswer } from './protocol'

const texts = new Map<string, PolicyText>()
const NOTHING: PolicyText = { text: '', pages: [], sections: [] }
const textOf = (key: string) => texts.get(key) ?? NOTHING

function answer(ask: PolicyAsk): unknown {
  switch (ask.what) {
    case 'compare': return comparePolicies(textOf(ask.older), textOf(ask.newer))
    case 'sections': return sectionHistory(ask.versions.map(textOf))
    case 'terms': return terms(ask)
  }
}

function terms({ versions, query: typed, region, on }: Extract<PolicyAsk, { what: 'terms' }>): TermsAnswer | null {
  const query = parseTermQuery(typed)
  if (!query && on === null) return null
  const began = performance.now()
  const dated = versions.map((one) => ({ ...one, text: textOf(one.key) }))
  const history = query ? termHistory(dated, query, region) : { rows: [], say: '', gapBefore: null }
  const force = on === null ? null : inForceOn(dated, on, region)
  return {
    rows: history.rows.map(({ version, ...row }) => ({ ...row, key: version.key })), say: history.say, gapBefore: history.gapBefore,
    inForce: force && { basis: force.basis, gap: force.gap, reach: force.reach, say: force.say, key: force.version?.key ?? null }, took: performance.now() - began,
  }
}

self.onmessage = ({ data: { job, texts: fresh, ask } }: MessageEvent<PolicyRequest>) => {
  for (const [key, text] of fresh) texts.set(key, text)
  try {
    self.postMessage({ job, answer: answer(ask) } satisfies PolicyReply)
  } catch (cause) {
    self.postMessage({ job, failed: cause instanceof Error ? cause.message : String(cause) } satisfies PolicyReply)
  }
}
