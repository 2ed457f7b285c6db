import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui'

/** One table of the matter room, with what adds a row to it. */
export function Part({ title, add, empty, onAdd, children }: { title: string; add: string; empty: string | null; onAdd: () => void; children: ReactNode }) {
  return (
    <section className="matter__part" aria-label={title}>
      <div className="matter__part-head"><h2>{title}</h2><Button look="quiet" icon={<Plus size={15} strokeWidth={1.4} aria-hidden />} onClick={onAdd}>{add}</Button></div>
      {empty ? <p className="second">{empty}</p> : <table className="matter__table"><tbody>{children}</tbody></table>}
    </section>
  )
}
