import { useCallback, useState } from 'react'

/** What a person set in a room, kept while the app runs: the room is drawn anew when it is left. */
const kept = new Map<string, unknown>()

/** Like `useState`, but found again when the component comes back under the same key. */
export function useKept<T>(key: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : first))
  const set = useCallback((next: T) => {
    kept.set(key, next)
    setValue(next)
  }, [key])
  return [value, set]
}
