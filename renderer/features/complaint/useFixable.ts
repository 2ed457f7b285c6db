import { useMemo } from 'react'
import type { Fixable } from '../../../shared/pleading/fixes'
import { type Session, useSession } from '../../store'

/** What the mends look at, read when a mend is asked for. */
export function fixable({ reader }: Session): Fixable {
  return {
    paragraphs: reader.rows('paragraphs'), headings: reader.rows('headings'), counts: reader.rows('counts'), doubts: reader.rows('doubts'), supports: reader.rows('supports'),
    gaps: reader.rows('gaps'), assignments: reader.rows('assignments'), responses: reader.rows('responses'), overrides: reader.rows('overrides'),
  }
}

/** The same, as a function that always reads what stands now. */
export function useFixable(): () => Fixable {
  const session = useSession()
  return useMemo(() => () => fixable(session), [session])
}
