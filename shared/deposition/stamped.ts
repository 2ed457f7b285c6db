/** Which exhibits of a deposition may leave the matter as stamped copies. */
import { problem, type Problem } from '../problem/problem'
import type { Document } from '../records'
import { mayLeave } from '../review/sharing'

const PAGED: ReadonlySet<Document['kind']> = new Set(['pdf', 'image', 'images'])

/** Why a marked document gets no copy; null where it may be copied. What is in quarantine is not named. */
export function noCopyOf(document: Document | undefined, number: string): Problem | null {
  if (!document) return problem('export.refused', `Exhibit ${number} was deleted from the matter.`, 'Undo the deletion, or strike the exhibit.')
  const leave = mayLeave(document)
  if (leave === 'quarantined') return problem('export.refused', `Exhibit ${number} is in quarantine and was not copied.`, 'Settle the claim first.')
  if (leave === 'privileged') return problem('export.refused', `Exhibit ${number} is privileged and was not copied.`, 'Take it off the exhibits, or decide its privilege anew.')
  if (!PAGED.has(document.kind)) return problem('export.refused', `Exhibit ${number} has no pages that could be stamped.`, 'Print it to a PDF, import that, and mark it.')
  return null
}
