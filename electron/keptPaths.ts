/** Paths that this computer remembers over restarts, in a file of the profile: the page, and so the matter, never learns them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/** @param name of the file in the profile. A file that is missing or cannot be read remembers nothing */
export function keptPaths(name: string) {
  const file = () => join(app.getPath('userData'), name)
  return {
    read: (): Record<string, string> => {
      try {
        const found: unknown = JSON.parse(readFileSync(file(), 'utf8'))
        return typeof found === 'object' && found !== null ? Object.fromEntries(Object.entries(found).filter((one): one is [string, string] => typeof one[1] === 'string')) : {}
      } catch {
        return {}
      }
    },
    /** @throws where the profile cannot be written to */
    write: (paths: Record<string, string>): void => writeFileSync(file(), JSON.stringify(paths)),
  }
}
