/**
 * `npm run -s probata -- <verb> …`: runs the app itself in a hidden window, so that there is one
 * implementation. Results on stdout; messages and errors on stderr, one line each.
 */
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, readSync, openSync, closeSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle } from './bundle.ts'
import { launchOf } from './launch.ts'
import { ensureRuntime } from './runtime.ts'
import { say } from './say.ts'
import { displayPrefix, ensureLibraries } from './system.ts'
import { OPTIONS, usage, VERBS, type Verb } from './verbs.ts'

const EXIT_USAGE = 64
const EXIT_UNREADABLE = 2
/** A hostile file must not hang a script. Seconds. */
const TIME_LIMIT = 600

type Values = Readonly<Record<string, string | undefined>>
type Words = { verb: Verb; name: string; behind: string[]; values: Values; json: boolean; withPassphrase: boolean }

export async function cli(words: string[]): Promise<number> {
  const read = readWords(words)
  if (!read) {
    say(usage())
    return EXIT_USAGE
  }
  const { verb, name, behind, values, json, withPassphrase } = read
  const options = Object.fromEntries((verb.options ?? []).flatMap((option) => (values[option] ? [[option, values[option]]] : [])))
  if (typeof verb.takes === 'object') return runHidden(name, [], values, { json, withPassphrase }, { ...options, [verb.takes.words]: behind.join(' ') })
  // A file may be named by an option too: where the verb can do without one.
  if (values.file && verb.options?.includes('file')) behind.push(values.file)
  // One file that cannot be opened keeps nobody from reading the others.
  const sound: string[] = []
  for (const file of [...behind, ...(verb.beside ?? []).flatMap((option) => values[option] ?? [])]) {
    const wrong = whatIsWrong(file, verb.takes === 'paths')
    if (wrong) say(wrong)
    else sound.push(resolve(file))
  }
  if (sound.length < (verb.count?.least ?? 0) + (verb.beside?.length ?? 0)) return EXIT_UNREADABLE
  const code = await runHidden(name, sound, values, { json, withPassphrase }, verb.data === 'may' && values.data ? { ...options, against: 'matter' } : options)
  return code === 0 && sound.length < behind.length ? EXIT_UNREADABLE : code
}

/** @returns null where the words are no call of ours */
function readWords(words: string[]): Words | null {
  try {
    const { values, positionals } = parseArgs({
      args: words, allowPositionals: true,
      options: { json: { type: 'boolean' }, 'passphrase-stdin': { type: 'boolean' }, ...Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])) },
    })
    const { json, 'passphrase-stdin': withPassphrase, ...rest } = values
    const given: Values = rest as Values
    const [name = '', ...behind] = positionals
    const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
    if (!verb) return null
    const count = verb.count ?? (typeof verb.takes === 'object' ? { least: 1 } : { least: 0, most: 0 })
    const wrong = behind.length < count.least || behind.length > (count.most ?? Number.POSITIVE_INFINITY) || (typeof verb.takes === 'object' && behind.join('').trim() === '')
    const lacking = [...(verb.data === 'needed' ? ['data'] : []), ...(verb.needs ?? [])].some((option) => !given[option])
    return wrong || lacking ? null : { verb, name, behind, values: given, json: json === true, withPassphrase: withPassphrase === true || verb.passphrase === true }
  } catch {
    return null
  }
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

async function runHidden(verb: string, files: string[], values: Values, { json, withPassphrase }: { json: boolean; withPassphrase: boolean }, options: Record<string, string>): Promise<number> {
  const temporary = values.data ? null : mkdtempSync(join(tmpdir(), 'probata-'))
  const limit = Number(values.timeout ?? TIME_LIMIT)
  try {
    const runtime = ensureRuntime()
    ensureLibraries(runtime)
    await bundle()
    const source = files.find((file) => statSync(file).isDirectory())
    const toFile = VERBS[verb]?.out === 'file'
    const out = values.out ? (toFile ? dirname(resolve(values.out)) : resolve(values.out)) : null
    if (out) mkdirSync(out, { recursive: true })
    const folders = { ...(values.root ? { root: resolve(values.root) } : {}), ...(out ? { out } : {}), ...(source ? { source } : {}) }
    const job = { verb, json, withPassphrase, files: files.filter((file) => file !== source), folders, options: toFile && values.out ? { ...options, file: basename(values.out) } : options }
    const launch = launchOf(runtime, ['--data', resolve(values.data ?? temporary ?? '.')], true)
    const [command = launch.command, ...words] = [...displayPrefix(), launch.command, ...launch.words]
    return await new Promise<number>((done) => {
      const app = spawn(command, words, { env: { ...launch.env, PROBATA_CLI: JSON.stringify(job) }, stdio: ['ignore', 'pipe', 'ignore', 'pipe', 'pipe'], detached: true })
      const timer = setTimeout(() => {
        say(`Stopped after ${limit} seconds: the file took too long to read.`)
        if (app.pid) process.kill(-app.pid, 'SIGKILL')
        done(EXIT_UNREADABLE)
      }, limit * 1000)
      app.stdout?.pipe(process.stdout)
      const secret = app.stdio[4]
      if (secret && 'write' in secret) {
        secret.on('error', () => {})
        if (withPassphrase) process.stdin.pipe(secret)
        else secret.end()
      }
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
