/** Keys of the locked matters that are open in this page. In memory only. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { fits, type LockedHeader } from '../../../shared/lock/envelope'
import { dataKeyOf } from '../../../shared/lock/keys'
import { MatterKeys } from './matterKeys'

const keyring = new Map<string, MatterKeys>()

export const keysOf = (matterId: string): MatterKeys | null => keyring.get(matterId) ?? null

export const hasKeys = (matterId: string): boolean => keyring.has(matterId)

/** @param own of a copy, as its lock has it */
export function holdKeys(matterId: string, root: Uint8Array, own: string | undefined): MatterKeys {
  const keys = new MatterKeys(dataKeyOf(root, own === undefined ? null : hexToBytes(own)), root.slice())
  keyring.set(matterId, keys)
  return keys
}

export function dropKeys(matterId: string): void {
  keyring.get(matterId)?.wipe()
  keyring.delete(matterId)
}

/** Of all matters this one alone stays open, where it is. */
export function keepKeysOf(matterId: string): void {
  for (const other of keyring.keys()) if (other !== matterId) dropKeys(other)
}

/** The open matter whose root key is the one of this file; null where there is none. */
export function holderOf(header: LockedHeader): string | null {
  for (const [matterId, keys] of keyring) if (fits(keys.rootKey(), header)) return matterId
  return null
}

/** Keys of the matter that a setting's name holds the id of. */
export function keysNamed(setting: string): MatterKeys | null {
  for (const [matterId, keys] of keyring) if (setting.includes(matterId)) return keys
  return null
}
