import { expect, test } from 'vitest'
import { allCommands, commandsIn } from '../../../build/commands.ts'
import { ROOMS } from '../../../renderer/navigation/place'
import { findHelp, helpEntries, TOPICS } from '../../../shared/help/topics'

test('every room has its page of help', () => expect(TOPICS.map((one) => one.id).sort()).toEqual([...ROOMS].sort()))

test('commands are read out of the sources where they are defined', () => {
  const all = allCommands()
  expect(all.length).toBeGreaterThan(250)
  expect(all.find((one) => one.id === 'app.help')).toEqual({ id: 'app.help', label: 'Help', group: 'General', keys: ['F1'] })
  expect(new Set(all.map((one) => one.id)).size).toBe(all.length)
})

test('every heading that help names has commands', () => {
  // Tags are a person's own: their commands are made from them.
  const groups = new Set([...allCommands().map((one) => one.group), 'Tags'])
  expect(TOPICS.flatMap((one) => one.groups).filter((group) => !groups.has(group))).toEqual([])
})

test.each([
  // plain, with a constant as heading, with two names, with keys that come and go
  ["{ id: 'a.b', label: 'Do it', group: 'A', keys: ['x', '$mod+y'], run }", { id: 'a.b', label: 'Do it', group: 'A', keys: ['x', '$mod+y'] }],
  ["const GROUP = 'Room'\n{ id: 'a.b', label: 'Do it', group: GROUP, keys: [], run }", { id: 'a.b', label: 'Do it', group: 'Room', keys: [] }],
  ["const group = 'Room'\n{ id: 'a.b', label: 'Do it', group, keys: [], run }", { id: 'a.b', label: 'Do it', group: 'Room', keys: [] }],
  ["{ id: 'a.b', label: on ? 'Stop' : 'Begin', group: 'A', keys: on ? ['s'] : [], run }", { id: 'a.b', label: 'Stop / Begin', group: 'A', keys: ['s'] }],
])('%s', (source, command) => expect(commandsIn(source)).toEqual([command]))

test('a name that is put together at run time is not listed', () => expect(commandsIn("{ id: 'a.b', label: name, group: 'A', keys: [] }")).toEqual([]))

test('help is found by all words, where the topic has them first', () => {
  const entries = helpEntries()
  expect(findHelp(entries, 'privilege log')[0]?.topic).toBe('Review')
  expect(findHelp(entries, 'chronology undetermined')[0]?.text).toContain('undetermined')
  expect(findHelp(entries, 'w/5').length).toBeGreaterThan(0)
  expect(findHelp(entries, 'zebra')).toEqual([])
  expect(findHelp(entries, ' ')).toEqual([])
})
