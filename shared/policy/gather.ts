/** Versions out of files: the same text twice is one version; what is doubtful is said, never settled here. */
import { formatEdtf } from '../dates/format'
import { dayOf, type DatedVersion, inOrder } from './dated'
import { foldNoise, foldWhole } from './fold'
import { guessLanguage } from './language'
import { matchSections } from './match'
import type { PolicyText } from './model'
import { regionsOfTitle } from './regions'
import { proposedDate, type StatedDate, statedDates } from './statedDates'

/** A text that was found, with when and where it was kept. */
export type Captured = {
  /** what tells it from the others: a path, or a path and a commit */
  key: string
  name: string
  /** folder it lies in, which stands for one policy */
  folder: string
  /** EDTF of the day or instant it was kept, from its name, its commit or the saved page; null where nothing says it */
  captured: string | null
  /** "file name 2024-09-19-e21e1fa8.md", "file history, commit e21e1fa8" */
  source: string
  text: PolicyText
}

export type DoubtKind =
  | 'no-date' | 'bare-date' | 'ambiguous-date' | 'impossible-date' | 'two-dates' | 'same-effective' | 'out-of-order' | 'announced' | 'before-effective'
  | 'other-language' | 'other-title' | 'came-back' | 'empty'

export type VersionDoubt = { kind: DoubtKind; say: string; /** it must be answered before it can count */ asks: boolean }

export type FoundVersion = {
  key: string
  name: string
  folder: string
  /** when this very text was kept, oldest first */
  captures: Captured[]
  text: PolicyText
  /** of the first heading, else of the file */
  title: string
  language: string
  effective: StatedDate | null
  updated: StatedDate | null
  stated: StatedDate[]
  first: string | null
  last: string | null
  /** regions that the title names */
  regions: string[]
  /** notices for regions within the text */
  notices: { title: string; regions: readonly string[]; section: number }[]
  doubts: VersionDoubt[]
}

/**
 * Puts the texts of one policy in order and says what is doubtful of each.
 * @param captured in any order; all of one policy
 * @returns from the oldest to the newest
 */
