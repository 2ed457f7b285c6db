/** What was in force on a day for a region, as far as stated dates and captures show it; nothing more is claimed. */
import { formatEdtf } from '../dates/format'
import { dayOf, type DatedVersion, inOrder, whenOf } from './dated'
import { foldWhole } from './fold'
import { reachOf, regionName } from './regions'
import { spanOf } from './span'

export type InForce = {
  /** "captured": the same text was seen before and after the day; "stated": by the dates the texts state themselves */
  basis: 'captured' | 'stated' | 'not-known'
  /** null where it is not known */
  version: DatedVersion | null
  /** days between which no capture is held; null at an end without any */
  gap: { from: string | null; to: string | null } | null
  /** whether what the version says of its regions reaches the region */
  reach: 'yes' | 'part' | 'not-said'
  /** the answer as a sentence */
  say: string
}

/** `sameUntil`: the last day on which its words were seen, in this version or in the next ones that differ in noise only */
type Placed = { version: DatedVersion; effective: ReturnType<typeof spanOf>; first: string; last: string; sameUntil: string }

const shown = (day: string) => formatEdtf(day)

/**
 * @param versions of one policy in one language, in any order
 * @param day YYYY-MM-DD
 * @param region as written or as a code; null for any
 */
export function inForceOn(versions: readonly DatedVersion[], day: string, region: string | null): InForce {
  const held = inOrder(versions).filter((one) => region === null || reachOf(one.regions, region) !== 'no')
  const where = region === null ? '' : ` for ${regionName(region)}`
  const placed = held.map((version): Placed => {
    const [first, last] = [spanOf(version.first)?.earliest ?? '', spanOf(version.last ?? version.first)?.latest ?? '']
    return { version, effective: spanOf(version.effective), first, last, sameUntil: last }
  })
  extend(placed)
  if (placed.length === 0) return { basis: 'not-known', version: null, gap: null, reach: 'not-said', say: `Not known${where}: no version that we hold is for that region.` }
  const reach = (one: Placed) => (region === null ? 'yes' : (reachOf(one.version.regions, region) as InForce['reach']))
  const caveat = (one: Placed) => (reach(one) === 'not-said' ? ' Which regions it is for is not said.' : reach(one) === 'part' ? ` It is for a part of ${regionName(region ?? '')} only.` : '')
  const answer = (basis: 'captured' | 'stated', one: Placed, gap: InForce['gap'], why: string): InForce => ({
    basis, version: one.version, gap, reach: reach(one), say: `On ${shown(day)}${where} the version ${whenOf(one.version)} was in force${why}.${caveat(one)}`,
  })
  const captures = placed.filter((one) => one.first !== '').sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  const begun = (one: Placed) => one.effective === null || one.effective.earliest <= day
  const seen = captures.find((one) => one.first <= day && one.sameUntil >= day && begun(one))
  if (seen) return answer('captured', seen, null, seen.first === day ? ': it was captured on that day' : `: its words were captured on ${shown(seen.first)} and again on ${shown(seen.sameUntil)}`)
  const gap = gapAround(captures, day)
  const stated = latestStated(placed, day)
  if (stated && !followed(placed, stated, day)) {
    if (gap !== null && gap.to === null && captures.length > 0) return unknown(day, where, gap, ` The last one that we hold is ${whenOf(stated.version)}.`)
    return answer('stated', stated, gap, whyStated(placed, stated, day, gap))
  }
  return unknown(day, where, gap, '')
}

function extend(placed: readonly Placed[]): void {
  const seen = placed.filter((one) => one.first !== '').sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  for (let at = seen.length - 2; at >= 0; at--) {
    const [one, next] = [seen[at] as Placed, seen[at + 1] as Placed]
    if (one.version.effective === next.version.effective && foldWhole(one.version.text) === foldWhole(next.version.text)) one.sameUntil = next.sameUntil
  }
}

/** The newest version whose stated date is not after the day; of several with that date, the last seen before the day. */
function latestStated(placed: readonly Placed[], day: string): Placed | null {
  const begun = placed.filter((one) => one.effective !== null && one.effective.latest !== '' && one.effective.latest <= day)
  const newest = begun.map((one) => one.effective?.latest ?? '').sort().at(-1) ?? ''
  const group = begun.filter((one) => one.effective?.latest === newest)
  return group.filter((one) => one.first !== '' && one.first <= day).at(-1) ?? group[0] ?? null
}

/** Whether a text without a date of its own was seen since and before the day, and this one not again after it: it may have followed. */
function followed(placed: readonly Placed[], stated: Placed, day: string): boolean {
  const since = stated.effective?.latest ?? ''
  return placed.some((one) => one.effective === null && one.first > since && one.first <= day && !(stated.first > one.first && stated.first <= day))
}

function gapAround(captures: readonly Placed[], day: string): { from: string | null; to: string | null } | null {
  if (captures.length === 0) return null
  const before = captures.flatMap((one) => [one.first, one.last]).filter((one) => one <= day).sort().at(-1) ?? null
  const after = captures.flatMap((one) => [one.first, one.last]).filter((one) => one > day).sort()[0] ?? null
  return { from: before, to: after }
}

function whyStated(placed: readonly Placed[], stated: Placed, day: string, gap: InForce['gap']): string {
  const next = placed.filter((one) => one.effective !== null && one.effective.earliest > day).sort((a, b) => ((a.effective?.earliest ?? '') < (b.effective?.earliest ?? '') ? -1 : 1))[0]
  const edited = placed.some((one) => one.effective?.latest === stated.effective?.latest && foldWhole(one.version.text) !== foldWhole(stated.version.text))
  const parts = [next ? `, by the dates that the texts state: the next we hold is effective ${shown(next.version.effective ?? '')}` : ', by the date that it states']
  if (gap?.from && gap.to) parts.push(`. No capture between ${shown(gap.from)} and ${shown(gap.to)} is held`)
  else if (gap?.to) parts.push(`. It was first captured on ${shown(gap.to)}`)
  else if (!gap) parts.push('. We hold no capture of it, so nothing shows whether another text followed')
  if (edited) parts.push('. Its text was changed under the same date, so its exact words on that day are not shown by a capture')
  return parts.join('')
}

function unknown(day: string, where: string, gap: InForce['gap'], more: string): InForce {
  const between = gap?.from && gap.to ? `no capture between ${shown(dayOf(gap.from))} and ${shown(dayOf(gap.to))}`
    : gap?.to ? `no capture before ${shown(dayOf(gap.to))}`
      : gap?.from ? `no capture after ${shown(dayOf(gap.from))}` : 'no version that we hold states a date or was captured'
  return { basis: 'not-known', version: null, gap, reach: 'not-said', say: `On ${shown(day)}${where}: not known: ${between}.${more}` }
}
