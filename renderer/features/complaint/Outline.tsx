import { countName } from '../../../shared/proof'
import { StatusMark } from '../../ui'
import { useComplaint } from './ComplaintContext'
import type { Row } from './rows'

/** Headings and counts as a tree; a press goes to the first paragraph below. */
export function Outline({ rows }: { rows: readonly Row[] }) {
  const { select, selected } = useComplaint()
  const chosenAt = rows.findIndex((row) => row.id === selected)
  const parts = rows.flatMap((row, index) => (row.kind === 'paragraph' ? [] : [{ row, index }]))
  const current = [...parts].reverse().find((part) => chosenAt >= 0 && part.index <= chosenAt)
  return (
    <nav className="outline" aria-label="Outline of the complaint">
      <ul>
        {parts.map(({ row, index }) => {
          const first = rows.slice(index + 1).find((one) => one.kind === 'paragraph')
          const target = row.kind === 'count' ? row.id : first?.id
          const level = row.kind === 'heading' ? Math.min(4, row.heading.level) : 1
          const text = row.kind === 'heading' ? row.heading.text : `${countName(row.count)}: ${row.count.name}`
          return (
            <li key={row.id}>
              <button type="button" className={row.kind === 'count' ? 'outline__item outline__item--count' : 'outline__item'} style={{ paddingLeft: 12 + (level - 1) * 12 }} title={text}
                {...(current?.row === row ? { 'aria-current': true } : {})} onClick={() => target && select(target)}>
                {row.kind === 'count' && row.proof && <StatusMark status={row.proof.status} size={10} />}
                <span className="truncate">{text}</span>
                {row.section.needed > 0 && <span className="outline__share tabular">{row.section.good}/{row.section.needed}</span>}
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
