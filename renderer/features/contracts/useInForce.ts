import { inForceOf, type Together, togetherOf } from '../../../shared/contract/governs'
import { useRows, useSession } from '../../store'
import type { Side } from './actions'

/** Whether two texts were in force on the same day, as far as the records show. */
export function useInForce(): (one: Side | string, other: Side | string) => Together {
  const { reader } = useSession()
  const contracts = useRows('contracts')
  const versions = useRows('versions')
  const policies = useRows('policies')
  const documentOf = (side: Side | string): string => {
    if (typeof side === 'string') return reader.get('passages', side)?.document ?? ''
    if (side.kind === 'passage') return reader.get('passages', side.id)?.document ?? ''
    return reader.get('contracts', reader.get('clauses', side.id)?.contract ?? '')?.document ?? ''
  }
  const of = (side: Side | string) => inForceOf(documentOf(side), { contracts, versions, policies })
  return (one, other) => togetherOf(of(one), of(other))
}
