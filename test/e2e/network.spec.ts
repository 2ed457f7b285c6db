/**
 * No socket to anywhere: `PROBATA_NETWORK=yes npm test end-to-end` runs the app under `strace -f -e trace=network`
 * (Debian: strace) and lists every socket that it or the runtime opens. SECURITY.md has the list.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { type Launch, launchOf } from '../../build/launch.ts'
import { ensureRuntime } from '../../build/runtime.ts'
import { plainPdf, writeFiles } from './support/hostile.ts'
import { type Sockets, socketsIn } from './support/sockets.ts'
import { openDemo, walk } from './support/tour.ts'

const ASKED = process.env.PROBATA_NETWORK === 'yes'

test.skip(!ASKED, 'PROBATA_NETWORK=yes runs it; strace is needed')
test.setTimeout(900_000)

const folder = () => mkdtempSync(join(tmpdir(), 'probata-network-'))
const strace = (log: string, { command, words }: Launch) => ['-f', '--seccomp-bpf', '-qq', '-s', '200', '-e', 'trace=network', '-o', log, command, ...words]

function tell(what: string, { sockets, addresses }: Sockets): void {
  process.stdout.write(`${what}\n${[...sockets.map((one) => `  ${String(one.times).padStart(6)}  ${one.what}`), ...addresses.map((one) => `          ${one}`)].join('\n')}\n`)
}

/** Runs the app itself to its end, with nothing that drives it. */
async function traced(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Sockets> {
  const log = join(folder(), 'log')
  const launch = launchOf(ensureRuntime(), [...words], true)
  const app = spawn('strace', strace(log, launch), { env: { ...launch.env, ...env }, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  await new Promise((done) => app.on('exit', done))
  return socketsIn(readFileSync(log, 'utf8'))
}

/** Families that reach nothing but this machine. */
const LOCAL = /^socket(?:pair)? (?:AF_UNIX|AF_NETLINK) /
/** Chromium asks the kernel for the names of network interfaces through such a socket (ioctl); it is never bound, connected or sent on, which the list of addresses shows. */
const ASKS_NAMES = 'socket AF_INET6 SOCK_DGRAM'

test('the window and every command line, driven by nobody, open local sockets only', async () => {
  expect(spawnSync('strace', ['-V']).status, 'strace is installed').toBe(0)
  const data = folder()
  const [letter = ''] = writeFiles({ 'letter.pdf': await plainPdf(['Dear counsel.']) })
  const job = (verb: string, more: { files?: string[]; folders?: Record<string, string>; options?: Record<string, string> } = {}) => traced(['--data', data], { PROBATA_CLI: JSON.stringify({ verb, json: true, files: [], folders: {}, options: {}, ...more }) })
  const all: Record<string, Sockets> = {
    'the window, from start to end': await traced(['--data', data], { PROBATA_MEASURE_START: 'yes' }),
    demo: await job('demo'),
    document: await job('document', { files: [letter] }),
    search: await job('search', { options: { query: 'train*' } }),
    verify: await job('verify'),
  }
  rmSync(data, { recursive: true, force: true })
  for (const [name, found] of Object.entries(all)) tell(name, found)
  for (const [name, found] of Object.entries(all)) {
    expect(found.sockets.length, name).toBeGreaterThan(0)
    expect(found.sockets.filter((one) => !LOCAL.test(one.what) && one.what !== ASKS_NAMES), name).toEqual([])
    expect(found.addresses, name).toEqual([])
  }
})

test('a walk through the demo matter opens nothing beside what drives it', async () => {
  const data = folder()
  const log = join(data, 'log')
  const launch = launchOf(ensureRuntime(), ['--data', join(data, 'profile')], true)
  // The driver puts words of its own before ours; a script puts strace before all of them.
  const script = join(data, 'traced')
  writeFileSync(script, `#!/bin/sh\nexec strace ${strace(log, { ...launch, words: [] }).map((word) => `'${word}'`).join(' ')} "$@"\n`, { mode: 0o755 })
  const electron = await _electron.launch({ executablePath: script, args: [...launch.words, '--lang=en-GB'], env: launch.env as Record<string, string>, timeout: 120_000 })
  const page = await electron.firstWindow()
  await openDemo(page)
  await walk(page, 0)
  await walk(page, 1)
  await electron.close()
  const found = socketsIn(readFileSync(log, 'utf8'))
  tell('driven through the rooms', found)
  rmSync(data, { recursive: true, force: true })
  // The driver has the app listen on the loopback for its own two connections; nothing else may be asked for.
  expect(found.sockets.filter((one) => !LOCAL.test(one.what) && one.what !== ASKS_NAMES && !/^socket AF_INET6? SOCK_STREAM$/.test(one.what))).toEqual([])
  expect(found.addresses.filter((one) => !/^(?:bind|accept4?) (?:127\.0\.0\.1|::1):/.test(one))).toEqual([])
})
