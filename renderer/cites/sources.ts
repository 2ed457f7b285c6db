import { useMemo } from 'react'
import { chainCites, spelledOut } from '../../shared/cite/chain'
import { findCites } from '../../shared/cite/find'
import { type CiteStyle, formatCite, PLAIN_STYLE } from '../../shared/cite/format'
import type { Cite } from '../../shared/cite/model'
import { type Resolution, resolveCite } from '../../shared/cite/resolve'
import { indexSources, type SourceIndex } from '../../shared/cite/sourceIndex'
import { type Reader, useMatter, useRows, useSession } from '../store'

/** What the matter's papers can cite, as it stands now. */
export function sourcesOf(reader: Reader): SourceIndex {
  return indexSources({
    documents: reader.rows('documents'), pleadings: reader.rows('pleadings'), paragraphs: reader.rows('paragraphs'), passages: reader.rows('passages'), shortNames: reader.rows('shortNames'),
    policies: reader.rows('policies'), versions: reader.rows('versions'), contracts: reader.rows('contracts'), clauses: reader.rows('clauses'), transcripts: reader.rows('transcripts'),
  })
}

/** How the matter writes its cites. */
export const styleOf = (reader: Reader): CiteStyle => reader.get('matter', 'matter')?.settings.cites ?? PLAIN_STYLE

/** A cite of a typed text, with what it resolves to. */
export type TypedCite = { from: number; to: number; cite: Cite; label: string; resolution: Resolution }

/** Reads and resolves the cites of a short text. `alone`: a name is a cite where it is all there is. */
export function citesOf(text: string, index: SourceIndex, style: CiteStyle, alone = false): TypedCite[] {
  const found = findCites(text, { names: index.known, prefixes: index.prefixes, alone })
  const links = chainCites(found)
  const spelled = spelledOut(found, links)
  return found.cites.flatMap((one, at): TypedCite[] => {
    if (links[at]?.law) return []
    const cite = spelled[at] ?? null
    const none = { targets: [], candidates: [] }
    const resolution: Resolution = one.error ? { state: 'unclear', why: one.error, ...none }
      : !cite ? { state: 'ambiguous', why: links[at]?.why ?? 'The cite before it names no source.', ...none }
      : resolveCite(cite, index)
    return [{
      from: one.from, to: one.to, cite: cite ?? one.cite, label: one.error ? one.text : formatCite(cite ?? one.cite, style),
      resolution: one.guess && resolution.state === 'resolved' ? { ...resolution, state: 'unclear', why: one.guess } : resolution,
    }]
  })
}

/** The cites of a text that is shown or typed, kept up with the records. Nothing is prepared for an empty one. */
export function useCites(text: string): readonly TypedCite[] {
  const { reader } = useSession()
  const documents = useRows('documents')
  const paragraphs = useRows('paragraphs')
  const names = useRows('shortNames')
  const matter = useMatter()
  // Most notes cite nothing: they cost one look for a digit or a paragraph sign.
  const mayCite = /\d|¶|§|\b(?:Ex|Exh|Exhibit|[PDJ]X)\b/.test(text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists stand for what the reader gives
  return useMemo(() => (mayCite ? citesOf(text, sourcesOf(reader), styleOf(reader)).filter((one) => !isPlanned(one)) : NONE), [text, mayCite, reader, documents, paragraphs, names, matter])
}

/** "RFP 4" in a note is a request that is planned or was served; only answers that came in are record. */
const isPlanned = ({ cite, resolution }: TypedCite) => cite.kind === 'discovery' && resolution.state === 'document-missing'

const NONE: readonly TypedCite[] = []
