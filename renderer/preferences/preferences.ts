/** What one person set on this machine: theme, text size, name, keys. Not part of any matter. */
import { useSyncExternalStore } from 'react'
import { registry } from '../commands'
import { getSetting, putSetting } from '../store'

export type Preferences = {
  theme: 'system' | 'light' | 'dark'
  /** 1 = 13 px */
  textSize: number
  /** name in the log of changes */
  author: string
  /** keys a person chose, by command id */
  keys: Record<string, string[]>
  /** share of the source pane per room, 0 to 1 */
  sourceShare: Record<string, number>
  railCollapsed: boolean
  darkPages: boolean
  /** minutes without a touch after which a matter with a lock locks itself; 0 never */
  lockAfter: number
}

const DEFAULTS: Preferences = {
  theme: 'system', textSize: 1, author: 'This computer', keys: {}, sourceShare: {}, railCollapsed: false, darkPages: false, lockAfter: 15,
}

let current = DEFAULTS
const listeners = new Set<() => void>()

export async function loadPreferences(): Promise<void> {
  const names = Object.keys(DEFAULTS) as (keyof Preferences)[]
  const pairs = await Promise.all(names.map(async (name) => [name, await getSetting<unknown>(name, DEFAULTS[name])]))
  current = Object.fromEntries(pairs) as Preferences
  apply()
}

export async function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): Promise<void> {
  current = { ...current, [name]: value }
  apply()
  await putSetting(name, value)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((onChange) => {
    listeners.add(onChange)
    return () => listeners.delete(onChange)
  }, () => current)
}

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
systemDark.addEventListener('change', () => apply())

function apply(): void {
  const root = document.documentElement
  const dark = current.theme === 'dark' || (current.theme === 'system' && systemDark.matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.style.setProperty('--scale', String(current.textSize))
  registry.setKeys(current.keys)
  for (const listener of listeners) listener()
}
