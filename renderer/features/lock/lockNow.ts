import { dropKeys, type Session } from '../../store'
import { leave } from './profile'

/** Milliseconds that a field which is left is given to store its text. */
const TYPING = 250

/** Stores what is being typed, and waits until all that was asked for is written. */
export async function endTyping(session: Session): Promise<void> {
  // Fields store their text when they are left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await new Promise((done) => setTimeout(done, TYPING))
  await session.settled()
}

/** Ends all work on the matter, forgets its keys and ends the page, by which everything that was in its memory goes. */
export function lockNow(session: Session): void {
  session.close()
  dropKeys(session.matterId)
  leave(false)
}
