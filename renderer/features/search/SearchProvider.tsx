import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import type { Hit, LineHit, Place, Query, UnitKind } from '../../../shared/search/model'
import type { Transcript } from '../../../shared/records'
import { citeTestimony, type Range } from '../../../shared/transcript/range'
import { rangesOf } from '../../../shared/transcript/searchText'
import { useCommands } from '../../commands'
import { type Room, type TextPlace, useNavigation, useOpenSource } from '../../navigation'
import { useSearchService } from '../../search'
import { type Reader, useSession } from '../../store'
import { say } from '../../ui'
import { useIndexCare } from './useIndexCare'

export type Typed = { text: string; stem: boolean; kind: UnitKind | null; order: 'relevance' | 'date' | 'number' }

/** Where a walk through hits stands: which hit of the list, which of its places. */
export type Walk = { query: Query; hits: readonly Hit[]; at: number; places: readonly Stop[]; place: number }
/** a stretch of a document's text, or lines of a transcript */
export type Stop = TextPlace | LineHit

export type Search = {
  typed: Typed
  type(next: Partial<Typed>): void
  /** grows when the box should take the focus */
  asked: number
  /** whether the box was asked for since the last call: the room is made anew when a source opens beside it */
  takeAsked(): boolean
  walk: Walk | null
  /** opens the source of a hit at its first place, and lets the keys walk on from there */
  open(query: Query, hits: readonly Hit[], at: number): void
  step(by: 1 | -1): void
  /** shows the search room with these words in the box */
  searchFor(text: string): void
}

const SearchContext = createContext<Search | null>(null)

export function useSearch(): Search {
  const search = useContext(SearchContext)
  if (!search) throw new Error('no search here')
  return search
}

const isText = (stop: Stop): stop is TextPlace => !('cite' in stop)

/** The beginning of a transcript, where nothing in its lines was found. */
function startOf({ firstPage, paged }: Transcript): Range {
  const at = { page: paged ? firstPage : 0, line: 1 }
  return { from: at, to: at }
}

function linesOfHit(reader: Reader, id: string, places: readonly Place[]): LineHit[] {
  const transcript = reader.get('transcripts', id)
  if (!transcript) return []
  return rangesOf(places, reader.rows('transcriptPages').filter((one) => one.transcript === id)).map((range) => ({ ...range, cite: citeTestimony(transcript, range) }))
}

/** What a search within a room looks in first. Rooms that are not named search everything. */
const IN_ROOM: Partial<Record<string, string>> = {
  complaint: 'in:paragraphs ', proof: 'in:elements ', documents: 'in:documents ', review: 'in:documents ', policies: 'in:versions ', contracts: 'in:clauses ', chronology: 'in:events ', transcripts: 'in:testimony ', depositions: 'in:testimony ',
}

