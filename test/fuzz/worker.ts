/**
 * A thread that tries one reader, case by case, watched from outside (`build/fuzz.ts`): it writes which case
 * it is at, and dies when a case takes too long or too much.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Said, Task } from './protocol'

const MOST_MEMORY = 1_000_000_000
const task = workerData as Task
const port = parentPort
if (!port) throw new Error('not a thread')
const say = (said: Said) => port.postMessage(said)

// pdf.js leaves promises alone that fail; the reader's own answer is what counts.
process.on('unhandledRejection', () => {})
let largest = 0
watchAllocation()
const { faultOf, inputOf } = await import('./parser')
const { parsers } = await import('./parsers')
const parser = parsers.find((one) => one.name === task.parser)
if (!parser) throw new Error(`no reader ${task.parser}`)
const samples = await parser.samples()
for (const [at, sample] of samples.entries()) {
  const fault = await faultOf(parser, sample)
  if (fault !== null) say({ what: 'fault', seed: -at, fault: `a sound sample: ${fault}`, input: sample })
}
let slowest = { seed: task.from, ms: 0 }
for (let seed = task.from; seed < task.to; seed++) {
  const input = inputOf(parser, samples, seed)
  Atomics.store(task.at, 0, seed)
  if (task.inputOnly) {
    say({ what: 'input', seed, input })
    continue
  }
  largest = 0
  const began = process.threadCpuUsage()
  const fault = await faultOf(parser, input)
  const ms = millisecondsOf(process.threadCpuUsage(began))
  if (ms > slowest.ms) slowest = { seed, ms }
  if (fault !== null) say({ what: 'fault', seed, fault, input })
  if (largest > MOST_MEMORY) say({ what: 'fault', seed, fault: `asked for ${largest} bytes at once`, input })
}
say({ what: 'done', slowest })

function millisecondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}

/** Hears what is asked for at once, through the constructors that every reader uses. Before any of them is loaded. */
function watchAllocation(): void {
  for (const name of ['ArrayBuffer', 'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Int16Array', 'Uint16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array'] as const) {
    const Plain = globalThis[name]
    const heard = new Proxy(Plain, {
      construct(target, words, self) {
        const made = Reflect.construct(target, words, self) as InstanceType<typeof Plain>
        if (typeof words[0] === 'number') largest = Math.max(largest, made.byteLength)
        return made
      },
    })
    Object.defineProperty(Plain.prototype, 'constructor', { value: heard, configurable: true, writable: true })
    Object.assign(globalThis, { [name]: heard })
  }
}
