/** How long wrong passphrases make one wait. It slows a person at this machine; who has copied the disk is slowed by Argon2id alone. */

/** Wrong tries that cost nothing but the second that each takes. */
const FREE = 3
const LONGEST = 15 * 60

/**
 * Seconds until the next try, 0 where it may be made now: 2 after the third wrong one, then twice as long each time.
 * @param failedAt time of the last wrong one; one that lies ahead of `now` (the clock was put back) counts as now
 */
export function secondsToWait(failures: number, failedAt: string | null, now: Date): number {
  if (failures < FREE || failedAt === null) return 0
  const wait = Math.min(LONGEST, 2 ** (failures - FREE + 1))
  const passed = (now.getTime() - Date.parse(failedAt)) / 1000
  return Number.isFinite(passed) && passed >= 0 ? Math.max(0, Math.ceil(wait - passed)) : wait
}
