import { useCallback, useEffect, useMemo, useState } from 'react'
import { linksElsewhere, type PlaceInDocument, verdicts } from '../../../shared/evidence/judged'
import { needOf } from '../../../shared/evidence/need'
import { reasonOf } from '../../../shared/evidence/reason'
import type { Stretch } from '../../../shared/evidence/passages'
import type { Document, Support } from '../../../shared/records'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { useRows, useSession } from '../../store'
import { evidenceOf, type Reach, type Searched } from './search'

/** Looked at and kept; more would be read by nobody. */
const MOST = 60

export type Proposed = {
  id: string
  document: Document
  place: PlaceInDocument
  /** places of what is shared, in the quote */
  marks: readonly Stretch[]
  reason: string
  /** other papers with the same words */
  copies: readonly Document[]
  /** what the place is linked to already, besides this */
  links: readonly Support[]
}

export type Proposals = {
  state: 'searching' | 'cancelled' | 'failed' | 'done'
  problem: Problem | null
  /** what waits for a decision, best first; follows every change and undo at once */
  open: readonly Proposed[]
  linked: number
  passedOver: number
  reach: Reach
  again(): void
}

/** Proposals for a paragraph, an element or a gap. */
export function useProposals(of: string): Proposals {
  const session = useSession()
  const [found, setFound] = useState<{ of: string; searched: Searched } | null>(null)
  const [ended, setEnded] = useState<{ state: 'cancelled' | 'failed'; problem: Problem | null } | null>(null)
  const [round, setRound] = useState(0)
  const documents = useRows('documents')
  const passedOver = useRows('passedOver')
  const supports = useRows('supports')
  const passages = useRows('passages')
  const gaps = useRows('gaps')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    let gone = false
    setEnded(null)
    const { reader } = session
    const need = needOf(of, {
      paragraphs: reader.rows('paragraphs'), headings: reader.rows('headings'), counts: reader.rows('counts'), elements: reader.rows('elements'), assignments: reader.rows('assignments'), gaps: reader.rows('gaps'),
      parties: reader.rows('parties'), people: reader.rows('people'),
    })
    if (!need) return
    evidenceOf(session).find(need, MOST).then(
      (searched) => {
        if (gone) return
        if (searched) setFound({ of, searched })
        else setEnded({ state: 'cancelled', problem: null })
      },
      (cause: unknown) => {
        if (!gone) setEnded({ state: 'failed', problem: problemOf(cause, 'unexpected', 'The search for evidence broke off.', 'Try again.', 'Nothing in the matter was changed.') })
      },
    )
    return () => {
      gone = true
    }
  }, [session, of, round])

  const now = found?.of === of ? found.searched : null
  const same = useMemo(() => [of, ...gaps.flatMap((gap) => (gap.id === of ? [gap.of] : []))], [of, gaps])
  const judged = useMemo(() => {
    const open: Proposed[] = []
    let [linked, refused] = [0, 0]
    if (now) {
      const byId = new Map(documents.map((one) => [one.id, one]))
      const judge = verdicts(same, { passedOver, supports, passages })
      for (const proposal of now.proposals) {
        const places = [proposal, ...proposal.copies].flatMap(({ key, n, from, to }) => (now.documentsOf.get(key) ?? []).flatMap((document) => {
          const current = byId.get(document.id)
          return current && current.quarantine === null ? [{ document: current, place: { document: current.id, page: n, from, to, quote: proposal.quote } }] : []
        })).sort((a, b) => rank(a.document) - rank(b.document))
        const [first, ...others] = places
        if (!first) continue
        const verdict = judge(places.map((one) => one.place))
        if (verdict === 'linked') linked++
        else if (verdict === 'passed-over') refused++
        else open.push({ id: `${first.document.id} ${first.place.page} ${first.place.from}`, ...first, marks: proposal.marks, reason: reasonOf(proposal.shared), copies: others.map((one) => one.document), links: linksElsewhere(same, { passedOver, supports, passages }, first.place) })
      }
    }
    return { open, linked, passedOver: refused }
  }, [now, documents, same, passedOver, supports, passages])

  const again = useCallback(() => setRound((n) => n + 1), [])
  return {
    ...judged, again, state: ended?.state ?? (now ? 'done' : 'searching'), problem: ended?.problem ?? null, reach: now?.reach ?? { documents: 0, withoutText: 0 },
  }
}

/** Of several papers with the same words the exhibit stands first. */
const rank = (document: Document) => (document.exhibit !== null ? 0 : document.bates !== null ? 1 : 2)
