/** Words that are planted in a matter, and every file of a folder searched for them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { entriesOfLog, entriesOfTable } from '../../../shared/lock/levelFiles.ts'

/** Random letters: compression leaves them as they are. */
export const word = (what: string) => `${what}q7x${Array.from({ length: 18 }, () => 'bcdfghjkmnpqrstvwxz2345678'[Math.floor(Math.random() * 26)]).join('')}`

/** Where words lie in a folder as UTF-8 or UTF-16: "word path". Every file, whatever it is, and what LevelDB has packed in them. */
export function lying(data: string, words: readonly string[]): string[] {
  const found: string[] = []
  const forms = words.map((one) => [one, [Buffer.from(one, 'utf8'), Buffer.from(one, 'utf16le'), Buffer.from(one, 'utf16le').swap16()]] as const)
  const look = (bytes: Buffer, where: string) => {
    for (const [one, written] of forms) if (written.some((form) => bytes.includes(form)) || where.includes(one)) found.push(`${one} ${where.slice(data.length)}`)
  }
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      try {
        if (statSync(path).isDirectory()) {
          walk(path)
          continue
        }
        const bytes = readFileSync(path)
        look(bytes, path)
        if (bytes.length === 0 || !/\.(?:ldb|log)$/.test(name)) continue
        for (const { key, value } of name.endsWith('.ldb') ? entriesOfTable(bytes, null) : entriesOfLog(bytes)) look(Buffer.concat([key, value ?? key]), `${path} (packed)`)
      } catch (cause) {
        // A file that the browser removed meanwhile, or a socket.
        if (!['ENOENT', 'ENXIO', 'EOPNOTSUPP'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause
      }
    }
  }
  walk(data)
  return [...new Set(found)]
}
