import { useProof } from '../../proof'
import { Button, StatusMark } from '../../ui'
import type { Outline } from './useDeposition'

/** Rows offered at once; the most dangerous come first. */
const MOST = 12

/** What the proof misses and no topic asks about yet: one click drafts a topic. */
export function Proposals({ outline, onAdd }: { outline: Outline; onAdd: (of: string) => void }) {
  const { proof } = useProof()
  const asked = new Set(outline.flatMap((one) => one.topic.of))
  const rows = proof.gaps.filter((row) => !asked.has(row.gap?.id ?? row.of)).slice(0, MOST)
  if (rows.length === 0) return <p className="prep__none second">Every gap that is recorded has its topic.</p>
  return (
    <ul className="prep__proposals" aria-label="Topics from the proof">
      {rows.map((row) => {
        const paragraph = proof.paragraphs.get(row.of)?.paragraph
        return (
          <li key={row.id}>
            <StatusMark status={proof.paragraphs.get(row.of)?.status ?? proof.elements.get(row.of)?.status ?? 'missing'} />
            <span><b>{row.gap?.what ?? (paragraph ? `¶ ${paragraph.label}: nothing is recorded` : 'Nothing is recorded')}</b> <span className="second">{row.why}</span></span>
            <Button onClick={() => onAdd(row.gap?.id ?? row.of)}>Ask about it</Button>
          </li>
        )
      })}
    </ul>
  )
}
