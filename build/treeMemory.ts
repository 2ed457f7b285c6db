/** Memory of this process and of all that it started, sampled while they run. Where there is no /proc, nothing. */
import { readdirSync, readFileSync } from 'node:fs'

export type Sample = { at: number; bytes: number }

/** Resident memory without what is shared with others, of all descendants. */
function treeMemory(): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      parents.set(Number(name), Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1] ?? 0))
    } catch {
      // It ended meanwhile.
    }
  }
  const ours = new Set([process.pid])
  for (let before = 0; before !== ours.size; ) {
    before = ours.size
    for (const [pid, parent] of parents) if (ours.has(parent)) ours.add(pid)
  }
  let bytes = 0
  for (const pid of ours) {
    if (pid === process.pid) continue
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      for (const [, kind, kilobytes] of status.matchAll(/^Rss(Anon|Shmem):\s+(\d+) kB$/gm)) if (kind) bytes += Number(kilobytes) * 1024
    } catch {
      // It ended meanwhile.
    }
  }
  return bytes
}

/** @returns stops, and gives what was seen */
export function sampleMemory(everyMs = 250): () => Sample[] {
  const samples: Sample[] = []
  const timer = setInterval(() => {
    try {
      samples.push({ at: Date.now(), bytes: treeMemory() })
    } catch {
      // No /proc here.
    }
  }, everyMs)
  return () => {
    clearInterval(timer)
    return samples
  }
}
