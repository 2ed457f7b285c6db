/**
 * What was in force, as bands under the events: settings by region, policy texts by version. A time
 * that no record speaks of is a segment of its own that claims nothing.
 */
import { type Bounds, boundsOf, edge } from '../dates/bounds'
import { DAY } from '../dates/calendar'
import { formatEdtf } from '../dates/format'
import type { Feature, Policy, PolicyVersion, Rollout } from '../records'

export type Segment = {
  /** milliseconds, half open; infinite for an open end */
  from: number
  to: number
  /** `unknown` is hatched and claims nothing */
  tone: 'plain' | 'on' | 'held' | 'unknown'
  label: string
  /** what it rests on: a version, a roll-out; null for a time without a record */
  record: string | null
  /** document or passage that shows it */
  evidence: string | null
}

export type BandRow = { id: string; group: string; groupNote: string; name: string; segments: Segment[] }

const STATE: Record<Rollout['state'], { words: string; tone: Segment['tone'] }> = {
  'on-by-default': { words: 'on by default', tone: 'on' }, 'off-by-default': { words: 'off by default', tone: 'plain' }, 'opt-in': { words: 'opt-in', tone: 'plain' },
  'not-offered': { words: 'not offered', tone: 'plain' }, exempt: { words: 'exempt', tone: 'held' }, paused: { words: 'paused', tone: 'held' }, unknown: { words: 'not known', tone: 'unknown' },
}

export type BandInput = { policies: readonly Policy[]; versions: readonly PolicyVersion[]; features: readonly Feature[]; rollouts: readonly Rollout[] }

/** Settings first, a row a region; then texts, a row a policy. */
export function bandsOf(input: BandInput): BandRow[] {
  return [...input.features.flatMap((feature) => settingRows(feature, input.rollouts.filter((one) => one.feature === feature.id))), ...input.policies.flatMap((policy) => textRows(policy, input.versions.filter((one) => one.policy === policy.id)))]
}

function settingRows(feature: Feature, rollouts: readonly Rollout[]): BandRow[] {
  const regions = [...new Set(rollouts.flatMap((one) => one.regions))]
  return regions.map((region) => ({
    id: `${feature.id} ${region}`, group: 'Setting by region', groupNote: `“${feature.name}”`, name: region,
    segments: filled(rollouts.filter((one) => one.regions.includes(region)).flatMap(rolloutSegments)),
  }))
}

/** The time in which it began for sure, with the days on which that is not known before it. */
function rolloutSegments(rollout: Rollout): Segment[] {
  const from = rollout.from === null ? null : boundsOf(rollout.from)
  const until = rollout.until === null ? null : boundsOf(rollout.until)
  const { words, tone } = STATE[rollout.state]
  const base = { record: rollout.id, evidence: rollout.evidence[0] ?? null }
  const sure = from?.latest ? edge(from.latest, !isDay(from)) + (isDay(from) ? 0 : 1) : from?.earliest ? edge(from.earliest, false) : Number.NEGATIVE_INFINITY
  const end = until?.earliest ? edge(until.earliest, false) : Number.POSITIVE_INFINITY
  const label = rollout.certainty === 'established' || rollout.state === 'unknown' ? words : `${words} (${rollout.certainty})`
  const segments: Segment[] = []
  if (from?.earliest && edge(from.earliest, false) < sure) segments.push({ ...base, from: edge(from.earliest, false), to: Math.min(sure, end), tone: 'unknown', label: '?' })
  if (sure < end) segments.push({ ...base, from: sure, to: end, tone, label })
  const over = until?.latest ? edge(until.latest, true) + 1 : end
  if (until && over - end > DAY) segments.push({ ...base, from: end, to: over, tone: 'unknown', label: '?' })
  return segments
}

const isDay = (bounds: Bounds) => bounds.earliest === bounds.latest

/** A policy's versions by region: those that name no region stand in one row. */
function textRows(policy: Policy, versions: readonly PolicyVersion[]): BandRow[] {
  const keys = [...new Set(versions.map((one) => one.regions.join(', ')))].sort()
  const rows = keys.length === 0 ? [''] : keys
  return rows.map((key) => ({
    id: `${policy.id} ${key}`, group: 'Text in force', groupNote: '', name: key === '' ? policy.name : `${policy.name}, ${key}`,
    segments: filled(versionSegments(versions.filter((one) => one.regions.join(', ') === key))),
  }))
}

type Stand = { version: PolicyVersion; /** it may be in force from here */ first: number; /** it is in force from here */ sure: number; stated: boolean }

function standOf(version: PolicyVersion): Stand | null {
  const date = version.effective ?? version.firstCaptured ?? version.published ?? version.lastCaptured
  const bounds = date && boundsOf(date.date)
  if (!bounds) return null
  const first = bounds.earliest ? edge(bounds.earliest, false) : Number.NEGATIVE_INFINITY
  const sure = bounds.latest ? (bounds.earliest === bounds.latest ? edge(bounds.latest, false) : edge(bounds.latest, true) + 1) : first
  return { version, first, sure, stated: version.effective !== null }
}

/**
 * A text is in force from its effective date to that of the next. Where the next says none, it is
 * known only as far as it was captured: the change lies somewhere between two captures.
 */
function versionSegments(versions: readonly PolicyVersion[]): Segment[] {
  const stands = versions.flatMap((one) => standOf(one) ?? []).sort((a, b) => a.first - b.first || (a.version.id < b.version.id ? -1 : 1))
  const segments: Segment[] = []
  stands.forEach((stand, at) => {
    const { version } = stand
    const base = { record: version.id, evidence: version.document }
    const next = stands.slice(at + 1).find((one) => one.first > stand.first)
    const last = version.lastCaptured && boundsOf(version.lastCaptured.date)
    const captured = last?.latest ? edge(last.latest, true) + 1 : null
    const end = next?.stated ? next.first : next ? Math.min(next.first, captured ?? stand.sure + DAY) : (captured ?? Number.POSITIVE_INFINITY)
    if (stand.first < stand.sure) segments.push({ ...base, from: stand.first, to: stand.sure, tone: 'unknown', label: '?' })
    if (stand.sure < end) segments.push({ ...base, from: stand.sure, to: end, tone: 'plain', label: labelOf(version) })
  })
  return segments
}

function labelOf(version: PolicyVersion): string {
  const date = version.effective ?? version.firstCaptured ?? version.published ?? version.lastCaptured
  const shown = date ? formatEdtf(date.date) : version.label
  return version.effective ? `${shown}${version.audience ? ` · ${version.audience}` : ''}` : `captured ${shown}`
}

/** Segments in order without overlaps; what lies between and around them is said to be unknown. */
function filled(segments: readonly Segment[]): Segment[] {
  const sorted = [...segments].sort((a, b) => a.from - b.from || a.to - b.to)
  const result: Segment[] = []
  let at = Number.NEGATIVE_INFINITY
  for (const one of sorted) {
    const from = Math.max(one.from, at)
    if (from >= one.to) continue
    if (from > at) result.push({ from: at, to: from, tone: 'unknown', label: 'no record', record: null, evidence: null })
    result.push({ ...one, from })
    at = one.to
  }
  if (at < Number.POSITIVE_INFINITY) result.push({ from: at, to: Number.POSITIVE_INFINITY, tone: 'unknown', label: 'no record', record: null, evidence: null })
  return result
}

/** The segment of a row on a day; days are those of UTC. */
export function segmentOn(row: BandRow, day: string): Segment | null {
  const from = edge(day, false)
  return row.segments.find((one) => one.from <= from && from < one.to) ?? null
}
