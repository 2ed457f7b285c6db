/** House rules about days and numbers that neither the compiler nor the linter can see. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

const RULES: { name: string; broken: RegExp; why: string }[] = [
  { name: 'today is the day here', broken: /new Date\(\)\s*\.toISOString\(\)\s*\.(?:slice|substring|split)\(/, why: 'In the evening of America the UTC day is tomorrow: use todayHere().' },
  { name: 'an instant is shown on its day here', broken: /(?:\bat|\badded|\bopened|\bcreated|\bsince)\.slice\(0, ?10\)(?!.*\(UTC\))/, why: 'Use dayOfInstant(), or say that it is UTC.' },
  { name: 'numbers and times follow the system', broken: /toLocale(?:Date|Time)?String\(\s*['"]/, why: 'Leave the locale out: the system knows it.' },
]

/** Files about instants that say themselves that they count in UTC, or that are measured and never shown. */
const SPARED: readonly RegExp[] = [/^renderer\/app\/bench/, /^shared\/report\/kinds\//, /^shared\/dates\//, /^shared\/demo\//, /^shared\/casefile\/keep\.ts$/]

function* sources(folder: string, ending = /\.tsx?$/): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* sources(path, ending)
    else if (ending.test(entry.name)) yield path
  }
}

function breaches(rule: (typeof RULES)[number]): string[] {
  return [...sources('renderer'), ...sources('shared')]
    .filter((path) => !SPARED.some((one) => one.test(path)))
    .flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n').flatMap((line, at) => (rule.broken.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])))
}

test.each(RULES)('$name', (rule) => {
  expect(breaches(rule), rule.why).toEqual([])
})

test.each([
  ['today is the day here', 'const today = new Date().toISOString().slice(0, 10)'],
  ['an instant is shown on its day here', '<td>{entry.at.slice(0, 10)}</td>'],
  ['numbers and times follow the system', "count.toLocaleString('en-US')"],
])('the rule “%s” sees a breach', (name, line) => {
  expect(RULES.find((rule) => rule.name === name)?.broken.test(line)).toBe(true)
})

test('no two rooms style the same name: the one that was opened first would decide how the other looks', () => {
  const owners = new Map<string, Set<string>>()
  for (const file of [...sources('renderer/features', /\.css$/), ...sources('renderer/app', /\.css$/)]) {
    const rules = readFileSync(join(root, file), 'utf8').replace(/\/\*.*?\*\//gs, '')
    for (const [, selectors = ''] of rules.matchAll(/([^{}]+)\{/g)) for (const selector of selectors.split(',')) {
      // A rule for the name alone: what stands inside another name is that one's own affair.
      const name = /^\s*\.([a-z-]+?)(?:(?:__|--)[a-z-]+)?(?::[a-z-]+)*\s*$/.exec(selector)?.[1]
      if (name && !name.startsWith('shell')) owners.set(name, (owners.get(name) ?? new Set()).add(dirname(file)))
    }
  }
  expect([...owners].filter(([, files]) => files.size > 1).map(([name, files]) => `${name}: ${[...files].join(', ')}`)).toEqual([])
})
