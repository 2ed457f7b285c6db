import '../workers/polyfills'
import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import { createRoot, type Root } from 'react-dom/client'
import type { CrashPlace } from '../../shared/crash/report'
import '../ui'
import { loadPreferences } from '../preferences'
import { finishTurning, isTurning, mendDesk, openDesk, purgeDeletedMatters } from '../store'
import { orderOfLocale, writeDates } from '../../shared/dates/written'
import { App } from './App'
import { bridge } from '../bridge'
import { CrashBoundary, CrashScreen, listenForFaults, openBefore, reopened, StillOpening } from './crash'
import { disk } from '../features/lock'

const WINDOW: CrashPlace = { kind: 'window' }
const START: CrashPlace = { kind: 'start' }
/** The list of matters opens in a moment; after so long that is worth a word. Milliseconds. */
const PATIENCE = 10_000

async function start(): Promise<void> {
  if (new URLSearchParams(location.search).has('cli')) {
    await mendDesk()
    const { hostCli } = await import('./cliHost')
    await hostCli()
    return
  }
  listenForFaults()
  writeDates(orderOfLocale(navigator.language))
  const element = document.getElementById('root')
  if (!element) return
  const root = createRoot(element)
  // A disk that fails can leave the engine without an answer, and the window without a word.
  const slow = setTimeout(() => root.render(<StillOpening />), PATIENCE)
  try {
    await openDesk()
    await mendDesk()
    await loadPreferences()
    await purgeDeletedMatters()
    // Asks the browser not to throw the database away when the disk runs low.
    void navigator.storage.persist()
    clearTimeout(slow)
    if (await isTurning()) {
      root.render(<div className="stage" role="status"><p className="stage__what">Taking what was readable of a locked matter off the disk…</p></div>)
      await finishTurning(disk)
    }
    await show(root)
  } catch (cause) {
    clearTimeout(slow)
    root.render(<CrashScreen place={START} error={cause} />)
  }
}

/** The app; where the page before this one ended unexpectedly, first what happened. */
async function show(root: Root): Promise<void> {
  const app = (reopen: string | null) => root.render(<CrashBoundary place={WINDOW}><App reopen={reopen} /></CrashBoundary>)
  const last = await bridge()?.call('crash.last', {})
  if (!last?.page) return app(reopened())
  const { reason, exitCode } = last.page
  root.render(<CrashScreen place={{ kind: 'process', reason, exitCode }} error={null} others={last.others} onReopen={() => app(openBefore())} />)
}

void start()
