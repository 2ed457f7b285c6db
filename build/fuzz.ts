/**
 * `npm run measure -- fuzz [READER…] [--cases N] [--seed S]`: every reader of what comes from elsewhere, on seeded
 * spoilt input, each in a thread of its own that is ended when a case takes more than five seconds or a gigabyte.
 * Inputs that broke a reader are kept in test-results/fuzz; a mended one becomes a file in test/fixtures/fuzz.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import type { Said, Task } from '../test/fuzz/protocol.ts'
import { cache, root } from './paths.ts'
import { say } from './say.ts'

const CASES = 100_000
const LIMIT = 5000
/** A case is tried again by itself with this limit: what counts then is the time that its thread had a core. */
const PATIENCE = 60_000
const MEMORY_MB = 1000
/** What lies in buffers is not counted by the engine: the whole process is looked at. Bytes over what it began with. */
const MOST_RESIDENT = 1_500_000_000
/** Different faults of one reader, or threads ended, after which it is left alone. */
const ENOUGH = 12

/** Of this run alone: another one may be on its way beside it. */
const folder = join(cache, `fuzz-${process.pid}`)
const kept = join(root, 'test-results', 'fuzz')

type Listed = { name: string; most?: number }
type Tally = { cases: number; faults: Map<string, number>; slowest: { seed: number; ms: number } }

export async function fuzz(words: readonly string[]): Promise<boolean> {
  try {
    return await tryReaders(words)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tryReaders(words: readonly string[]): Promise<boolean> {
  const option = (name: string, otherwise: number) => {
    const at = words.indexOf(`--${name}`)
    return at < 0 ? otherwise : Number(words[at + 1])
  }
  const [cases, first] = [option('cases', CASES), option('seed', 1)]
  const asked = words.filter((word, at) => !word.startsWith('--') && !words[at - 1]?.startsWith('--'))
  await bundleReaders()
  const { parsers } = (await import(join(folder, 'parsers.mjs'))) as { parsers: readonly Listed[] }
  const unknown = asked.filter((name) => !parsers.some((one) => one.name === name))
  if (unknown.length > 0) {
    say(`There is no reader called ${unknown.join(', ')}. There are: ${parsers.map((one) => one.name).join(', ')}.`)
    return false
  }
  process.stdout.write(`${'reader'.padEnd(14)} ${'cases'.padStart(8)}  faults  slowest case  cases a second\n`)
  let good = true
  for (const { name, most } of parsers.filter((one) => asked.length === 0 || asked.includes(one.name))) {
    const began = performance.now()
    const { cases: done, faults, slowest } = await tryReader(name, first, first + Math.min(cases, asked.length > 0 ? Number.POSITIVE_INFINITY : (most ?? Number.POSITIVE_INFINITY)))
    const rate = Math.round(done / ((performance.now() - began) / 1000))
    process.stdout.write(`${name.padEnd(14)} ${String(done).padStart(8)}  ${String(faults.size).padStart(6)}  ${`${Math.round(slowest.ms)} ms`.padStart(8)} (${slowest.seed})  ${rate}\n`)
    for (const [fault, seed] of faults) process.stdout.write(`  seed ${seed}: ${fault.split('\n').slice(0, 4).join('\n    ')}\n`)
    good &&= faults.size === 0
  }
  return good
}

/** The readers with all they are made of, as one module for threads. */
async function bundleReaders(): Promise<void> {
  await build({
    root, configFile: false, logLevel: 'warn', publicDir: false,
    build: {
      outDir: folder, emptyOutDir: true, target: 'node24', minify: false, ssr: true, chunkSizeWarningLimit: 6000,
      rollupOptions: { input: { worker: join(root, 'test', 'fuzz', 'worker.ts'), parsers: join(root, 'test', 'fuzz', 'parsers', 'index.ts') }, output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
  })
}

/** All cases of one reader; a thread that had to be ended is followed by another one behind that case. */
async function tryReader(parser: string, from: number, to: number): Promise<Tally> {
  const tally: Tally = { cases: to - from, faults: new Map(), slowest: { seed: from, ms: 0 } }
  const note = (fault: string, seed: number, input: Uint8Array) => {
    const place = fault.split('\n').slice(0, 2).join(' ').replace(/\d{4,}/g, 'N')
    if ([...tally.faults.keys()].some((one) => one.split('\n').slice(0, 2).join(' ').replace(/\d{4,}/g, 'N') === place)) return
    tally.faults.set(fault, seed)
    mkdirSync(kept, { recursive: true })
    writeFileSync(join(kept, `${parser}-${seed}`), input)
  }
  let broken = 0
  for (let next = from; next < to; ) {
    const ended = await runThread({ parser, from: next, to }, note, (slowest) => {
      if (slowest.ms > tally.slowest.ms) tally.slowest = slowest
    })
    if (ended === null) break
    // A machine that is busy, or rubbish of the cases before, may be the cause: only what happens again by itself is a fault.
    let alone = 0
    const again = await runThread({ parser, from: ended.seed, to: ended.seed + 1 }, note, ({ ms }) => {
      alone = ms
    }, PATIENCE)
    if (again || alone > LIMIT) note(again?.why ?? `took ${Math.round(alone)} ms`, ended.seed, await inputAt(parser, ended.seed))
    next = ended.seed + 1
    broken++
    if (tally.faults.size >= ENOUGH || broken >= ENOUGH) {
      tally.cases = next - from
      break
    }
  }
  return tally
}

type Ended = { seed: number; why: string }

/** @returns null where the thread came to its end by itself */
function runThread(task: Omit<Task, 'at'>, note: (fault: string, seed: number, input: Uint8Array) => void, onSlowest: (slowest: { seed: number; ms: number }) => void, limit = LIMIT): Promise<Ended | null> {
  const at = new Int32Array(new SharedArrayBuffer(4)).fill(task.from)
  const worker = new Worker(join(folder, 'worker.mjs'), { workerData: { ...task, at } satisfies Task, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, stderr: true, stdout: true })
  const resident = process.memoryUsage.rss()
  return new Promise((resolve) => {
    let seen = { seed: Number.NaN, since: performance.now() }
    let began = false
    const end = (ended: Ended | null) => {
      clearInterval(watch)
      void worker.terminate().then(() => resolve(ended))
    }
    const watch = setInterval(() => {
      const seed = Atomics.load(at, 0)
      const now = performance.now()
      if (seed !== seen.seed) seen = { seed, since: now }
      // Before the first case the readers are loaded and their samples made.
      else if (now - seen.since > (began || seed !== task.from ? limit : PATIENCE)) end({ seed, why: `took more than ${limit} ms` })
      if (process.memoryUsage.rss() - resident > MOST_RESIDENT) end({ seed, why: `took more than ${MOST_RESIDENT / 1e6} MB` })
    }, 100)
    worker.on('message', (said: Said) => {
      began = true
      if (said.what === 'done') {
        onSlowest(said.slowest)
        end(null)
      } else if (said.what === 'fault') note(said.fault, said.seed, said.input)
    })
    worker.on('error', (cause) => end({ seed: Atomics.load(at, 0), why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }))
  })
}

function inputAt(parser: string, seed: number): Promise<Uint8Array> {
  const at = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(join(folder, 'worker.mjs'), { workerData: { parser, from: seed, to: seed + 1, at, inputOnly: true } satisfies Task })
  return new Promise((resolve) => {
    worker.on('message', (said: Said) => {
      if (said.what === 'input') resolve(said.input)
    })
    worker.on('error', () => resolve(new Uint8Array()))
  })
}
