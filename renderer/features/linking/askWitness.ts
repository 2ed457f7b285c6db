import { useSyncExternalStore } from 'react'

/** About what a witness shall be asked. Kept outside the rooms: a gap is met in the proof, the complaint and its editor alike. */
let current: string | null = null
const listeners = new Set<() => void>()

/** Asks for the deposition that a gap, paragraph or element goes to; null puts the question away. */
export function askWitness(of: string | null): void {
  current = of
  for (const listener of listeners) listener()
}

/** Id of what a witness shall be asked about, or null. */
export function useAskedWitness(): string | null {
  return useSyncExternalStore((onChange) => {
    listeners.add(onChange)
    return () => listeners.delete(onChange)
  }, () => current)
}
