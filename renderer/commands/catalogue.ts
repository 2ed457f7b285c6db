import { useMemo } from 'react'
import { type Command, registry } from './registry'
import { useAllCommands } from './useCommands'

/** Put in by the build (`build/commands.ts`), read out of the definitions themselves. */
declare const __COMMANDS__: readonly Listed[]

/** A command by name, whether or not its room is on the screen. */
export type Listed = { id: string; label: string; group: string; keys: readonly string[] }

/** Groups whose commands work in every room. */
const ALWAYS = new Set(['General', 'Go', 'View', 'Matter'])

/** All commands of the app by group, with the keys that a person chose; those on the screen as they are called now. */
export function everyCommand(live: readonly Command[], keys: Readonly<Record<string, readonly string[]>>): Listed[] {
  const found = new Map<string, Listed>()
  for (const one of __COMMANDS__) found.set(one.id, { ...one, keys: keys[one.id] ?? one.keys })
  for (const one of live) found.set(one.id, { id: one.id, label: one.label, group: one.group, keys: one.keys.length > 0 ? one.keys : (found.get(one.id)?.keys ?? []) })
  const rank = (one: Listed) => (ALWAYS.has(one.group) ? 0 : 1)
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
}

/** `everyCommand`, kept up. */
export function useEveryCommand(): readonly Listed[] {
  const live = useAllCommands()
  return useMemo(() => everyCommand(live, registry.chosenKeys()), [live])
}

/** The command that takes the same key at the same time: of the same room, or of those that work everywhere. */
export function conflictOf(command: Listed, all: readonly Listed[]): Listed | undefined {
  if (command.keys.length === 0) return undefined
  return all.find((one) => one.id !== command.id && (one.group === command.group || ALWAYS.has(one.group) || ALWAYS.has(command.group)) && one.keys.some((keys) => command.keys.includes(keys)))
}
