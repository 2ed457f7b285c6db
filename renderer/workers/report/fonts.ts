import { type FontEntry, type FontFile, filesFor } from '../../../shared/report/pdf/fonts'

/** Font files that were read, while the worker lives. */
const known = new Map<string, Promise<Uint8Array>>()
let list: Promise<FontEntry[]> | null = null

/** The fonts that texts need, from beside the app's pages. */
export async function fontsFor(codePoints: ReadonlySet<number>): Promise<FontFile[]> {
  const folder = new URL('/fonts/', self.location.origin === 'null' ? self.location.href : self.location.origin)
  list ??= fetch(new URL('index.json', folder)).then((answer) => answer.json() as Promise<FontEntry[]>)
  return Promise.all(filesFor(await list, codePoints).map(async (entry) => {
    const bytes = known.get(entry.file) ?? fetch(new URL(entry.file, folder)).then(async (answer) => new Uint8Array(await answer.arrayBuffer()))
    known.set(entry.file, bytes)
    return { entry, bytes: await bytes }
  }))
}
