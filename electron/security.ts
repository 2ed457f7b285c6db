/** Everything that is not the app's own is refused: requests, permissions, navigation, windows. */
import type { App, Session } from 'electron'
import { APP_URL, SCHEME } from './protocol'

/** Schemes that never leave the machine. */
const LOCAL = new Set([`${SCHEME}:`, 'blob:', 'data:', 'devtools:'])
const GRANTED = new Set(['clipboard-sanitized-write', 'persistent-storage'])

/** Requests that were refused, for the tests that prove there are none. */
const refused: string[] = []
Object.assign(globalThis, { probataRefusedRequests: refused })

export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const local = LOCAL.has(new URL(details.url).protocol)
    if (!local) refused.push(details.url)
    answer({ cancel: !local })
  })
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(GRANTED.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission))
  // Not enough: it asks for its dictionary all the same (`stayOffline`).
  session.setSpellCheckerEnabled(false)
  // What an exhibit's frame tries to download is not saved.
  session.on('will-download', (event) => event.preventDefault())
}

export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => {
      if (!event.url.startsWith(APP_URL)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Whether a call comes from the main frame of our own page (not from an exhibit's frame). */
export function isOwnFrame(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(APP_URL)
}

/**
 * The engine asks the network on its own, past every session and its refusals: for dictionaries of its spelling
 * checker, for parts of itself, for whether there is IPv6. No name is looked up at all. Before the app is ready.
 */
export function stayOffline(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('no-pings')
}
