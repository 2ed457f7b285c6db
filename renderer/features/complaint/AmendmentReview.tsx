import { useMemo, useState } from 'react'
import type { AmendmentPlan, AmendmentRow } from '../../../shared/pleading/amend'
import { howMany, listed } from '../../../shared/proof'
import { Button, Dialog, Segmented } from '../../ui'
import './amendment.css'

type Show = 'differences' | AmendmentRow['relation'] | 'all'

const RELATION: Record<AmendmentRow['relation'], string> = { same: 'the same', changed: 'changed', new: 'new', gone: 'gone', renumbered: 'renumbered' }

/** One screen before an amended complaint takes the place of the earlier one. */
export function AmendmentReview({ plan, onAnswer }: { plan: AmendmentPlan; onAnswer: (plan: AmendmentPlan | null) => void }) {
  const [rows, setRows] = useState(plan.rows)
  const [show, setShow] = useState<Show>('differences')
  const count = (relation: AmendmentRow['relation']) => rows.filter((row) => row.relation === relation).length
  const shown = useMemo(() => rows.filter((row) => show === 'all' || (show === 'differences' ? differs(row) : row.relation === show)), [rows, show])
  const carried = rows.filter((row) => row.carry && hangs(row)).length
  const left = rows.filter((row) => !row.carry && hangs(row)).length
  const toggle = (row: AmendmentRow) => setRows(rows.map((one) => (one === row ? { ...one, carry: !one.carry } : one)))
  return (
    <Dialog wide title={`${plan.to} takes the place of ${plan.from}`} onClose={() => onAnswer(null)} foot={
      <>
        <span className="second small amendment__sum">Links, gaps and assignments of {howMany(carried, 'paragraph')} go over{left > 0 && `; those of ${left} stay with ${plan.from}`}.</span>
        <Button onClick={() => onAnswer(null)}>Leave it as it is</Button>
        <Button look="primary" onClick={() => onAnswer({ ...plan, rows })}>Make it the operative complaint</Button>
      </>
    }>
      <div className="amendment__head">
        <Segmented label="Show" value={show} onChange={setShow} options={[
          { value: 'differences', label: 'Differences', count: rows.filter(differs).length },
          { value: 'changed', label: 'Changed', count: count('changed') },
          { value: 'new', label: 'New', count: count('new') },
          { value: 'gone', label: 'Gone', count: count('gone') },
          { value: 'renumbered', label: 'Renumbered', count: count('renumbered') },
          { value: 'all', label: 'All', count: rows.length },
        ]} />
      </div>
      <p className="second small">What was linked to a paragraph goes with it; untick where it should not. Answers go over only where the words are the same. {plan.from} is kept with all that belongs to it.</p>
      {shown.length === 0 && <p className="second amendment__none">No paragraph differs.</p>}
      <ol className="amendment" aria-label="Paragraphs of both complaints">
        {shown.map((row) => <Row key={`${row.earlier} ${row.later}`} row={row} onToggle={() => toggle(row)} />)}
      </ol>
    </Dialog>
  )
}

function Row({ row, onToggle }: { row: AmendmentRow; onToggle: () => void }) {
  const { before, after } = row
  const numbers = before && after ? (before.label === after.label ? `¶ ${after.label}` : `¶ ${before.label} → ¶ ${after.label}`) : `¶ ${(after ?? before)?.label ?? ''}`
  return (
    <li className="amendment__row">
      <span className="amendment__numbers"><b className="tabular">{numbers}</b><span className={`amendment__relation amendment__relation--${row.relation}`}>{RELATION[row.relation]}</span></span>
      <span className="serif amendment__text selectable">
        {row.words
          ? row.words.map((part, index) => {
              const key = `${index} ${part.text}`
              return part.added ? <ins key={key}>{part.text}</ins> : part.removed ? <del key={key}>{part.text}</del> : <span key={key}>{part.text}</span>
            })
          : (after ?? before)?.text}
      </span>
      <span className="amendment__carry">
        {hangs(row) && (before && after
          ? <label className="small"><input type="checkbox" checked={row.carry} onChange={onToggle} /> carry {hanging(row)}</label>
          : <span className="small second">{hanging(row)} stay behind</span>)}
      </span>
    </li>
  )
}

/** Its words are not those of the earlier complaint. */
function differs({ relation }: AmendmentRow): boolean {
  return relation !== 'same' && relation !== 'renumbered'
}

function hangs({ hanging }: AmendmentRow): boolean {
  return hanging.supports + hanging.gaps + hanging.assignments + hanging.verdicts > 0
}

function hanging({ hanging: on }: AmendmentRow): string {
  return listed([
    on.supports > 0 ? howMany(on.supports, 'link') : '', on.gaps > 0 ? howMany(on.gaps, 'gap') : '', on.assignments > 0 ? howMany(on.assignments, 'element') : '',
    on.verdicts > 0 ? howMany(on.verdicts, 'verdict') : '',
  ].filter(Boolean))
}
