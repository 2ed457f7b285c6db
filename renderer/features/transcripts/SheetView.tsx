import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef } from 'react'
import { inParts } from '../../../shared/list/inParts'
import type { RangeLine } from '../../../shared/transcript/range'
import type { Chosen } from './TranscriptReader'
import { MARKS, marksOf, type OpenTranscript } from './useTranscript'

const PER_SHEET = 4
const LINE = 14
const HEAD = 22

type Page = { printed: number; lines: { line: RangeLine; at: number }[] }

/** Condensed: four pages a sheet, down and then across, as reporters print them. A line opens in the reader. */
export function SheetView({ open, chosen, onOpen }: { open: OpenTranscript; chosen: Chosen | null; onOpen: (at: number) => void }) {
  const scroller = useRef<HTMLDivElement>(null)
  const sheets = useMemo(() => sheetsOf(open), [open])
  const marks = useMemo(() => marksOf(open), [open])
  const heights = useMemo(() => sheets.map((sheet) => {
    const tall = (from: number) => Math.max(0, ...sheet.filter((_, at) => at % 2 === from).map((page) => page.lines.length))
    return (tall(0) + tall(1)) * LINE + 2 * HEAD + 44
  }), [sheets])
  const virtual = useVirtualizer({ count: sheets.length, getScrollElement: () => scroller.current, estimateSize: (index) => heights[index] ?? 400, overscan: 1 })
  const first = chosen ? sheets.findIndex((sheet) => sheet.some((page) => page.lines.some((one) => one.at === chosen.from))) : -1
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the view opens
  useEffect(() => {
    if (first >= 0) virtual.scrollToIndex(first)
  }, [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keys
    <div ref={scroller} className="sheets" role="region" aria-label="Four pages a sheet" tabIndex={0}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => (
          <div key={item.key} className="four-up" style={{ top: item.start, height: (heights[item.index] ?? 0) - 12 }}>
            {sheets[item.index]?.map((page) => <SheetPage key={`${page.printed}-${page.lines[0]?.at ?? 0}`} page={page} marks={marks} chosen={chosen} paged={open.transcript.paged} onOpen={onOpen} />)}
          </div>
        ))}
      </div>
    </div>
  )
}

const SheetPage = memo(function SheetPage({ page, marks, chosen, paged, onOpen }: { page: Page; marks: Uint8Array; chosen: Chosen | null; paged: boolean; onOpen: (at: number) => void }) {
  return (
    <section className="four-up__page" aria-label={paged ? `Page ${page.printed}` : 'Lines'}>
      {paged && <strong className="tabular">Page {page.printed}</strong>}
      {page.lines.map(({ line, at }) => {
        const mark = marks[at] ?? 0
        const classes = ['four-up__line', mark & MARKS.highlighted && 'four-up__line--lit', mark & MARKS.affirmative && 'four-up__line--affirmative', mark & MARKS.counter && 'four-up__line--counter', mark & MARKS.completeness && 'four-up__line--completeness', chosen && at >= chosen.from && at <= chosen.to && 'four-up__line--chosen'].filter(Boolean).join(' ')
        // biome-ignore lint/a11y/useKeyWithClickEvents: the reader is the way by keys
        // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the mouse into the reader
        return <div key={at} className={classes} onClick={() => onOpen(at)}><span className="third tabular">{line.n}</span> {line.text}</div>
      })}
    </section>
  )
})

function sheetsOf({ rows, transcript }: OpenTranscript): Page[][] {
  const pages: Page[] = []
  for (const row of rows) {
    if (row.row === 'page') pages.push({ printed: row.printed, lines: [] })
    else {
      // Lines of a file without pages are cut, so that a sheet is no longer than others.
      if (pages.length === 0 || (!transcript.paged && (pages.at(-1)?.lines.length ?? 0) >= 25)) pages.push({ printed: 0, lines: [] })
      pages.at(-1)?.lines.push({ line: row.line, at: row.at })
    }
  }
  return inParts(pages, PER_SHEET)
}
