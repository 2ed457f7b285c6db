import { bundle } from './bundle.ts'
import { launchOf, runApp } from './launch.ts'
import { ensureRuntime } from './runtime.ts'
import { say } from './say.ts'
import { displayPrefix, ensureLibraries, hasDisplay } from './system.ts'

/** `npm start [-- --data FOLDER] [FILE…]`: everything that is needed, then the app. */
export async function start(words: string[]): Promise<number> {
  try {
    const runtime = ensureRuntime()
    ensureLibraries(runtime)
    await bundle()
    if (!hasDisplay()) say('There is no display here: starting under xvfb-run. Nobody will see the window.')
    const display = displayPrefix()
    say(`Starting Probata on Electron ${runtime.version}…`)
    return await runApp(launchOf(runtime, words), 'inherit', display)
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause))
    return 1
  }
}
