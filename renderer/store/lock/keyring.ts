/** Keys of the locked matters that are open in this page. In memory only. */
import { MatterKeys } from './matterKeys'

const keyring = new Map<string, MatterKeys>()

export const keysOf = (matterId: string): MatterKeys | null => keyring.get(matterId) ?? null

export const hasKeys = (matterId: string): boolean => keyring.has(matterId)

export function holdKeys(matterId: string, dataKey: Uint8Array): MatterKeys {
  const keys = new MatterKeys(dataKey)
  keyring.set(matterId, keys)
  return keys
}

export function dropKeys(matterId: string): void {
  keyring.get(matterId)?.wipe()
  keyring.delete(matterId)
}

/** Keys of the matter that a setting's name holds the id of. */
export function keysNamed(setting: string): MatterKeys | null {
  for (const [matterId, keys] of keyring) if (setting.includes(matterId)) return keys
  return null
}
