/** A small real disk for a data folder, that can be filled up and made to fail under the app. Linux, as root. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, ftruncateSync, mkdtempSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

export type Disk = {
  /** takes all the room that there is */
  fill(): void
  /** gives the room back */
  empty(): void
  /** As a disk that fails: from now on every write to it is refused, also into files that are open. */
  fail(): void
  /** as after a restart of the machine: checked, and to be written to again; whatever looked at it is gone */
  mend(): void
  unmount(): void
}

/** Whether this account may mount one. */
export const hasDisks = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/sys/fs/ext4')

function run(command: string, ...words: string[]): string {
  const done = spawnSync(command, words, { encoding: 'utf8' })
  // e2fsck ends with 1 where it mended something.
  if (done.status !== 0 && !(command === 'e2fsck' && done.status === 1)) throw new Error(`${command} ${words.join(' ')}: ${done.stderr}`)
  return done.stdout.trim()
}

/** Mounts a disk (ext4 in a file) of that many megabytes over the folder. */
export function mountDisk(folder: string, megabytes: number): Disk {
  const image = join(mkdtempSync(join(tmpdir(), 'probata-disk-')), 'disk')
  const file = openSync(image, 'w')
  ftruncateSync(file, megabytes * 1_000_000)
  closeSync(file)
  run('mkfs.ext4', '-q', '-m', '0', image)
  const mount = () => run('mount', '-o', 'loop,errors=remount-ro', image, folder)
  mount()
  const filler = join(folder, 'filler')
  return {
    fill: () => {
      const open = openSync(filler, 'a')
      try {
        // By less and less, down to the last block.
        for (const piece of [1_000_000, 65_536, 4096]) while (roomIn(folder) > 0 && wrote(open, piece));
      } finally {
        closeSync(open)
      }
    },
    empty: () => rmSync(filler, { force: true }),
    fail: () => writeFileSync(`/sys/fs/ext4/${basename(run('findmnt', '-no', 'SOURCE', folder))}/trigger_fs_error`, 'a test'),
    mend: () => {
      run('umount', folder)
      run('e2fsck', '-fy', image)
      mount()
    },
    // Also where a process still looks at it.
    unmount: () => {
      run('umount', '-l', folder)
      rmSync(join(image, '..'), { recursive: true, force: true })
    },
  }
}

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function wrote(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch {
    return false
  }
}
