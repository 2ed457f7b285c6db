/**
 * Which packages go into the app, under which licence: those that its sources name, those whose files are
 * copied beside them, and what these need in turn. Read from the sources and the lock, so that it needs no build.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'

export type Package = { name: string; version: string; license: string; integrity: string | null; resolved: string | null }

type Locked = { version?: string; license?: string; integrity?: string; resolved?: string; dependencies?: Record<string, string> }

/** Copied by the build, not imported (see `bundle.ts` and `fonts.ts`). */
const COPIED = ['pdfjs-dist', 'tesseract.js', 'tesseract.js-core', '@tesseract.js-data/eng', '@fontsource/tinos', '@fontsource/noto-naskh-arabic', '@fontsource/noto-sans-sc', '@fontsource/noto-sans-kr']
/** The runtime lies beside the app; it has a component of its own. */
const RUNTIME = 'electron'

const IMPORT = /(?:from|import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[\w][\w.-]*)(?:\/[^'"]*)?['"]/g

/** Licences that may be shipped in an app under the MIT licence without more than their notice. */
const MAY_SHIP = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'OFL-1.1', 'Zlib', 'CC0-1.0', 'BlueOak-1.0.0', 'Unlicense'])
/** Licences of what only builds and tests it: nothing of it is shipped. */
const MAY_BUILD = new Set([...MAY_SHIP, 'MPL-2.0', 'Python-2.0', 'WTFPL', 'CC-BY-4.0'])

function locked(): Map<string, Locked> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  return new Map(Object.entries(lock.packages).filter(([path]) => path.startsWith('node_modules/')))
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Where Node would find `name` for the package at `from`, in the lock. */
function find(all: ReadonlyMap<string, Locked>, from: string, name: string): string | null {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const path = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`
    if (all.has(path)) return path
    if (base === '') return null
  }
}

function named(): Set<string> {
  const found = new Set(COPIED)
  for (const file of globSync(['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'shared/**/*.ts'], { cwd: root })) {
    for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(IMPORT)) if (name && name !== RUNTIME) found.add(name)
  }
  return found
}

function described(path: string, { version = '', license = '', integrity = null, resolved = null }: Omit<Locked, 'integrity' | 'resolved'> & { integrity?: string | null; resolved?: string | null }): Package {
  return { name: nameOf(path), version, license, integrity, resolved }
}

/** Packages that the app is made of, by name. */
export function shippedPackages(): Package[] {
  const all = locked()
  const taken = new Set<string>()
  const open = [...named()].flatMap((name) => find(all, '', name) ?? [])
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (taken.has(path)) continue
    taken.add(path)
    for (const name of Object.keys(all.get(path)?.dependencies ?? {})) {
      const next = find(all, path, name)
      if (next !== null) open.push(next)
    }
  }
  return [...taken].map((path) => described(path, all.get(path) ?? {})).sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1))
}

/** Sentences on packages whose licence is not on the list; empty where all are. */
export function licenceFaults(): string[] {
  const shipped = shippedPackages()
  const known = new Set(shipped.map((one) => `${one.name}@${one.version}`))
  const others = [...locked()].map(([path, entry]) => described(path, entry)).filter((one) => !known.has(`${one.name}@${one.version}`))
  return [
    ...shipped.filter((one) => !allowed(one.license, MAY_SHIP)).map((one) => `${one.name} ${one.version} is shipped under “${one.license || 'no licence that is named'}”, which is not on the list.`),
    ...others.filter((one) => !allowed(one.license, MAY_BUILD)).map((one) => `${one.name} ${one.version} builds or tests the app under “${one.license || 'no licence that is named'}”, which is not on the list.`),
  ]
}

/** An SPDX expression of names, AND, OR and brackets, held against a list. */
export function allowed(expression: string, list: ReadonlySet<string>): boolean {
  const words = expression.match(/\(|\)|[\w.+-]+/g) ?? []
  let at = 0
  const either = (): boolean => {
    let fits = both()
    while (words[at] === 'OR') {
      at++
      // Read on in any case: the right side has words of its own.
      fits = both() || fits
    }
    return fits
  }
  const both = (): boolean => {
    let fits = one()
    while (words[at] === 'AND') {
      at++
      fits = one() && fits
    }
    return fits
  }
  const one = (): boolean => {
    const word = words[at++]
    if (word !== '(') return word !== undefined && list.has(word)
    const fits = either()
    return words[at++] === ')' && fits
  }
  return either() && at === words.length
}
