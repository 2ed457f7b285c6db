import { useCallback, useRef } from 'react'

/** One decision after the other: a key that is pressed twice must not link a place twice. */
export function useDecide(): (work: () => Promise<unknown>) => void {
  const deciding = useRef(false)
  return useCallback((work) => {
    if (deciding.current) return
    deciding.current = true
    void work().finally(() => {
      deciding.current = false
    })
  }, [])
}
