/** How well evidence is found, for `npm run measure`: the very code of the app, on the demo matter and the corpus. */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { root } from './paths.ts'

type Report = { reportEvidence(write: (line: string) => void): Promise<boolean> }

/** @returns whether our ranking is ahead of BM25 */
export async function measureEvidence(): Promise<boolean> {
  const { module } = await runnerImport<Report>(fileURLToPath(new URL('../test/measure/evidence/report.ts', import.meta.url)), { root, configFile: false, logLevel: 'error' })
  return module.reportEvidence((line) => process.stdout.write(`${line}\n`))
}
