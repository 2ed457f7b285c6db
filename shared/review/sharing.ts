/** The one rule that everything that leaves the matter asks: exports, reports, productions, prints. */
import type { Document } from '../records'

export type MayLeave = 'yes' | 'privileged' | 'quarantined'

/**
 * Whether a document's content may leave the matter. "privileged": it is named so and in no other
 * way (FRCP 26(b)(5)(A)); "quarantined": it is not named at all (FRCP 26(b)(5)(B)).
 * A privileged document that is redacted may leave only as its redacted copy, which is not its content.
 */
export function mayLeave(document: Document): MayLeave {
  if (document.quarantine !== null) return 'quarantined'
  return document.privilege === null ? 'yes' : 'privileged'
}
