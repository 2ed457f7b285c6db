/**
 * The list of all commands, read out of the sources where they are defined: help and settings name each of
 * them, also those of rooms that are not on the screen. A definition is one line, `{ id: 'x.y', label: …,
 * group: …, keys: […]`; labels that are put together at run time are known only while their room is shown.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'

export type Listed = { id: string; label: string; group: string; keys: string[] }

const DEFINITION = /\bid: '([a-z][a-z-]*\.[A-Za-z.-]+)', label: ([^\n]{1,200}?), (group(?:: [^,\n]{1,60})?), keys: ([^\n]*)/g
const strings = (text: string): string[] => [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map((one) => (one[1] ?? '').replace(/\\(.)/g, '$1'))

/** @returns the commands that one source file defines */
export function commandsIn(source: string): Listed[] {
  const constant = (name: string) => strings(new RegExp(`const ${name} = ('[^'\\n]*')`).exec(source)?.[1] ?? '')[0]
  return [...source.matchAll(DEFINITION)].flatMap(([, id = '', label = '', group = '', rest = '']) => {
    // "cond ? 'Show the timeline' : 'Show the table'": both, as one line. What holds a variable is no name.
    const names = label.startsWith("'") ? strings(label).slice(0, 1) : / \? '/.test(label) ? strings(label.slice(label.indexOf(' ? '))) : []
    const heading = group.includes("'") ? strings(group)[0] : constant(group.replace('group: ', ''))
    const keys = strings(/^[^[]{0,40}\[([^\]]*)\]/.exec(rest)?.[1] ?? '')
    return names.length === 0 || heading === undefined ? [] : [{ id, label: names.join(' / '), group: heading, keys }]
  })
}

/** Every command of the app, once, by group. */
export function allCommands(): Listed[] {
  const found = new Map<string, Listed>()
  for (const name of globSync('renderer/**/*.{ts,tsx}', { cwd: root }).sort()) {
    for (const one of commandsIn(readFileSync(join(root, name), 'utf8'))) if (!found.has(one.id)) found.set(one.id, one)
  }
  return [...found.values()].sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
}
