import { useMemo, useState } from 'react'
import { drawGraph, GRAPH_SHEET, graphTable, mailGraph, placeGraph } from '../../../shared/people/graph'
import { howMany } from '../../../shared/proof'
import { toCsv } from '../../../shared/report/csv'
import { saveFile, svgToPng } from '../../export/save'
import { useNavigation } from '../../navigation'
import { useRows } from '../../store'
import { EmptyState, MenuButton, SvgSheet } from '../../ui'

const WIDTH = 960
const HEIGHT = 640
const MOST = [12, 24, 48] as const
const LEAST = [1, 2, 5, 10] as const

/** Who wrote to whom, from the headers of mail: a picture and the same as a table. */
export function MailGraphView({ name }: { name: string }) {
  const documents = useRows('documents')
  const people = useRows('people')
  const { go } = useNavigation()
  const [most, setMost] = useState<number>(24)
  const [least, setLeast] = useState<number>(1)
  const [about, setAbout] = useState<string | null>(null)
  // What is held back or privileged is not drawn: the picture is made to be shown.
  const counted = useMemo(() => documents.filter((one) => one.mail !== null && one.quarantine === null && one.privilege === null), [documents])
  const graph = useMemo(() => mailGraph(counted, people, { most, least, about }), [counted, people, most, least, about])
  const placed = useMemo(() => placeGraph(graph, WIDTH, HEIGHT), [graph])
  const chosen = graph.nodes.find((one) => one.key === about) ?? null
  if (counted.length === 0) return <EmptyState title="No mail yet">Import mail in the documents room. Its headers say who wrote to whom, and it is drawn here.</EmptyState>
  const words = `${howMany(graph.messages, 'message')}${chosen ? ` sent or got by ${chosen.name}` : ''}${graph.left > 0 ? `, the ${graph.nodes.length} who wrote and got most; ${graph.left} others are left out` : ''}${least > 1 ? `, lines of ${least} messages and more` : ''}. Privileged and quarantined mail is left out.`
  const title = `Who wrote to whom: ${name}`
  const svg = async () => {
    const { renderToStaticMarkup } = await import('react-dom/server')
    return renderToStaticMarkup(<SvgSheet {...GRAPH_SHEET} title={title} draw={(pen) => drawGraph(pen, graph, title, words)} />)
  }
  return (
    <div className="graph">
      <div className="graph__tools">
        <p className="second">{words}</p>
        <MenuButton label={chosen ? `About: ${chosen.name}` : 'About: all'} name="About whom" items={[{ label: 'All', checked: about === null, run: () => setAbout(null) }, ...graph.nodes.map((one) => ({ label: one.name, checked: one.key === about, run: () => setAbout(one.key === about ? null : one.key) }))]} />
        <MenuButton label={`Lines: ${least === 1 ? 'all' : `${least} and more`}`} name="Lines" items={LEAST.map((one) => ({ label: one === 1 ? 'All' : `${one} messages and more`, checked: one === least, run: () => setLeast(one) }))} />
        <MenuButton label={`Most: ${most}`} name="How many" items={MOST.map((one) => ({ label: `${one} people`, checked: one === most, run: () => setMost(one) }))} />
        <MenuButton label="Export" items={[
          { label: 'Picture (SVG)', run: () => void svg().then((file) => saveFile(`${name} – who wrote to whom.svg`, file)) },
          { label: 'Picture (PNG)', run: () => void svg().then(svgToPng).then((png) => saveFile(`${name} – who wrote to whom.png`, png)) },
          { label: 'Table (CSV)', run: () => void saveFile(`${name} – who wrote to whom.csv`, toCsv(graphTable(graph))) },
        ]} />
      </div>
      <svg className="graph__picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Who wrote to whom: ${words}`}>
        {placed.edges.map((edge) => {
          const faint = about !== null && edge.from !== about && edge.to !== about
          return <path key={`${edge.from} ${edge.to}`} className={faint ? 'graph__edge graph__edge--faint' : 'graph__edge'} d={`M${edge.x1} ${edge.y1}Q${edge.cx} ${edge.cy} ${edge.x2} ${edge.y2}`} strokeWidth={edge.width} />
        })}
        {placed.nodes.map((node) => {
          const right = Math.cos(node.angle) >= -0.01
          return (
            <g key={node.key} className={node.key === about ? 'graph__node graph__node--chosen' : 'graph__node'}>
              <circle cx={node.x} cy={node.y} r={node.r} />
              <text x={node.x + (right ? node.r + 6 : -node.r - 6)} y={node.y + 4} textAnchor={right ? 'start' : 'end'}>{node.name.length > 26 ? `${node.name.slice(0, 25)}…` : node.name}</text>
            </g>
          )
        })}
      </svg>
      <table className="graph__table">
        <thead><tr><th>From</th><th>To</th><th className="tabular">Messages</th></tr></thead>
        <tbody>
          {graph.edges.slice(0, 200).map((edge) => (
            <tr key={`${edge.from} ${edge.to}`}>
              {[edge.from, edge.to].map((key, at) => {
                const node = graph.nodes.find((one) => one.key === key)
                return <td key={at}>{node?.person ? <button type="button" className="cite" onClick={() => go({ view: null, item: node.person })}>{node.name}</button> : node?.name}</td>
              })}
              <td className="tabular">{edge.count.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
