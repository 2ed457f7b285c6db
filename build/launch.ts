import { spawn } from 'node:child_process'
import { root } from './paths.ts'
import type { Runtime } from './runtime.ts'
import { displayPrefix, rootWords } from './system.ts'

export type Launch = { command: string; words: string[]; env: NodeJS.ProcessEnv }

/** How the app is started with a runtime: command, words and environment. */
export function launchOf(runtime: Runtime, words: string[], quiet = false): Launch {
  const app = runtime.official ? [root] : []
  return {
    command: runtime.executable,
    words: [...app, ...rootWords(quiet), ...words],
    env: { ...process.env, PROBATA_APP: root, PROBATA_RUNTIME: runtime.source },
  }
}

/** Starts the app, under xvfb-run where there is no display. @returns its exit code */
export function runApp(launch: Launch, stdio: 'inherit' | 'pipe' = 'inherit', display = displayPrefix()): Promise<number> {
  const [command = launch.command, ...words] = [...display, launch.command, ...launch.words]
  return new Promise((resolve, reject) => {
    const app = spawn(command, words, { env: launch.env, stdio })
    app.on('error', reject)
    app.on('exit', (code) => resolve(code ?? 1))
  })
}
