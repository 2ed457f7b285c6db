import { Fragment, type ReactNode } from 'react'
import type { Paragraph } from '../../../shared/records'

/** The words of a paragraph: sub-items on lines of their own, information-and-belief words underlined. */
export function ParagraphText({ paragraph }: { paragraph: Paragraph }) {
  const starts = [...new Set([0, ...paragraph.items.map((item) => item.from)])].filter((at) => at < paragraph.text.length).sort((a, b) => a - b)
  return (
    <>
      {starts.map((from, index) => {
        const to = starts[index + 1] ?? paragraph.text.length
        const item = paragraph.items.some((one) => one.from === from)
        return <span key={from} className={item ? 'complaint__item' : undefined}>{marked(paragraph, from, to)}</span>
      })}
    </>
  )
}

function marked(paragraph: Paragraph, from: number, to: number): ReactNode {
  const cues = paragraph.cues
    .filter((cue) => cue.flag === 'information-and-belief' && cue.from < to && cue.to > from)
    .sort((a, b) => a.from - b.from)
  const parts: ReactNode[] = []
  let at = from
  for (const cue of cues) {
    const start = Math.max(at, cue.from)
    const end = Math.min(to, cue.to)
    if (end <= start) continue
    parts.push(<Fragment key={at}>{paragraph.text.slice(at, start)}</Fragment>)
    parts.push(<span key={`cue ${start}`} className="complaint__belief" title="Pleaded on information and belief (FRCP 11(b)(3))">{paragraph.text.slice(start, end)}</span>)
    at = end
  }
  parts.push(<Fragment key="rest">{paragraph.text.slice(at, to).trimEnd()}</Fragment>)
  return parts
}
