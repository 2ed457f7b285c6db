/**
 * `npm test`: types, lint, import rules, dead code, known holes, unit and end-to-end. Every part runs even if
 * an earlier one failed; the last line counts them all.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from './audit.ts'
import { bundle } from './bundle.ts'
import { cache, root } from './paths.ts'
import { ensureRuntime } from './runtime.ts'
import { say } from './say.ts'
import { displayPrefix, ensureLibraries } from './system.ts'

type Counts = { passed: number; failed: number; skipped: number }
type Part = { name: string; run: () => Promise<Counts> }

const LAYERS = ['shared', 'electron', 'renderer', 'build', 'test']
const reports = join(cache, 'reports')

export async function test(words: string[]): Promise<number> {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const only = words.filter((word) => !word.startsWith('-'))
  const asked = (part: Part) => only.length === 0 || only.some((word) => part.name.includes(word))
  const checks: Part[] = [
    ...LAYERS.map((layer) => check(`types of ${layer}`, 'tsc', ['-p', `${layer}/tsconfig.json`])),
    check('lint', 'biome', ['check', '--error-on-warnings', '.']),
    check('import rules', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'shared', 'electron', 'renderer']),
    check('dead code', 'knip', []),
    { name: 'known holes', run: knownHoles },
  ].filter(asked)
  const parts: Part[] = [
    { name: 'unit', run: unit },
    { name: 'end-to-end', run: endToEnd },
  ].filter(asked)
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  const failed: string[] = []
  const tell = async (part: Part): Promise<void> => {
    const began = Date.now()
    const counts = await part.run().catch((cause: unknown): Counts => {
      say(cause instanceof Error ? cause.message : String(cause))
      return { passed: 0, failed: 1, skipped: 0 }
    })
    total.passed += counts.passed
    total.failed += counts.failed
    total.skipped += counts.skipped
    if (counts.failed > 0) failed.push(part.name)
    say(`── ${part.name}: ${counts.failed > 0 ? 'FAILED' : 'ok'}, ${counts.passed} passed, ${counts.failed} failed in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  }
  // A check keeps one core busy and the other idle: two run beside each other.
  await inTurns(checks, 2, tell)
  for (const part of parts) await tell(part)
  if (failed.length > 0) say(`\nFailed: ${failed.join(', ')}`)
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

/** A tool that says yes or no counts as one. What it says is shown whole, after it ended. */
function check(name: string, command: string, words: string[]): Part {
  const checked = async (): Promise<Counts> => {
    const said: Buffer[] = []
    const code = await run(command, words, {}, (piece) => said.push(piece))
    process.stdout.write(Buffer.concat(said))
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  }
  return { name, run: checked }
}

/** A hole in what is shipped fails; one in a tool is said. Without an answer of the registry it counts as skipped. */
async function knownHoles(): Promise<Counts> {
  const { answered, said, shipped } = await audit()
  say(said)
  return { passed: answered && shipped.length === 0 ? 1 : 0, failed: shipped.length > 0 ? 1 : 0, skipped: answered ? 0 : 1 }
}

async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const taker = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, taker))
}

async function unit(): Promise<Counts> {
  const file = join(reports, 'unit.json')
  await run('vitest', ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number; numFailedTestSuites: number; success: boolean }
  const failed = report.numFailedTests > 0 ? report.numFailedTests : report.success ? 0 : 1
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests }
}

async function endToEnd(): Promise<Counts> {
  const runtime = ensureRuntime()
  ensureLibraries(runtime)
  await bundle()
  const file = join(reports, 'e2e.json')
  const [command = 'playwright', ...words] = [...displayPrefix(), 'playwright', 'test', '--config', 'test/e2e/playwright.config.ts']
  await run(command, words, { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const report = JSON.parse(readFileSync(file, 'utf8')) as { suites: Suite[]; stats: { expected: number; unexpected: number; skipped: number; flaky: number }; errors: unknown[] }
  for (const title of flaky(report.suites)) say(`   passed at the second try only: ${title}`)
  return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected + report.errors.length, skipped: report.stats.skipped }
}

type Suite = { suites?: Suite[]; specs?: { title: string; tests: { status: string }[] }[] }

function flaky(suites: readonly Suite[]): string[] {
  return suites.flatMap((one) => [...(one.specs ?? []).filter((spec) => spec.tests.some((run) => run.status === 'flaky')).map((spec) => spec.title), ...flaky(one.suites ?? [])])
}

/** Runs a tool to its end, on this terminal or with all it says given to `hear`. */
function run(command: string, words: string[], env: NodeJS.ProcessEnv = {}, hear?: (piece: Buffer) => void): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: root, stdio: hear ? ['ignore', 'pipe', 'pipe'] : 'inherit', env: { ...process.env, ...env } })
    if (hear) for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear)
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
