import type { Command } from '../../commands'

/** What the main process asks for when the computer goes to sleep or its screen is locked. */
export const whenAtRest = (run: () => void): Command => ({ id: 'lock.rest', label: 'Lock, since the computer rests', group: 'Matter', keys: [], quiet: true, run })

/** Locking by hand, and by the computer. */
export const lockCommands = (now: () => void, rest: () => void): Command[] => [
  { id: 'lock.now', label: 'Lock now', group: 'Matter', keys: ['$mod+Shift+k'], inFields: true, run: now },
  whenAtRest(rest),
]
