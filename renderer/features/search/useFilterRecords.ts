import { useMemo } from 'react'
import { type FilterRecords, filterResolver } from '../../../shared/search/filters'
import { type Links, linksOf } from '../../../shared/search/links'
import type { FilterResolver } from '../../../shared/search/model'
import { useProof } from '../../proof'
import { useRows } from '../../store'

export type SearchRecords = { records: FilterRecords; resolve: FilterResolver; links(): Links }

/** The records that fields ask, as they stand now, and what answers them. Links are made when they are first needed. */
export function useFilterRecords(): SearchRecords {
  const { proof } = useProof()
  const documents = useRows('documents')
  const paragraphs = useRows('paragraphs')
  const pleadings = useRows('pleadings')
  const passages = useRows('passages')
  const supports = useRows('supports')
  const gaps = useRows('gaps')
  const assignments = useRows('assignments')
  const events = useRows('events')
  const contracts = useRows('contracts')
  const clauses = useRows('clauses')
  const policies = useRows('policies')
  const versions = useRows('versions')
  const elements = useRows('elements')
  const counts = useRows('counts')
  const people = useRows('people')
  const transcripts = useRows('transcripts')
  const tags = useRows('tags')
  const intakes = useRows('intakes')
  return useMemo(() => {
    const statusOf = (id: string) => proof.paragraphs.get(id)?.status ?? proof.elements.get(id)?.status ?? null
    const records = { documents, paragraphs, pleadings, passages, supports, gaps, assignments, events, contracts, clauses, policies, versions, elements, counts, people, transcripts, tags, intakes, statusOf }
    let made: Links | null = null
    let resolver: FilterResolver | null = null
    return {
      records,
      resolve: (filter) => {
        resolver ??= filterResolver(records)
        return resolver(filter)
      },
      links: () => {
        made ??= linksOf(records)
        return made
      },
    }
  }, [proof, documents, paragraphs, pleadings, passages, supports, gaps, assignments, events, contracts, clauses, policies, versions, elements, counts, people, transcripts, tags, intakes])
}
