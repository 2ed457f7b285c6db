import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { Button, EmptyState } from '../../ui'
import { useComplaint } from './ComplaintContext'
import { CountRow } from './CountRow'
import { HeadingRow } from './HeadingRow'
import { ParagraphRow } from './ParagraphRow'
import type { Filter, Row } from './rows'

/** Rows near the window's edge that are kept drawn, so that scrolling shows no blanks. */
const OVERSCAN = 8
type Left = {
  offset: number
  /** the chosen row, and how far below the list's top it stood */
  row: string | null
  top: number
}

/** An opened row with less than this left of the window begins at its top. Pixels. */
const TALL = 40

/** Where each list was left, by pleading: coming back finds the place. Pixels. */
const leftAt = new Map<string, Left>()

const NOTHING: Record<Filter, string> = {
  all: 'No paragraph belongs to this count.', missing: 'No paragraph is missing its proof here.', belief: 'Nothing here is pleaded on information and belief.',
  unexamined: 'Every paragraph here has been looked at.',
}

/** The paper itself: all rows, drawn as far as they are seen. */
export function ParagraphList({ of, rows, filter, within, onAll }: { of: string; rows: readonly Row[]; filter: Filter; within: string | null; onAll: () => void }) {
  const { selected } = useComplaint()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, overscan: OVERSCAN, estimateSize: (index) => estimate(rows[index]),
    getItemKey: (index) => rows[index]?.id ?? index, paddingStart: 8, paddingEnd: 160, initialOffset: () => leftAt.get(of)?.offset ?? 0,
  })
  const index = rows.findIndex((row) => row.id === selected)
  const chosen = useRef(selected)
  const filtered = useRef(`${filter} ${within}`)
  chosen.current = selected
  useLayoutEffect(() => {
    const list = scroller.current
    return () => {
      if (!list) return
      const row = document.getElementById(`row-${chosen.current}`)
      leftAt.set(of, { offset: list.scrollTop, row: row ? chosen.current : null, top: row ? topIn(row, list) : 0 })
    }
  }, [of])

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the choice, not every change of the rows
  useEffect(() => {
    if (index < 0) return
    const before = leftAt.get(of)
    leftAt.delete(of)
    virtual.scrollToIndex(index, { align: 'auto' })
    const settle = requestAnimationFrame(() => {
      const list = scroller.current
      const row = document.getElementById(`row-${selected}`)
      // Drawn anew at another width: the chosen row stays where the eye left it.
      if (list && row && before?.row === selected) list.scrollTop += topIn(row, list) - before.top
      else virtual.scrollToIndex(index, { align: list && row && row.offsetHeight > list.clientHeight - TALL ? 'start' : 'auto' })
      focusRow(selected, list)
    })
    return () => cancelAnimationFrame(settle)
  }, [selected])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter keeps the chosen row in sight
  useEffect(() => {
    if (index < 0 || filtered.current === `${filter} ${within}`) return
    filtered.current = `${filter} ${within}`
    const settle = requestAnimationFrame(() => virtual.scrollToIndex(index, { align: 'center' }))
    return () => cancelAnimationFrame(settle)
  }, [filter, within])

  if (rows.length === 0) return <div className="complaint__scroll"><EmptyState title={NOTHING[filter]} actions={<Button onClick={onAll}>Show all paragraphs</Button>}>Choose another filter to go on reading.</EmptyState></div>
  const firstFocusable = index >= 0 ? selected : rows.find((row) => row.kind !== 'heading')?.id
  return (
    <div className="complaint__scroll" ref={scroller}>
      <ol className="complaint__list" aria-label="Paragraphs" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <li key={row.id} id={`row-${row.id}`} data-index={item.index} ref={virtual.measureElement} className="complaint__place" aria-posinset={item.index + 1} aria-setsize={rows.length} style={{ transform: `translateY(${item.start}px)` }}>
              {row.kind === 'heading' && <HeadingRow heading={row.heading} section={row.section} />}
              {row.kind === 'count' && <CountRow count={row.count} proof={row.proof} section={row.section} tabbable={row.id === firstFocusable} />}
              {row.kind === 'paragraph' && <ParagraphRow proof={row.proof} tabbable={row.id === firstFocusable} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function topIn(row: HTMLElement, list: HTMLElement): number {
  return row.getBoundingClientRect().top - list.getBoundingClientRect().top
}

/** The focus goes with the choice, unless the person is elsewhere: in the source, in a field, in a menu. */
function focusRow(id: string | null, scroller: HTMLElement | null): void {
  const now = document.activeElement
  const free = now === document.body || now === null || (scroller?.closest('.room')?.contains(now) === true && !now.matches('input, textarea, select'))
  if (free) document.getElementById(`row-${id}`)?.querySelector<HTMLElement>('[data-choose]')?.focus({ preventScroll: true })
}

/** Height before it is measured. Pixels. */
function estimate(row: Row | undefined): number {
  if (!row) return 40
  if (row.kind === 'heading') return 40
  if (row.kind === 'count') return 76
  return 14 + Math.ceil(row.proof.paragraph.text.length / 62) * 22
}
