import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { computeProof, type Proof, standing } from '../../shared/proof'
import type { Count, Document, Element, Heading, Paragraph, Pleading, Support } from '../../shared/records'
import { withoutQuarantined } from '../../shared/review/quarantine'
import { useMatter, useRows, useWhere } from '../store'

/** The operative complaint in reading order, and what proves it; computed anew after every change. */
export type MatterProof = {
  /** the operative complaint, or null where none was imported */
  pleading: Pleading | null
  paragraphs: readonly Paragraph[]
  headings: readonly Heading[]
  counts: readonly Count[]
  elements: readonly Element[]
  proof: Proof
  /** looked at for one defendant, or null for all */
  defendant: string | null
  setDefendant(party: string | null): void
}

const ProofContext = createContext<MatterProof | null>(null)

export function useProof(): MatterProof {
  const proof = useContext(ProofContext)
  if (!proof) throw new Error('no proof here')
  return proof
}

const inOrder = <T extends { order: number }>(records: readonly T[]): T[] => [...records].sort((a, b) => a.order - b.order)

export function ProofProvider({ children }: { children: ReactNode }) {
  const [defendant, setDefendant] = useState<string | null>(null)
  const matter = useMatter()
  const pleadings = useRows('pleadings')
  const allParagraphs = useRows('paragraphs')
  const allHeadings = useRows('headings')
  const allCounts = useRows('counts')
  const elements = useRows('elements')
  const assignments = useRows('assignments')
  const supports = useCountedSupports()
  const gaps = useRows('gaps')
  const overrides = useRows('overrides')
  const allResponses = useRows('responses')
  const answers = useRows('answers')
  const responses = useMemo(() => standing(allResponses, answers), [allResponses, answers])
  const parties = useRows('parties')
  const pleading = useMemo(() => pleadings.find((one) => one.operative) ?? null, [pleadings])
  const id = pleading?.id
  const paragraphs = useMemo(() => inOrder(allParagraphs.filter((one) => one.pleading === id)), [allParagraphs, id])
  const headings = useMemo(() => inOrder(allHeadings.filter((one) => one.pleading === id)), [allHeadings, id])
  const counts = useMemo(() => inOrder(allCounts.filter((one) => one.pleading === id)), [allCounts, id])
  const countIncorporatedCounts = matter?.settings.countIncorporatedCounts ?? false
  const ineffectiveDenials = matter?.settings.ineffectiveDenials
  const proof = useMemo(
    () => computeProof({ paragraphs, counts, elements, assignments, supports, gaps, overrides, responses, parties }, { defendant, countIncorporatedCounts, ineffectiveDenials }),
    [paragraphs, counts, elements, assignments, supports, gaps, overrides, responses, parties, defendant, countIncorporatedCounts, ineffectiveDenials],
  )
  const value = useMemo<MatterProof>(
    () => ({ pleading, paragraphs, headings, counts, elements, proof, defendant, setDefendant }),
    [pleading, paragraphs, headings, counts, elements, proof, defendant],
  )
  return <ProofContext.Provider value={value}>{children}</ProofContext.Provider>
}

const isHeld = (document: Document) => document.quarantine !== null

/** Links that count: those that rest on a document in quarantine do not (FRCP 26(b)(5)(B)). */
function useCountedSupports(): readonly Support[] {
  const supports = useRows('supports')
  const passages = useRows('passages')
  const rollouts = useRows('rollouts')
  const events = useRows('events')
  const testimony = useRows('testimony')
  const transcripts = useRows('transcripts')
  // Decisions of a review change the documents all day; the proof is made anew only when a quarantine does.
  const held = useWhere('documents', isHeld)
  return useMemo(() => withoutQuarantined({ documents: held, passages, supports, rollouts, events, testimony, transcripts }).supports, [held, passages, supports, rollouts, events, testimony, transcripts])
}
