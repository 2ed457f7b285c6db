import { expect, test } from 'vitest'
import { judged } from '../../../build/audit.ts'

const shipped = new Set(['dexie', 'react'])
const told = (found: Record<string, string>) => JSON.stringify({ vulnerabilities: Object.fromEntries(Object.entries(found).map(([name, severity]) => [name, { severity }])) })

test.each<[string, string, boolean, string[], RegExp]>([
  ['nothing known', told({}), true, [], /no known hole .* in the app \(0 lesser\)\.$/],
  ['a hole in the app', told({ dexie: 'high', vite: 'critical', react: 'low' }), true, ['dexie (high)'], /in the app: dexie \(high\); in tools that are not shipped: vite \(critical\) \(1 lesser\)\.$/],
  ['a hole in a tool', told({ vite: 'high' }), true, [], /no known hole .* in the app; in tools/],
  ['a refusal', '{"statusCode":405,"error":{}}', false, [], /gave no answer/],
  ['nothing at all', '', false, [], /gave no answer/],
])('%s', (_what, answer, answered, own, said) => {
  const found = judged(answer, shipped)
  expect([found.answered, found.shipped]).toEqual([answered, own])
  expect(found.said).toMatch(said)
})
