/**
 * Which matter is open, kept where it outlives the page but not the app: a page that is loaded anew after a
 * fault can go back to it. A start of the app begins at the desk.
 */
import { bridge } from '../../bridge'

const OPEN = 'probata.open'
const AGAIN = 'probata.again'

export function rememberOpen(matterId: string | null): void {
  if (matterId === null) sessionStorage.removeItem(OPEN)
  else sessionStorage.setItem(OPEN, matterId)
}

/** Id of the matter that was open when the page ended, or null. */
export function openBefore(): string | null {
  return sessionStorage.getItem(OPEN)
}

/** Loads the page anew, workers and all, and opens the matter that was open. */
export function reopen(): void {
  sessionStorage.setItem(AGAIN, 'yes')
  void bridge()?.call('window.reload', {})
}

/** The matter to open at once, because the page before this one was told to reopen; once. */
export function reopened(): string | null {
  const asked = sessionStorage.getItem(AGAIN) !== null
  sessionStorage.removeItem(AGAIN)
  return asked ? openBefore() : null
}