/** Keeps what was typed and where the walk through the hits stands, in whatever room one is. */
export function SearchProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const service = useSearchService()
  const { place, go, openSource } = useNavigation()
  const source = useOpenSource()
  const [typed, setTyped] = useState<Typed>({ text: '', stem: true, kind: null, order: 'relevance' })
  const [asked, setAsked] = useState(0)
  const [walk, setWalk] = useState<Walk | null>(null)
  const latest = useRef<AbortController | null>(null)
  const taken = useRef(0)
  const takeAsked = useCallback(() => {
    const fresh = taken.current !== asked
    taken.current = asked
    return fresh
  }, [asked])

  const type = useCallback((next: Partial<Typed>) => setTyped((now) => ({ ...now, ...next })), [])

  /** Opens what a hit points at; @returns whether it could */
  const show = useCallback((hit: Hit, stops: readonly Stop[], at: number): boolean => {
    const { reader } = session
    switch (hit.kind) {
      case 'passage': {
        const passage = reader.get('passages', hit.id)
        if (passage) source.passage(passage)
        return passage !== undefined
      }
      case 'paragraph': {
        const paragraph = reader.get('paragraphs', hit.id)
        if (paragraph) source.paragraph(paragraph)
        return paragraph !== undefined
      }
      case 'gap': case 'element': {
        const of = hit.kind === 'gap' ? reader.get('gaps', hit.id)?.of : reader.rows('assignments').find((one) => one.element === hit.id && one.standing !== 'rejected')?.paragraph
        const paragraph = of ? reader.get('paragraphs', of) : undefined
        if (paragraph) source.paragraph(paragraph)
        return paragraph !== undefined
      }
      case 'event': {
        for (const id of reader.get('events', hit.id)?.sources ?? []) {
          const [passage, document, paragraph] = [reader.get('passages', id), reader.get('documents', id), reader.get('paragraphs', id)]
          if (passage) source.passage(passage)
          else if (paragraph) source.paragraph(paragraph)
          else if (document) source.document(document)
          else continue
          return true
        }
        return false
      }
      case 'transcript': {
        const transcript = reader.get('transcripts', hit.id)
        const stop = stops[at]
        const lines = stop && !isText(stop) ? stop : (hit.lines[0] ?? null)
        if (transcript && lines) source.testimony(transcript, lines)
        else if (transcript) source.testimony(transcript, startOf(transcript))
        return transcript !== undefined
      }
      case 'person': return false
      case 'document': case 'version': case 'clause': {
        const document = hit.document === null ? undefined : reader.get('documents', hit.document)
        if (!document) return false
        const clause = hit.kind === 'clause' ? reader.get('clauses', hit.id) : undefined
        const places = stops.filter(isText)
        const hits = clause ? [{ page: clause.page, from: clause.from, to: clause.endPage === clause.page ? clause.to : Number.MAX_SAFE_INTEGER }] : places
        const here = hits[clause ? 0 : at]
        openSource({ document: document.id, label: hit.kind === 'document' ? documentName(document) : hit.cite, page: here?.page ?? hit.page ?? 1, passage: null, rects: null, ...(hits.length > 0 ? { hits, hit: clause ? 0 : at } : {}) })
        return true
      }
    }
  }, [session, source, openSource])

  const arrive = useCallback((query: Query, hits: readonly Hit[], at: number, end: 'first' | 'last') => {
    const hit = hits[at]
    if (!hit) return
    latest.current?.abort()
    const abort = new AbortController()
    latest.current = abort
    const opened = (all: readonly Place[]) => {
      if (abort.signal.aborted) return
      const said = all.filter((one) => one.page > 0)
      const places: readonly Stop[] = hit.kind === 'document' ? said : hit.kind === 'transcript' ? linesOfHit(session.reader, hit.id, said) : []
      const best = hit.kind === 'transcript' ? Math.max(0, places.findIndex((one) => !isText(one) && one.cite === hit.cite)) : 0
      const place = end === 'first' ? best : Math.max(0, places.length - 1)
      setWalk({ query, hits, at, places, place })
      if (!show(hit, places, place)) say(`${hit.cite} has no source that could be opened.`)
    }
    if (hit.kind !== 'document' && hit.kind !== 'transcript') opened([])
    else service.hitsIn(hit.id, query, abort.signal).then(opened, () => opened([]))
  }, [session, service, show])

  const step = useCallback((by: 1 | -1) => {
    if (!walk) return
    const next = walk.place + by
    const hit = walk.hits[walk.at]
    if (hit && next >= 0 && next < walk.places.length) {
      setWalk({ ...walk, place: next })
      show(hit, walk.places, next)
      return
    }
    if (walk.hits[walk.at + by]) arrive(walk.query, walk.hits, walk.at + by, by === 1 ? 'first' : 'last')
    else say(by === 1 ? 'That was the last hit.' : 'That was the first hit.')
  }, [walk, show, arrive])

  const searchFor = useCallback((text: string) => {
    setTyped((now) => ({ ...now, text, kind: null }))
    setAsked((n) => n + 1)
    go({ room: 'search' })
  }, [go])
  const everywhere = () => {
    setAsked((n) => n + 1)
    go({ room: 'search' })
  }
  const here = (room: Room) => {
    const start = IN_ROOM[room]
    if (start && !typed.text.startsWith(start)) type({ text: start, kind: null })
    everywhere()
  }
  useIndexCare()
  const walking = () => (walk ? null : 'Search and open a hit first.')
  useCommands([
    { id: 'search.everywhere', label: 'Search the whole matter', group: 'Search', keys: ['$mod+Shift+f'], inFields: true, run: everywhere },
    { id: 'search.room', label: 'Search what this room holds', group: 'Search', keys: ['$mod+f'], inFields: true, run: () => here(place.room) },
    { id: 'search.next', label: 'Next hit, in any document', group: 'Search', keys: ['F3', '$mod+g'], inFields: true, blocked: walking, run: () => step(1) },
    { id: 'search.previous', label: 'Previous hit, in any document', group: 'Search', keys: ['Shift+F3', '$mod+Shift+g'], inFields: true, blocked: walking, run: () => step(-1) },
    { id: 'go.search', label: 'Go to Search', group: 'Go', keys: [], run: everywhere },
  ])
  const search = useMemo<Search>(() => ({ typed, type, asked, takeAsked, walk, open: (query, hits, at) => arrive(query, hits, at, 'first'), step, searchFor }), [typed, type, asked, takeAsked, walk, arrive, step, searchFor])
  return <SearchContext.Provider value={search}>{children}</SearchContext.Provider>
}
