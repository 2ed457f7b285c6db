/** How much memory the app's processes take while something runs. Where there is no /proc, nothing is said. */
import { readdirSync, readFileSync } from 'node:fs'

/** Bytes at a moment: of all processes that this one has started, and of the largest that shows a window. */
export type Sample = { at: number; all: number; window: number }

/** Milliseconds between two looks: each keeps the processes from their work for a moment. */
const EVERY = 1000
const KILOBYTE = 1024

/**
 * Looks at this process's descendants until it is stopped. Shared pages count in parts (proportional
 * set size), so that a sum is true.
 * @returns stops, and gives what was seen
 */
export function sampleMemory(): () => Sample[] {
  const samples: Sample[] = []
  const look = () => {
    const found = descendants(process.pid).map((pid) => ({ size: sizeOf(pid), window: read(`/proc/${pid}/cmdline`).includes('--type=renderer') }))
    samples.push({ at: Date.now(), all: found.reduce((sum, one) => sum + one.size, 0), window: Math.max(0, ...found.filter((one) => one.window).map((one) => one.size)) })
  }
  const timer = process.platform === 'linux' ? setInterval(look, EVERY) : undefined
  return () => {
    clearInterval(timer)
    return samples
  }
}

function descendants(of: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${name}/status`))?.[1] ?? 0) : 0
    if (parent > 0) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found: number[] = []
  const walk = (pid: number) => {
    for (const child of children.get(pid) ?? []) {
      found.push(child)
      walk(child)
    }
  }
  walk(of)
  return found
}

const sizeOf = (pid: number) => Number(/^Pss:\s*(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * KILOBYTE

/** A process may have ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
