import { useSyncExternalStore } from 'react'

/** For what evidence is being looked for. Kept outside the room: a room is drawn anew when the source opens beside it. */
let current: string | null = null
const listeners = new Set<() => void>()

/** Opens the proposals for a paragraph, an element or a gap; null closes them. */
export function findFor(of: string | null): void {
  current = of
  for (const listener of listeners) listener()
}

/** Id of what evidence is being looked for, or null. */
export function useFinding(): string | null {
  return useSyncExternalStore((onChange) => {
    listeners.add(onChange)
    return () => listeners.delete(onChange)
  }, () => current)
}
