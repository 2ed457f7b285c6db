/** Deadlines a second: every rule of the table, from days over ten years, with all their steps. */
import { computeDeadline, isoOf, parseDay, PLAIN_SETTINGS, RULES } from '../../shared/deadlines'
import type { BenchLine } from './bench'

const COUNT = 100_000

export function deadlineSpeed(): BenchLine {
  const first = parseDay('2022-01-01') ?? 0
  const rules = RULES.filter((one) => one.unit !== 'hours')
  const triggers = Array.from({ length: 3650 }, (_, at) => isoOf(first + at))
  const rates: number[] = []
  for (let round = 0; round < 5; round++) {
    let steps = 0
    const began = performance.now()
    for (let at = 0; at < COUNT; at++) {
      const found = computeDeadline({ rule: rules[at % rules.length] ?? RULES[0] as (typeof RULES)[number], trigger: triggers[(at * 7) % triggers.length] ?? '', service: at % 2 === 0 ? 'mail' : 'hand' }, PLAIN_SETTINGS)
      if (found.ok) steps += found.value.steps.length
    }
    rates.push(COUNT / ((performance.now() - began) / 1000))
    if (steps === 0) throw new Error('no deadline was computed')
  }
  return { what: 'Deadlines with every step, notes and doubts', ours: rates.sort((a, b) => a - b)[2] ?? 0, peer: null, unit: 'a second', ratio: null }
}
