import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, screen, type Rectangle, type WebPreferences } from 'electron'

/** All of them decided; none weakened. */
export const webPreferences: WebPreferences = {
  preload: join(__dirname, 'preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
}

const SMALLEST = { width: 900, height: 600 }
const FIRST = { width: 1440, height: 900 }

type Kept = { bounds: Rectangle; maximized: boolean }
const keptFile = () => join(app.getPath('userData'), 'window.json')

let main: BrowserWindow | null = null

/** The window of the matter: the one that dialogs belong to and that is printed, whatever has the focus. */
export function mainWindow(): BrowserWindow | undefined {
  return main ?? undefined
}

/** whether the page has work to end before its window may close */
let held = false
let closing: NodeJS.Timeout | null = null

/** A page that does not end its work in this time is not waited for. Milliseconds. */
const PATIENCE = 120_000

export function holdWindow(hold: boolean): null {
  held = hold
  return null
}

/** The page has ended its work: the window closes, whatever held it. */
export function closeHeld(): null {
  held = false
  if (closing) clearTimeout(closing)
  closing = null
  main?.close()
  return null
}

/** Asks the page before its window closes; a page that died, or is asked a second time, is not waited for. */
function askBeforeClosing(window: BrowserWindow): void {
  window.on('close', (event) => {
    if (!held || closing || window.webContents.isCrashed()) return
    event.preventDefault()
    closing = setTimeout(closeHeld, PATIENCE)
    window.webContents.send('command', 'backup.closing')
  })
  window.webContents.on('render-process-gone', () => {
    held = false
  })
}

/** The window of the matter, with the size and place it had. */
export function createWindow(options: { show: boolean }): BrowserWindow {
  const kept = options.show ? readKept() : null
  const window = new BrowserWindow({
    ...FIRST, ...(kept ? kept.bounds : {}), minWidth: SMALLEST.width, minHeight: SMALLEST.height, show: false,
    title: 'Probata', backgroundColor: '#f5f4f1', webPreferences,
  })
  main = window
  window.on('closed', () => {
    main = null
  })
  askBeforeClosing(window)
  if (kept?.maximized) window.maximize()
  if (options.show) {
    window.once('ready-to-show', () => window.show())
    window.on('close', () => keep(window))
  } else {
    // A hidden page must work at full speed.
    window.webContents.setBackgroundThrottling(false)
  }
  return window
}

function readKept(): Kept | null {
  try {
    if (!existsSync(keptFile())) return null
    const kept = JSON.parse(readFileSync(keptFile(), 'utf8')) as Kept
    const area = screen.getDisplayMatching(kept.bounds).workArea
    const visible = kept.bounds.x < area.x + area.width && kept.bounds.y < area.y + area.height && kept.bounds.width > 0
    return visible ? kept : null
  } catch {
    return null
  }
}

function keep(window: BrowserWindow): void {
  const kept: Kept = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
  try {
    writeFileSync(keptFile(), JSON.stringify(kept))
  } catch {
    // A full disk must not keep the window from closing; the place is not worth a message.
  }
}
