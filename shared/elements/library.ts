import library from './library.json'
import { SHORT } from './short'

export type LibraryElement = { id: string; text: string; short: string; proof: string[]; requests: string[] }

/** A claim of the library: a draft for a lawyer to check, with its sources. */
export type LibraryClaim = {
  id: string
  claim: string
  /** "US", "CA" */
  jurisdiction: string
  pleading: string
  burden: string
  elements: LibraryElement[]
  source: string[]
  note: string
}

type Raw = Omit<LibraryClaim, 'elements' | 'note'> & { elements: Omit<LibraryElement, 'short'>[]; note?: string }

export const claims: readonly LibraryClaim[] = (library.claims as Raw[]).map((claim) => ({
  ...claim, note: claim.note ?? '',
  elements: claim.elements.map((element) => ({ ...element, short: shortLabel(element.id, element.text) })),
}))

export function findClaim(id: string | null): LibraryClaim | null {
  return claims.find((claim) => claim.id === id) ?? null
}

/** Two or three words for the matrix; an element without its own takes the first words of its text. */
export function shortLabel(id: string | null, text: string): string {
  const own = id === null ? undefined : SHORT[id]
  if (own) return own
  const head = (text.split(/[:;(,.]/)[0] ?? text).trim()
  return head.length <= 32 ? head : `${head.slice(0, 32).replace(/\s+\S*$/, '')}…`
}
