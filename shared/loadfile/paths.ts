/** Paths of a load file, found in a folder: Windows signs, drive letters, differing case. */

/** "escape" where the path would leave the folder (domain § 15); else its parts, lower case. */
export function pathParts(path: string): string[] | 'escape' {
  const parts: string[] = []
  const clean = path.trim().replace(/^"(.*)"$/, '$1').replace(/\\/g, '/').replace(/^[A-Za-z]:/, '')
  for (const part of clean.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.length === 0) return 'escape'
      parts.pop()
    } else parts.push(part.normalize('NFC').toLowerCase())
  }
  return parts
}

/** Whether a path climbs out of its folder, by its text alone. Cheap for a million rows. */
export function escapes(path: string): boolean {
  return path.includes('..') && pathParts(path) === 'escape'
}

/**
 * Finds the files of a production. A path is looked up from the load file's own folder, then from
 * the production's root, then without its leading folders (a drive or share that we do not have),
 * as long as one file alone fits; never outside the folder.
 */
export class PathResolver<T extends { path: string }> {
  private readonly byPath = new Map<string, T>()
  /** by the last part; several files may share it */
  private readonly byName = new Map<string, T[]>()
  /** folders cut off in front of what was found last: most rows need the same cut */
  private cut = -1

  constructor(files: Iterable<T>) {
    for (const file of files) {
      const parts = pathParts(file.path)
      if (parts === 'escape') continue
      this.byPath.set(parts.join('/'), file)
      const name = parts.at(-1) ?? ''
      const same = this.byName.get(name)
      if (same) same.push(file)
      else this.byName.set(name, [file])
    }
  }

  get size(): number {
    return this.byPath.size
  }

  /** @param folder folder of the load file inside the production, "" at its root */
  find(path: string, folder: string): T | null {
    const parts = pathParts(path)
    if (parts === 'escape' || parts.length === 0) return null
    const base = folder === '' ? [] : (pathParts(folder) as string[])
    if (this.cut >= 0) {
      const quick = this.at(base, parts.slice(this.cut)) ?? this.at([], parts.slice(this.cut))
      if (quick) return quick
    }
    for (let cut = 0; cut < parts.length - 1 || cut === 0; cut++) {
      const rest = parts.slice(cut)
      for (let up = base.length; up >= 0; up--) {
        const found = this.at(base.slice(0, up), rest)
        if (found) {
          this.cut = cut
          return found
        }
      }
      const ending = `/${rest.join('/')}`
      const fit = (this.byName.get(rest.at(-1) ?? '') ?? []).filter((file) => rest.length > 1 && `/${(pathParts(file.path) as string[]).join('/')}`.endsWith(ending))
      if (fit.length === 1) return fit[0] ?? null
    }
    return null
  }

  private at(base: readonly string[], rest: readonly string[]): T | undefined {
    return this.byPath.get([...base, ...rest].join('/'))
  }
}
