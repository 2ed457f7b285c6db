/** Backups by age: what each is called, and which of them have to go. */
import { CASE_ENDING } from './layout'

export type KeepRules = {
  /** a backup after so many changes; 0: only on closing */
  every: number
  /** all of this many days, one a day for so many days, one a week for so many weeks */
  all: number
  daily: number
  weekly: number
}

export const PLAIN_KEEPING: KeepRules = { every: 200, all: 1, daily: 14, weekly: 52 }

export type BackupName = { matter: string; title: string; /** ISO 8601 UTC */ at: string }

/** "Doe v. Roe (mat_01J…) 2026-11-25 180233Z.probata" @param title as a part of a file's name @param at ISO 8601 UTC */
export function backupName({ matter, title, at }: BackupName): string {
  return `${title.slice(0, 80) || 'Matter'} (${matter}) ${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '')}Z${CASE_ENDING}`
}

/** @returns null for a file that no backup of ours is called like: it is never deleted */
export function readBackupName(name: string): BackupName | null {
  const match = /^(.{1,80}) \((mat_[0-9A-Za-z-]{1,60})\) (\d{4}-\d\d-\d\d) (\d\d)(\d\d)(\d\d)Z\.probata$/.exec(name)
  const [, title, matter, day, hour, minute, second] = match ?? []
  if (!title || !matter) return null
  const at = `${day}T${hour}:${minute}:${second}.000Z`
  return Number.isNaN(Date.parse(at)) ? null : { title, matter, at }
}

const DAY = 86_400_000

/**
 * Names of backups of one matter that are not kept any more. The newest always stays; of a day, or a week, the
 * newest of it stays.
 * @param now milliseconds since 1970
 */
export function tooOld(names: readonly string[], matter: string, rules: KeepRules, now: number): string[] {
  const own = names.flatMap((name) => {
    const read = readBackupName(name)
    return read && read.matter === matter ? [{ name, at: Date.parse(read.at) }] : []
  }).sort((a, b) => b.at - a.at)
  const seen = new Set<string>()
  return own.filter(({ at }, index) => {
    const age = now - at
    if (index === 0 || age < rules.all * DAY) return false
    const span = age < rules.daily * DAY ? `day ${Math.floor(at / DAY)}` : age < rules.weekly * 7 * DAY ? `week ${Math.floor((at / DAY + 3) / 7)}` : null
    if (span === null || seen.has(span)) return true
    seen.add(span)
    return false
  }).map((one) => one.name)
}
