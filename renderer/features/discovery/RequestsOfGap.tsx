import { standingOf, STANDING_WORD } from '../../../shared/discovery'
import type { Gap } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { useRows } from '../../store'
import { Button } from '../../ui'
import { todayHere } from '../linking'
import { requestName } from './actions'

/** What was asked for a gap, and the way to ask. @param row id of the row of the gap list */
export function RequestsOfGap({ row, gap }: { row: string; gap: Gap | null }) {
  const { go } = useNavigation()
  const sets = useRows('requestSets')
  const requests = useRows('requests')
  const own = gap ? requests.filter((one) => one.gaps.includes(gap.id)) : []
  const today = todayHere()
  return (
    <>
      <Button onClick={() => go({ room: 'discovery', view: 'draft', item: row })}>Draft a request</Button>
      {own.map((one) => {
        const set = sets.find((candidate) => candidate.id === one.set)
        return set && <Button key={one.id} look="quiet" onClick={() => go({ room: 'discovery', view: null, item: one.id })}>{requestName(set, one)}: {STANDING_WORD[standingOf(set, [], today)].toLowerCase()}</Button>
      })}
    </>
  )
}
