import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const planted = join(root, 'shared', 'planted')

function rules() {
  const done = spawnSync(join(root, 'node_modules', '.bin', 'depcruise'), ['--config', '.dependency-cruiser.cjs', 'shared', '--output-type', 'json'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  const { summary } = JSON.parse(done.stdout) as { summary: { totalCruised: number; violations: { rule: { name: string } }[] } }
  return { modules: summary.totalCruised, broken: summary.violations.map((one) => one.rule.name) }
}

afterEach(() => rmSync(planted, { recursive: true, force: true }))

test('the import rules see our modules and find none that breaks them', () => {
  const { modules, broken } = rules()
  expect(modules).toBeGreaterThan(60)
  expect(broken).toEqual([])
}, 60_000)

test('an import of the renderer planted in shared is found, even of a type alone', () => {
  mkdirSync(planted)
  writeFileSync(join(planted, 'bad.ts'), "import type { Session } from '../../renderer/store'\nexport type Bad = Session\n")
  expect(rules().broken).toContain('shared-is-pure')
}, 60_000)
