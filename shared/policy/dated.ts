/** A version with its dates, as the questions over time take it: from records or from files. */
import { formatEdtf } from '../dates/format'
import type { PolicyText } from './model'
import { regionsOfTitle } from './regions'
import { spanOf } from './span'

export type DatedVersion = {
  key: string
  label: string
  text: PolicyText
  /** EDTF each; null where it is not known */
  effective: string | null
  first: string | null
  last: string | null
  /** as written; empty where nothing says it */
  regions: readonly string[]
  /** BCP 47, "" where it is not known */
  language: string
}

/**
 * Versions from the oldest to the newest. Those that state since when they hold go by that, then by
 * when they were first seen; one that states nothing stands behind the last that was seen before it.
 */
export function inOrder<T extends Pick<DatedVersion, 'effective' | 'first' | 'key'>>(versions: readonly T[]): T[] {
  const seen = (one: T) => spanOf(one.first)?.earliest ?? ''
  const stated = (one: T) => spanOf(one.effective)?.earliest ?? ''
  const ordered = versions.filter((one) => stated(one) !== '').sort((a, b) => compare(stated(a), stated(b)) || compare(seen(a), seen(b)) || compare(a.key, b.key))
  const others = versions.filter((one) => stated(one) === '').sort((a, b) => compare(seen(a) || '9999', seen(b) || '9999') || compare(a.key, b.key))
  for (const one of others) {
    const day = seen(one)
    const before = day === '' ? ordered.length - 1 : ordered.findLastIndex((other) => (seen(other) || stated(other)) <= day)
    ordered.splice(before + 1, 0, one)
  }
  return ordered
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** "effective 18 Sep 2024", "captured 19 Sep 2024", "without a date". */
export function whenOf(version: Pick<DatedVersion, 'effective' | 'first'>): string {
  if (version.effective !== null) return `effective ${formatEdtf(version.effective)}`
  return version.first === null ? 'without a date' : `captured ${formatEdtf(dayOf(version.first))}`
}

/** The day of an instant in UTC; any other date as it is. */
export function dayOf(edtf: string): string {
  return /T/.test(edtf) ? (spanOf(edtf)?.earliest ?? edtf) : edtf
}

/** Regions of the notice that each section stands in; null outside of any. Made once for a text. */
export function noticeRegions(policy: PolicyText): readonly (readonly string[] | null)[] {
  const there = known.get(policy)
  if (there) return there
  let notice: { level: number; regions: readonly string[] } | null = null
  const found = policy.sections.map((section) => {
    const regions = regionsOfTitle(section.title)
    if (regions.length > 0 && section.index > 0) notice = { level: section.level, regions }
    else if (notice && section.level <= notice.level && section.title !== '') notice = null
    return notice?.regions ?? null
  })
  known.set(policy, found)
  return found
}

const known = new WeakMap<PolicyText, readonly (readonly string[] | null)[]>()
