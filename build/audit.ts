/** `npm audit`, where the registry answers; where it does not, that is said, and nothing fails for it. */
import { execFile } from 'node:child_process'
import { root } from './paths.ts'
import { shippedPackages } from './shipped.ts'

const LIMIT = 45_000

type Vulnerability = { severity: string }
export type Audit = {
  answered: boolean
  /** a sentence for the person */
  said: string
  /** packages of the app itself with a known hole of high or critical weight */
  shipped: string[]
}

export function audit(): Promise<Audit> {
  return new Promise((resolve) => {
    // It ends with 1 where it finds anything: what it says is what counts.
    execFile('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: LIMIT, shell: process.platform === 'win32', maxBuffer: 50_000_000 }, (_cause, told) => resolve(judged(told, new Set(shippedPackages().map((one) => one.name)))))
  })
}

/** @param told what `npm audit --json` wrote @param shipped names of the packages that go into the app */
export function judged(told: string, shipped: ReadonlySet<string>): Audit {
  const found = vulnerabilities(told)
  if (!found) return { answered: false, said: 'npm audit: the registry gave no answer to it from this network; known holes were not looked up.', shipped: [] }
  const severe = Object.entries(found).filter(([, one]) => one.severity === 'high' || one.severity === 'critical')
  const named = (some: typeof severe) => some.map(([name, one]) => `${name} (${one.severity})`)
  const [own, tools] = [named(severe.filter(([name]) => shipped.has(name))), named(severe.filter(([name]) => !shipped.has(name)))]
  const said = [
    own.length > 0 ? `in the app: ${own.join(', ')}` : 'no known hole of high or critical weight in the app',
    ...(tools.length > 0 ? [`in tools that are not shipped: ${tools.join(', ')}`] : []),
  ]
  return { answered: true, said: `npm audit: ${said.join('; ')} (${Object.keys(found).length - severe.length} lesser).`, shipped: own }
}

function vulnerabilities(told: string): Record<string, Vulnerability> | undefined {
  try {
    return (JSON.parse(told) as { vulnerabilities?: Record<string, Vulnerability> }).vulnerabilities
  } catch {
    return undefined
  }
}
