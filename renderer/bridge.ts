import type { Bridge } from '../shared/ipc/contract'

/** The one object the preload hands over; absent where the page runs outside Electron. */
export function bridge(): Bridge | undefined {
  return (window as unknown as { probata?: Bridge }).probata
}
