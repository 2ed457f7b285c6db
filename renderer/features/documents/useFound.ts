import { useCallback, useMemo, useRef } from 'react'
import { type DocumentIndex, indexDocuments } from '../../../shared/documents/filter'
import type { Document } from '../../../shared/records'
import { useRows } from '../../store'

/** Documents prepared for facets; after a change only what changed is prepared anew. */
export function useDocumentIndex(documents: readonly Document[]): DocumentIndex {
  const prepare = usePreparedDocuments()
  return useMemo(() => prepare(documents), [prepare, documents])
}

/** The same for who does not need it after every change: prepares when asked. */
export function usePreparedDocuments(): (documents: readonly Document[]) => DocumentIndex {
  const last = useRef<DocumentIndex | null>(null)
  return useCallback((documents) => {
    last.current = indexDocuments(documents, last.current)
    return last.current
  }, [])
}

/** Ids of documents that some link rests on, itself or by a passage. */
export function useLinked(): ReadonlySet<string> {
  const supports = useRows('supports')
  const passages = useRows('passages')
  return useMemo(() => {
    const ofPassage = new Map(passages.map((one) => [one.id, one.document]))
    return new Set(supports.filter((one) => one.standing !== 'rejected').map((one) => ofPassage.get(one.source) ?? one.source))
  }, [supports, passages])
}
