import { useSyncExternalStore } from 'react'

/** Width of the window's inside in pixels, kept up while it is resized. */
export function useWindowWidth(): number {
  return useSyncExternalStore((onChange) => {
    window.addEventListener('resize', onChange)
    return () => window.removeEventListener('resize', onChange)
  }, () => window.innerWidth)
}
