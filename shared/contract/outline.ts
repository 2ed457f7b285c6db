/** All places where a clause begins, with level and number: articles, main numbers, lists, exhibits, signatures. */
import type { Boundary } from './boundaries'
import { type ListItem, listsOf } from './lists'
import type { Mark, Reading } from './marks'
import { type Anchor, type Chosen, chooseNumbers } from './sequence'

export type NodeKind = 'exhibit' | 'signature' | 'layer' | 'number' | 'list'
export type OutlineNode = {
  kind: NodeKind
  at: number
  body: number
  number: string
  tuple: number[]
  depth: number
  value: number
  repeated: boolean
  skipped: number
  layer: string
  boundary: Boundary | null
  titled: boolean
}

type Layer = { name: string; marks: Mark[] }

/** Main numbers that a paper needs so that its other styles are not taken for its outermost level. */
const ENOUGH = 3

/** @param all marks outside tables of contents, in order */
export function outlineOf(all: readonly Mark[], boundaries: readonly Boundary[], length: number): OutlineNode[] {
  const layers = namedLayers(all, boundaries)
  const anchors: Anchor[] = [
    ...boundaries.map((one) => ({ at: one.at, tuple: null })),
    ...layers.flatMap((layer) => layer.marks.map((mark) => ({ at: mark.at, tuple: layer.name === 'letters' || layer.name === 'roman' ? null : [mark.readings[0]?.value ?? 0] }))),
  ].sort((a, b) => a.at - b.at)
  const numbered = all.filter((mark) => mark.tuple.length > 0)
  let chosen = chooseNumbers(numbered, anchors)
  const outer = layers.length === 0 ? plainLayer(all, boundaries, chosen, length) : null
  if (outer) {
    layers.push(outer)
    const inner = [...anchors, ...outer.marks.map((mark) => ({ at: mark.at, tuple: null }))].sort((a, b) => a.at - b.at)
    chosen = chooseNumbers(numbered, inner)
  }
  const taken = new Set([...layers.flatMap((layer) => layer.marks), ...chosen.map((one) => one.mark)].map((mark) => mark.at))
  const heads: OutlineNode[] = [
    ...boundaries.map(ofBoundary),
    ...layers.flatMap((layer, index) => layer.marks.map((mark) => ofLayer(mark, layer.name, index))),
    ...chosen.map(ofNumber),
  ].sort((a, b) => a.at - b.at)
  return withLists(heads, all.filter((mark) => !taken.has(mark.at)))
}

/** "PART", "CHAPTER", "ARTICLE": each a layer of its own, the rarer the further out. */
function namedLayers(all: readonly Mark[], boundaries: readonly Boundary[]): Layer[] {
  const layers = ['part', 'chapter', 'article'].map((name) => {
    const marks = all.filter((mark) => mark.readings[0]?.family === 'article' && mark.readings[0].shape === name)
    return { name, marks: chosenOf(marks, boundaries) }
  })
  return layers.filter((layer) => layer.marks.length >= 2).sort((a, b) => a.marks.length - b.marks.length)
}

/** Marks of one style that count up; each is given the tuple of its value for that. */
function chosenOf(marks: readonly Mark[], boundaries: readonly Boundary[], numberOf: (mark: Mark) => number = (mark) => mark.readings[0]?.value ?? 0): Mark[] {
  const byAt = new Map(marks.map((mark) => [mark.at, mark]))
  const asNumbers = marks.map((mark) => ({ ...mark, tuple: [numberOf(mark)], score: mark.score }))
  return chooseNumbers(asNumbers, boundaries.map((one) => ({ at: one.at, tuple: null }))).flatMap((one) => byAt.get(one.mark.at) ?? [])
}

/** "I." or "A." as the outermost level, where they run over the paper and the numbers begin anew under them. */
function plainLayer(all: readonly Mark[], boundaries: readonly Boundary[], chosen: readonly Chosen[], length: number): Layer | null {
  const singles = chosen.filter((one) => one.tuple.length === 1).length
  for (const [name, family] of [['roman', 'upper-roman'], ['letters', 'upper']] as const) {
    const read = (mark: Mark): Reading | undefined => mark.readings.find((one) => one.family === family && one.shape === '.')
    const marks = all.filter((mark) => mark.lineStart && mark.titled && read(mark) !== undefined)
    const found = chosenOf(marks, boundaries, (mark) => read(mark)?.value ?? 0)
    const first = found[0]
    const last = found.at(-1)
    if (!first || !last || found.length < ENOUGH || last.at - first.at < length * (name === 'roman' ? 0.3 : 0.5)) continue
    if (name === 'letters' && singles >= ENOUGH && (chosen[0]?.mark.at ?? Infinity) < first.at) continue
    return { name, marks: found }
  }
  return null
}

const blank = { tuple: [] as number[], depth: 0, value: 0, repeated: false, skipped: 0, layer: '', boundary: null, titled: false }

function ofBoundary(one: Boundary): OutlineNode {
  return { ...blank, kind: one.kind, at: one.at, body: one.end, number: one.label, boundary: one, titled: true }
}

function ofLayer(mark: Mark, name: string, depth: number): OutlineNode {
  return { ...blank, kind: 'layer', at: mark.at, body: mark.body, number: mark.number, depth, layer: name, value: mark.readings[0]?.value ?? 0, titled: true }
}

function ofNumber({ mark, tuple }: Chosen): OutlineNode {
  return { ...blank, kind: 'number', at: mark.at, body: mark.body, number: mark.number, tuple, depth: tuple.length - 1, value: tuple.at(-1) ?? 0, titled: mark.titled }
}

function ofItem({ mark, depth, reading, repeated, skipped }: ListItem): OutlineNode {
  return { ...blank, kind: 'list', at: mark.at, body: mark.body, number: mark.number, depth, value: reading.value, repeated, skipped, titled: mark.titled }
}

/** Lists are looked for between two heads each; what was chosen already is not looked at again. */
function withLists(heads: readonly OutlineNode[], rest: readonly Mark[]): OutlineNode[] {
  const nodes: OutlineNode[] = []
  let next = 0
  const upTo = (end: number) => {
    const own: Mark[] = []
    for (let mark = rest[next]; mark && mark.at < end; mark = rest[++next]) {
      if (mark.tuple.length <= 1 && mark.readings[0]?.shape !== 'section' && mark.readings[0]?.family !== 'article') own.push(mark)
    }
    return own
  }
  const listed = (marks: readonly Mark[]) => listsOf(marks).map(ofItem)
  nodes.push(...listed(upTo(heads[0]?.at ?? Infinity)))
  for (const [index, head] of heads.entries()) {
    nodes.push(head)
    const own = upTo(heads[index + 1]?.at ?? Infinity)
    if (head.kind !== 'signature') nodes.push(...listed(own.filter((mark) => mark.at >= head.body)))
  }
  return nodes
}
