import { useRef } from 'react'
import { howMany, roman, statusWord } from '../../../shared/proof'
import type { Status } from '../../../shared/records'
import { useProof } from '../../proof'
import { StatusMark } from '../../ui'

/** Counts × elements; arrows move, Enter or a click shows the element in the chart below. */
export function Matrix({ status, belief, chosen, onChoose }: { status: Status | null; belief: boolean; chosen: string | null; onChoose: (id: string) => void }) {
  const { proof } = useProof()
  const grid = useRef<HTMLDivElement>(null)
  const rows = [...proof.counts.values()]
  const first = rows.find((row) => row.elements.length > 0)?.elements[0] ?? null
  const fits = (id: string) => {
    const element = proof.elements.get(id)
    if (!element) return false
    const onBelief = element.paragraphs.some((one) => proof.paragraphs.get(one)?.paragraph.flags.includes('information-and-belief'))
    return (status === null || element.status === status) && (!belief || onBelief)
  }
  const move = (id: string, key: string): boolean => {
    const row = rows.findIndex((one) => one.elements.includes(id))
    const column = rows[row]?.elements.indexOf(id) ?? 0
    const to = key === 'ArrowRight' ? rows[row]?.elements[column + 1] : key === 'ArrowLeft' ? rows[row]?.elements[column - 1]
      : key === 'ArrowDown' ? rows[row + 1]?.elements[Math.min(column, (rows[row + 1]?.elements.length ?? 1) - 1)]
        : key === 'ArrowUp' ? rows[row - 1]?.elements[Math.min(column, (rows[row - 1]?.elements.length ?? 1) - 1)] : undefined
    if (!to) return false
    onChoose(to)
    grid.current?.querySelector<HTMLElement>(`[data-element="${to}"]`)?.focus()
    return true
  }
  return (
    <div ref={grid} className="matrix" role="grid" aria-label="Proof matrix">
      {rows.map((row) => (
        // biome-ignore lint/a11y/useFocusableInteractive: its cells are
        <div key={row.count.id} className="matrix__row" role="row">
          {/* biome-ignore lint/a11y/useFocusableInteractive: its button is */}
          <div role="rowheader" className="matrix__count">
            <button type="button" className="matrix__count-name" onClick={() => onChoose(row.count.id)}><b className="tabular">{roman(row.count.ordinal)}</b> · {row.count.name}</button>
            <span className="matrix__basis truncate">{[row.count.basis[0], howMany(proofParagraphs(row.elements, proof), 'paragraph')].filter(Boolean).join(' · ')}</span>
          </div>
          <div className="matrix__cells" role="presentation">
            {row.elements.length === 0 && <span className="second matrix__none">No elements yet. Choose or write them in the complaint room.</span>}
            {row.elements.map((id) => {
              const element = proof.elements.get(id)
              return element && (
                <button key={id} type="button" role="gridcell" data-element={id} tabIndex={id === (chosen ?? first) ? 0 : -1} aria-selected={id === chosen}
                  aria-label={`${element.element.short}: ${statusWord[element.status]}. ${element.why}`} title={element.why}
                  className={['matrix__cell', id === chosen && 'matrix__cell--chosen', !fits(id) && 'matrix__cell--faint'].filter(Boolean).join(' ')}
                  style={{ color: `var(--${element.status})`, background: element.status === 'not-needed' ? 'var(--sunk)' : `var(--${element.status}-ground)` }}
                  onClick={() => onChoose(id)}
                  onKeyDown={(event) => {
                    if (!move(id, event.key)) return
                    event.preventDefault()
                    event.stopPropagation()
                  }}>
                  <StatusMark status={element.status} bare />
                  <span>{element.element.short}<small>{statusWord[element.status]}{element.override ? ', set by a person' : ''}</small></span>
                </button>
              )
            })}
          </div>
        </div>
      ))}
    </div>
  )
}

function proofParagraphs(elements: readonly string[], proof: ReturnType<typeof useProof>['proof']): number {
  return new Set(elements.flatMap((id) => proof.elements.get(id)?.paragraphs ?? [])).size
}