export function gatherVersions(captured: readonly Captured[]): FoundVersion[] {
  const byTime = [...captured].sort((a, b) => compare(a.captured ?? '9999', b.captured ?? '9999') || compare(a.key, b.key))
  const found: FoundVersion[] = []
  const texts = new Map<string, FoundVersion>()
  for (const one of byTime) {
    const key = one.text.text.trim()
    const there = texts.get(key)
    // A text that came back after another is a version anew; what has no date cannot tell.
    if (there && (there === found.at(-1) || one.captured === null)) {
      there.captures.push(one)
      there.last = one.captured ?? there.last
      continue
    }
    const version = versionOf(one)
    if (there) version.doubts.push(doubt('came-back', `The same text stood before, in ${there.name}. Another stood between.`))
    texts.set(key, version)
    found.push(version)
  }
  const keyed = new Map(found.map((one) => [one.key, one]))
  const ordered = inOrder(found.map((one) => ({ key: one.key, effective: one.effective?.date || null, first: one.first }))).map((one) => keyed.get(one.key) as FoundVersion)
  doubtEachOther(ordered, found)
  return ordered
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const doubt = (kind: DoubtKind, say: string, asks = false): VersionDoubt => ({ kind, say, asks })

function versionOf(one: Captured): FoundVersion {
  const stated = statedDates(one.text.text)
  const [effective, updated] = [proposedDate(stated, 'effective'), proposedDate(stated, 'updated')]
  const heading = one.text.sections.find((section) => section.title !== '' && section.level === 1) ?? one.text.sections.find((section) => section.title !== '')
  const title = heading?.title || one.name.replace(/\.[^.]*$/, '')
  const notices = one.text.sections.flatMap((section) => {
    const regions = section.index > 0 && section !== heading ? regionsOfTitle(section.title) : []
    return regions.length > 0 ? [{ title: section.title, regions, section: section.index }] : []
  })
  const version: FoundVersion = {
    key: one.key, name: one.name, folder: one.folder, captures: [one], text: one.text, title, language: guessLanguage(one.text.text), effective, updated, stated, first: one.captured, last: one.captured,
    regions: [...regionsOfTitle(title)], notices, doubts: [],
  }
  version.doubts = ownDoubts(version)
  return version
}

function ownDoubts(version: FoundVersion): VersionDoubt[] {
  const { stated, effective, first } = version
  const found: VersionDoubt[] = []
  const add = (kind: DoubtKind, say: string, asks = false) => found.push(doubt(kind, say, asks))
  if (version.text.text.trim() === '') add('empty', 'There is no text in it, so nothing can be compared. A scan is recognised after the import.', true)
  for (const one of stated) {
    if (!one.head) continue
    if (one.either.length > 0) add('ambiguous-date', `“${one.words}” can be ${one.either.map(formatEdtf).join(' or ')}. Say which.`, true)
    else if (one.date === '') add('impossible-date', `“${one.words}”: there is no such day. The words are kept.`, true)
    else if (one.kind === 'bare') add('bare-date', `“${one.words}” stands at the head and does not say what it is: since when the text holds, or when it was changed. Say which.`, true)
    else if (one.kind === 'announced') add('announced', `It announces a change for ${formatEdtf(one.date)}: another text holds from then.`)
  }
  const others = stated.filter((one) => one.kind === 'effective' && one.head && one.date !== '' && one.date !== effective?.date)
  if (effective && others.length > 0) add('two-dates', `Two dates are stated: “${effective.words}” and ${others.map((one) => `“${one.words}”`).join(', ')}. The first is proposed.`, true)
  if (effective === null && version.updated === null && !stated.some((one) => one.head && one.kind !== 'announced')) {
    add('no-date', first === null ? 'No date is stated in it, and its name gives none. It cannot be put in order.' : `No date is stated in it. It was kept on ${formatEdtf(dayOf(first))}; since when it held is not known.`, first === null)
  }
  if (effective && effective.date.length === 10 && first !== null && dayOf(first) < effective.date) add('before-effective', `It was kept on ${formatEdtf(dayOf(first))}, before it was in force: it was posted ahead.`)
  return found
}

function doubtEachOther(ordered: readonly FoundVersion[], byTime: readonly FoundVersion[]): void {
  const languages = new Map<string, number>()
  for (const one of ordered) if (one.language !== '') languages.set(one.language, (languages.get(one.language) ?? 0) + 1)
  const main = [...languages].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? ''
  for (const one of ordered) if (one.language !== '' && one.language !== main) one.doubts.push(doubt('other-language', `It is in another language (${languageName(one.language)}) than most. It is kept apart and not compared with them.`))
  for (const [at, one] of ordered.entries()) {
    const before = ordered.slice(0, at).findLast((other) => other.language === one.language)
    if (!before) continue
    if (one.effective?.date && one.effective.date === before.effective?.date) {
      const noise = foldWhole(before.text) === foldWhole(one.text)
      one.doubts.push(doubt('same-effective', noise ? `It states the same date as ${before.name} and differs only in links or typography.` : `It states the same date as ${before.name}, and its words differ: a change without a change of date.`))
    }
    if (foldNoise(one.title) !== foldNoise(before.title) && matchSections(before.text, one.text).length < before.text.sections.length * 0.3) one.doubts.push(doubt('other-title', `It is called “${one.title}”, the one before it “${before.title}”, and few of their sections are the same. It may be another document.`, true))
  }
  const dated = byTime.filter((one) => one.first !== null && one.effective?.date)
  for (const [at, one] of dated.entries()) {
    const later = dated.slice(0, at).find((other) => (other.effective?.date ?? '') > (one.effective?.date ?? ''))
    if (later) one.doubts.push(doubt('out-of-order', `It was kept after ${later.name} but states an earlier date: ${formatEdtf(one.effective?.date ?? '')}.`, true))
  }
}

const NAMES: Record<string, string> = { en: 'English', de: 'German', fr: 'French', es: 'Spanish', it: 'Italian', pt: 'Portuguese', nl: 'Dutch', sv: 'Swedish', pl: 'Polish', da: 'Danish', ja: 'Japanese', ko: 'Korean', zh: 'Chinese', ru: 'Russian', ar: 'Arabic', he: 'Hebrew', el: 'Greek', th: 'Thai' }

/** "German" of "de"; the code where it has no name here. */
export function languageName(code: string): string {
  return NAMES[code] ?? code
}

/** The language that most versions are in, "" where none is known. */
export function mainLanguage(versions: readonly { language: string }[]): string {
  const counts = new Map<string, number>()
  for (const one of versions) if (one.language !== '') counts.set(one.language, (counts.get(one.language) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? ''
}

/** Files as policies: those of one folder are one policy. @returns folders in order of their names */
export function policiesOf(captured: readonly Captured[]): { folder: string; versions: FoundVersion[] }[] {
  const folders = new Map<string, Captured[]>()
  for (const one of captured) folders.set(one.folder, [...(folders.get(one.folder) ?? []), one])
  return [...folders].sort((a, b) => compare(a[0], b[0])).map(([folder, own]) => ({ folder, versions: gatherVersions(own) }))
}

/** A found version with its proposed dates, for the questions over time. */
export function datedOf(version: FoundVersion): DatedVersion {
  const effective = version.effective?.date || null
  return { key: version.key, label: labelOf(version), text: version.text, effective, first: version.first, last: version.last, regions: version.regions, language: version.language }
}

/** "Privacy Policy, effective 18 Sep 2024" */
export function labelOf(version: Pick<FoundVersion, 'title' | 'effective' | 'first'>): string {
  const when = version.effective?.date ? `effective ${formatEdtf(version.effective.date)}` : version.first !== null ? `captured ${formatEdtf(dayOf(version.first))}` : 'without a date'
  return `${version.title.slice(0, 200)}, ${when}`
}
