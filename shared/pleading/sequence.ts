/**
 * Chooses the paragraphs among the candidates: the best run through them by dynamic programming
 * (domain § 1.3.3). One more is free, a skip costs by its size, a repeat or a fall costs more, a
 * restart at 1 is cheap only behind the heading of a count.
 */
import type { Candidate } from './candidates'

const COST = {
  /** per number skipped */
  skip: 0.9,
  /** most that a skip costs: a page may be lost in the scan */
  skipMost: 7,
  repeat: 0.95,
  fall: 6,
  restart: 7,
  restartAtHeading: 1.2,
  /** per number that a pleading does not begin with */
  lateStart: 0.5,
  lateStartMost: 4,
}

/** How far back a predecessor is looked for; a longer list inside one paragraph is not met. */
const REACH = 240

/** Indexes into `candidates` of the chosen ones, in order. */
export function chooseSequence(candidates: readonly Candidate[]): number[] {
  const best: number[] = []
  const from: number[] = []
  let end = -1
  for (const [index, candidate] of candidates.entries()) {
    let value = candidate.afterPrayer ? -Infinity : -Math.min(COST.lateStartMost, (candidate.n - 1) * COST.lateStart)
    let previous = -1
    for (let before = index - 1; before >= Math.max(0, index - REACH); before--) {
      const earlier = candidates[before] as Candidate
      const through = (best[before] as number) - costOf(earlier, candidate)
      // Of equal runs the one with the nearer predecessor stands.
      if (through > value + 1e-9) {
        value = through
        previous = before
      }
    }
    best.push(value + candidate.score)
    from.push(previous)
    if (end < 0 || (best[index] as number) > (best[end] as number) + 1e-9) end = index
  }
  const chosen: number[] = []
  for (let index = end; index >= 0; index = from[index] as number) chosen.push(index)
  return end >= 0 && (best[end] as number) > 0 ? chosen.reverse() : []
}

function costOf(earlier: Candidate, later: Candidate): number {
  return earlier.ends ? Math.min(...earlier.ends.map((end) => costOfStep(earlier, later, end))) : costOfStep(earlier, later, earlier.n)
}

function costOfStep(earlier: Candidate, later: Candidate, end: number): number {
  const step = later.n - end
  if (step === 1) return 0
  if (step > 1) return Math.min(COST.skipMost, (step - 1) * COST.skip)
  if (step === 0) return COST.repeat
  // A prayer that counts its own items from 1 holds no paragraphs.
  if (later.afterPrayer) return Infinity
  if (later.n === 1) return later.section > earlier.section ? COST.restartAtHeading : COST.restart
  return COST.fall + Math.min(4, -step * 0.05)
}
