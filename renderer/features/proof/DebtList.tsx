import { useState } from 'react'
import { countName, type Debt, type DebtRow } from '../../../shared/proof'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useSession } from '../../store'
import { Button, EmptyState, StatusMark } from '../../ui'
import { acceptDebt, withdraw } from '../linking'

const WORD: Record<Debt, string> = { none: '', open: 'Owed', backed: 'Backed by evidence', accepted: 'Accepted', withdrawn: 'Withdrawn' }
const ORDER: readonly Debt[] = ['open', 'accepted', 'backed', 'withdrawn', 'none']
const DAY = 86_400_000

/** FRCP 11(b)(3): what was pleaded on information and belief stays owed until evidence backs it. */
export function DebtList() {
  const { proof, pleading } = useProof()
  const since = pleading?.filed && /^\d{4}-\d\d-\d\d$/.test(pleading.filed) ? pleading.filed : pleading?.imported
  const age = since ? Math.max(0, Math.floor((Date.now() - Date.parse(since)) / DAY)) : 0
  const rows = [...proof.debts].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  if (rows.length === 0) return <EmptyState title="No debts">Nothing in this complaint is pleaded on information and belief.</EmptyState>
  return (
    <div className="gaps">
      <p className="debts__rule second">FRCP 11(b)(3): a contention “specifically so identified” may wait for evidence “after a reasonable opportunity for further investigation or discovery”. Until then it is owed. {pleading?.filed ? 'Days since the filing.' : 'Days since the import; set the filing date in the matter room to count from it.'}</p>
      {rows.map((row) => <Row key={row.paragraph} row={row} age={age} />)}
    </div>
  )
}

function Row({ row, age }: { row: DebtRow; age: number }) {
  const session = useSession()
  const { proof } = useProof()
  const { go } = useNavigation()
  const [asking, setAsking] = useState(false)
  const one = proof.paragraphs.get(row.paragraph)
  if (!one) return null
  const { paragraph } = one
  const counts = row.counts.map((id) => proof.counts.get(id)?.count).filter((count) => count !== undefined)
  return (
    <div className="debt">
      <StatusMark status={one.status} />
      <div className="debt__words">
        <p className="serif"><button type="button" className="cite" onClick={() => go({ room: 'complaint', item: paragraph.id })}>¶ {paragraph.label}</button> {paragraph.text}</p>
        <p className="second small">{one.why}{paragraph.debtAccepted ? ` Accepted: ${paragraph.debtAccepted.reason}` : ''}</p>
        {asking && (
          <form className="debt__form" onSubmit={(event) => {
            event.preventDefault()
            const reason = new FormData(event.currentTarget).get('reason')?.toString().trim()
            if (!reason) return
            setAsking(false)
            void acceptDebt(session, paragraph, reason)
          }}>
            <input className="input" name="reason" aria-label="Why it may stand" placeholder="Why it may stand without evidence for now" autoFocus onKeyDown={(event) => event.key === 'Escape' && setAsking(false)} />
            <Button type="submit" look="primary">Accept</Button>
          </form>
        )}
      </div>
      <span className="debt__counts second">{counts.map(countName).join(', ')}</span>
      <span className="debt__age second tabular">{row.state === 'open' ? `${age} ${age === 1 ? 'day' : 'days'}` : ''}</span>
      <span className={row.state === 'open' ? 'debt__state debt__state--open' : 'debt__state'}>{WORD[row.state]}</span>
      <span className="debt__actions">
        {row.state === 'open' && !asking && <Button onClick={() => setAsking(true)}>Accept…</Button>}
        {row.state === 'open' && <Button look="quiet" onClick={() => void withdraw(session, paragraph)}>Withdraw</Button>}
        {row.state === 'accepted' && <Button look="quiet" onClick={() => void acceptDebt(session, paragraph, null)}>Owed again</Button>}
        {row.state === 'withdrawn' && <Button look="quiet" onClick={() => void withdraw(session, paragraph, false)}>Plead again</Button>}
      </span>
    </div>
  )
}
