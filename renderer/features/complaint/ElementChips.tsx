import type { ParagraphProof } from '../../../shared/proof'
import { roman } from '../../../shared/proof'
import { useProof } from '../../proof'
import { useRows, useSession } from '../../store'
import { Button, MenuButton } from '../../ui'
import { assign, unassign } from '../linking'
import { useComplaint } from './ComplaintContext'

/** Elements that the paragraph alleges: "Count II · 4 divulged"; a dashed one is only proposed. */
export function ElementChips({ proof }: { proof: ParagraphProof }) {
  const session = useSession()
  const { float, select } = useComplaint()
  const { proof: all } = useProof()
  const assignments = useRows('assignments')
  const own = assignments.filter((one) => one.paragraph === proof.paragraph.id && one.standing !== 'rejected')
  return (
    <>
      {own.map((assignment) => {
        const element = all.elements.get(assignment.element)?.element
        const count = element && all.counts.get(element.count)?.count
        if (!element || !count) return null
        const name = `Count ${roman(count.ordinal)} · ${element.order} ${element.short.toLowerCase()}`
        const proposed = assignment.standing === 'proposed'
        return (
          <span key={assignment.id} className={proposed ? 'element-chip element-chip--proposed' : 'element-chip'} title={proposed ? `Proposed. ${assignment.reason}` : element.text}>
            <MenuButton look="quiet" label={name} name={`${name}${proposed ? ', proposed' : ''}`} items={[
              ...(proposed ? [{ label: 'Confirm', run: () => void assign(session, [assignment], 'confirmed') }] : []),
              { label: 'Take it off this element', run: () => void unassign(session, assignment) },
              { label: 'Show the element', run: () => select(count.id, true) },
            ]} />
          </span>
        )
      })}
      <Button look="quiet" aria-haspopup="dialog" command="complaint.elements" onClick={() => float({ kind: 'elements' })}>Element</Button>
    </>
  )
}
