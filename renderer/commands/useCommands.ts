import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Command, registry } from './registry'

/**
 * Offers commands while the component is mounted. `run` and `blocked` may change with every
 * render; the set is registered anew only when ids, labels or keys change.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  const shape = commands.map((c) => `${c.id}|${c.label}|${c.keys.join(',')}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the commands
  useEffect(() => {
    const now = (id: string) => latest.current.find((command) => command.id === id)
    return registry.add(Symbol('commands'), latest.current.map((command) => ({
      ...command,
      blocked: () => now(command.id)?.blocked?.() ?? null,
      run: () => now(command.id)?.run(),
    })))
  }, [shape])
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore((onChange) => registry.subscribe(onChange), () => registry.all())
}

/** Keys of a command as a person reads them: "Ctrl K". Empty where it has none. */
export function useKeysOf(id: string): string {
  const command = useAllCommands().find((one) => one.id === id)
  return command?.keys[0] ? readableKeys(command.keys[0]) : ''
}

const NAMES: Record<string, string> = { $mod: 'Ctrl', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', Shift: '⇧', Alt: 'Alt' }

/** "$mod+Shift+z" → "Ctrl ⇧ Z" (⌘ on a Mac). */
export function readableKeys(keys: string): string {
  const mac = navigator.platform.startsWith('Mac')
  return keys.split('+').map((key) => (key === '$mod' && mac ? '⌘' : (NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key.replace(/^(?:Digit|Key)(?=.$)/, ''))))).join(' ')
}
