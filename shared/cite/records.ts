/** How records that are no document are called in a cite: how a setting stood, and an event. */
import { formatEdtf } from '../dates/format'
import { regionName } from '../policy/regions'
import type { Feature, MatterEvent, Rollout } from '../records'

export const ROLLOUT_WORD: Record<Rollout['state'], string> = {
  'on-by-default': 'on by default', 'off-by-default': 'off by default', 'opt-in': 'opt-in', 'not-offered': 'not offered', exempt: 'exempt', paused: 'paused', unknown: 'not known',
}

/** "from Aug 2024", "Aug 2024 to 10 Dec 2024", "dates not known" */
export function rolloutSpan(rollout: Pick<Rollout, 'from' | 'until'>): string {
  if (rollout.from === null) return rollout.until === null ? 'dates not known' : `until ${formatEdtf(rollout.until)}`
  return rollout.until === null ? `from ${formatEdtf(rollout.from)}` : `${formatEdtf(rollout.from)} to ${formatEdtf(rollout.until)}`
}

/** “Setting “X”: on by default, United States, from Aug 2024 (alleged)” */
export function rolloutName(rollout: Rollout, feature: Feature | undefined): string {
  return `Setting “${feature?.name ?? 'deleted'}”: ${ROLLOUT_WORD[rollout.state]}, ${rollout.regions.map(regionName).join(', ')}, ${rolloutSpan(rollout)} (${rollout.certainty})`
}

/** "Setting, US, from Aug 2024": where the whole name is too long. */
export function rolloutCite(rollout: Rollout): string {
  const [first = '', ...more] = rollout.regions
  return `Setting, ${first}${more.length > 0 ? ` and ${more.length} more` : ''}, ${rolloutSpan(rollout)}`
}

/** "18 Sep 2024: updated policy takes effect" */
export function eventName(event: Pick<MatterEvent, 'date' | 'what'>): string {
  return `${formatEdtf(event.date)}: ${event.what}`
}
