/**
 * Automatic numbers as Word computes them (ECMA-376 17.9): abstract definitions, overrides,
 * restarts at a higher level.
 */
import { child, descendants, type Node, value } from './xml'

type Level = { start: number; format: string; text: string; style: string | null }
type Definition = { abstract: string; levels: Map<number, Level>; startOverrides: Map<number, number> }

export type Numbering = { definitions: Map<string, Definition>; byStyle: Map<string, { num: string; level: number }> }

export function readNumbering(root: Node | null): Numbering {
  const definitions = new Map<string, Definition>()
  const byStyle = new Map<string, { num: string; level: number }>()
  if (!root) return { definitions, byStyle }
  const abstracts = new Map(descendants(root, 'w:abstractNum').map((one) => [value(one, 'w:abstractNumId') ?? '', levelsOf(one)]))
  for (const num of descendants(root, 'w:num')) {
    const id = value(num, 'w:numId') ?? ''
    const abstract = value(child(num, 'w:abstractNumId')) ?? ''
    const levels = new Map(abstracts.get(abstract) ?? [])
    const startOverrides = new Map<number, number>()
    for (const override of num.children.filter((one) => one.name === 'w:lvlOverride')) {
      const at = Number(value(override, 'w:ilvl') ?? 0)
      const start = value(child(override, 'w:startOverride'))
      if (start !== undefined) startOverrides.set(at, Number(start))
      const own = child(override, 'w:lvl')
      if (own) levels.set(at, levelOf(own))
    }
    definitions.set(id, { abstract, levels, startOverrides })
    for (const [level, one] of levels) if (one.style && !byStyle.has(one.style)) byStyle.set(one.style, { num: id, level })
  }
  return { definitions, byStyle }
}

function levelsOf(abstract: Node): Map<number, Level> {
  return new Map(abstract.children.filter((one) => one.name === 'w:lvl').map((one) => [Number(value(one, 'w:ilvl') ?? 0), levelOf(one)]))
}

function levelOf(node: Node): Level {
  return {
    start: Number(value(child(node, 'w:start')) ?? 1), format: value(child(node, 'w:numFmt')) ?? 'decimal', text: value(child(node, 'w:lvlText')) ?? '',
    style: value(child(node, 'w:pStyle')) ?? null,
  }
}

/** Counts along the document: call once a numbered paragraph, in order. */
export class Counter {
  private readonly counts = new Map<string, number[]>()
  private readonly started = new Set<string>()

  constructor(private readonly numbering: Numbering) {}

  /** The printed number, or null for bullets and unknown lists. */
  next(num: string, level: number): string | null {
    const definition = this.numbering.definitions.get(num)
    const own = definition?.levels.get(level)
    if (!definition || !own) return null
    // Lists over one abstract definition count on, unless one of them says where to start.
    const counts = this.counts.get(definition.abstract) ?? []
    this.counts.set(definition.abstract, counts)
    const first = `${num}/${level}`
    const override = definition.startOverrides.get(level)
    if (override !== undefined && !this.started.has(first)) counts[level] = override
    else counts[level] = counts[level] === undefined ? own.start : (counts[level] as number) + 1
    this.started.add(first)
    counts.length = level + 1
    if (own.format === 'bullet' || own.format === 'none') return null
    return own.text.replace(/%(\d)/g, (_whole, digit: string) => {
      const at = Number(digit) - 1
      return formatNumber(counts[at] ?? definition.levels.get(at)?.start ?? 1, definition.levels.get(at)?.format ?? 'decimal')
    })
  }
}

function formatNumber(n: number, format: string): string {
  switch (format) {
    case 'lowerLetter': return letters(n).toLowerCase()
    case 'upperLetter': return letters(n)
    case 'lowerRoman': return romanOf(n).toLowerCase()
    case 'upperRoman': return romanOf(n)
    case 'decimalZero': return String(n).padStart(2, '0')
    default: return String(n)
  }
}

/** Word's letters: Z is followed by AA, BB. */
function letters(n: number): string {
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1)
}

function romanOf(n: number): string {
  const steps: [number, string][] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']]
  let text = ''
  let rest = n
  for (const [size, sign] of steps) {
    while (rest >= size) {
      text += sign
      rest -= size
    }
  }
  return text
}
