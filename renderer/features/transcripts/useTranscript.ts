import { useMemo } from 'react'
import type { Designation, Testimony, Transcript } from '../../../shared/records'
import { compare, lineIndex, linesOf, type RangeLine } from '../../../shared/transcript/range'
import { exhibitDocument } from '../../../shared/transcript/records'
import { useRows } from '../../store'

export type Row = { row: 'page'; printed: number; part: string } | { row: 'line'; line: RangeLine; at: number }

export type OpenTranscript = { transcript: Transcript; lines: readonly RangeLine[]; rows: readonly Row[]; testimony: readonly Testimony[]; designations: readonly Designation[]; /** the document that an exhibit of this number is */ exhibit: (number: string) => string | null }

/** Lines of a transcript with what lies on them. */
export function useTranscript(transcript: Transcript): OpenTranscript {
  const pages = useRows('transcriptPages')
  const allTestimony = useRows('testimony')
  const allDesignations = useRows('designations')
  const own = useMemo(() => pages.filter((page) => page.transcript === transcript.id).sort((a, b) => a.order - b.order), [pages, transcript.id])
  const lines = useMemo(() => linesOf(own), [own])
  const rows = useMemo(() => {
    const out: Row[] = []
    let at = 0
    for (const page of own) {
      if (transcript.paged) out.push({ row: 'page', printed: page.printed, part: page.part })
      for (const _ of page.lines) {
        const line = lines[at]
        if (line) out.push({ row: 'line', line, at })
        at++
      }
    }
    return out
  }, [own, lines, transcript.paged])
  const testimony = useMemo(() => allTestimony.filter((one) => one.transcript === transcript.id).sort((a, b) => compare(a.from, b.from)), [allTestimony, transcript.id])
  const designations = useMemo(() => allDesignations.filter((one) => one.transcript === transcript.id).sort((a, b) => compare(a.from, b.from)), [allDesignations, transcript.id])
  const documents = useRows('documents')
  const exhibit = useMemo(() => {
    const own = new Map(transcript.exhibits.map((one) => [one.number, one.document]))
    const shown = documents.filter((one) => one.quarantine === null && one.exhibit !== null)
    const ids = new Set(documents.filter((one) => one.quarantine === null).map((one) => one.id))
    const known = new Map<string, string | null>()
    return (number: string) => {
      if (!known.has(number)) {
        const named = own.get(number) ?? null
        known.set(number, named !== null && ids.has(named) ? named : exhibitDocument(number, shown))
      }
      return known.get(number) ?? null
    }
  }, [documents, transcript.exhibits])
  return useMemo(() => ({ transcript, lines, rows, testimony, designations, exhibit }), [transcript, lines, rows, testimony, designations, exhibit])
}

export const MARKS = { highlighted: 1, affirmative: 2, counter: 4, completeness: 8 } as const

/** What lies on each line, as bits: five thousand highlights cost one pass. */
export function marksOf({ lines, testimony, designations }: OpenTranscript): Uint8Array {
  const marks = new Uint8Array(lines.length)
  const fill = (range: { from: { page: number; line: number }; to: { page: number; line: number } }, bit: number) => {
    for (let at = lineIndex(lines, range.from); at < lines.length; at++) {
      const line = lines[at] as RangeLine
      if (compare({ page: line.page, line: line.n }, range.to) > 0) break
      marks[at] = (marks[at] as number) | bit
    }
  }
  for (const one of testimony) fill(one, MARKS.highlighted)
  for (const one of designations) fill(one, MARKS[one.kind])
  return marks
}
