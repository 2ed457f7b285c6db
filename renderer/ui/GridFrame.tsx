import type { ReactNode, RefObject } from 'react'

export type GridColumn = {
  key: string
  /** "" for a column whose name is only spoken */
  label: string
  spoken?: string
  /** where a press on the head sorts by it */
  sort?: { now: 'ascending' | 'descending' | 'none'; onSort: () => void }
}

type Props = {
  /** what a screen reader calls it */
  name: string
  /** class of the grid; its head, cells and scroller are `…__head`, `…__cell`, `…__cell--key` and `…__scroller` */
  look: string
  columns: readonly GridColumn[]
  /** all rows, without the head */
  rows: number
  scroller: RefObject<HTMLDivElement | null>
  /** height of all rows together, pixels; the rows in sight are placed in it */
  height: number
  children: ReactNode
}

const ARROW = { ascending: ' ↑', descending: ' ↓', none: '' } as const

/** A grid of which only the rows in sight are drawn: its head, and one tab stop for all its rows. */
export function GridFrame({ name, look, columns, rows, scroller, height, children }: Props) {
  return (
    <div className={look} role="grid" aria-label={name} aria-rowcount={rows + 1} aria-multiselectable>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the buttons in it are */}
      <div className={`${look}__head`} role="row" aria-rowindex={1}>
        {columns.map(({ key, label, spoken, sort }) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the button in it is
          <span key={key} role="columnheader" aria-sort={sort?.now} className={`${look}__cell ${look}__cell--${key}`}>
            {sort ? <button type="button" onClick={sort.onSort}>{label}{ARROW[sort.now]}</button> : label || <span className="visually-hidden">{spoken}</span>}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop for the whole list; keys move inside it */}
      <div ref={scroller} className={`${look}__scroller`} role="rowgroup" tabIndex={0} aria-label="Rows">
        <div role="presentation" style={{ height, position: 'relative' }}>{children}</div>
      </div>
    </div>
  )
}
