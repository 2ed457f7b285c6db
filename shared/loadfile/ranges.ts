import { type BatesNumber, formatBates } from '../bates/number'
import type { Findings } from './findings'

type Group = { name: string; sample: BatesNumber; first: Float64Array; last: Float64Array; lines: Uint32Array; count: number; inOrder: boolean; end: number }

/**
 * Bates ranges of a whole production, for gaps, overlaps and doubles. Rows come in order as a
 * rule; only a group that does not is sorted. Twenty bytes a row.
 */
export class RangeBook {
  private readonly groups = new Map<string, Group>()
  private last: Group | null = null

  /** @returns false where the row stands before one of lower numbers */
  add(first: BatesNumber, lastNumber: number, line: number): boolean {
    const group = this.groupOf(first)
    if (group.count === group.first.length) grow(group)
    group.first[group.count] = first.number
    group.last[group.count] = lastNumber
    group.lines[group.count] = line
    group.count++
    const inOrder = first.number > group.end
    const backwards = group.count > 1 && first.number < (group.first[group.count - 2] ?? 0)
    group.inOrder &&= inOrder
    group.end = Math.max(group.end, lastNumber)
    return !backwards
  }

  /** The findings of all groups, once the last row is in. */
  report(findings: Findings): void {
    for (const group of this.groups.values()) {
      const order = Uint32Array.from({ length: group.count }, (_, index) => index)
      if (!group.inOrder) order.sort((a, b) => (group.first[a] ?? 0) - (group.first[b] ?? 0) || a - b)
      reportGroup(group, order, findings)
    }
  }

  /** What was received, by prefix: "LI_000001 to LI_012000". */
  spans(): { first: string; last: string; count: number }[] {
    return [...this.groups.values()].map((group) => {
      let least = Number.POSITIVE_INFINITY
      for (let at = 0; at < group.count; at++) least = Math.min(least, group.first[at] ?? least)
      return { first: formatBates({ ...group.sample, number: least }), last: formatBates({ ...group.sample, number: group.end }), count: group.count }
    })
  }

  private groupOf(bates: BatesNumber): Group {
    const { last } = this
    if (last && last.sample.prefix === bates.prefix && last.sample.suffix === bates.suffix) return last
    const name = `${bates.prefix}\0${bates.suffix}`
    let group = this.groups.get(name)
    if (!group) {
      group = { name, sample: JSON.parse(JSON.stringify(bates)) as BatesNumber, first: new Float64Array(256), last: new Float64Array(256), lines: new Uint32Array(256), count: 0, inOrder: true, end: -1 }
      this.groups.set(group.name, group)
    }
    this.last = group
    return group
  }
}

function reportGroup(group: Group, order: Uint32Array, findings: Findings): void {
  const bates = (number: number) => formatBates({ ...group.sample, number })
  let end = -1
  let endLine = 0
  let start = -1
  for (const index of order) {
    const first = group.first[index] ?? 0
    const last = group.last[index] ?? 0
    const line = group.lines[index] ?? 0
    if (end >= 0) {
      const before = end
      const beforeLine = endLine
      if (first === start) findings.add('bates-duplicate', line, bates(first), () => `${bates(first)} begins the document of line ${beforeLine} as well.`)
      else if (first <= before) findings.add('bates-overlap', line, bates(first), () => `${bates(first)} lies inside the document of line ${beforeLine}, which ends at ${bates(before)}.`)
      else if (first > before + 1) {
        const gone = first - before - 1
        findings.add('bates-gap', line, bates(before + 1), () => gone === 1 ? `${bates(before + 1)} was not received.` : `${bates(before + 1)} to ${bates(first - 1)} were not received (${gone.toLocaleString()} numbers).`)
      }
    }
    start = first
    if (last >= end) {
      end = last
      endLine = line
    }
  }
}

function grow(group: Group): void {
  const first = new Float64Array(group.first.length * 2)
  const last = new Float64Array(group.first.length * 2)
  const lines = new Uint32Array(group.first.length * 2)
  first.set(group.first)
  last.set(group.last)
  lines.set(group.lines)
  Object.assign(group, { first, last, lines })
}
