import { computeProof, type Proof, standing } from '../../shared/proof'
import { withoutQuarantined } from '../../shared/review/quarantine'
import type { Reader } from '../store'

/** The proof of the operative complaint against all defendants, outside the screens. */
export function proofOf(reader: Reader): Proof {
  const pleading = reader.rows('pleadings').find((one) => one.operative)
  const of = <T extends { pleading: string }>(rows: readonly T[]) => rows.filter((one) => one.pleading === pleading?.id)
  return computeProof(
    {
      paragraphs: of(reader.rows('paragraphs')), counts: of(reader.rows('counts')), elements: reader.rows('elements'), assignments: reader.rows('assignments'),
      supports: withoutQuarantined({ documents: reader.rows('documents'), passages: reader.rows('passages'), supports: reader.rows('supports'), rollouts: reader.rows('rollouts'), events: reader.rows('events'), testimony: reader.rows('testimony'), transcripts: reader.rows('transcripts') }).supports, gaps: reader.rows('gaps'), overrides: reader.rows('overrides'), responses: standing(reader.rows('responses'), reader.rows('answers')), parties: reader.rows('parties'),
    },
    { defendant: null, countIncorporatedCounts: reader.get('matter', 'matter')?.settings.countIncorporatedCounts ?? false, ineffectiveDenials: reader.get('matter', 'matter')?.settings.ineffectiveDenials },
  )
}
