/**
 * The first step of every command, in plain JavaScript for the Node that is there: installs the
 * packages if they are missing or out of date, then goes on under the Node that they bring.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const stamp = join(root, 'node_modules', '.probata-installed')
const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  // npm ci would empty the folder that a link leads to, which is another checkout's.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    process.stderr.write('node_modules is a link to another folder, and its packages do not fit this checkout. Remove the link and try again.\n')
    process.exit(1)
  }
  process.stderr.write('Installing packages (once, about a minute)…\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (done.status !== 0) {
    process.stderr.write('The packages could not be installed. Check that the npm registry can be reached, then try again.\n')
    process.exit(1)
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, lock)
}

const folder = join(root, 'node_modules', 'node', 'bin')
const own = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
const node = existsSync(own) ? own : process.execPath
const env = { ...process.env, PATH: [folder, join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) }
const run = spawnSync(node, [join(root, 'build', 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit', env })
process.exit(run.status ?? 1)
