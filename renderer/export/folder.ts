import type { FolderToken } from '../../shared/ipc/contract'
import { bridge } from '../bridge'

/** Bytes that cross to the main process at a time. */
const PIECE = 16_000_000

export async function chooseFolder(): Promise<FolderToken | null> {
  return (await bridge()?.call('folder.choose', {})) ?? null
}

/** Writes into a chosen folder; never over a file that is there. What was begun here may grow. */
export function folderWriter(token: string): (path: string, bytes: Uint8Array<ArrayBuffer>, append?: boolean) => Promise<void> {
  return async (path, bytes, append = false) => {
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE) await bridge()?.call('folder.write', { token, path, bytes: bytes.slice(at, at + PIECE), append: append || at > 0 })
  }
}
