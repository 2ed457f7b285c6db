import type { DatedVersion } from '../../../shared/policy/dated'
import type { Lineage } from '../../../shared/policy/history'
import type { InForce } from '../../../shared/policy/inForce'
import type { Comparison, PolicyText } from '../../../shared/policy/model'
import type { TermHistory, TermRow } from '../../../shared/policy/terms'

/** A version without its text, which the worker holds by the same key. */
export type VersionMeta = Omit<DatedVersion, 'text'>

export type TermsAnswer = {
  rows: (Omit<TermRow, 'version'> & { key: string })[]
  say: string
  gapBefore: TermHistory['gapBefore']
  inForce: (Omit<InForce, 'version'> & { key: string | null }) | null
  /** milliseconds */
  took: number
}

export type PolicyAsk =
  | { what: 'compare'; older: string; newer: string }
  | { what: 'sections'; versions: readonly string[] }
  | { what: 'terms'; versions: readonly VersionMeta[]; query: string; region: string | null; on: string | null }

export type PolicyAnswer<A extends PolicyAsk> = A['what'] extends 'compare' ? Comparison : A['what'] extends 'sections' ? Lineage[] : TermsAnswer | null

export type PolicyRequest = { job: number; texts: readonly (readonly [string, PolicyText])[]; ask: PolicyAsk }
export type PolicyReply = { job: number; answer: unknown } | { job: number; failed: string }
