/**
 * Chooses the main numbers of an agreement among the marks: the best run through "1.", "1.1",
 * "1.1.1" by dynamic programming. One more is free, a skip costs by its size, a number that
 * begins anew is cheap only behind an exhibit or an article.
 *
 * Each mark looks up its few possible predecessors by number, so the work grows with the marks alone.
 */
import type { Mark } from './marks'

const COST = {
  skip: [0, 1.2, 1.9, 2.6, 3.2],
  missingParent: 0.5,
  secondChild: 1.5,
  repeat: 1.6,
  restart: 12,
  restartAtBoundary: 0.3,
  fall: 30,
  lateStart: 1.5,
  /** goes on behind an exhibit or a signature */
  across: 1.6,
  /** a part that begins at "5.1" */
  partAnywhere: 0.7,
}

export type Chosen = { mark: Mark; tuple: number[] }
/** A place where counting may begin anew; with `tuple` it stands for that number ("ARTICLE 3" for 3). */
export type Anchor = { at: number; tuple: number[] | null }

type Best = { value: number; node: number }

/** @param marks those with a tuple, in order; @param anchors in order */
export function chooseNumbers(marks: readonly Mark[], anchors: readonly Anchor[]): Chosen[] {
  const values: number[] = []
  const previous: number[] = []
  const tuples: number[][] = []
  const exact = new Map<string, Best>()
  const begun = new Map<string, Best>()
  /** numbers before the last exhibit or signature; to go on with them there costs */
  const older = new Map<string, Best>()
  let overall: Best = { value: 0, node: -1 }
  let atBoundary: Best | null = { value: 0, node: -1 }
  let next = 0
  const better = (map: Map<string, Best>, key: string, one: Best) => {
    const there = map.get(key)
    if (!there || one.value >= there.value) map.set(key, one)
  }
  for (const [index, mark] of marks.entries()) {
    for (let anchor = anchors[next]; anchor && anchor.at <= mark.at; anchor = anchors[++next]) {
      atBoundary = overall
      if (!anchor.tuple) {
        for (const [key, one] of begun) better(older, key, one)
        begun.clear()
        exact.clear()
      }
      if (anchor.tuple) {
        better(exact, anchor.tuple.join('.'), overall)
        better(begun, anchor.tuple.join('.'), overall)
      }
    }
    const tuple = trimmed(mark.tuple)
    const parent = tuple.slice(0, -1)
    const last = tuple.at(-1) as number
    let best: Best = { value: -COST.lateStart * Math.min(3, last - 1 + parent.length), node: -1 }
    const consider = (one: Best | undefined | null, cost: number) => {
      if (one && one.value - cost > best.value + 1e-9) best = { value: one.value - cost, node: one.node }
    }
    const key = (n: number) => [...parent, n].join('.')
    for (const [step, cost] of COST.skip.entries()) if (last - 1 - step >= 1) consider(begun.get(key(last - 1 - step)), cost)
    if (last > 1) consider(older.get(key(last - 1)), COST.across)
    if (last === 1 && parent.length > 0) consider(older.get([...parent.slice(0, -1), (parent.at(-1) as number) - 1].join('.')), COST.across + COST.missingParent)
    if (parent.length > 0) {
      if (last === 1) consider(exact.get(parent.join('.')), 0)
      if (last === 2) consider(exact.get(parent.join('.')), COST.secondChild)
      const before = [...parent.slice(0, -1), (parent.at(-1) as number) - 1].join('.')
      if (last === 1) consider(begun.get(before), COST.missingParent)
      if (last === 1 && parent.every((one) => one === 1)) consider(atBoundary, COST.restartAtBoundary + COST.missingParent)
    }
    // A part of its own may begin anywhere: "Data Terms" at 5.1.
    if (last === 1 && mark.lineStart) consider(atBoundary, COST.partAnywhere)
    if (mark.lineStart) consider(begun.get(key(last)), COST.repeat)
    if (last === 1 && parent.every((one) => one === 1)) {
      if (parent.length === 0) consider(atBoundary, COST.restartAtBoundary)
      consider(overall, COST.restart)
    }
    consider(overall, COST.fall)
    const value = best.value + mark.score
    values.push(value)
    previous.push(best.node)
    tuples.push(tuple)
    const own = { value, node: index }
    better(exact, tuple.join('.'), own)
    for (let depth = 1; depth <= tuple.length; depth++) better(begun, tuple.slice(0, depth).join('.'), own)
    if (value > overall.value + 1e-9) overall = own
  }
  const chosen: Chosen[] = []
  for (let index = overall.node; index >= 0; index = previous[index] as number) chosen.push({ mark: marks[index] as Mark, tuple: tuples[index] as number[] })
  return chosen.reverse()
}

/** "1.0" is 1. */
function trimmed(tuple: readonly number[]): number[] {
  return tuple.length > 1 && tuple.at(-1) === 0 ? tuple.slice(0, -1) : [...tuple]
}
