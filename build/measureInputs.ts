/**
 * `npm run measure -- inputs`: what becomes of every file of the corpus's mail, load file, PDF and court
 * folders: read as what, with how many pages or rows, or refused with which sentence.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { root } from './paths.ts'

type Read = { file: string; kind: string; pages?: unknown[] | number; rows?: number; warning?: string; findings?: unknown[] }

const FOLDERS = ['mail', 'loadfiles', 'pdf-robustness', 'court-docs']
const LOADFILES = new Set(['.dat', '.opt', '.lfp', '.xml', '.csv'])

/** @returns whether every file has a row: read, or refused in one sentence */
export function measureInputs(corpus: string): boolean {
  let good = true
  process.stdout.write(`${'file'.padEnd(56)} ${'read as'.padEnd(9)} pages or rows  what is said\n`)
  for (const folder of FOLDERS) {
    const files = filesIn(join(corpus, folder))
    const isLoadfile = (file: string) => folder === 'loadfiles' && LOADFILES.has(extname(file).toLowerCase())
    for (const [verb, some] of [['loadfile', files.filter(isLoadfile)], ['document', files.filter((file) => !isLoadfile(file))]] as const) {
      if (some.length > 0) good = table(verb, some, corpus) && good
    }
  }
  return good
}

function table(verb: string, files: readonly string[], corpus: string): boolean {
  const done = spawnSync(process.execPath, [join(root, 'build', 'main.ts'), 'cli', verb, ...files, '--json', '--timeout', '1500'], { encoding: 'utf8', maxBuffer: 1 << 30 })
  const parsed = JSON.parse(done.stdout || '[]') as Read | Read[]
  const read = [...(Array.isArray(parsed) ? parsed : [parsed])]
  const refused = done.stderr.split('\n').filter(Boolean)
  let good = true
  for (const file of files) {
    const at = read.findIndex((one) => one.file === basename(file))
    const [one] = at < 0 ? [] : read.splice(at, 1)
    const sentence = one ? '' : (refused.find((line) => line.includes(basename(file))) ?? '')
    if (!one && sentence === '') good = false
    const size = one?.rows ?? (Array.isArray(one?.pages) ? one.pages.length : (one?.pages ?? ''))
    const said = one ? (one.warning ?? (one.findings && one.findings.length > 0 ? `${one.findings.length} findings` : '')) : sentence || 'NOTHING WAS SAID'
    process.stdout.write(`${file.slice(corpus.length + 1).padEnd(56)} ${(one?.kind ?? 'refused').padEnd(9)} ${String(size).padStart(13)}  ${said}\n`)
  }
  return good
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)).sort()
}
