/** What one person set on this machine: theme, text size, name, keys. Not part of any matter. */
import { useSyncExternalStore } from 'react'
import { DEFAULT_SETTINGS, type Settings, settingOrDefault } from '../../shared/settings/settings'
import { bridge } from '../bridge'
import { registry } from '../commands'
import { getSetting, putSetting } from '../store'

export type Preferences = Settings

let current = DEFAULT_SETTINGS
const listeners = new Set<() => void>()

export async function loadPreferences(): Promise<void> {
  const names = Object.keys(DEFAULT_SETTINGS) as (keyof Preferences)[]
  const pairs = await Promise.all(names.map(async (name) => [name, settingOrDefault(name, await getSetting<unknown>(name, undefined))]))
  current = Object.fromEntries(pairs) as Preferences
  apply()
}

export async function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): Promise<void> {
  await setPreferences({ [name]: value })
}

/** Several at once, shown as one change. */
export async function setPreferences(values: Partial<Preferences>): Promise<void> {
  current = { ...current, ...values }
  apply()
  await Promise.all(Object.entries(values).map(([name, value]) => putSetting(name, value)))
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((onChange) => {
    listeners.add(onChange)
    return () => listeners.delete(onChange)
  }, () => current)
}

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
systemDark.addEventListener('change', () => apply())

/** what this page has asked for; a window may keep the size of the page before */
let zoomed: number | null = null

/** The window grows as a whole: larger letters in boxes that stay would lie over each other. */
function zoomTo(factor: number): void {
  if (factor === zoomed) return
  zoomed = factor
  void bridge()?.call('window.zoom', { factor })
}

function apply(): void {
  const root = document.documentElement
  const dark = current.theme === 'dark' || (current.theme === 'system' && systemDark.matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  zoomTo(current.textSize)
  registry.setKeys(current.keys)
  for (const listener of listeners) listener()
}
