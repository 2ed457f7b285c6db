/** How much memory the app's processes take while something runs. */
import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds between two looks. */
const EVERY = 2000
const KILOBYTE = 1024

/** Megabytes at the highest: of the process that shows the window, and of all that this process has started. */
export type Highest = { window: number; all: number }

/**
 * Looks at this process's descendants until it is ended. Shared pages count in parts (proportional set
 * size), so that a sum is true.
 * @returns `end` gives null where the system does not tell (it needs Linux)
 */
export function watchMemory(): { end(): Highest | null } {
  let seen = false
  const most = { window: 0, all: 0 }
  const look = () => {
    const found = descendants(process.pid).map((pid) => ({ size: sizeOf(pid), window: lineOf(pid).includes('--type=renderer') }))
    if (found.length > 0) seen = true
    most.all = Math.max(most.all, found.reduce((sum, one) => sum + one.size, 0))
    most.window = Math.max(most.window, ...found.filter((one) => one.window).map((one) => one.size))
  }
  const timer = process.platform === 'linux' ? setInterval(look, EVERY) : undefined
  return {
    end: () => {
      clearInterval(timer)
      const megabytes = (bytes: number) => Math.round(bytes / 1e6)
      return seen ? { window: megabytes(most.window), all: megabytes(most.all) } : null
    },
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

const lineOf = (pid: number) => read(`/proc/${pid}/cmdline`)
const sizeOf = (pid: number) => Number(/^Pss:\s*(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * KILOBYTE

/** A process may have ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
