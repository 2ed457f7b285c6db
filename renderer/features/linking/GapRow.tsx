import type { Gap } from '../../../shared/records'
import { WhoDid } from '../../authors'
import { useSession } from '../../store'
import { CitedText, CitesBeneath } from '../../cites'
import { IconButton, MenuButton, StatusMark, todayHere } from '../../ui'
import { Check } from 'lucide-react'
import { closeGap, deleteGap, dropGap, reopenGap } from './actions'
import { daysLate, readableDate } from './due'
import './linking.css'

/** A gap as one row: what, who has it, how to get it, how late it is. */
export function GapRow({ gap, onEdit }: { gap: Gap; onEdit: () => void }) {
  const session = useSession()
  const late = daysLate(gap.due, todayHere())
  const open = gap.state === 'open'
  return (
    <div className={open ? 'evidence evidence--gap' : 'evidence evidence--past'}>
      <span className="evidence__kind" style={open ? { color: 'var(--missing)' } : undefined}><StatusMark status="missing" size={10} bare />{open ? 'Gap' : gap.state === 'closed' ? 'Closed' : 'Dropped'}</span>
      <div className="evidence__what">
        <button type="button" className="evidence__edit" onClick={onEdit} title="Change this gap">{gap.what}</button>
        <CitesBeneath text={gap.what} />
        {gap.why !== '' && <div className="second small"><CitedText text={gap.why} /></div>}
        <div className="second small">
          {[gap.holder && `Held by ${gap.holder}`, gap.due && late !== null && late <= 0 && `due ${readableDate(gap.due)}`, gap.due && late === null && `due ${gap.due}`].filter(Boolean).join(' · ')}
          {gap.due && late !== null && late > 0 && open && <>{gap.holder && ' · '}<b className="evidence__late">{late} {late === 1 ? 'day' : 'days'} late</b> (due {readableDate(gap.due)})</>}
        </div>
      </div>
      <div className="evidence__end"><WhoDid id={gap.id} /><span className="evidence__tools">
        {open && <IconButton label={`Close the gap: ${gap.what}`} onClick={() => void closeGap(session, gap)}><Check size={15} strokeWidth={1.6} /></IconButton>}
        <MenuButton look="quiet" label="" name={`More for the gap: ${gap.what}`} items={[
          { label: 'Change…', run: onEdit },
          ...(open
            ? [{ label: 'Close: the evidence is here', run: () => void closeGap(session, gap) }, { label: 'Drop: no longer looked for', run: () => void dropGap(session, gap) }]
            : [{ label: 'Open again', run: () => void reopenGap(session, gap) }]),
          { label: 'Delete', line: true, run: () => void deleteGap(session, gap) },
        ]} />
      </span>
      <span className="evidence__plan" title="How to get it"><CitedText text={gap.plan} /></span></div>
    </div>
  )
}
