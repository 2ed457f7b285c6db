import { KIND_WORDS } from '../../../shared/answer/mend'
import { admits, standing } from '../../../shared/proof'
import type { Paragraph } from '../../../shared/records'
import { useMatter, useRows, useSession } from '../../store'
import { Button, StatusMark } from '../../ui'
import { clearResponse } from '../linking'

/** How the defendants answered (FRCP 8(b)). */
export function ResponseRows({ paragraph }: { paragraph: Paragraph }) {
  const session = useSession()
  const responses = standing(useRows('responses'), useRows('answers')).filter((one) => one.paragraph === paragraph.id)
  const ineffective = useMatter()?.settings.ineffectiveDenials
  const parties = useRows('parties')
  if (responses.length === 0) return null
  return (
    <div className="detail__rows">
      {responses.map((response) => {
        const party = parties.find((one) => one.id === response.party)
        const admitted = admits(response, ineffective)
        return (
          <div key={response.id} className="evidence">
            <span className="evidence__kind" style={admitted ? { color: 'var(--admitted)' } : undefined}><StatusMark status={admitted ? 'admitted' : 'unexamined'} size={10} bare />Answer</span>
            <span className="evidence__what">{KIND_WORDS[response.kind]} by {party ? (party.definedAs ?? party.name) : 'all defendants'}{response.quote !== '' && <span className="serif">: “{response.quote}”</span>}</span>
            <span className="evidence__end evidence__answer"><Button look="quiet" onClick={() => void clearResponse(session, response)}>Remove</Button></span>
          </div>
        )
      })}
    </div>
  )
}
