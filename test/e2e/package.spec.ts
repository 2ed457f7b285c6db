/** The packed app starts and shows the demo matter; its fuses are as decided. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { hashesOf } from '../../build/appParts.ts'

const root = resolve(import.meta.dirname, '../..')
const app = join(root, 'release', 'linux-unpacked', 'probata')
const ON = '1'.charCodeAt(0)
const OFF = '0'.charCodeAt(0)

test.skip(process.platform !== 'linux', 'packs the unpacked Linux app')

test('the packed app opens the demo matter, and Node cannot be reached through it', async () => {
  test.setTimeout(240_000)
  const packed = spawnSync(process.execPath, [join(root, 'build', 'main.ts'), 'package'], { encoding: 'utf8', cwd: root })
  expect(packed.status, packed.stderr).toBe(0)
  const bom = JSON.parse(readFileSync(join(root, 'release', 'sbom.cdx.json'), 'utf8')) as { bomFormat: string; components: { name: string }[] }
  expect(bom.components.map((one) => one.name)).toEqual(expect.arrayContaining(['electron', 'react', 'dexie']))
  const fuses = await getCurrentFuseWire(app)
  expect(fuses[FuseV1Options.RunAsNode]).toBe(OFF)
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF)
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF)
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON)
  const data = mkdtempSync(join(tmpdir(), 'probata-packed-'))
  const running = spawn(app, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--remote-debugging-port=0', '--data', data], { stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    const page = await firstPage(await debuggerPort(running))
    await expect.poll(() => page("[...document.querySelectorAll('button')].find((one) => one.textContent === 'Open the demo matter')?.click() ?? document.querySelector('.stage, .shell') !== null"), { timeout: 20_000 }).toBe(true)
    await expect.poll(() => page("document.querySelector('[aria-label=\"What would sink this case\"]')?.textContent ?? ''"), { timeout: 30_000 }).toContain('Nothing shows that any InMail left LinkedIn.')
    expect(await page('typeof require + typeof process')).toBe('undefinedundefined')
  } finally {
    const ended = new Promise((done) => running.once('exit', done))
    running.kill('SIGKILL')
    await ended
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
})

function debuggerPort(running: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let heard = ''
    running.stderr?.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      const match = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(heard)
      if (match?.[1]) done(match[1])
    })
    running.once('exit', () => fail(new Error(`the packed app ended: ${heard.slice(-400)}`)))
  })
}

/**
 * Evaluates in the app's page over the DevTools protocol. The fuses of the packed app shut the
 * way that Playwright takes into Electron.
 */
async function firstPage(port: string): Promise<(expression: string) => Promise<unknown>> {
  let address = ''
  await expect.poll(async () => {
    const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { type: string; webSocketDebuggerUrl: string }[]
    address = pages.find((one) => one.type === 'page')?.webSocketDebuggerUrl ?? ''
    return address
  }, { timeout: 20_000 }).toContain('ws://')
  const socket = new WebSocket(address)
  await new Promise((done) => socket.addEventListener('open', done, { once: true }))
  let last = 0
  return (expression) => new Promise((done) => {
    const id = ++last
    const heard = (event: MessageEvent) => {
      const answer = JSON.parse(String(event.data)) as { id: number; result?: { result?: { value?: unknown } } }
      if (answer.id !== id) return
      socket.removeEventListener('message', heard)
      done(answer.result?.result?.value)
    }
    socket.addEventListener('message', heard)
    socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, returnByValue: true } }))
  })
}

test('two builds of one commit have equal app content, in whatever folder, zone and language', () => {
  test.skip(!process.env.PROBATA_REPRODUCE, 'takes two whole builds: PROBATA_REPRODUCE=yes')
  test.setTimeout(900_000)
  const built = (name: string, env: Record<string, string>) => {
    const folder = join(root, '.cache', name)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    try {
      for (const part of ['build', 'electron', 'renderer', 'shared', 'package.json', 'package-lock.json', 'tsconfig.json']) cpSync(join(root, part), join(folder, part), { recursive: true })
      // By name, not by link: a link would lead both to one folder.
      expect(spawnSync('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')]).status).toBe(0)
      const done = spawnSync(process.execPath, [join(folder, 'build', 'main.ts'), 'build'], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } })
      expect(done.status, done.stderr).toBe(0)
      return hashesOf(join(folder, 'dist'))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const one = built('equal', { TZ: 'America/Chicago', LC_ALL: 'C' })
  expect(Object.keys(one).length).toBeGreaterThan(300)
  expect(built('equal, in another folder/deeper/than that', { TZ: 'Pacific/Auckland', LC_ALL: 'de_DE.UTF-8' })).toEqual(one)
})
