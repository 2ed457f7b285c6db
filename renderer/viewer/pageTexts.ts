/** Texts of the papers that were shown last: to go back to one of hundreds of pages must not read them all anew. */
import type { PageText } from '../../shared/text/page'
import type { Session } from '../store'

const MOST_KEPT = 6
/** Pages of a paper that is kept. */
const MOST_PAGES = 1500

/** of the matter that is open, by file and version of its texts; what was shown last at the end */
let kept: { session: Session; texts: Map<string, Promise<PageText[]>> } | null = null

export function pageTexts(session: Session, sha256: string): Promise<PageText[]> {
  const { texts } = of(session)
  const key = `${sha256} ${session.bytes.pagesVersion(sha256)}`
  const found = texts.get(key) ?? session.bytes.pages(sha256)
  texts.delete(key)
  texts.set(key, found)
  for (const old of texts.keys()) if (texts.size > MOST_KEPT) texts.delete(old)
  found.then((pages) => pages.length > MOST_PAGES && texts.delete(key), () => texts.delete(key))
  return found
}

/** Keeps no text of a matter that is closed. */
export function forgetTexts(): void {
  kept = null
}

function of(session: Session): NonNullable<typeof kept> {
  if (kept?.session === session) return kept
  const own = { session, texts: new Map<string, Promise<PageText[]>>() }
  kept = own
  // A colleague's copy may bring words of pages that had none here.
  session.onArrived(() => own.texts.clear())
  return own
}
