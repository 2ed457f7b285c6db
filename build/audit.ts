/** `npm audit`, where the registry answers; where it does not, that is said, and nothing fails for it. */
import { spawnSync } from 'node:child_process'
import { root } from './paths.ts'

const LIMIT = 45_000

type Vulnerability = { severity: string; via: unknown[] }

/** @returns a sentence for the person; `severe`: names of packages with a known hole of high or critical weight */
export function audit(): { said: string; severe: string[] } {
  const done = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: LIMIT, shell: process.platform === 'win32', maxBuffer: 50_000_000 })
  let found: Record<string, Vulnerability> | undefined
  try {
    found = (JSON.parse(done.stdout ?? '') as { vulnerabilities?: Record<string, Vulnerability> }).vulnerabilities
  } catch {
    // Not JSON: no answer.
  }
  if (!found) return { said: 'npm audit: the registry gave no answer to it from this network; known holes were not looked up.', severe: [] }
  const severe = Object.entries(found).filter(([, one]) => one.severity === 'high' || one.severity === 'critical').map(([name, one]) => `${name} (${one.severity})`)
  return { said: severe.length > 0 ? `npm audit: ${severe.join(', ')}.` : `npm audit: no known hole of high or critical weight (${Object.keys(found).length} lesser).`, severe }
}
