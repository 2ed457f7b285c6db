/** Words of one slide in reading order. */
import { child, descendants, type Node, parseXml, textOf, value } from '../docx/xml'

type Place = { x: number; y: number }
type Block = { place: Place | null; lines: string[]; title: boolean }

/** Shapes whose tops differ by less stand in one row (EMU; a third of an inch). */
const ROW = 304_800
/** Placeholders that repeat on every slide and say nothing of it. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr'])
const TITLES = new Set(['title', 'ctrTitle'])

/** Lines of a text body, a paragraph or line break each. */
export function linesOfText(body: Node): string[] {
  return descendants(body, 'a:p').flatMap((paragraph) => wordsOf(paragraph).split('\n')).map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '')
}

function wordsOf(node: Node): string {
  return node.children.map((one) => (one.name === 'a:t' || one.name === 'm:t' ? one.text : one.name === 'a:br' ? '\n' : one.name === 'a:p' ? '' : wordsOf(one))).join('')
}

/**
 * Title and lines of a slide. Shapes are read from top to bottom and left to right where all of them have a
 * place, their own or their layout's (`layouts`: layout, then master); else in the order of the file.
 * `partOf` gives the text of a part that the slide refers to by id: charts and diagrams.
 */
export function linesOfSlide(root: Node, layouts: readonly Node[], partOf: (id: string) => string | null): { title: string; lines: string[] } {
  const tree = descendants(root, 'p:spTree')[0]
  const blocks = tree ? blocksOf(tree, layouts, partOf) : []
  const title = blocks.filter((one) => one.title).flatMap((one) => one.lines).join(' ')
  return { title, lines: inOrder(blocks.filter((one) => !one.title)).flatMap((one) => one.lines) }
}

function blocksOf(tree: Node, layouts: readonly Node[], partOf: (id: string) => string | null): Block[] {
  return tree.children.flatMap((shape): Block[] => {
    if (shape.name === 'p:grpSp') {
      // Places inside a group are in its own measure: it is ordered in itself and stands where the group does.
      const lines = inOrder(blocksOf(shape, layouts, partOf)).flatMap((one) => one.lines)
      return lines.length > 0 ? [{ place: placeOf(child(child(shape, 'p:grpSpPr'), 'a:xfrm')), lines, title: false }] : []
    }
    if (shape.name === 'mc:AlternateContent' || shape.name === 'mc:Choice') return blocksOf(shape, layouts, partOf)
    const holder = descendants(shape, 'p:ph')[0]
    const type = value(holder, 'type') ?? ''
    if (holder && FURNITURE.has(type)) return []
    const lines = shape.name === 'p:graphicFrame' ? linesOfFrame(shape, partOf) : shape.children.filter((one) => one.name === 'p:txBody').flatMap(linesOfText)
    if (lines.length === 0) return []
    const own = placeOf(child(child(shape, 'p:spPr'), 'a:xfrm') ?? child(shape, 'p:xfrm'))
    return [{ place: own ?? (holder ? inheritedPlace(holder, layouts) : null), lines, title: TITLES.has(type) }]
  })
}

function inOrder(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some((one) => one.place === null)) return blocks
  const row = (one: Block) => Math.round((one.place?.y ?? 0) / ROW)
  return [...blocks].sort((a, b) => row(a) - row(b) || (a.place?.x ?? 0) - (b.place?.x ?? 0))
}

function placeOf(transform: Node | undefined): Place | null {
  const at = child(transform, 'a:off')
  const [x, y] = [Number(value(at, 'x')), Number(value(at, 'y'))]
  return at && Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null
}

/** The place of the layout's placeholder of the same index, or else of the same kind. */
function inheritedPlace(holder: Node, layouts: readonly Node[]): Place | null {
  const [index, type] = [value(holder, 'idx'), value(holder, 'type')]
  for (const layout of layouts) {
    const shapes = descendants(layout, 'p:sp').map((shape) => ({ shape, holder: descendants(shape, 'p:ph')[0] })).filter((one) => one.holder)
    const found = shapes.find((one) => index !== undefined && value(one.holder, 'idx') === index) ?? shapes.find((one) => (value(one.holder, 'type') ?? 'body') === (type ?? 'body'))
    const place = placeOf(child(child(found?.shape, 'p:spPr'), 'a:xfrm'))
    if (place) return place
  }
  return null
}

/** Tables, charts and diagrams. */
function linesOfFrame(frame: Node, partOf: (id: string) => string | null): string[] {
  const table = descendants(frame, 'a:tbl')[0]
  if (table) {
    return table.children.filter((one) => one.name === 'a:tr').map((row) => row.children.filter((one) => one.name === 'a:tc').map((cell) => linesOfText(cell).join(' ')).join('\t').trimEnd()).filter((line) => line !== '')
  }
  const chart = descendants(frame, 'c:chart')[0]
  if (chart) return linesOfChart(partOf(value(chart, 'r:id') ?? ''))
  const diagram = descendants(frame, 'dgm:relIds')[0]
  const source = diagram ? partOf(value(diagram, 'r:dm') ?? '') : null
  return source === null ? [] : linesOfText(parseXml(source)).map((line, at) => (at === 0 ? `[Diagram] ${line}` : line))
}

/** Title, then a line a series: its name and its values as last stored, by category. */
function linesOfChart(source: string | null): string[] {
  if (source === null) return []
  const root = parseXml(source)
  const title = descendants(root, 'c:title')[0]
  const cached = (node: Node | undefined) => (node ? descendants(node, 'c:pt').slice(0, 2000).map((point) => descendants(point, 'c:v').map(textOf).join('')) : [])
  const series = descendants(root, 'c:ser').slice(0, 200)
  const categories = cached(child(series[0], 'c:cat'))
  const lines = series.map((one) => [cached(child(one, 'c:tx')).join(' '), ...cached(child(one, 'c:val') ?? child(one, 'c:yVal'))].join('\t'))
  return [`[Chart] ${title ? linesOfText(title).join(' ') : ''}`.trim(), ...(categories.length > 0 ? [`\t${categories.join('\t')}`] : []), ...lines]
}
