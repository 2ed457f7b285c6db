/** Designations of testimony for trial (FRCP 26(a)(3)(A)(ii), 32(a)): order, overlaps, totals, the table. */
import type { Designation, Transcript } from '../records'
import { citeTestimony, compare, linesIn, overlap, type RangeLine } from './range'

export const KIND_NAMES: Record<Designation['kind'], string> = { affirmative: 'Affirmative', counter: 'Counter', completeness: 'Completeness' }
export const RULING_NAMES: Record<Designation['objections'][number]['ruling'], string> = { none: '', sustained: 'Sustained', overruled: 'Overruled', reserved: 'Reserved' }

export const inOrder = (designations: readonly Designation[]) => [...designations].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to))

/** Ids of designations that share lines with another of the same transcript. */
export function overlapping(designations: readonly Designation[]): Set<string> {
  const found = new Set<string>()
  const sorted = inOrder(designations)
  sorted.forEach((one, index) => {
    for (let next = index + 1; next < sorted.length && compare((sorted[next] as Designation).from, one.to) <= 0; next++) {
      const other = sorted[next] as Designation
      if (one.transcript === other.transcript && overlap(one, other)) {
        found.add(one.id)
        found.add(other.id)
      }
    }
  })
  return found
}

export type Totals = { designations: number; lines: number; /** from the printed times; null where the transcript has none */ seconds: number | null }

/** "13:15:32" or "01:15" as seconds of a day; null where it is no time. */
export function secondsOf(time: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(time)
  if (!match) return null
  const hours = Number(match[1]) % 12 + (/p/i.test(time) || Number(match[1]) > 12 ? 12 : 0)
  return hours * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)
}

/** Lines of all, each counted once, and the time between the stamps of their first and last line. */
export function totalsOf(designations: readonly Designation[], linesOfTranscript: (id: string) => readonly RangeLine[]): Totals {
  const counted = new Set<string>()
  let seconds: number | null = null
  for (const one of designations) {
    const lines = linesIn(linesOfTranscript(one.transcript), one).filter((line) => line.text !== '')
    for (const line of lines) counted.add(`${one.transcript} ${line.page}:${line.n}`)
    const times = lines.flatMap((line) => secondsOf(line.time) ?? [])
    const [first, last] = [times[0], times.at(-1)]
    if (first !== undefined && last !== undefined && last >= first) seconds = (seconds ?? 0) + (last - first)
  }
  return { designations: designations.length, lines: counted.size, seconds }
}

export const TABLE_HEAD = ['Testimony', 'Page:line', 'Kind', 'Offered by', 'Lines', 'Objections', 'Ruling', 'Words'] as const

/** Rows for court, one a designation, in the order of the transcript. */
export function designationRows(designations: readonly Designation[], transcript: Transcript, lines: readonly RangeLine[], partyName: (id: string | null) => string): string[][] {
  return inOrder(designations.filter((one) => one.transcript === transcript.id)).map((one) => {
    const own = linesIn(lines, one).filter((line) => line.text !== '')
    const place = citeTestimony(transcript, one, '-').slice(transcript.shortForm.length + 1)
    return [transcript.shortForm, place, KIND_NAMES[one.kind], partyName(one.party), String(own.length), one.objections.map((each) => [each.by, each.ground].filter(Boolean).join(': ')).join('; '), one.objections.map((each) => RULING_NAMES[each.ruling]).filter(Boolean).join('; '), own.map((line) => line.text).join(' ').slice(0, 400)]
  })
}
