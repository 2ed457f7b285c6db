/**
 * What becomes of a page that ended, and of an error of the main process. Confirmed changes are on the
 * disk already; what is left to do is to say so, and to show the page again.
 */
import { writeFile } from 'node:fs/promises'
import { type App, app, type BrowserWindow, dialog } from 'electron'
import { type CrashPlace, crashReport, whatCrashed } from '../shared/crash/report'
import type { Ended } from '../shared/ipc/contract'

/** A page that ends as often as this within so long is not loaded again without asking. Milliseconds. */
const MOST_ENDS = 3
const WITHIN = 60_000
/** Enough to see what went before. */
const MOST_OTHERS = 20

const STANDS = 'Everything that was confirmed is stored. Only what was being typed may be gone.'

let page: Ended['page'] = null
const others: string[] = []
const ends: number[] = []

/** How the last page ended; told once, so that a page that is loaded by a person begins as usual. */
export function lastCrash(): Ended {
  const told = { page, others: [...others] }
  page = null
  return told
}

export function followCrashes(watched: App, window: BrowserWindow): void {
  watched.on('child-process-gone', (_event, { type, reason }) => {
    if (reason === 'clean-exit') return
    others.push(`${type}: ${reason}`)
    if (others.length > MOST_OTHERS) others.shift()
  })
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    page = { at: new Date().toISOString(), reason, exitCode }
    ends.push(Date.now())
    const lately = ends.filter((at) => Date.now() - at < WITHIN).length
    // Not while the runtime still tells of the end: it would not begin.
    if (lately < MOST_ENDS) setImmediate(() => window.webContents.reload())
    else void ask({ kind: 'process', reason, exitCode }, null, 'Show it again').then((again) => (again ? window.webContents.reload() : app.quit()))
  })
}

/** An error that nothing in the main process caught. @param hidden a command line: said there, and ended */
export function followErrors(hidden: boolean): void {
  let asking = false
  process.on('uncaughtException', (error) => {
    if (hidden) {
      process.stderr.write(`${whatCrashed({ kind: 'main' })}\n`)
      app.exit(1)
      return
    }
    // One question at a time, however often the same thing goes wrong.
    if (asking) return
    asking = true
    void app.whenReady().then(() => ask({ kind: 'main' }, error, 'Go on')).then((goOn) => {
      asking = false
      if (!goOn) app.exit(1)
    })
  })
}

/** Where no page can show the report: the system's own dialog does. @returns whether to go on */
async function ask(place: CrashPlace, error: unknown, goOn: string): Promise<boolean> {
  const report = crashReport({
    at: new Date().toISOString(), place, error, version: app.getVersion(), runtime: runtime(), platform: process.platform, runningFor: process.uptime(), ended: others,
  })
  for (;;) {
    const { response } = await dialog.showMessageBox({ type: 'error', title: 'Probata', message: `${whatCrashed(place)} ${STANDS}`, detail: report, buttons: [goOn, 'Save the report…', 'Quit'], defaultId: 0, cancelId: 2, noLink: true })
    if (response !== 1) return response === 0
    const chosen = await dialog.showSaveDialog({ defaultPath: 'probata-crash-report.txt' })
    if (chosen.filePath) await writeFile(chosen.filePath, report).catch(() => dialog.showErrorBox('Probata', 'The report could not be saved there. Choose another folder.'))
  }
}

function runtime(): string {
  return `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`
}
