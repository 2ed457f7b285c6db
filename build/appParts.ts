/** The app's own part of a packed app, file by file: how large its parts are, and whether two builds are equal. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the app itself may weigh, without the runtime. Bytes. */
export const MOST = 40_000_000

/** Parts by the folder or name of a file, the first that fits. */
const PARTS: readonly [string, RegExp][] = [
  ['recognition (OCR)', /^renderer\/ocr\//], ['PDF tables and typefaces', /^renderer\/pdfjs\//], ['typefaces of papers', /^renderer\/fonts\//], ['demo matter', /^renderer\/demo\//],
  ['SQLite and other WebAssembly', /\.wasm$/], ['typefaces of the window', /\.woff2?$/], ['workers', /worker[\w.-]*\.m?js$/i], ['screens', /^renderer\//], ['main process', /^main\//],
]

type AppFile = { path: string; bytes: Buffer }

function filesOf(dist: string): AppFile[] {
  return globSync(['main/**/*', 'renderer/**/*'], { cwd: dist, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => ({ path: join(entry.parentPath, entry.name).slice(dist.length + 1).replaceAll('\\', '/') }))
    .filter(({ path }) => !/^renderer\/demo\/bench-/.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path }) => ({ path, bytes: readFileSync(join(dist, path)) }))
}

/** Size by part, the largest first. Bytes */
export function partsOf(dist: string): { part: string; size: number }[] {
  const sizes = new Map<string, number>()
  for (const { path, bytes } of filesOf(dist)) {
    const part = PARTS.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other'
    sizes.set(part, (sizes.get(part) ?? 0) + bytes.length)
  }
  return [...sizes].map(([part, size]) => ({ part, size })).sort((a, b) => b.size - a.size)
}

/** SHA-256 of each file of the app. Two builds of one commit have equal ones. */
export function hashesOf(dist: string): Record<string, string> {
  return Object.fromEntries(filesOf(dist).map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')]))
}
