/**
 * The window that the witness sees: a session of its own without storage, a page of its own, a preload that
 * can only hear pictures, and a title that says nothing. The matter is in another session and origin.
 */
import { join, resolve } from 'node:path'
import { BrowserWindow, screen, session } from 'electron'
import { SCHEME, serveWitness } from './protocol'
import { guardSession } from './security'
import { mainWindow, webPreferences } from './window'

/** In memory: no name that begins with "persist:". */
const PARTITION = 'witness'
const TITLE = 'Exhibit'

let window: BrowserWindow | null = null
let served = false
/** what is shown, for a window that is opened or moved after it was sent */
let shown: Uint8Array | null = null

/** Opens it, full screen on another screen than the matter's, or as a window beside it. */
export async function openWitness(): Promise<{ screens: number }> {
  if (!window) {
    const own = session.fromPartition(PARTITION)
    if (!served) {
      guardSession(own)
      serveWitness(own, resolve(__dirname, '..', 'renderer'))
      served = true
    }
    const made = new BrowserWindow({
      width: 900, height: 700, title: TITLE, backgroundColor: '#000000', autoHideMenuBar: true,
      webPreferences: { ...webPreferences, preload: join(__dirname, 'witnessPreload.cjs'), partition: PARTITION },
    })
    window = made
    made.removeMenu()
    made.on('page-title-updated', (event) => event.preventDefault())
    made.on('closed', () => {
      window = null
      shown = null
    })
    place(made)
    await made.loadURL(`${SCHEME}://witness/witness.html`)
    mainWindow()?.focus()
  }
  return { screens: screen.getAllDisplays().length }
}

/** @returns false where the window is closed */
export function showWitness(picture: Uint8Array): boolean {
  if (!window) return false
  shown = picture
  window.webContents.send('picture', picture)
  return true
}

export function closeWitness(): void {
  window?.destroy()
  window = null
  shown = null
}

/** A projector that is plugged in gets the window; one that is pulled out gives it back. */
export function followScreens(): void {
  const moved = () => {
    if (!window) return
    place(window)
    if (shown) window.webContents.send('picture', shown)
  }
  screen.on('display-added', moved)
  screen.on('display-removed', moved)
}

function place(which: BrowserWindow): void {
  const main = mainWindow()
  const own = main ? screen.getDisplayMatching(main.getBounds()) : screen.getPrimaryDisplay()
  const other = screen.getAllDisplays().find((one) => one.id !== own.id)
  if (other) {
    which.setBounds(other.bounds)
    which.setFullScreen(true)
    return
  }
  if (which.isFullScreen()) which.setFullScreen(false)
  const { x, y, width, height } = own.workArea
  which.setBounds({ x: x + Math.round(width / 2), y: y + 40, width: Math.round(width / 2), height: Math.round(height * 0.8) })
}
