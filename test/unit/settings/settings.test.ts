import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, readSettings, settingOrDefault, type Settings, writeSettings } from '../../../shared/settings/settings'

const OWN: Settings = { ...DEFAULT_SETTINGS, theme: 'dark', textSize: 1.5, author: 'Somebody', keys: { 'complaint.link': ['$mod+Shift+l'], 'timeline.nearer': ['+', 'Shift++', '='] }, sourceShare: { proof: 0.4 }, dueNotices: true }
const file = (settings: unknown) => JSON.stringify({ probata: 'settings', version: 1, settings })

test('what was exported is read again, without what stays on its machine', () => {
  const read = readSettings(writeSettings(OWN))
  expect(read).toEqual({ ok: true, value: { left: [], settings: { theme: 'dark', textSize: 1.5, keys: OWN.keys, darkPages: false, dueNotices: true, lockAfter: 15 } } })
})

test.each<[string, string, RegExp]>([
  ['cut in the middle', writeSettings(OWN).slice(0, 80), /not JSON, or it was cut/],
  ['empty', '', /not JSON/],
  ['another JSON', '{"hello":1}', /no settings of Probata/],
  ['a list', '[1,2,3]', /no settings of Probata/],
  ['newer', JSON.stringify({ probata: 'settings', version: 2, settings: {} }), /newer Probata/],
  ['huge', `${' '.repeat(200_001)}{}`, /too large/],
  ['nothing of use', file({ author: 'Mallory', sourceShare: { proof: 0.5 } }), /None of the settings/],
])('a file that is %s is refused, and nothing is changed', (_, text, why) => {
  const read = readSettings(text)
  expect(read.ok).toBe(false)
  if (!read.ok) expect(read.problem.happened).toMatch(why)
})

test.each<[string, unknown, string[]]>([
  ['a theme that is none', { theme: 'pink', textSize: 1 }, ['theme']],
  ['a size beyond all', { textSize: 900, darkPages: true }, ['textSize']],
  ['keys that are no keys', { keys: { 'complaint.link': ['rm -rf'] }, darkPages: true }, ['keys']],
  ['an id that is none', { keys: { 'constructor': ['a'] }, darkPages: true }, ['keys']],
  ['a name that is not carried', { author: 'Mallory', theme: 'light' }, ['author']],
  ['a prototype, which is not even a name', JSON.parse('{"__proto__":{"theme":"dark"},"theme":"light"}'), []],
])('%s is left out and named, the rest is taken', (_, settings, left) => {
  const read = readSettings(file(settings))
  expect(read.ok && read.value.left).toEqual(left)
})

test('whatever stands in a file, reading it ends and never throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.jsonValue().map(file)), (text) => {
    const read = readSettings(text)
    if (read.ok) for (const [name, value] of Object.entries(read.value.settings)) expect(settingOrDefault(name as keyof Settings, value)).toEqual(value)
  }))
})

test('a stored setting that is damaged is the one as delivered', () => {
  expect(settingOrDefault('theme', 'pink')).toBe('system')
  expect(settingOrDefault('keys', null)).toEqual({})
  expect(settingOrDefault('textSize', 1.3)).toBe(1.3)
})
