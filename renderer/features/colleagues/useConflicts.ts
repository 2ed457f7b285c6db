import { useSyncExternalStore } from 'react'
import { type Standing, useSession } from '../../store'

/** Open and settled conflicts; null until the log was read. */
export function useConflicts(): Standing | null {
  const { conflicts } = useSession()
  return useSyncExternalStore((onChange) => conflicts.subscribe(onChange), () => conflicts.now())
}

/** How many conflicts wait for somebody. */
export const useOpenConflicts = (): number => useConflicts()?.open.length ?? 0
