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

/** The day a version is put in order by: since when it is in force, else since when it was seen. */
export function orderDay(version: Pick<DatedVersion, 'effective' | 'first'>): string {
  return spanOf(version.effective)?.earliest || spanOf(version.first)?.earliest || '9999'
}

/** Versions from the oldest to the newest; of two with one effective date, the one that was seen first. */
export function inOrder<T extends Pick<DatedVersion, 'effective' | 'first' | 'key'>>(versions: readonly T[]): T[] {
  const seen = (one: T) => spanOf(one.first)?.earliest ?? ''
  return [...versions].sort((a, b) => compare(orderDay(a), orderDay(b)) || compare(seen(a), seen(b)) || compare(a.key, b.key))
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
  let notice: { level: number; regions: string[] } | null = null
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
