/** What a person looks at, for the recogniser; and which pages it has done, for the screen. */

type Wanted = { document: string; page: number }
type Listener = (sha256: string, n: number) => void

let wanted: Wanted | null = null
const listeners = new Set<Listener>()

/**
 * Recognises this page, and then what follows it, before anything else; what is under way gives
 * way after its page. Null: nothing is on the screen.
 * @param page of the document, 1-based
 */
export function prioritise(document: string | null, page = 1): void {
  wanted = document === null ? null : { document, page }
}

/** What is on the screen now. */
export function wantedPage(): Wanted | null {
  return wanted
}

/** A recognised page was stored. */
export function tellRecognised(sha256: string, n: number): void {
  for (const listener of listeners) listener(sha256, n)
}

/** Hears of pages that were recognised and stored. @returns stops hearing */
export function hearRecognised(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
