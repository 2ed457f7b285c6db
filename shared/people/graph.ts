/** Who wrote to whom, from the headers of mail, and how it is drawn. */
import { participants } from '../mail/people'
import type { Document, Person } from '../records'
import type { Pen, Type } from '../chronology/pen'

export type GraphNode = { key: string; name: string; person: string | null; sent: number; received: number }
export type GraphEdge = { from: string; to: string; count: number }
export type MailGraph = { nodes: GraphNode[]; edges: GraphEdge[]; messages: number; left: number }

export type GraphOptions = {
  /** most nodes; the others are counted in `left` */
  most: number
  /** only messages that this node sent or got; null for all */
  about: string | null
  /** edges with fewer messages are left out */
  least: number
}

/** Nodes by how much they wrote and got, edges one a direction. Documents in quarantine must be left out by the caller. */
export function mailGraph(documents: readonly Document[], people: readonly Person[], options: GraphOptions): MailGraph {
  const byAddress = new Map<string, Person>()
  for (const person of people) for (const one of [...person.addresses, person.name, ...person.aliases]) byAddress.set(one.toLowerCase(), person)
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  const nodeOf = (name: string, address: string): GraphNode | null => {
    const person = byAddress.get(address.toLowerCase()) ?? byAddress.get(name.toLowerCase()) ?? null
    const key = person?.id ?? (address || name).toLowerCase()
    if (key === '') return null
    const there = nodes.get(key)
    if (there) return there
    const node = { key, name: person?.name ?? (name || address), person: person?.id ?? null, sent: 0, received: 0 }
    nodes.set(key, node)
    return node
  }
  let messages = 0
  for (const { mail } of documents) {
    if (!mail) continue
    const all = participants(mail)
    const from = all.filter((one) => one.role === 'from').flatMap((one) => nodeOf(one.name, one.address) ?? [])
    const to = [...new Set(all.filter((one) => one.role !== 'from').flatMap((one) => nodeOf(one.name, one.address) ?? []))]
    if (options.about !== null && ![...from, ...to].some((one) => one.key === options.about)) continue
    messages++
    for (const sender of from) {
      sender.sent++
      for (const receiver of to) {
        if (receiver === sender) continue
        receiver.received++
        const key = `${sender.key}\u0000${receiver.key}`
        const edge = edges.get(key)
        if (edge) edge.count++
        else edges.set(key, { from: sender.key, to: receiver.key, count: 1 })
      }
    }
  }
  const used = [...nodes.values()].filter((one) => one.sent + one.received > 0).sort((a, b) => b.sent + b.received - a.sent - a.received || a.name.localeCompare(b.name))
  const kept = new Set(used.slice(0, options.most).map((one) => one.key))
  return {
    nodes: used.slice(0, options.most), messages, left: Math.max(0, used.length - options.most),
    edges: [...edges.values()].filter((one) => one.count >= options.least && kept.has(one.from) && kept.has(one.to)).sort((a, b) => b.count - a.count || a.from.localeCompare(b.from)),
  }
}

export type PlacedNode = GraphNode & { x: number; y: number; r: number; angle: number }
export type PlacedEdge = GraphEdge & { x1: number; y1: number; x2: number; y2: number; cx: number; cy: number; width: number }

/** Room for a name outside the circle. Pixels. */
const NAME = 170

/** Nodes on a circle, the busiest at the top and right; edges as curves bent towards the middle. */
export function placeGraph(graph: MailGraph, width: number, height: number): { nodes: PlacedNode[]; edges: PlacedEdge[] } {
  const middle = { x: width / 2, y: height / 2 }
  const radius = Math.max(60, Math.min(width / 2 - NAME, height / 2 - 40))
  const busiest = Math.max(1, ...graph.nodes.map((one) => one.sent + one.received))
  const nodes = graph.nodes.map((node, index): PlacedNode => {
    const angle = -Math.PI / 2 + (2 * Math.PI * index) / Math.max(1, graph.nodes.length)
    return { ...node, x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle), r: 5 + 11 * Math.sqrt((node.sent + node.received) / busiest), angle }
  })
  const at = new Map(nodes.map((one) => [one.key, one]))
  const most = Math.max(1, ...graph.edges.map((one) => one.count))
  const edges = graph.edges.flatMap((edge): PlacedEdge[] => {
    const a = at.get(edge.from)
    const b = at.get(edge.to)
    if (!a || !b) return []
    // The two directions of a pair bend to different sides.
    const side = { x: (b.y - a.y) * 0.09, y: (a.x - b.x) * 0.09 }
    return [{ ...edge, x1: a.x, y1: a.y, x2: b.x, y2: b.y, cx: (a.x + b.x) / 2 * 0.55 + middle.x * 0.45 + side.x, cy: (a.y + b.y) / 2 * 0.55 + middle.y * 0.45 + side.y, width: 0.8 + 5 * (edge.count / most) }]
  })
  return { nodes, edges }
}

/** Size of the picture as a file, pixels, and how wide its letters are taken to be. */
export const GRAPH_SHEET = { width: 1200, height: 900, measure: (words: string, type: Type) => words.length * type.size * 0.56 }

/** Draws the picture on a sheet of its own, on white. */
export function drawGraph(pen: Pen, graph: MailGraph, title: string, about: string): void {
  const { width, height } = GRAPH_SHEET
  const placed = placeGraph(graph, width, height - 60)
  pen.rect(0, 0, width, height, { fill: '#ffffff' })
  pen.text(24, 34, title, { size: 18, weight: 620, fill: '#1d1b18' })
  pen.text(24, 56, about, { size: 12, weight: 400, fill: '#57534b' })
  pen.shifted(0, 60, () => {
    // Curves as short lines: the pen knows no curves.
    for (const edge of placed.edges) {
      let last = { x: edge.x1, y: edge.y1 }
      for (let step = 1; step <= 16; step++) {
        const point = onCurve(edge, step / 16)
        pen.line(last.x, last.y, point.x, point.y, { stroke: '#9db1dd', width: edge.width })
        last = point
      }
    }
    for (const node of placed.nodes) {
      pen.circle(node.x, node.y, node.r, { fill: '#2b4c9b', stroke: '#ffffff', width: 1.5 })
      const right = Math.cos(node.angle) >= -0.01
      pen.text(node.x + (right ? node.r + 6 : -node.r - 6), node.y + 4, `${node.name} (${node.sent} sent, ${node.received} received)`, { size: 12, weight: 400, fill: '#1d1b18', anchor: right ? 'start' : 'end', most: NAME - 14 })
    }
  })
}

function onCurve(edge: PlacedEdge, t: number): { x: number; y: number } {
  const u = 1 - t
  return { x: u * u * edge.x1 + 2 * u * t * edge.cx + t * t * edge.x2, y: u * u * edge.y1 + 2 * u * t * edge.cy + t * t * edge.y2 }
}

/** From, to, messages: one row a direction. */
export function graphTable(graph: MailGraph): string[][] {
  const name = new Map(graph.nodes.map((one) => [one.key, one.name]))
  return [['From', 'To', 'Messages'], ...graph.edges.map((one) => [name.get(one.from) ?? '', name.get(one.to) ?? '', String(one.count)])]
}
