/** House rules about days and numbers that neither the compiler nor the linter can see. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

const RULES: { name: string; broken: RegExp; why: string }[] = [
  { name: 'today is the day here', broken: /new Date\(\)\s*\.toISOString\(\)\s*\.(?:slice|substring|split)\(/, why: 'In the evening of America the UTC day is tomorrow: use todayHere().' },
  { name: 'an instant is shown on its day here', broken: /(?:\bat|\badded|\bopened|\bcreated|\bsince)\.slice\(0, ?10\)(?!.*\(UTC\))/, why: 'Use dayOfInstant(), or say that it is UTC.' },
  { name: 'numbers and times follow the system', broken: /toLocale(?:Date|Time)?String\(\s*['"]/, why: 'Leave the locale out: the system knows it.' },
]

/** Files about instants that say themselves that they count in UTC, or that are measured and never shown. */
const SPARED: readonly RegExp[] = [/^renderer\/app\/bench/, /^shared\/report\/kinds\//, /^shared\/dates\//, /^shared\/demo\//, /^shared\/casefile\/keep\.ts$/]

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.tsx?$/.test(entry.name)) yield path
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
