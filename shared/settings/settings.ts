/** What one person set on this machine, and the file that carries it to another. No part of any matter. */
import { type Problem, problem, type Result } from '../problem/problem'
import { z } from '../records/schema'

/** tinykeys syntax: "l", "$mod+k", "Shift+Enter". */
const key = z.string().max(60).regex(/^(?:(?:\$mod|Control|Meta|Alt|Shift)\+){0,4}(?:[^\s]|[A-Z][A-Za-z0-9]{1,20})$/)
const commandId = z.string().max(80).regex(/^[a-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+$/)
const share = z.number().min(0.05).max(0.95)

/** Each field by itself: one that is wrong leaves the others. */
const FIELDS = {
  theme: z.enum(['system', 'light', 'dark']),
  /** 1 = 13 px */
  textSize: z.number().min(0.5).max(3),
  /** name in the log of changes */
  author: z.string().min(1).max(200),
  /** keys a person chose, by command id */
  keys: z.record(commandId, z.array(key).max(5)).refine((all) => Object.keys(all).length <= 1000),
  /** share of the source pane per room, 0 to 1 */
  sourceShare: z.record(z.string().max(40).regex(/^[a-z]+$/), share).refine((all) => Object.keys(all).length <= 100),
  railCollapsed: z.boolean(),
  darkPages: z.boolean(),
  /** the system says once a day what is due; off until a person asks for it */
  dueNotices: z.boolean(),
  /** minutes without a touch after which a matter with a lock locks itself; 0 never */
  lockAfter: z.number().int().min(0).max(1440),
}

export type Settings = { [K in keyof typeof FIELDS]: z.output<(typeof FIELDS)[K]> }

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system', textSize: 1, author: 'This computer', keys: {}, sourceShare: {}, railCollapsed: false, darkPages: false, dueNotices: false, lockAfter: 15,
}

/** What stays on its machine: a name in the log belongs to one person, the panes to one screen. */
const OWN: readonly (keyof Settings)[] = ['author', 'sourceShare', 'railCollapsed']
const NAMES = Object.keys(FIELDS) as (keyof Settings)[]
const CARRIED = NAMES.filter((name) => !OWN.includes(name))

/** Longest file that is looked at. Letters. */
const LONGEST = 200_000

/** A setting as it may be used: the value where it is one, else the one as delivered. */
export function settingOrDefault<K extends keyof Settings>(name: K, value: unknown): Settings[K] {
  const read = FIELDS[name].safeParse(value)
  return read.success ? (read.data as Settings[K]) : DEFAULT_SETTINGS[name]
}

/** The settings as a file, to be read by `readSettings`. */
export function writeSettings(settings: Settings): string {
  return `${JSON.stringify({ probata: 'settings', version: 1, settings: Object.fromEntries(CARRIED.map((name) => [name, settings[name]])) }, null, 2)}\n`
}

/**
 * Reads a file of settings, whoever made it. Only known names with sound values are taken.
 * @returns what to set, and the names that were left out; a Problem where it is no such file
 */
export function readSettings(text: string): Result<{ settings: Partial<Settings>; left: string[] }> {
  const refuse = (happened: string, todo: string): { ok: false; problem: Problem } => ({ ok: false, problem: problem('file.unsupported', happened, todo, 'Your settings are as they were.') })
  if (text.length > LONGEST) return refuse('The file is too large to hold settings.', 'Choose a file that Probata exported.')
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return refuse('The file holds no settings: it is not JSON, or it was cut.', 'Choose a file that Probata exported.')
  }
  const head = z.object({ probata: z.literal('settings'), version: z.number(), settings: z.record(z.string(), z.unknown()) }).safeParse(file)
  if (!head.success) return refuse('The file holds no settings of Probata.', 'Choose a file that Probata exported.')
  if (head.data.version !== 1) return refuse('The settings were written by a newer Probata.', 'Export them from the same version as this one.')
  const settings: Partial<Settings> = {}
  const left: string[] = []
  for (const [name, value] of Object.entries(head.data.settings)) {
    const known = CARRIED.find((one) => one === name)
    const read = known && FIELDS[known].safeParse(value)
    if (known && read?.success) Object.assign(settings, { [known]: read.data })
    else left.push(name.slice(0, 40))
  }
  if (Object.keys(settings).length === 0) return refuse('None of the settings in the file can be used here.', 'Choose a file that Probata exported.')
  return { ok: true, value: { settings, left } }
}
