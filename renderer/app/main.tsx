import '../workers/polyfills'
import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import { createRoot } from 'react-dom/client'
import '../ui'
import { loadPreferences } from '../preferences'
import { purgeDeletedMatters } from '../store'
import { App } from './App'
import { orderOfLocale, writeDates } from '../../shared/dates/written'

async function start(): Promise<void> {
  if (new URLSearchParams(location.search).has('cli')) {
    const { hostCli } = await import('./cliHost')
    await hostCli()
    return
  }
  writeDates(orderOfLocale(navigator.language))
  await loadPreferences()
  await purgeDeletedMatters()
  // Asks the browser not to throw the database away when the disk runs low.
  void navigator.storage.persist()
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
}

void start()
