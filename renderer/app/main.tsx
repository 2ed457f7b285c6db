import '../workers/polyfills'
import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import { createRoot } from 'react-dom/client'
import '../ui'
import { loadPreferences } from '../preferences'
import { finishTurning, isTurning, mendDesk, purgeDeletedMatters } from '../store'
import { App } from './App'
import { lookOnDisk } from './look'

async function start(): Promise<void> {
  await mendDesk()
  if (new URLSearchParams(location.search).has('cli')) {
    const { hostCli } = await import('./cliHost')
    await hostCli()
    return
  }
  await loadPreferences()
  await purgeDeletedMatters()
  // Asks the browser not to throw the database away when the disk runs low.
  void navigator.storage.persist()
  const root = document.getElementById('root')
  if (!root) return
  const shown = createRoot(root)
  if (await isTurning()) {
    shown.render(<div className="stage" role="status"><p className="stage__what">Ending what was cut off: sweeping readable data of a locked matter off the disk…</p></div>)
    await finishTurning(lookOnDisk)
  }
  shown.render(<App />)
}

void start()
