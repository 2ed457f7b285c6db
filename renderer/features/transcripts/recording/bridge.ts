import type { Bridge } from '../../../../shared/ipc/contract'

/** The calls to the main process; absent where the page runs outside Electron. */
export const bridge = (): Bridge | undefined => (window as unknown as { probata?: Bridge }).probata
