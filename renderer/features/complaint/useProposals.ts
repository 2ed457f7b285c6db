import { useMemo } from 'react'
import type { AssignmentProposal } from '../../../shared/elements'
import { useProof } from '../../proof'
import { useRows } from '../../store'
import { openProposals } from './proposals'

/** Assignments that the words propose and nobody has decided on. */
export function useProposals(): AssignmentProposal[] {
  const { paragraphs, elements, counts } = useProof()
  const assignments = useRows('assignments')
  return useMemo(() => openProposals({ paragraphs, elements, counts, assignments }), [paragraphs, elements, counts, assignments])
}
