import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { PageText } from '../../shared/text/page'
import { EMPTY_LINE } from './selection'

export type TextMark = { id: string | null; page: number; from: number; to: number; strong: boolean; label: string }

type Line = { page: number; at: number; text: string; n: number }

/** Text, Markdown, tables and the words of saved pages: lines with numbers, marks inside them. */
export function TextView({ pages, marks, jump, onMark, onLine, scroller, prose }: {
  pages: readonly PageText[]; marks: readonly TextMark[]; jump: { page: number; from: number; stamp: number } | null
  onMark: (id: string) => void; onLine: (page: number) => void; scroller: RefObject<HTMLDivElement | null>; prose: boolean
}) {
  const lines = useMemo(() => linesOf(pages), [pages])
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => 21, overscan: 20, paddingStart: 16, paddingEnd: 32 })
  const done = useRef(-1)
  useEffect(() => {
    if (!jump || done.current === jump.stamp || lines.length === 0) return
    done.current = jump.stamp
    const index = lines.findIndex((line) => line.page === jump.page && jump.from <= line.at + line.text.length)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' })
  }, [jump, lines, virtual])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div ref={scroller} className="viewer__scroller viewer__scroller--text" role="region" aria-label="Text" tabIndex={0}
      onScroll={() => {
        const line = lines[virtual.getVirtualItems()[0]?.index ?? 0]
        if (line) onLine(line.page)
      }}>
      <div className={prose ? 'viewer__lines viewer__lines--prose selectable' : 'viewer__lines selectable'} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index] as Line
          return (
            <div key={item.key} ref={virtual.measureElement} data-index={item.index} className="viewer__line" style={{ top: item.start }}>
              <span className="viewer__line-number" aria-hidden>{line.n}</span>
              <span data-page={line.page} className="viewer__line-text"><LineText line={line} marks={marks} onMark={onMark} /></span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function linesOf(pages: readonly PageText[]): Line[] {
  const lines: Line[] = []
  for (const page of pages) {
    let at = 0
    for (const text of page.text.split('\n')) {
      lines.push({ page: page.n, at, text, n: lines.length + 1 })
      at += text.length + 1
    }
  }
  return lines
}

/** A line cut at the edges of its marks; every piece knows its offset. */
function LineText({ line, marks, onMark }: { line: Line; marks: readonly TextMark[]; onMark: (id: string) => void }) {
  const end = line.at + line.text.length
  const own = marks.filter((mark) => mark.page === line.page && mark.from < end && mark.to > line.at)
  const edges = [...new Set([line.at, end, ...own.flatMap((mark) => [Math.max(line.at, mark.from), Math.min(end, mark.to)])])].sort((a, b) => a - b)
  if (line.text === '') return <span data-at={line.at}>{EMPTY_LINE}</span>
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] as number
    const mark = own.find((one) => one.from <= from && one.to >= to)
    const text = line.text.slice(from - line.at, to - line.at)
    const className = mark ? (mark.strong ? 'viewer__text-mark viewer__text-mark--strong' : 'viewer__text-mark') : undefined
    // biome-ignore lint/a11y/noStaticElementInteractions: marks can be reached through the list of passages
    // biome-ignore lint/a11y/useKeyWithClickEvents: marks can be reached through the list of passages
    return <span key={from} data-at={from} className={className} onClick={mark?.id ? () => onMark(mark.id as string) : undefined}>{text}</span>
  })
}

