/**
 * Sub-clauses between two main numbers: "(a)", "(i)", "(A)", "(1)", "a.", by a stack of open lists.
 * Neighbours decide whether "(i)" is the letter behind "(h)" or the Roman number 1.
 */
import type { Mark, Reading } from './marks'

export type ListItem = { mark: Mark; depth: number; reading: Reading; repeated: boolean; skipped: number }

type Open = { family: string; value: number }

const keyOf = (reading: Reading) => `${reading.family}${reading.shape}`
/** Numbers that a list may skip. */
const SKIP = 2
const AHEAD = 12

/** @param marks of one stretch, in order; @returns those that begin a sub-clause; depth from 0 */
export function listsOf(marks: readonly Mark[]): ListItem[] {
  const items: ListItem[] = []
  let stack: Open[] = []
  for (const [index, mark] of marks.entries()) {
    const place = (reading: Reading, depth: number, skipped = 0, repeated = false) => {
      stack = [...stack.slice(0, depth), { family: keyOf(reading), value: reading.value }]
      items.push({ mark, depth, reading, repeated, skipped })
    }
    const next = continued(mark, stack)
    const fresh = mark.strong && stack.length < 6 ? mark.readings.find((one) => one.value === 1 && !stack.some((open) => open.family === keyOf(one))) : undefined
    if (next && fresh && next.reading.family !== fresh.family) {
      if (goesOn(marks, index, next.reading) || !goesOn(marks, index, fresh)) place(next.reading, next.depth)
      else place(fresh, stack.length)
    } else if (next && (mark.lineStart || mark.score > -0.5)) place(next.reading, next.depth)
    else if (fresh) place(fresh, stack.length)
    else if (mark.strong) {
      const again = restarted(mark, stack)
      const skip = again ? null : skippedTo(mark, stack)
      if (again) place(again.reading, again.depth)
      else if (skip && mark.lineStart) place(skip.reading, skip.depth, skip.skipped, skip.skipped === 0)
    }
  }
  return items
}

/** The innermost open list that this mark is next in. */
function continued(mark: Mark, stack: readonly Open[]): { reading: Reading; depth: number } | null {
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const open = stack[depth] as Open
    const reading = mark.readings.find((one) => keyOf(one) === open.family && one.value === open.value + 1)
    if (reading) return { reading, depth }
  }
  return null
}

/** A list of the same style that begins anew behind a text of its own. */
function restarted(mark: Mark, stack: readonly Open[]): { reading: Reading; depth: number } | null {
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const open = stack[depth] as Open
    const reading = mark.readings.find((one) => keyOf(one) === open.family && one.value === 1 && open.value > 1)
    if (reading) return { reading, depth }
  }
  return null
}

function skippedTo(mark: Mark, stack: readonly Open[]): { reading: Reading; depth: number; skipped: number } | null {
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const open = stack[depth] as Open
    const reading = mark.readings.find((one) => keyOf(one) === open.family && one.value >= open.value && one.value <= open.value + 1 + SKIP)
    if (reading) return { reading, depth, skipped: Math.max(0, reading.value - open.value - 1) }
  }
  return null
}

/** Whether the number behind this one stands among the next marks. */
function goesOn(marks: readonly Mark[], index: number, reading: Reading): boolean {
  for (let at = index + 1; at < Math.min(marks.length, index + AHEAD); at++) {
    for (const one of marks[at]?.readings ?? []) {
      if (keyOf(one) !== keyOf(reading)) continue
      if (one.value === reading.value + 1) return true
      if (one.value === 1) return false
    }
  }
  return false
}
