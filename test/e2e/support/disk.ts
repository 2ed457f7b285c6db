/** A small disk of its own for a data folder, that can be filled up and made read-only. Linux, as root. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export type Disk = {
  /** takes all room but so many bytes */
  fill(left: number): void
  /** gives the room back */
  empty(): void
  readOnly(on: boolean): void
  unmount(): void
}

/** Whether this account may mount one. */
export const hasDisks = process.platform === 'linux' && process.getuid?.() === 0

function run(command: string, ...words: string[]): void {
  const done = spawnSync(command, words, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} ${words.join(' ')}: ${done.stderr}`)
}

/** Mounts a disk of that many megabytes, kept in memory, over the folder. */
export function mountDisk(folder: string, megabytes: number): Disk {
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'probata-test', folder)
  const filler = join(folder, 'filler')
  return {
    fill: (left) => {
      const file = openSync(filler, 'a')
      const piece = Buffer.alloc(65_536)
      try {
        for (;;) {
          const { bavail, bsize } = statfsSync(folder)
          const room = bavail * bsize - left
          if (room <= 0) break
          writeSync(file, piece, 0, Math.min(room, piece.length))
        }
      } finally {
        closeSync(file)
      }
    },
    empty: () => rmSync(filler, { force: true }),
    readOnly: (on) => run('mount', '-o', `remount,${on ? 'ro' : 'rw'}`, folder),
    // Also where a process still looks at it.
    unmount: () => run('umount', '-l', folder),
  }
}
