import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, type Rectangle, screen, type WebPreferences } from 'electron'
import { placeOn, readPlacement } from './placement'

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
    screen.off('display-removed', backOnScreen)
    screen.off('display-metrics-changed', backOnScreen)
  })
  askBeforeClosing(window)
  if (kept?.maximized) window.maximize()
  if (kept?.fullScreen) window.setFullScreen(true)
  if (options.show) {
    window.once('ready-to-show', () => window.show())
    window.on('close', () => keep(window))
    screen.on('display-removed', backOnScreen)
    screen.on('display-metrics-changed', backOnScreen)
  } else {
    // A hidden page must work at full speed.
    window.webContents.setBackgroundThrottling(false)
  }
  return window
}

/** Work areas of the screens, the primary one's first. */
function areas(): Rectangle[] {
  const primary = screen.getPrimaryDisplay()
  return [primary, ...screen.getAllDisplays().filter((one) => one.id !== primary.id)].map((one) => one.workArea)
}

function readKept(): ReturnType<typeof readPlacement> {
  try {
    const kept = existsSync(keptFile()) ? readPlacement(JSON.parse(readFileSync(keptFile(), 'utf8'))) : null
    return kept && { ...kept, bounds: placeOn(kept.bounds, areas()) }
  } catch {
    return null
  }
}

function keep(window: BrowserWindow): void {
  const kept = { bounds: window.getNormalBounds(), maximized: window.isMaximized(), fullScreen: window.isFullScreen() }
  try {
    writeFileSync(keptFile(), JSON.stringify(kept))
  } catch {
    // A full disk must not keep the window from closing; the place is not worth a message.
  }
}

/** A screen that is pulled out takes no window with it. */
function backOnScreen(): void {
  if (!main || main.isMaximized() || main.isFullScreen()) return
  const bounds = main.getBounds()
  const to = placeOn(bounds, areas())
  if (to.x !== bounds.x || to.y !== bounds.y || to.width !== bounds.width || to.height !== bounds.height) main.setBounds(to)
}
