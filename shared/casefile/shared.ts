/**
 * A folder that several people's copies of one matter share: a file server, or what a sync program keeps.
 * Each copy writes files of changes under names of its own and never touches another's, so there are never
 * two writers of one file. A copy publishes what no file in the folder carries yet; so a file that was
 * deleted, or a folder that was emptied, is made good by whoever has the entries.
 */
import type { LogEntry } from '../log/entry'
import type { Vector } from '../log/vector'
import { CHANGES_ENDING } from './changes'

export type SharedName = { device: string; n: number; /** the name was changed by a sync program: "(1)", "conflicted copy" */ copied: boolean }

const OURS = /^(?:.{1,80}, )?(dev_[0-9A-Za-z-]{1,60}), (\d{4,9})(.*)\.probata-changes$/su

/** "Ana, dev_01ABC, 0007.probata-changes" @param author what may stand in a file's name of it; "" where nothing */
export function nameInShared(author: string, device: string, n: number): string {
  return `${author === '' ? '' : `${author.slice(0, 60)}, `}${device}, ${String(n).padStart(4, '0')}${CHANGES_ENDING}`
}

/** @returns null where the name is none of ours */
export function readSharedName(name: string): SharedName | null {
  const match = OURS.exec(name)
  return match ? { device: match[1] as string, n: Number(match[2]), copied: match[3] !== '' } : null
}

/** Entries of one file as stretches of each device's chain. */
export type Stretch = { device: string; from: number; to: number }

export function stretchesOf(entries: readonly Pick<LogEntry, 'device' | 'seq'>[]): Stretch[] {
  const sorted = [...entries].sort((a, b) => (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq))
  const found: Stretch[] = []
  for (const { device, seq } of sorted) {
    const last = found.at(-1)
    if (last && last.device === device && seq <= last.to + 1) last.to = seq
    else found.push({ device, from: seq, to: seq })
  }
  return found
}

/** How far the files of a folder carry each device's chain without a hole. */
export function coverage(stretches: readonly Stretch[]): Vector {
  const covered: Record<string, number> = {}
  for (const { device, from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const so = covered[device] ?? 0
    if (from <= so + 1) covered[device] = Math.max(so, to)
  }
  return covered
}

export type Fitting<F> = { take: F[]; waiting: { file: F; device: string; before: number }[] }

/**
 * Which files can be brought in now, in an order in which each goes on from what is there then.
 * @param have newest entries that are here
 * @returns also files that go on from something that is not there yet: which device's entry comes before
 */
export function fitting<F extends { entries: readonly LogEntry[] }>(files: readonly F[], have: Vector): Fitting<F> {
  const reached: Record<string, number> = { ...have }
  const take: F[] = []
  let rest = files.filter((file) => file.entries.some((entry) => entry.seq > (have[entry.device] ?? 0)))
  for (let before = -1; before !== take.length; ) {
    before = take.length
    rest = rest.filter((file) => {
      if (obstacle(file.entries, reached)) return true
      for (const { device, seq } of file.entries) reached[device] = Math.max(reached[device] ?? 0, seq)
      take.push(file)
      return false
    })
  }
  return { take, waiting: rest.map((file) => ({ file, ...(obstacle(file.entries, reached) as { device: string; before: number }) })) }
}

/** The first entry that a file goes on from and that is not there. */
function obstacle(entries: readonly LogEntry[], have: Vector): { device: string; before: number } | null {
  const reached: Record<string, number> = { ...have }
  for (const { device, from, to } of stretchesOf(entries)) {
    if (from > (reached[device] ?? 0) + 1) return { device, before: from - 1 }
    reached[device] = Math.max(reached[device] ?? 0, to)
  }
  for (const { saw } of entries) for (const [device, seq] of Object.entries(saw ?? {})) if (seq > (reached[device] ?? 0)) return { device, before: seq }
  return null
}
