import { useMemo, useRef, useState } from 'react'
import { type DocumentIndex, type DocumentQuery, findDocuments } from '../../../shared/documents/filter'
import type { Document } from '../../../shared/records'
import { reviewOrder, sameOrder } from '../../../shared/review/order'
import { type Kin, kinOf } from '../../../shared/review/reach'
import { useLinked, usePreparedDocuments } from '../documents'

/** What stays while documents are only coded: their order, and who belongs to whom. */
type Structure = { documents: readonly Document[]; places: Int32Array; depths: Uint8Array; placeOf: ReadonlyMap<string, number>; kin: Kin }

/** The documents to look at, in order; rows are places in the matter's list of documents. */
export type Queue = { places: Int32Array; depths: Uint8Array; rowOf: Int32Array }

export type QueueView = {
  queue: Queue
  prepare(documents: readonly Document[]): DocumentIndex
  linked: ReadonlySet<string>
  kin: Kin
  at(row: number): Document | null
  /** -1 where it is not in the queue */
  row(id: string | null): number
  refresh(): void
}

function structureOf(documents: readonly Document[]): Structure {
  const placeOf = new Map(documents.map((one, at) => [one.id, at]))
  const rows = reviewOrder(documents)
  return { documents, places: Int32Array.from(rows, (row) => placeOf.get(row.document.id) as number), depths: Uint8Array.from(rows, (row) => Math.min(row.depth, 6)), placeOf, kin: kinOf(documents) }
}

/**
 * The queue is taken when it is chosen and then stays: a document that was decided does not vanish
 * under the reviewer, and a decision among a hundred thousand costs no new filter.
 */
export function useQueue(documents: readonly Document[], query: DocumentQuery): QueueView {
  const prepare = usePreparedDocuments()
  const linked = useLinked()
  const held = useRef<Structure | null>(null)
  const [turn, setTurn] = useState(0)
  const structure = useMemo(() => {
    if (held.current && sameOrder(held.current.documents, documents)) held.current.documents = documents
    else held.current = structureOf(documents)
    return { ref: held.current, places: held.current.places }
  }, [documents]).ref
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken anew for another query, another order, or when asked
  const queue = useMemo((): Queue => {
    const fits = new Uint8Array(documents.length)
    for (const place of findDocuments(prepare(documents), query, linked).places) fits[place] = 1
    const rows: number[] = []
    for (let at = 0; at < structure.places.length; at++) if (fits[structure.places[at] as number] === 1) rows.push(at)
    const places = Int32Array.from(rows, (at) => structure.places[at] as number)
    const rowOf = new Int32Array(documents.length).fill(-1)
    for (let row = 0; row < places.length; row++) rowOf[places[row] as number] = row
    return { places, depths: Uint8Array.from(rows, (at) => structure.depths[at] as number), rowOf }
  }, [structure, query, turn])
  return {
    queue, prepare, linked, kin: structure.kin,
    at: (row) => documents[queue.places[row] ?? -1] ?? null,
    row: (id) => queue.rowOf[structure.placeOf.get(id ?? '') ?? -1] ?? -1,
    refresh: () => setTurn((n) => n + 1),
  }
}

/** How much of the queue is done. */
export function useProgress(queue: Queue, documents: readonly Document[]): { reviewed: number; left: number } {
  const last = useRef<{ queue: Queue | null; documents: readonly Document[]; reviewed: number }>({ queue: null, documents: [], reviewed: 0 })
  return useMemo(() => {
    const before = last.current.queue === queue ? last.current.documents : []
    let reviewed = last.current.queue === queue ? last.current.reviewed : 0
    for (let row = 0; row < queue.places.length; row++) {
      const at = queue.places[row] as number
      // Only what is a new object since the last decision is looked at.
      if (documents[at] !== before[at]) reviewed += Number(documents[at]?.reviewed ?? false) - Number(before[at]?.reviewed ?? false)
    }
    last.current = { queue, documents, reviewed }
    return { reviewed, left: queue.places.length - reviewed }
  }, [queue, documents])
}

/** The row of the next document that nobody has reviewed, after `from`, then from the top; -1 where all are. `besides` are as good as reviewed. */
export function nextOpen(queue: Queue, documents: readonly Document[], from: number, besides: ReadonlySet<string>): number {
  const total = queue.places.length
  for (let step = 1; step <= total; step++) {
    const row = (from + step) % total
    const document = documents[queue.places[row] as number]
    if (document && !document.reviewed && document.quarantine === null && !besides.has(document.id)) return row
  }
  return -1
}
