/**
 * `npm run -s probata -- <verb> …`: runs the app itself in a hidden window, so that there is one
 * implementation. Results on stdout; messages and errors on stderr, one line each.
 */
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, readSync, openSync, closeSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle } from './bundle.ts'
import { launchOf } from './launch.ts'
import { ensureRuntime } from './runtime.ts'
import { say } from './say.ts'
import { displayPrefix, ensureLibraries } from './system.ts'

const USAGE = 'Usage: probata complaint FILE… [--json] | contract FILE… [--json] | document FILE… [--json] | redactions FILE… [--json] | loadfile FILE… [--root DIR] [--json] | import PATH --data DIR [--profile PARTY] [--json] | produce --data DIR --out DIR [--json] | demo --data DIR | proof --data DIR [--json] | verify --data DIR [--json]'
const EXIT_USAGE = 64
const EXIT_UNREADABLE = 2
/** A hostile file must not hang a script. Seconds. */
const TIME_LIMIT = 600

const NEEDS_FILE = new Set(['contract', 'complaint', 'document', 'loadfile', 'import', 'redactions', 'accuracy'])
/** These work without a matter. */
const NEEDS_NO_DATA = new Set(['contract', 'complaint', 'document', 'loadfile', 'bench', 'redactions', 'accuracy'])
/** These take a folder as well as a file. */
const TAKES_FOLDER = new Set(['import'])
const VERBS = new Set(['contract', 'complaint', 'document', 'demo', 'proof', 'verify', 'bench', 'large', 'loadfile', 'import', 'produce', 'redactions', 'accuracy'])

export async function cli(words: string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(words)
  } catch {
    say(USAGE)
    return EXIT_USAGE
  }
  const { values, positionals } = parsed
  const [verb = '', ...files] = positionals
  if (!VERBS.has(verb) || (NEEDS_FILE.has(verb) && files.length === 0) || (!NEEDS_NO_DATA.has(verb) && !values.data) || (verb === 'produce' && !values.out)) {
    say(USAGE)
    return EXIT_USAGE
  }
  for (const file of files) {
    const wrong = whatIsWrong(file, TAKES_FOLDER.has(verb))
    if (wrong) {
      say(wrong)
      return EXIT_UNREADABLE
    }
  }
  return runHidden(verb, files.map((file) => resolve(file)), values)
}

function parse(words: string[]) {
  return parseArgs({
    args: words, allowPositionals: true,
    options: { json: { type: 'boolean' }, data: { type: 'string' }, timeout: { type: 'string' }, password: { type: 'string' }, matter: { type: 'string' }, documents: { type: 'string' }, root: { type: 'string' }, out: { type: 'string' }, profile: { type: 'string' }, prefix: { type: 'string' }, volume: { type: 'string' }, tag: { type: 'string' }, peer: { type: 'string' }, part: { type: 'string' }, pages: { type: 'string' } },
  })
}

function whatIsWrong(file: string, mayBeFolder: boolean): string | null {
  try {
    const found = statSync(file)
    if (found.isDirectory() && mayBeFolder) return null
    if (found.isDirectory()) return `${file} is a folder, not a file.`
    if (found.size === 0) return `${file} is empty: there is nothing in it to read.`
    accessSync(file, constants.R_OK)
    const handle = openSync(file, 'r')
    readSync(handle, Buffer.alloc(1), 0, 1, 0)
    closeSync(handle)
    return null
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return `${file} is not there.`
    if (code === 'EACCES' || code === 'EPERM') return `${file} may not be read: you have no permission for it.`
    return `${file} could not be opened.`
  }
}

async function runHidden(verb: string, files: string[], values: ReturnType<typeof parse>['values']): Promise<number> {
  const temporary = values.data ? null : mkdtempSync(join(tmpdir(), 'probata-'))
  const limit = Number(values.timeout ?? TIME_LIMIT)
  try {
    const runtime = ensureRuntime()
    ensureLibraries(runtime)
    await bundle()
    const options = Object.fromEntries((['password', 'matter', 'documents', 'profile', 'prefix', 'volume', 'tag', 'peer', 'pages'] as const).flatMap((name) => (values[name] ? [[name, values[name]]] : [])))
    const source = files.find((file) => statSync(file).isDirectory())
    if (values.out) mkdirSync(values.out, { recursive: true })
    const folders = { ...(values.root ? { root: resolve(values.root) } : {}), ...(values.out ? { out: resolve(values.out) } : {}), ...(source ? { source } : {}) }
    const job = { verb, json: values.json ?? false, files: files.filter((file) => file !== source), folders, options }
    const launch = launchOf(runtime, ['--data', resolve(values.data ?? temporary ?? '.')], true)
    const [command = launch.command, ...words] = [...displayPrefix(), launch.command, ...launch.words]
    return await new Promise<number>((done) => {
      const app = spawn(command, words, { env: { ...launch.env, PROBATA_CLI: JSON.stringify(job) }, stdio: ['ignore', 'pipe', 'ignore', 'pipe'], detached: true })
      const timer = setTimeout(() => {
        say(`Stopped after ${limit} seconds: the file took too long to read.`)
        if (app.pid) process.kill(-app.pid, 'SIGKILL')
        done(EXIT_UNREADABLE)
      }, limit * 1000)
      app.stdout?.pipe(process.stdout)
      // Chromium talks on stderr; our own messages come by a way of their own.
      const messages = app.stdio[3]
      if (messages && 'pipe' in messages) messages.pipe(process.stderr)
      app.on('close', (code) => {
        clearTimeout(timer)
        done(code ?? EXIT_UNREADABLE)
      })
    })
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause))
    return 1
  } finally {
    if (temporary) rmSync(temporary, { recursive: true, force: true })
  }
}
