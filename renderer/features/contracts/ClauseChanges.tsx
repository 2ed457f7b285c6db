import type { Change } from '../../../shared/contract/amendments'
import { locatorOf } from '../../../shared/contract/records'
import { formatEdtf } from '../../../shared/dates/format'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'

/** What amendments make of a clause, each with its day and its own clause; the clause keeps its words above. */
export function ClauseChanges({ changes }: { changes: readonly Change[] }) {
  return <>{changes.map((one, at) => <Told key={`${one.amendment} ${at}`} change={one} />)}</>
}

function Told({ change: { amendment, from, edit, text, plain } }: { change: Change }) {
  const { reader } = useSession()
  const { go } = useNavigation()
  const all = useRows('clauses')
  const contract = reader.get('contracts', amendment)
  const clause = all.filter((one) => one.contract === amendment).sort((a, b) => a.order - b.order)[edit.clause]
  if (!contract || !clause) return null
  const cite = `${contract.shortForm} ${locatorOf(clause)}`
  return (
    <div className={plain ? 'clause__change' : 'clause__change clause__change--open'}>
      <p className="small">
        <strong>{from === null ? 'From a day that is not recorded' : `From ${formatEdtf(from)}`}</strong> {saidOf(plain, from, edit.action, edit.target)}{' '}
        <button type="button" className="cite" title={edit.said} onClick={() => go({ view: 'clauses', item: clause.id })}>{cite}</button>
      </p>
      {plain && text !== null && <p className="clause__text serif selectable">{text}</p>}
      {!plain && <p className="second small selectable">“{edit.said}”{edit.text !== '' && edit.action !== 'words' ? ` ${edit.text}` : ''}</p>}
    </div>
  )
}

function saidOf(plain: boolean, from: string | null, action: Change['edit']['action'], target: string): string {
  if (!plain && from === null) return 'this is changed; say in the facts of the amendment since when it is in force:'
  if (!plain) return `§ ${target} is named as changed, and it is not plain how. Both are shown:`
  switch (action) {
    case 'delete': return 'the clause is taken out:'
    case 'add': return `there is a new § ${target}:`
    default: return 'it reads:'
  }
}
