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

const USAGE = 'Usage: probata complaint FILE… [--json] | document FILE… [--json] | redactions FILE… [--json] | loadfile FILE… [--root DIR] [--json] | import PATH --data DIR [--profile PARTY] [--json] | produce --data DIR --out DIR [--json] | policy DIR [--json] | compare OLD NEW [--json] | policy-history DIR --term WORDS [--on DATE] [--region REGION] [--json] | demo --data DIR | proof --data DIR [--json] | verify --data DIR [--json] | date WORDS [--ref DATE] [--json] | chronology --data DIR [--json]'
const EXIT_USAGE = 64
const EXIT_UNREADABLE = 2
/** A hostile file must not hang a script. Seconds. */
const TIME_LIMIT = 600

const NEEDS_FILE = new Set(['complaint', 'document', 'loadfile', 'import', 'redactions', 'accuracy', 'policy', 'compare', 'policy-history'])
/** These work without a matter. */
const NEEDS_NO_DATA = new Set(['date', 'complaint', 'document', 'loadfile', 'bench', 'redactions', 'accuracy', 'policy', 'compare', 'policy-history'])
/** These take a folder as well as a file. */
const TAKES_FOLDER = new Set(['import', 'policy', 'policy-history'])
const VERBS = new Set(['complaint', 'document', 'demo', 'proof', 'verify', 'bench', 'large', 'loadfile', 'import', 'produce', 'redactions', 'accuracy', 'policy', 'compare', 'policy-history', 'date', 'chronology'])
/** What stands behind these is words, not files. */
const TAKES_WORDS = new Set(['date'])

export async function cli(given: string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(given)
  } catch {
    say(USAGE)
    return EXIT_USAGE
  }
  const { values, positionals } = parsed
  const [verb = '', ...rest] = positionals
  const words = TAKES_WORDS.has(verb) ? rest.join(' ') : ''
  const files = TAKES_WORDS.has(verb) ? [] : rest
  if (!VERBS.has(verb) || (NEEDS_FILE.has(verb) && files.length === 0) || (!NEEDS_NO_DATA.has(verb) && !values.data) || (verb === 'produce' && !values.out) || (verb === 'compare' && files.length !== 2) || (verb === 'policy-history' && !values.term) || (TAKES_WORDS.has(verb) && rest.length === 0)) {
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
  return runHidden(verb, files.map((file) => resolve(file)), { ...values, ...(TAKES_WORDS.has(verb) ? { words } : {}) })
}

function parse(words: string[]) {
  return parseArgs({
    args: words, allowPositionals: true,
    options: { json: { type: 'boolean' }, data: { type: 'string' }, timeout: { type: 'string' }, password: { type: 'string' }, matter: { type: 'string' }, documents: { type: 'string' }, root: { type: 'string' }, out: { type: 'string' }, term: { type: 'string' }, on: { type: 'string' }, region: { type: 'string' }, profile: { type: 'string' }, prefix: { type: 'string' }, volume: { type: 'string' }, tag: { type: 'string' }, peer: { type: 'string' }, part: { type: 'string' }, pages: { type: 'string' }, ref: { type: 'string' }, order: { type: 'string' } },
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

async function runHidden(verb: string, files: string[], values: ReturnType<typeof parse>['values'] & { words?: string }): Promise<number> {
  const temporary = values.data ? null : mkdtempSync(join(tmpdir(), 'probata-'))
  const limit = Number(values.timeout ?? TIME_LIMIT)
  try {
    const runtime = ensureRuntime()
    ensureLibraries(runtime)
    await bundle()
    const options = Object.fromEntries((['term', 'on', 'region', 'password', 'matter', 'documents', 'profile', 'prefix', 'volume', 'tag', 'peer', 'pages', 'ref', 'order', 'words'] as const).flatMap((name) => (values[name] ? [[name, values[name]]] : [])))
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
