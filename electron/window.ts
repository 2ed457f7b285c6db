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
